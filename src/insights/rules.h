#pragma once

#include <zg/insights.h>

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

// Pure: what one event adds to the roll-ups.
namespace zg::insights {

// value x times ÷ by, rounded half away from zero ("half up" of amounts); nullopt when `by` is zero.
struct Division final {
    std::int64_t value;
    std::int64_t times;
    std::int64_t by;
};
[[nodiscard]] std::optional<std::int64_t> divide_half_up(Division);

// The figures that a SKU has, which is all but `rounding`, in the order of a Cell: packed cells keep it.
using CellFigure = std::int64_t Cell::*;
using CellFigures = std::span<CellFigure const>;
inline constexpr std::array cell_figures{
    &Cell::receipts, &Cell::refunds,       &Cell::units_milli,     &Cell::net,       &Cell::tax, &Cell::discount,
    &Cell::cost,     &Cell::net_with_cost, &Cell::lines_with_cost, &Cell::refund_net};
// Those that value_of() looks at.
[[nodiscard]] CellFigures needed_for(Metric);

// A receipt as the drill-down keeps it. `cell` is what it adds to its hour, refunds negative.
struct ReceiptRow final {
    ReceiptSummary summary;
    std::int32_t hour = 0;
    std::string currency;
    std::string skus;  // distinct ids, 16 bytes each
    Cell cell;

    [[nodiscard]] bool has(SkuId) const;
};

struct StoreDayKey final {
    BusinessDate date;
    StoreId store;
    std::string currency;  // three letters: never on the heap
    friend auto operator<=>(StoreDayKey const&, StoreDayKey const&) = default;
};

struct SkuHour final {
    std::int32_t hour;
    SkuId sku;
    friend auto operator<=>(SkuHour const&, SkuHour const&) = default;
};
struct SkuHourHash {
    std::size_t operator()(SkuHour const& key) const noexcept {
        return UuidHash{}(key.sku.uuid) + static_cast<std::size_t>(key.hour) * 0x9E3779B97F4A7C15ULL;
    }
};

// What one store sold on one day in one currency.
struct StoreDay final {
    std::map<std::int32_t, Cell> hours;
    boost::unordered_flat_map<SkuHour, Cell, SkuHourHash> skus;
    std::deque<ReceiptRow> receipts;  // large rows, which must not move as their number grows
};

// What some events add to the tables. Ordered as the tables are.
struct Delta final {
    std::map<StoreDayKey, StoreDay> days;
    std::int64_t row_count = 0;
};

void apply(Delta&, events::Sale const&, ReceiptKind);

[[nodiscard]] Figures figures_of(Cell const&);

}  // namespace zg::insights
