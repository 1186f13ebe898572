#pragma once

#include "question.h"
#include "shapes.h"

namespace zg::api {

// The stores of the company that the principal sees.
[[nodiscard]] std::vector<Store> stores_seen(House const&, access::Principal const&);

// The stores of a question, of which `stores` tells; in the order of the directory.
[[nodiscard]] std::vector<access::Store> stores_among(House const&, Stores const&);

// How the days of a question are cut: as its first store does it.
struct Today final {
    BusinessDate date;
    std::int32_t first_hour = 0;
};
[[nodiscard]] Today today_of(House const&, Stores const&, Instant now);

}  // namespace zg::api
