#pragma once

#include "rooms.h"

namespace zg::flows {

// The latest business day among the stores that a price holds in: all of them for the company's and a book's.
[[nodiscard]] BusinessDate latest_day(Rooms&, std::optional<StoreId>, Instant);

}  // namespace zg::flows
