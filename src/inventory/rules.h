#pragma once

#include <cstdint>
#include <optional>

namespace zg::inventory {

struct Shelf final {
    std::int64_t on_hand_milli = 0;
    std::optional<std::int64_t> cost_e4 = {};
};

// The moving average after `quantity_milli` (> 0) came in at `unit_cost_e4`. What is below zero on the shelf was sold
// before it was booked in and carries no cost into the average.
[[nodiscard]] std::int64_t average_cost_e4(Shelf before, std::int64_t quantity_milli, std::int64_t unit_cost_e4);

inline constexpr std::int64_t quantity_milli_max = 1'000'000'000'000;  // a billion units
inline constexpr std::int64_t cost_e4_max = 1'000'000'000'000'000;     // 100 billion minor units
inline constexpr std::size_t line_count_max = 1000;

}  // namespace zg::inventory
