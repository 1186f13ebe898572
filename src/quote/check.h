#pragma once

#include <zg/quote.h>

namespace zg::quote {

// The first thing in the basket that cannot be priced, if any: limits and each field on its own. What only shows when the sums
// are made (a total too large) is found while pricing.
[[nodiscard]] std::optional<Refusal> first_refusal(Basket const&);

}  // namespace zg::quote
