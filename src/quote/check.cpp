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

bool is_within(std::int64_t value, std::int64_t low, std::int64_t high) { return low <= value && value <= high; }

bool is_known(Promotion const& promotion) {
    switch (promotion.kind) {
        case PromotionKind::buy_n_get_m:
        case PromotionKind::bundle:
        case PromotionKind::percent:
        case PromotionKind::amount:
        case PromotionKind::tiered: return true;
    }
    return false;
}

bool are_sound(Promotion const& promotion) {
    auto const& steps = promotion.steps;
    auto const tiered = promotion.kind == PromotionKind::tiered;
    if (tiered == steps.empty() || steps.size() > step_count_max) return false;
    std::int64_t before = -1;
    for (auto const& step : steps) {
        if (step.from <= before || step.from > amount_max || !is_sound(step.discount)) return false;
        before = step.from;
    }
    if (!promotion.repeats) return true;
    return tiered && steps.size() == 1 && steps[0].from > 0 && steps[0].discount.kind == Discount::Kind::amount;
}

// Which field of a promotion is wrong by itself.
Field wrong_field(Promotion const& promotion) {
    if (!is_known(promotion)) return Field::kind;
    auto const stacking = promotion.stacking;
    if (stacking != Stacking::one_per_line && stacking != Stacking::stacks && stacking != Stacking::exclusive) {
        return Field::stacking;
    }
    if (promotion.measure != Measure::quantity && promotion.measure != Measure::spend) return Field::mode;
    if (!is_within(promotion.count, 1, set_count_max)) return Field::count;
    if (!is_within(promotion.free, 1, set_count_max)) return Field::free;
    auto const value_max = promotion.kind == PromotionKind::percent ? percent_max : amount_max;
    if (!is_within(promotion.value, 0, value_max)) return Field::value;
    if (!are_sound(promotion)) return Field::steps;
    auto const part_max = promotion.kind == PromotionKind::bundle ? part_count_max : 1;
    if (promotion.parts.empty() || promotion.parts.size() > part_max) return Field::parts;
    for (auto const& part : promotion.parts) {
        if (!is_within(part.count, 1, set_count_max)) return Field::parts;
    }
    return Field::none;
}

// Whether every part names lines of the basket, rising, and no line is in two parts.
bool names_lines(Promotion const& promotion, std::size_t line_count) {
    std::vector<bool> named;
    if (promotion.parts.size() > 1) named.resize(line_count);
    for (auto const& part : promotion.parts) {
        std::int64_t before = -1;
        for (auto const line : part.lines) {
            if (line <= before || !is_index(line, line_count)) return false;
            before = line;
            if (named.empty()) continue;
            if (named[static_cast<std::size_t>(line)]) return false;
            named[static_cast<std::size_t>(line)] = true;
        }
    }
    return true;
}

std::optional<Refusal> check(Promotion const& promotion, std::int64_t index, Basket const& basket) {
    auto const field = wrong_field(promotion);
    if (field != Field::none) return Refusal{QuoteRefusal::bad_promotion, Subject::promotion, index, field};
    if (names_lines(promotion, basket.lines.size())) return std::nullopt;
    return Refusal{QuoteRefusal::unknown_line, Subject::promotion, index, Field::lines};
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
    if (auto refusal = check_each(basket.promotions, basket)) return refusal;
    if (auto refusal = check_each(basket.coupons)) return refusal;
    return check_each(basket.lines, basket);
}

}  // namespace zg::quote
