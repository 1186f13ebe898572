#include "rules.h"

#include <zg/outlook.h>

#include <zg/assert.h>

#include <algorithm>

namespace zg::insights {

std::optional<std::int64_t> divide_half_up(Division division) {
    if (division.by == 0) return std::nullopt;
    __extension__ using Wide = __int128;
    Wide numerator = static_cast<Wide>(division.value) * division.times;
    Wide denominator = division.by;
    bool const negative = (numerator < 0) != (denominator < 0);
    if (numerator < 0) numerator = -numerator;
    if (denominator < 0) denominator = -denominator;
    auto const quotient = static_cast<std::int64_t>((2 * numerator + denominator) / (2 * denominator));
    return negative ? -quotient : quotient;
}

namespace {

bool holds(std::string_view skus, SkuId sku) {
    for (std::size_t at = 0; at < skus.size(); at += 16) {
        if (skus.substr(at, 16) == sku.uuid.view()) return true;
    }
    return false;
}

Cell cell_of(events::SoldLine const& line, ReceiptKind kind) {
    std::int64_t const sign = kind == ReceiptKind::sale ? 1 : -1;
    Cell cell{.units_milli = sign * line.quantity_milli,
              .net = sign * line.net,
              .tax = sign * line.tax,
              .discount = sign * line.discount};
    if (line.cost) {
        cell.cost = sign * *line.cost;
        cell.net_with_cost = cell.net;
        cell.lines_with_cost = 1;
    }
    if (kind == ReceiptKind::refund) cell.refund_net = line.net;
    return cell;
}

void count(Cell& cell, ReceiptKind kind) { ++(kind == ReceiptKind::sale ? cell.receipts : cell.refunds); }

ReceiptSummary summary_of(events::Sale const& sale, ReceiptKind kind, Cell const& cell) {
    std::int64_t const sign = kind == ReceiptKind::sale ? 1 : -1;
    return {.id = sale.receipt,
            .number = sale.number,
            .kind = kind,
            .store = sale.store,
            .till = sale.till,
            .at = sale.at,
            .business_date = sale.business_date,
            .total = sale.total,
            .net = sign * cell.net,
            .tax = sign * cell.tax,
            .units_milli = sign * cell.units_milli,
            .member = sale.member,
            .origin = sale.origin};
}

}  // namespace

bool ReceiptRow::has(SkuId sku) const { return holds(skus, sku); }

void apply(Delta& delta, events::Sale const& sale, ReceiptKind kind) {
    ZG_ASSERT(sale.hour >= 0 && sale.hour < 24);
    auto& day = delta.days[{.date = sale.business_date, .store = sale.store, .currency = sale.currency}];
    auto const rows_before = day.skus.size() + day.receipts.size();

    auto& row = day.receipts.emplace_back();
    row.skus.reserve(sale.lines.size() * 16);
    count(row.cell, kind);
    row.cell.rounding = kind == ReceiptKind::sale ? sale.rounding : -sale.rounding;
    for (auto const& line : sale.lines) {
        auto const cell = cell_of(line, kind);
        row.cell += cell;
        auto& sku_cell = day.skus[{.hour = sale.hour, .sku = line.sku}];
        sku_cell += cell;
        // Two lines of one SKU are still one receipt with that SKU.
        if (holds(row.skus, line.sku)) continue;
        row.skus.append(line.sku.uuid.view());
        count(sku_cell, kind);
    }
    row.summary = summary_of(sale, kind, row.cell);
    row.hour = sale.hour;
    row.currency = sale.currency;
    day.hours[sale.hour] += row.cell;
    delta.row_count += static_cast<std::int64_t>(day.skus.size() + day.receipts.size() - rows_before);
}

Outlook outlook_of(Shelf const& shelf, OutlookRules const& rules) {
    if (shelf.units_milli > 0 && shelf.on_hand_milli <= 0) return Outlook::sold_out;
    if (shelf.on_hand_milli > 0 && !shelf.is_sold_lately) return Outlook::unsold;
    bool const is_low = shelf.on_hand_milli > 0 && shelf.on_hand_milli < low_below_milli(shelf.units_milli, rules);
    return is_low ? Outlook::running_out : Outlook::fine;
}

std::int64_t low_below_milli(std::int64_t units_milli, OutlookRules const& rules) {
    if (units_milli <= 0) return 0;
    return (units_milli * rules.cover_days + rules.pace_days - 1) / rules.pace_days;
}

std::optional<std::int64_t> cover_days_e1(Shelf const& shelf, OutlookRules const& rules) {
    if (shelf.units_milli <= 0 || shelf.on_hand_milli <= 0) return std::nullopt;
    return divide_half_up({.value = shelf.on_hand_milli, .times = 10LL * rules.pace_days, .by = shelf.units_milli});
}

}  // namespace zg::insights
