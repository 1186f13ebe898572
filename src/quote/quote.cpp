#include <zg/quote.h>

#include "check.h"
#include "working.h"

namespace zg::quote {
namespace {

// Gross of every line; refuses the line with which the sum leaves what a total may be.
std::optional<Refusal> apply_prices(Working& working) {
    auto const count = working.basket.lines.size();
    working.quoted.lines.resize(count);
    working.left.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto const& line = working.basket.lines[i];
        auto const gross = extend(line.unit_price, Quantity{line.quantity_milli});
        auto const refuse = [&](Field field) {
            return Refusal{QuoteRefusal::amount_too_large, Subject::line, static_cast<std::int64_t>(i), field};
        };
        if (!gross || *gross > amount_max) return refuse(Field::quantity_milli);
        working.quoted.totals.gross += *gross;
        if (working.quoted.totals.gross > amount_max) return refuse(Field::none);
        working.quoted.lines[i].gross = *gross;
        working.left[i] = *gross;
    }
    return std::nullopt;
}

std::optional<Refusal> round_for_cash(Working& working) {
    auto& totals = working.quoted.totals;
    auto const& cash = working.basket.cash_rounding;
    if (cash.increment == 0) return std::nullopt;

    auto const steps = divide(totals.total, cash.increment, cash.rounding);
    ZG_ASSERT(steps);
    auto const rounded = *steps * cash.increment;  // at most total + increment, far inside int64
    if (rounded > amount_max) return Refusal{.code = QuoteRefusal::amount_too_large, .field = Field::cash_rounding};
    totals.rounding = rounded - totals.total;
    totals.total = rounded;
    return std::nullopt;
}

void assert_sums(Quoted const& quoted) {
    auto const& totals = quoted.totals;
    ZG_ASSERT(totals.gross - totals.discount + totals.tax_outside + totals.rounding == totals.total);
    ZG_ASSERT(totals.net + totals.tax() + totals.rounding == totals.total);
    std::int64_t sum = totals.rounding;
    for (auto const& line : quoted.lines) sum += line.total;
    ZG_ASSERT(sum == totals.total);
}

}  // namespace

Answer quote(Basket const& basket) {
    if (auto const refusal = first_refusal(basket)) return *refusal;

    Working working{.basket = basket};
    if (auto const refusal = apply_prices(working)) return *refusal;
    apply_discounts(working);
    save_shares(working);
    apply_taxes(working);
    if (working.quoted.totals.total > amount_max) return Refusal{.code = QuoteRefusal::amount_too_large};
    if (auto const refusal = round_for_cash(working)) return *refusal;
    assert_sums(working.quoted);
    return std::move(working.quoted);
}

}  // namespace zg::quote
