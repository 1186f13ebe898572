#include "rules.h"

#include <zg/text.h>

namespace zg::pricing {
namespace {

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
    return {};
}

Fault price_fault(Price const& price) {
    if (!within(price.price, 0, price_max)) return Refused{PricingRefusal::bad_price, "price"};
    if (price.member_price && !within(*price.member_price, 0, price.price)) {
        return Refused{PricingRefusal::bad_price, "member_price"};
    }
    return {};
}

Fault promotion_fault(Promotion const& promotion) {
    if (auto fault = names_refusal(promotion.names)) return fault;
    switch (promotion.kind) {
        case PromotionKind::buy_n_get_m:
            if (!within(promotion.buy, 1, quote::set_count_max)) return Refused{PricingRefusal::bad_set, "buy"};
            if (!within(promotion.free, 1, quote::set_count_max)) return Refused{PricingRefusal::bad_set, "free"};
            if (promotion.skus.empty()) return Refused{PricingRefusal::skus_missing, "skus"};
            if (promotion.skus.size() > skus_max) return Refused{PricingRefusal::too_many_skus, "skus"};
            return {};
        case PromotionKind::basket_percent:
            if (!within(promotion.percent_e2, 1, quote::percent_max)) {
                return Refused{PricingRefusal::bad_percent, "percent_e2"};
            }
            if (!within(promotion.spend_min, 0, price_max)) return Refused{PricingRefusal::bad_spend_min, "spend_min"};
            return {};
    }
    return {};
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
    return {};
}

std::string folded_code(std::string_view code) { return text::fold(code); }

Uuid price_aggregate(SkuId sku, std::optional<StoreId> store) {
    std::string name = "price";
    name += sku.uuid.view();
    if (store) name += store->uuid.view();
    return Uuid::named(Instant{}, name);
}

}  // namespace zg::pricing
