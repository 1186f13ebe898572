#include "rules.h"

#include <zg/money.h>

namespace zg::inventory {

std::int64_t average_cost_e4(Shelf before, std::int64_t quantity_milli, std::int64_t unit_cost_e4) {
    if (before.on_hand_milli <= 0 || !before.cost_e4) return unit_cost_e4;
    auto const value = Wide{before.on_hand_milli} * *before.cost_e4 + Wide{quantity_milli} * unit_cost_e4;
    auto const average = divide(value, Wide{before.on_hand_milli} + quantity_milli, Rounding::half_up);
    ZG_ASSERT(average.has_value());
    return *average;
}

}  // namespace zg::inventory
