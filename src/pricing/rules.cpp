#include "rules.h"

#include <zg/text.h>

namespace zg::pricing {
namespace {

constexpr std::int32_t day_minutes = 24 * 60;

bool within(std::int64_t value, std::int64_t low, std::int64_t high) { return low <= value && value <= high; }

Fault code_fault(std::string_view code) {
    bool const fits = text_fault(code, code_characters_max) == TextFault::none &&
                      text::fold(code).find(' ') == std::string::npos && text::fold(code).size() > 0 &&
                      code.front() != ' ' && code.back() != ' ';
    if (!fits) return Refused{PricingRefusal::bad_code, "code"};
    return {};
}

Fault names_refusal(Names const& names) {
    auto const fault = names_fault(names);
    if (fault.fault == TextFault::none) return {};
    if (fault.language.empty()) return Refused{PricingRefusal::name_missing, "names"};
    return Refused{PricingRefusal::name_bad, "names." + std::string(fault.language)};
}

template <class T>
Fault list_fault(std::optional<std::vector<T>> const& list, std::string field) {
    if (list && list->empty()) return Refused{PricingRefusal::bad_reach, std::move(field)};
    return {};
}

Fault period_fault(std::optional<BusinessDate> starts, std::optional<BusinessDate> ends, std::string field) {
    if (starts && ends && *ends < *starts) return Refused{PricingRefusal::bad_period, std::move(field)};
    return {};
}

bool is_sound(Hours const& hours) {
    for (auto const weekday : hours.weekdays) {
        if (!within(weekday, 1, 7)) return false;
    }
    return within(hours.from_minute, 0, day_minutes - 1) && within(hours.to_minute, 0, day_minutes) &&
           hours.from_minute != hours.to_minute;
}

Fault reach_fault(Reach const& reach) {
    if (auto fault = list_fault(reach.stores, "reach.stores")) return fault;
    if (auto fault = list_fault(reach.channels, "reach.channels")) return fault;
    if (auto fault = period_fault(reach.starts, reach.ends, "reach.ends")) return fault;
    for (std::size_t index = 0; index < reach.hours.size(); ++index) {
        if (is_sound(reach.hours[index])) continue;
        return Refused{PricingRefusal::bad_hours, "reach.hours[" + std::to_string(index) + "]"};
    }
    return {};
}

Fault goods_fault(std::size_t named_count, std::string field) {
    if (named_count > skus_max) return Refused{PricingRefusal::too_many_skus, std::move(field)};
    return {};
}

Fault steps_fault(Promotion const& promotion) {
    auto const bad = [](std::size_t index) {
        return Refused{PricingRefusal::bad_steps, "steps[" + std::to_string(index) + "]"};
    };
    auto const& steps = promotion.steps;
    if (steps.empty() || steps.size() > quote::step_count_max) return Refused{PricingRefusal::bad_steps, "steps"};
    std::int64_t before = -1;
    for (std::size_t index = 0; index < steps.size(); ++index) {
        auto const& step = steps[index];
        auto const has_one = (step.amount > 0) != (step.percent_e2 > 0);
        if (!has_one || step.from <= before || step.from > price_max) return bad(index);
        if (!within(step.amount, 0, price_max) || !within(step.percent_e2, 0, quote::percent_max)) return bad(index);
        before = step.from;
    }
    if (!promotion.repeats) return {};
    if (steps.size() != 1 || steps[0].amount == 0 || steps[0].from == 0) return bad(0);
    return {};
}

Fault parts_fault(Promotion const& promotion) {
    auto const& parts = promotion.parts;
    if (parts.size() < 2 || parts.size() > quote::part_count_max) return Refused{PricingRefusal::bad_parts, "parts"};
    std::size_t named_count = 0;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        auto const& part = parts[index];
        named_count += part.skus.size() + part.categories.size();
        if (within(part.count, 1, quote::set_count_max) && part.skus.size() + part.categories.size() > 0) continue;
        return Refused{PricingRefusal::bad_parts, "parts[" + std::to_string(index) + "]"};
    }
    return goods_fault(named_count, "parts");
}

Fault kind_fault(Promotion const& promotion) {
    auto const percent = [&]() -> Fault {
        if (within(promotion.percent_e2, 1, quote::percent_max)) return {};
        return Refused{PricingRefusal::bad_percent, "percent_e2"};
    };
    auto const amount = [&](std::int64_t least) -> Fault {
        if (within(promotion.amount, least, price_max)) return {};
        return Refused{PricingRefusal::bad_amount, "amount"};
    };
    switch (promotion.kind) {
        case PromotionKind::buy_n_get_m:
            if (!within(promotion.buy, 1, quote::set_count_max)) return Refused{PricingRefusal::bad_set, "buy"};
            if (!within(promotion.free, 1, quote::set_count_max)) return Refused{PricingRefusal::bad_set, "free"};
            if (promotion.skus.empty() && promotion.categories.empty()) {
                return Refused{PricingRefusal::skus_missing, "skus"};
            }
            return {};
        case PromotionKind::basket_percent:
            if (auto fault = percent()) return fault;
            if (!within(promotion.spend_min, 0, price_max)) return Refused{PricingRefusal::bad_spend_min, "spend_min"};
            return {};
        case PromotionKind::percent: return percent();
        case PromotionKind::amount: return amount(1);
        case PromotionKind::n_for:
            if (!within(promotion.buy, 2, quote::set_count_max)) return Refused{PricingRefusal::bad_set, "buy"};
            return amount(0);
        case PromotionKind::tiered: return steps_fault(promotion);
        case PromotionKind::bundle:
            if (auto fault = parts_fault(promotion)) return fault;
            return amount(0);
    }
    return {};
}

}  // namespace

