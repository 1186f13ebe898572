#pragma once

#include "history.h"

namespace zg::bench {

struct DashboardOptions final {
    History history;
    std::int32_t flat_days = 73;  // of the history that plain SQL holds
    int asks = 300;               // of each question
    int flat_asks = 5;
};

// Builds the history when it is not there yet for today, asks both and prints the metrics. 1 when an answer of the server is not
// the one of plain SQL, where both hold the days that are asked for.
int measure_dashboard(DashboardOptions&);

}  // namespace zg::bench
