#include <algorithm>

#include "working.h"

namespace zg::quote {

std::int64_t price_in_effect(Basket const& basket, Line const& line) {
    auto const for_member = basket.has_member && line.member_price != no_member_price;
    return for_member ? std::min(line.member_price, line.unit_price) : line.unit_price;
}

std::int64_t value_of(Discount const& discount, std::int64_t base) {
    switch (discount.kind) {
        case Discount::Kind::none: return 0;
        case Discount::Kind::amount: return std::min(discount.value, base);
        case Discount::Kind::percent:
            return *divide(static_cast<Wide>(base) * discount.value, percent_max, Rounding::half_up);
    }
    ZG_ASSERT(false);
    return 0;
}

void take(Working& working, std::size_t line, Share const& share) {
    if (share.amount == 0) return;
    ZG_ASSERT(share.amount > 0 && share.amount <= working.left[line]);
    working.left[line] -= share.amount;
    working.taken.push_back({line, share});
}

namespace {

// Spreads share.amount over the lines by working.weights.
void spread(Working& working, Share share) {
    if (share.amount == 0) return;
    working.parts.resize(working.weights.size());
    allocate_into(working.parts, share.amount, working.weights);
    for (std::size_t i = 0; i < working.parts.size(); ++i) {
        share.amount = working.parts[i];
        take(working, i, share);
    }
}

void apply_member_prices(Working& working) {
    if (!working.basket.has_member) return;
    for (std::size_t i = 0; i < working.left.size(); ++i) {
        auto const& line = working.basket.lines[i];
        auto const price = price_in_effect(working.basket, line);
        if (price == line.unit_price) continue;
        auto const member_gross = *extend(price, Quantity{line.quantity_milli});
        take(working, i, {Rule::member_price, 0, working.left[i] - member_gross});
    }
}

void apply_line_discounts(Working& working) {
    for (std::size_t i = 0; i < working.left.size(); ++i) {
        take(working, i, {Rule::line_discount, 0, value_of(working.basket.lines[i].discount, working.left[i])});
    }
}

void apply_basket_discount(Working& working) {
    if (working.basket.discount.kind == Discount::Kind::none) return;
    std::int64_t base = 0;
    for (auto const left : working.left) base += left;
    working.weights = working.left;
    spread(working, {Rule::basket_discount, 0, value_of(working.basket.discount, base)});
}

// How a coupon stands to the ones before it: it may go with none of them, or one of them with none after it.
bool may_join(Basket const& basket, std::vector<QuotedCoupon> const& before, Coupon const& coupon) {
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].use == CouponUse::used && !(coupon.with_coupons && basket.coupons[i].with_coupons)) return false;
    }
    return true;
}

// What coupons may not touch: lines of an exclusive promotion, and for some of them lines of any promotion.
bool is_closed(Working const& working, Coupon const& coupon, std::size_t line) {
    if (working.promoted.empty()) return false;
    auto const& promoted = working.promoted[line];
    return promoted.alone || (promoted.any && !coupon.with_promotions);
}

QuotedCoupon apply_coupon(Working& working, std::size_t index, std::vector<std::int64_t> const& before_coupons) {
    auto const& coupon = working.basket.coupons[index];
    if (!may_join(working.basket, working.quoted.coupons, coupon)) return {CouponUse::not_with_coupons, 0};
    auto scope = coupon.sku_scope;
    std::stable_sort(scope.begin(), scope.end());

    auto matches = false;
    auto open = false;
    std::int64_t spend = 0;
    std::int64_t base = 0;
    working.weights.assign(working.left.size(), 0);
    for (std::size_t i = 0; i < working.left.size(); ++i) {
        auto const sku = working.basket.lines[i].sku;
        if (!scope.empty() && !std::binary_search(scope.begin(), scope.end(), sku)) continue;
        matches = true;
        if (is_closed(working, coupon, i)) continue;
        open = true;
        spend += before_coupons[i];
        base += working.left[i];
        working.weights[i] = working.left[i];
    }
    if (!matches) return {CouponUse::no_matching_line, 0};
    if (!open) return {CouponUse::not_with_promotions, 0};
    if (spend < coupon.spend_min) return {CouponUse::below_spend_min, 0};
    auto const value = value_of(coupon.discount, base);
    if (value == 0) return {CouponUse::nothing_left, 0};
    spread(working, {Rule::coupon, static_cast<std::int64_t>(index), value});
    return {CouponUse::used, value};
}

}  // namespace

void apply_discounts(Working& working) {
    apply_member_prices(working);
    auto const has_promotions = !working.basket.promotions.empty();
    if (has_promotions) apply_promotions(working, Round::goods);
    apply_line_discounts(working);
    if (has_promotions) apply_promotions(working, Round::spend);
    apply_basket_discount(working);
    if (working.basket.coupons.empty()) return;

    // Whether a coupon may be used does not depend on the order in which coupons were scanned.
    auto const before_coupons = working.left;
    working.quoted.coupons.reserve(working.basket.coupons.size());
    for (std::size_t i = 0; i < working.basket.coupons.size(); ++i) {
        working.quoted.coupons.push_back(apply_coupon(working, i, before_coupons));
    }
}

void save_shares(Working& working) {
    auto& lines = working.quoted.lines;
    for (auto const& taken : working.taken) {
        lines[taken.line].share_count += 1;
        lines[taken.line].discount += taken.share.amount;
    }
    std::uint32_t begin = 0;
    for (auto& line : lines) {
        line.share_begin = begin;
        begin += line.share_count;
        line.share_count = 0;
    }
    working.quoted.shares.resize(working.taken.size());
    for (auto const& taken : working.taken) {
        auto& line = lines[taken.line];
        working.quoted.shares[line.share_begin + line.share_count++] = taken.share;
    }
}

}  // namespace zg::quote
