#pragma once

#include <zg/reports.h>

#include <string_view>

namespace zg::reports {

// The page's own words.
enum class Word {
    title,
    made_at,
    figures,
    net_sales,
    tax,
    taken,
    receipts,
    refunds,
    discounts,
    basket_value,
    rounding,
    units,
    against_last_week,
    nothing_last_week,
    hours,
    this_day,
    last_week,
    week_before,
    tax_by_rate,
    rate,
    net,
    tenders,
    means,
    came_in,
    went_back,
    balance,
    total,
    drawers,
    till,
    begun_with,
    in_drawer,
    drawers_note,
    best_sellers,
    product,
    quantity,
    comparison,
    figure,
    difference,
    exceptions,
    receipt,
    what,
    nothing_sold,
    no_cash,
    no_exceptions,
    how_counted,
    count
};
[[nodiscard]] std::string_view word(Word, Language);
[[nodiscard]] std::string_view payment_name(Payment, Language);
// What a person must look at, by the kind's code; the code itself when it is not known.
[[nodiscard]] std::string_view exception_name(std::string_view kind, Language);

}  // namespace zg::reports
