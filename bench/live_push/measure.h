#pragma once

#include "load.h"

namespace zg::bench {

struct PushOptions final {
    PushLoad load;
    int runs = 5;
};

// Runs the product, without and with its audience, and the bare push in turns, and prints the metrics, medians over the runs.
// 1 when a message was lost, doubled, out of order or another store's.
int measure_push(PushOptions const&);

}  // namespace zg::bench