Fault terms_fault(Terms const& terms) {
    if (!Currency::parse(terms.currency)) return Refused{PricingRefusal::unknown_currency, "currency"};
    if (terms.cash_rounding && !within(terms.cash_rounding->increment, 1, price_max)) {
        return Refused{PricingRefusal::bad_rounding, "cash_rounding.increment"};
    }
    return {};
}

Fault tax_class_fault(TaxClass const& tax_class) {
    if (auto fault = code_fault(tax_class.code)) return fault;
    if (auto fault = names_refusal(tax_class.names)) return fault;
    if (!within(tax_class.rate_ppm, 0, quote::rate_micro_max)) return Refused{PricingRefusal::bad_rate, "rate_ppm"};
    for (std::size_t index = 0; index < tax_class.changes.size(); ++index) {
        auto const& change = tax_class.changes[index];
        auto const field = "changes[" + std::to_string(index) + "]";
        if (!within(change.rate_ppm, 0, quote::rate_micro_max)) return Refused{PricingRefusal::bad_rate, field};
        if (index > 0 && change.starts <= tax_class.changes[index - 1].starts) {
            return Refused{PricingRefusal::bad_period, field};
        }
    }
    return {};
}

Fault price_fault(Price const& price) {
    if (!within(price.price, 0, price_max)) return Refused{PricingRefusal::bad_price, "price"};
    if (price.member_price && !within(*price.member_price, 0, price.price)) {
        return Refused{PricingRefusal::bad_price, "member_price"};
    }
    return {};
}

Fault book_fault(PriceBook const& book) {
    if (auto fault = names_refusal(book.names)) return fault;
    if (auto fault = list_fault(book.stores, "stores")) return fault;
    if (auto fault = list_fault(book.channels, "channels")) return fault;
    return period_fault(book.starts, book.ends, "ends");
}

Fault promotion_fault(Promotion const& promotion) {
    if (auto fault = names_refusal(promotion.names)) return fault;
    if (auto fault = kind_fault(promotion)) return fault;
    if (auto fault = goods_fault(promotion.skus.size() + promotion.categories.size(), "skus")) return fault;
    if (!within(promotion.priority, -priority_max, priority_max)) {
        return Refused{PricingRefusal::bad_priority, "priority"};
    }
    return reach_fault(promotion.reach);
}

Fault coupon_fault(Coupon const& coupon) {
    if (auto fault = code_fault(coupon.code)) return fault;
    if (auto fault = names_refusal(coupon.names)) return fault;
    if (coupon.kind == CouponKind::amount && !within(coupon.amount, 1, price_max)) {
        return Refused{PricingRefusal::bad_amount, "amount"};
    }
    if (coupon.kind == CouponKind::percent && !within(coupon.percent_e2, 1, quote::percent_max)) {
        return Refused{PricingRefusal::bad_percent, "percent_e2"};
    }
    if (!within(coupon.spend_min, 0, price_max)) return Refused{PricingRefusal::bad_spend_min, "spend_min"};
    if (coupon.skus && coupon.skus->empty()) return Refused{PricingRefusal::skus_missing, "skus"};
    if (coupon.skus && coupon.skus->size() > skus_max) return Refused{PricingRefusal::too_many_skus, "skus"};
    if (!within(coupon.uses, 1, uses_max)) return Refused{PricingRefusal::bad_uses, "uses"};
    if (!within(coupon.uses_per_member, 0, uses_max)) return Refused{PricingRefusal::bad_uses, "uses_per_member"};
    return reach_fault(coupon.reach);
}

std::string folded_code(std::string_view code) { return text::fold(code); }

BusinessDate day_of(Instant at) {
    constexpr std::int64_t day_ms = 86'400'000;
    return {static_cast<std::int32_t>(at.ms / day_ms)};
}

Uuid price_aggregate(Price const& price) {
    std::string name = "price";
    name += price.sku.uuid.view();
    if (price.store) name += price.store->uuid.view();
    if (price.book) name += price.book->uuid.view();
    return Uuid::named(Instant{}, name);
}

}  // namespace zg::pricing
