#pragma once

#include <zg/pricing.h>

// Pure decisions about single values.
namespace zg::pricing {

using Fault = std::optional<Refused<PricingRefusal>>;
[[nodiscard]] Fault terms_fault(Terms const&);
[[nodiscard]] Fault tax_class_fault(TaxClass const&);
[[nodiscard]] Fault price_fault(Price const&);
[[nodiscard]] Fault promotion_fault(Promotion const&);
[[nodiscard]] Fault coupon_fault(Coupon const&);

// The form in which codes of coupons are equal.
[[nodiscard]] std::string folded_code(std::string_view code);

// The id under which a price appears in the event feed: it changes apart from its product.
[[nodiscard]] Uuid price_aggregate(SkuId, std::optional<StoreId>);

}  // namespace zg::pricing
