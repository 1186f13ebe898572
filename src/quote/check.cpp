#include "check.h"

namespace zg::quote {
namespace {

bool is_sound(Discount const& discount) {
    switch (discount.kind) {
        case Discount::Kind::none: return true;
        case Discount::Kind::amount: return discount.value >= 0;
        case Discount::Kind::percent: return discount.value >= 0 && discount.value <= percent_max;
    }
    return false;
}

bool is_index(std::int64_t index, std::size_t count) { return index >= 0 && static_cast<std::uint64_t>(index) < count; }

std::optional<Refusal> too_many(Basket const& basket) {
    auto const refuse = [](QuoteRefusal code, Field field) { return Refusal{.code = code, .field = field}; };
    if (basket.lines.size() > line_count_max) return refuse(QuoteRefusal::too_many_lines, Field::lines);
    if (basket.tax_classes.size() > rule_count_max) return refuse(QuoteRefusal::too_many_rules, Field::tax_classes);
    if (basket.promotions.size() > rule_count_max) return refuse(QuoteRefusal::too_many_rules, Field::promotions);
    if (basket.coupons.size() > rule_count_max) return refuse(QuoteRefusal::too_many_rules, Field::coupons);
    return std::nullopt;
}

std::optional<Refusal> check(CashRounding const& cash) {
    auto const known = cash.rounding == Rounding::half_up || cash.rounding == Rounding::half_even ||
                       cash.rounding == Rounding::down || cash.rounding == Rounding::up;
    if (known && cash.increment >= 0 && cash.increment <= amount_max) return std::nullopt;
    return Refusal{.code = QuoteRefusal::bad_rounding, .field = Field::cash_rounding};
}

std::optional<Refusal> check(TaxClass const& tax, std::int64_t index) {
    auto const refuse = [&](QuoteRefusal code, Field field) { return Refusal{code, Subject::tax_class, index, field}; };
    if (tax.rate_micro < 0 || tax.rate_micro > rate_micro_max) return refuse(QuoteRefusal::bad_rate, Field::rate_micro);
    if (tax.mode != TaxMode::inside && tax.mode != TaxMode::outside)
        return refuse(QuoteRefusal::malformed, Field::mode);
    return std::nullopt;
}

std::optional<Refusal> check(Promotion const& promotion, std::int64_t index) {
    auto const refuse = [&](Field field) {
        return Refusal{QuoteRefusal::bad_promotion, Subject::promotion, index, field};
    };
    if (promotion.paid < 1 || promotion.paid > set_count_max) return refuse(Field::paid);
    if (promotion.free < 1 || promotion.free > set_count_max) return refuse(Field::free);
    return std::nullopt;
}

std::optional<Refusal> check(Coupon const& coupon, std::int64_t index) {
    auto const refuse = [&](QuoteRefusal code, Field field) { return Refusal{code, Subject::coupon, index, field}; };
    if (!is_sound(coupon.discount)) return refuse(QuoteRefusal::bad_discount, Field::discount);
    if (coupon.spend_min < 0) return refuse(QuoteRefusal::bad_coupon, Field::spend_min);
    if (coupon.sku_scope.size() > scope_count_max) return refuse(QuoteRefusal::too_many_rules, Field::sku_scope);
    return std::nullopt;
}

std::optional<Refusal> check(Line const& line, std::int64_t index, Basket const& basket) {
    auto const refuse = [&](QuoteRefusal code, Field field) { return Refusal{code, Subject::line, index, field}; };
    if (line.unit_price < 0) return refuse(QuoteRefusal::price_negative, Field::unit_price);
    if (line.unit_price > amount_max) return refuse(QuoteRefusal::amount_too_large, Field::unit_price);
    if (line.member_price < no_member_price) return refuse(QuoteRefusal::price_negative, Field::member_price);
    if (line.quantity_milli <= 0) return refuse(QuoteRefusal::quantity_zero, Field::quantity_milli);
    if (line.quantity_milli > amount_max) return refuse(QuoteRefusal::amount_too_large, Field::quantity_milli);
    if (!is_index(line.tax_class, basket.tax_classes.size())) {
        return refuse(QuoteRefusal::unknown_tax_class, Field::tax_class);
    }
    if (line.promotion != no_promotion && !is_index(line.promotion, basket.promotions.size())) {
        return refuse(QuoteRefusal::unknown_promotion, Field::promotion);
    }
    if (!is_sound(line.discount)) return refuse(QuoteRefusal::bad_discount, Field::discount);
    return std::nullopt;
}

template <class Items, class... More>
std::optional<Refusal> check_each(Items const& items, More const&... more) {
    std::int64_t index = 0;
    for (auto const& item : items) {
        if (auto refusal = check(item, index++, more...)) return refusal;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Refusal> first_refusal(Basket const& basket) {
    if (auto refusal = too_many(basket)) return refusal;
    if (auto refusal = check(basket.cash_rounding)) return refusal;
    if (!is_sound(basket.discount)) return Refusal{.code = QuoteRefusal::bad_discount, .field = Field::discount};
    if (auto refusal = check_each(basket.tax_classes)) return refusal;
    if (auto refusal = check_each(basket.promotions)) return refusal;
    if (auto refusal = check_each(basket.coupons)) return refusal;
    return check_each(basket.lines, basket);
}

}  // namespace zg::quote
