#pragma once

#include <zg/pricing.h>

// Pure decisions about single values.
namespace zg::pricing {

using Fault = std::optional<Refused<PricingRefusal>>;
[[nodiscard]] Fault terms_fault(Terms const&);
[[nodiscard]] Fault tax_class_fault(TaxClass const&);
[[nodiscard]] Fault price_fault(Price const&);
[[nodiscard]] Fault book_fault(PriceBook const&);
[[nodiscard]] Fault promotion_fault(Promotion const&);
[[nodiscard]] Fault coupon_fault(Coupon const&);

// The form in which codes of coupons are equal.
[[nodiscard]] std::string folded_code(std::string_view code);

// The day it is in UTC: where no store's own day is known.
[[nodiscard]] BusinessDate day_of(Instant);

// The id under which a price appears in the event feed: it changes apart from its product.
[[nodiscard]] Uuid price_aggregate(Price const&);

}  // namespace zg::pricing
