#include "prices.h"

#include "shop.h"

namespace zg::sim {

namespace {

quote::Coupon quoted(pricing::Coupon const& coupon) {
    using Kind = quote::Discount::Kind;
    bool const is_amount = coupon.kind == pricing::CouponKind::amount;
    return {.discount = {.kind = is_amount ? Kind::amount : Kind::percent,
                         .value = is_amount ? coupon.amount : coupon.percent_e2},
            .spend_min = coupon.spend_min};
}

}  // namespace

quote::Quoted price(Basket& basket) {
    for (;;) {
        quote::Basket asked{.tax_classes = {{.rate_micro = levy_ppm}, {.rate_micro = 0}}};
        for (auto const& coupon : basket.coupons) asked.coupons.push_back(quoted(coupon));
        for (std::size_t line = 0; line < basket.skus.size(); ++line) {
            auto const sku = basket.skus[line];
            asked.lines.push_back({.sku = sku,
                                   .unit_price = price_of(sku),
                                   .quantity_milli = 1000 * basket.pieces[line],
                                   .tax_class = sku % 2});
        }
        auto const answer = quote::quote(asked);
        bool is_whole = true;
        for (auto index = basket.coupons.size(); index-- > 0;) {
            if (answer->coupons[index].use == quote::CouponUse::used) continue;
            basket.coupons.erase(basket.coupons.begin() + static_cast<std::ptrdiff_t>(index));
            is_whole = false;
        }
        if (is_whole) return *answer;
    }
}

std::string rule_text(Basket const& basket, quote::Share const& share) {
    return "coupon:" + basket.coupons[static_cast<std::size_t>(share.rule_index)].id.text();
}

}  // namespace zg::sim
