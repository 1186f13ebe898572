#include <zg/sku_board.h>

#include "rules.h"

#include <zg/assert.h>
#include <zg/money.h>

#include <algorithm>
#include <numeric>

namespace zg::insights {

namespace {

constexpr std::int64_t days_of_year = 365;

std::optional<std::int64_t> sum_of(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
    return a && b ? std::optional(*a + *b) : std::nullopt;
}

}  // namespace

StockFacts& StockFacts::operator+=(StockFacts const& other) {
    opening_milli += other.opening_milli;
    arrived_milli += other.arrived_milli;
    closing_milli += other.closing_milli;
    on_hand_milli += other.on_hand_milli;
    opening_value = sum_of(opening_value, other.opening_value);
    closing_value = sum_of(closing_value, other.closing_value);
    on_hand_value = sum_of(on_hand_value, other.on_hand_value);
    return *this;
}

BoardFacts& BoardFacts::operator+=(BoardFacts const& other) {
    cell += other.cell;
    units_known_milli += other.units_known_milli;
    selling_days = std::max(selling_days, other.selling_days);
    stock += other.stock;
    is_running_out = is_running_out || other.is_running_out;
    return *this;
}

Quantities quantities_of(ShelfFacts const& shelf) {
    auto const closing = shelf.on_hand_milli + shelf.units_after_milli - shelf.arrived_after_milli;
    return {.opening_milli = closing + shelf.units_known_milli - shelf.arrived_milli, .closing_milli = closing};
}

BoardFigures figures_of(BoardFacts const& facts, std::int32_t period_days) {
    ZG_ASSERT(period_days > 0);
    auto const& [cell, units_known, selling_days, stock, is_running_out] = facts;
    BoardFigures figures{.units_milli = cell.units_milli,
                         .net_sales = cell.net,
                         .gross_margin = value_of(Metric::gross_margin, cell),
                         .gross_margin_rate_e4 = value_of(Metric::gross_margin_rate, cell),
                         .on_hand_milli = stock.on_hand_milli,
                         .stock_value = stock.on_hand_value};
    auto const offered = stock.opening_milli + stock.arrived_milli;
    if (offered > 0) {
        figures.sell_through_e4 = divide_half_up({.value = units_known, .times = 10'000, .by = offered});
    }
    if (cell.units_milli > 0) {
        figures.cover_days_e1 = divide_half_up({.value = std::max<std::int64_t>(stock.on_hand_milli, 0),
                                                .times = std::int64_t{period_days} * 10,
                                                .by = cell.units_milli});
    }
    // Twice the mean, so that nothing is rounded before the end. A mean of nothing, or of a debt, measures nothing.
    auto const both = sum_of(stock.opening_value, stock.closing_value);
    if (!both || *both <= 0) return figures;
    figures.mean_stock_value = divide_half_up({.value = *both, .times = 1, .by = 2});
    if (cell.cost > 0) {
        figures.turnover_days_e1 =
            divide_half_up({.value = *both, .times = std::int64_t{period_days} * 10, .by = 2 * cell.cost});
    }
    if (figures.gross_margin) {
        figures.gmroi_e2 = divide_half_up(
            {.value = *figures.gross_margin, .times = 2 * 100 * days_of_year, .by = *both * std::int64_t{period_days}});
    }
    return figures;
}

namespace {

// Marks the fewest rows that together make the share of all net sales.
std::vector<bool> best_of(std::span<BoardFacts const> rows) {
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rows[a].cell.net > rows[b].cell.net; });
    Wide total = 0;
    for (auto const& row : rows) total += std::max<std::int64_t>(row.cell.net, 0);
    std::vector<bool> is_best(rows.size(), false);
    Wide sum = 0;
    for (auto const index : order) {
        if (rows[index].cell.net <= 0 || sum * 10'000 >= total * best_share_e2) break;
        sum += rows[index].cell.net;
        is_best[index] = true;
    }
    return is_best;
}

}  // namespace

std::vector<std::vector<SkuSet>> sets_of(std::span<BoardFacts const> rows, std::int32_t period_days) {
    auto const is_best = best_of(rows);
    std::vector<std::vector<SkuSet>> all(rows.size());
    for (std::size_t index = 0; index < rows.size(); ++index) {
        auto const& row = rows[index];
        auto& sets = all[index];
        auto const cover = figures_of(row, period_days).cover_days_e1;
        bool const is_sold = row.cell.units_milli > 0;
        bool const is_slow = is_sold && row.stock.on_hand_milli > 0 && cover && *cover > slow_days_e1;
        bool const is_steady =
            is_sold && !is_slow && std::int64_t{row.selling_days} * 10'000 >= period_days * steady_days_share_e2;
        if (is_best[index]) sets.push_back(SkuSet::best);
        if (is_steady) sets.push_back(SkuSet::steady);
        if (row.is_running_out) sets.push_back(SkuSet::running_out);
        if (is_slow) sets.push_back(SkuSet::slow);
        if (!is_sold && row.stock.on_hand_milli > 0) sets.push_back(SkuSet::dead);
    }
    return all;
}

}  // namespace zg::insights
