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

// The lists as people are shown them and take them out. With a state only the rules that are in it.
struct RuleQuery final {
    Stores stores = {};
    std::optional<RuleState> state = {};
    Instant at = {};
};
[[nodiscard]] PromotionList promotion_list(House const&, RuleQuery const&);
[[nodiscard]] CouponList coupon_list(House const&, RuleQuery const&);
[[nodiscard]] BookList book_list(House const&, RuleQuery const&);
[[nodiscard]] PlannedPrices planned_prices(House const&, RuleQuery const&);
// What holds now, then what is to come.
[[nodiscard]] std::vector<ListedPrice> prices_of_book(House const&, BookId);
// Refuses one who does not see every store of a price book.
[[nodiscard]] bool refuse_book(Call&, BookId);

}  // namespace zg::api
