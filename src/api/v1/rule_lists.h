#pragma once

#include "pricing_shapes.h"
#include "question.h"

#include <zg/house.h>

namespace zg::api {

// What rules are looked at with: the business day of a store, the one that was asked for or the company's first.
[[nodiscard]] BusinessDate day_of(House const&, Stores const& asked_for, Instant);
[[nodiscard]] RuleState state_of(bool is_ended, std::optional<BusinessDate> starts, std::optional<BusinessDate> ends,
                                 BusinessDate today);
[[nodiscard]] Coupon coupon_of(House const&, pricing::Coupon);
// Refuses one who does not see every store of a price book.
[[nodiscard]] bool refuse_book(Call&, BookId);
// A name in the language of the asker, or in the first that there is.
[[nodiscard]] std::string name_in(Names const&, Language);

}  // namespace zg::api
