#include "rules.h"
#include "state.h"

#include <algorithm>
#include <unordered_map>

// From prices and rules to the numbers that quote understands.
namespace zg::pricing {
namespace {

using Refusal = Refused<BasketRefusal>;

std::string line_field(std::size_t index) { return "lines[" + std::to_string(index) + "].sku"; }

// The index of `value` in `list`, where it is put when it is new.
template <class T, class U>
std::int64_t index_in(std::vector<T>& list, U const& value) {
    auto const found = std::find(list.begin(), list.end(), value);
    auto const index = found - list.begin();
    if (found == list.end()) list.emplace_back(value);
    return index;
}

class Builder final {
public:
    Builder(Pricing const& pricing, Terms const& terms, BasketQuestion const& question)
        : pricing_(pricing), terms_(terms), question_(question) {}

    std::optional<Refusal> add_lines() {
        made.basket.lines.reserve(question_.lines.size());
        for (std::size_t index = 0; index < question_.lines.size(); ++index) {
            if (auto refusal = add_line(index)) return refusal;
        }
        return {};
    }

    // The largest percentage whose smallest spend the basket reaches; of equal ones the oldest.
    void choose_basket_promotion() {
        std::vector<Promotion const*> candidates;
        for (auto const* layer : {&pricing_.state().base, &pricing_.state().batch, &pricing_.state().command}) {
            for (auto const& promotion : layer->promotions) {
                if (promotion.kind == PromotionKind::basket_percent) candidates.push_back(&promotion);
            }
        }
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](auto const* a, auto const* b) { return a->percent_e2 > b->percent_e2; });
        std::optional<std::int64_t> spend;
        for (auto const* candidate : candidates) {
            if (candidate->spend_min > 0 && !spend) spend = spend_before_basket_rules();
            if (candidate->spend_min > spend.value_or(0)) continue;
            made.basket_promotion = candidate->id;
            made.basket.discount = {.kind = quote::Discount::Kind::percent, .value = candidate->percent_e2};
            return;
        }
    }

    std::optional<Refusal> add_coupons() {
        auto const& codes = question_.coupon_codes;
        for (std::size_t index = 0; index < codes.size(); ++index) {
            auto const field = "coupons[" + std::to_string(index) + "]";
            auto const* coupon = pricing_.draft_coupon(codes[index]);
            if (!coupon) return Refusal{BasketRefusal::unknown_coupon, field};
            auto const is_first = std::find(made.coupons.begin(), made.coupons.end(), coupon->id) == made.coupons.end();
            if (!is_first) return Refusal{BasketRefusal::duplicate_coupon, field};
            made.coupons.push_back(coupon->id);
            made.basket.coupons.push_back(quoted(*coupon));
        }
        return {};
    }

    PricedBasket made;

private:
    std::optional<Refusal> add_line(std::size_t index) {
        auto const& asked = question_.lines[index];
        auto const* price = pricing_.draft_price(asked.sku, question_.store);
        if (!price) return Refusal{BasketRefusal::price_missing, line_field(index)};
        auto const* tax_class = pricing_.draft_tax_class(asked.tax_class);
        if (!tax_class) return Refusal{BasketRefusal::unknown_tax_class, line_field(index)};

        auto const sku = skus_.try_emplace(asked.sku, static_cast<std::int64_t>(skus_.size())).first->second;
        made.basket.lines.push_back({.sku = sku,
                                     .unit_price = price->price,
                                     .member_price = price->member_price.value_or(quote::no_member_price),
                                     .quantity_milli = asked.quantity_milli,
                                     .tax_class = tax_class_index(*tax_class),
                                     .promotion = promotion_index(asked.sku)});
        return {};
    }

    std::int64_t tax_class_index(TaxClass const& tax_class) {
        auto const index = index_in(made.tax_classes, tax_class.code);
        if (made.basket.tax_classes.size() < made.tax_classes.size()) {
            auto const mode = terms_.tax_included ? quote::TaxMode::inside : quote::TaxMode::outside;
            made.basket.tax_classes.push_back({.rate_micro = tax_class.rate_ppm, .mode = mode});
        }
        return index;
    }

    std::int64_t promotion_index(SkuId sku) {
        auto const* promotion = pricing_.state().promotion_of(sku);
        if (!promotion) return quote::no_promotion;
        auto const index = index_in(made.promotions, promotion->id);
        if (made.basket.promotions.size() < made.promotions.size()) {
            made.basket.promotions.push_back({.paid = promotion->buy, .free = promotion->free});
        }
        return index;
    }

    // What the lines come to after member prices and promotions. A basket that cannot be quoted is told so by the quote
    // that follows.
    std::int64_t spend_before_basket_rules() const {
        auto const answer = quote::quote(made.basket);
        return answer ? answer->totals.gross - answer->totals.discount : 0;
    }

    quote::Coupon quoted(Coupon const& coupon) const {
        auto const is_amount = coupon.kind == CouponKind::amount;
        quote::Coupon made_coupon{
            .discount = {.kind = is_amount ? quote::Discount::Kind::amount : quote::Discount::Kind::percent,
                         .value = is_amount ? coupon.amount : coupon.percent_e2},
            .spend_min = coupon.spend_min};
        if (!coupon.skus) return made_coupon;
        for (auto const& sku : *coupon.skus) {
            auto const found = skus_.find(sku);
            if (found != skus_.end()) made_coupon.sku_scope.push_back(found->second);
        }
        // An empty scope would mean every line; this number belongs to none.
        if (made_coupon.sku_scope.empty()) made_coupon.sku_scope.push_back(-1);
        return made_coupon;
    }

    Pricing const& pricing_;
    Terms const& terms_;
    BasketQuestion const& question_;
    std::unordered_map<SkuId, std::int64_t> skus_;  // numbered in order of first appearance
};

}  // namespace

Result<PricedBasket, BasketRefusal> basket(db::Draft& draft, BasketQuestion const& question) {
    auto const& pricing = draft.part<Pricing>();
    auto const* terms = pricing.state().terms();
    if (!terms) return Refusal{BasketRefusal::terms_missing};
    if (terms->value.currency != question.currency) return Refusal{BasketRefusal::wrong_currency, "currency"};

    Builder builder(pricing, terms->value, question);
    auto& made = builder.made;
    made.version = pricing.draft_version();
    made.basket.has_member = question.has_member;
    if (auto refusal = builder.add_lines()) return *refusal;
    builder.choose_basket_promotion();
    if (auto refusal = builder.add_coupons()) return *refusal;
    auto const& rounding = terms->value.cash_rounding;
    if (question.cash && rounding)
        made.basket.cash_rounding = {.increment = rounding->increment, .rounding = rounding->mode};
    return std::move(made);
}

std::string PricedBasket::rule_text(quote::Share const& share) const {
    auto const index = static_cast<std::size_t>(share.rule_index);
    switch (share.rule) {
        case quote::Rule::member_price: return "member";
        case quote::Rule::promotion: return "promotion:" + promotions.at(index).text();
        case quote::Rule::line_discount: return "line";
        case quote::Rule::basket_discount:
            return basket_promotion ? "promotion:" + basket_promotion->text() : std::string("basket");
        case quote::Rule::coupon: return "coupon:" + coupons.at(index).text();
    }
    __builtin_unreachable();
}

}  // namespace zg::pricing
