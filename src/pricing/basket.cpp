#include "rules.h"
#include "state.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

// From prices and rules to the numbers that quote understands.
namespace zg::pricing {
namespace {

using BasketRefused = Refused<BasketRefusal>;

std::string line_field(std::size_t index) { return "lines[" + std::to_string(index) + "].sku"; }

quote::Discount discount_of(std::int64_t amount, std::int64_t percent_e2) {
    using Kind = quote::Discount::Kind;
    if (percent_e2 > 0) return {.kind = Kind::percent, .value = percent_e2};
    return {.kind = Kind::amount, .value = amount};
}

quote::Stacking quoted(Stacking stacking) {
    switch (stacking) {
        case Stacking::one_per_line: return quote::Stacking::one_per_line;
        case Stacking::stacks: return quote::Stacking::stacks;
        case Stacking::exclusive: return quote::Stacking::exclusive;
    }
    __builtin_unreachable();
}

void set_terms_of(quote::Promotion& made, Promotion const& promotion) {
    using Kind = quote::PromotionKind;
    switch (promotion.kind) {
        case PromotionKind::buy_n_get_m:
            made.kind = Kind::buy_n_get_m;
            made.count = promotion.buy;
            made.free = promotion.free;
            return;
        case PromotionKind::basket_percent:
            made.kind = Kind::tiered;
            made.measure = quote::Measure::spend;
            made.steps = {{promotion.spend_min, discount_of(0, promotion.percent_e2)}};
            return;
        case PromotionKind::percent:
            made.kind = Kind::percent;
            made.value = promotion.percent_e2;
            return;
        case PromotionKind::amount:
            made.kind = Kind::amount;
            made.value = promotion.amount;
            return;
        case PromotionKind::n_for:
        case PromotionKind::bundle:
            made.kind = Kind::bundle;
            made.value = promotion.amount;
            return;
        case PromotionKind::tiered:
            made.kind = Kind::tiered;
            made.measure = promotion.measure == Measure::spend ? quote::Measure::spend : quote::Measure::quantity;
            made.repeats = promotion.repeats;
            for (auto const& step : promotion.steps) {
                made.steps.push_back({step.from, discount_of(step.amount, step.percent_e2)});
            }
            return;
    }
    __builtin_unreachable();
}

// In force, with no lines yet.
quote::Promotion quoted(Promotion const& promotion) {
    quote::Promotion made{.priority = promotion.priority, .stacking = quoted(promotion.stacking)};
    set_terms_of(made, promotion);
    if (promotion.kind == PromotionKind::bundle) {
        for (auto const& part : promotion.parts) made.parts.push_back({part.count, {}});
    } else {
        made.parts.push_back({promotion.kind == PromotionKind::n_for ? promotion.buy : 1, {}});
    }
    return made;
}

class Builder final {
public:
    Builder(Sight const& sight, Terms const& terms, BasketQuestion const& question)
        : sight_(sight), terms_(terms), question_(question) {}

    std::optional<BasketRefused> add_lines() {
        made.basket.lines.reserve(question_.lines.size());
        if (sight_.has_books()) sight_.lists(question_.store, question_.channel, question_.moment.date, lists_);
        for (std::size_t index = 0; index < question_.lines.size(); ++index) {
            if (auto refusal = add_line(index)) return refusal;
        }
        return {};
    }

    // Each line asks the index for its promotions; those that hold for this customer get the line, the oldest first.
    void add_promotions() {
        auto const& offers = sight_.offers();
        if (offers.list.empty()) return;
        for (std::size_t line = 0; line < question_.lines.size(); ++line) {
            auto const& asked = question_.lines[line];
            for (auto const& hit : offers.of_all) meet(offers, hit, line);
            if (auto const found = offers.of_sku.find(asked.sku); found != offers.of_sku.end()) {
                for (auto const& hit : found->second) meet(offers, hit, line);
            }
            for (auto const& category : asked.categories) {
                auto const found = offers.of_category.find(category);
                if (found == offers.of_category.end()) continue;
                for (auto const& hit : found->second) meet(offers, hit, line);
            }
        }
        take_in(offers);
    }

    std::optional<BasketRefused> add_coupons() {
        auto const& codes = question_.coupon_codes;
        if (codes.empty()) return {};
        number_skus();
        for (std::size_t index = 0; index < codes.size(); ++index) {
            if (auto refusal = add_coupon(index)) return refusal;
        }
        return {};
    }

    PricedBasket made;

private:
    std::optional<BasketRefused> add_line(std::size_t index) {
        auto const& asked = question_.lines[index];
        auto const* price = price_of(asked.sku);
        if (!price) return BasketRefused{BasketRefusal::price_missing, line_field(index)};
        auto const* tax_class = sight_.tax_class(asked.tax_class);
        if (!tax_class) return BasketRefused{BasketRefusal::unknown_tax_class, line_field(index)};
        // Only coupons ask which lines have the same SKU; without any each line may count as one.
        made.basket.lines.push_back({.sku = static_cast<std::int64_t>(index),
                                     .unit_price = price->price,
                                     .member_price = price->member_price.value_or(quote::no_member_price),
                                     .quantity_milli = asked.quantity_milli,
                                     .tax_class = tax_class_index(*tax_class)});
        return {};
    }

    Price const* price_of(SkuId sku) {
        if (lists_.empty()) {
            auto const* own = price_in(sku, question_.store.uuid);
            return own ? own : price_in(sku, {});
        }
        for (auto const& list : lists_) {
            if (auto const* price = price_in(sku, list)) return price;
        }
        return nullptr;
    }

    Price const* price_in(SkuId sku, Uuid list) {
        auto const* price = sight_.price_in({sku, list}, question_.moment.date);
        if (price && question_.explain) made.price_lists.push_back(list);
        return price;
    }

    std::int64_t tax_class_index(TaxClass const& tax_class) {
        auto const found = std::find(made.tax_classes.begin(), made.tax_classes.end(), tax_class.code);
        auto const index = found - made.tax_classes.begin();
        if (found != made.tax_classes.end()) return index;
        auto const mode = terms_.tax_included ? quote::TaxMode::inside : quote::TaxMode::outside;
        made.tax_classes.push_back(tax_class.code);
        made.basket.tax_classes.push_back({.rate_micro = tax_class.rate_on(question_.moment.date), .mode = mode});
        return index;
    }

    // A promotion that touches the basket, with the lines of each of its parts.
    struct Met final {
        std::uint32_t offer;
        quote::Promotion promotion;
        std::int64_t last_line = -1;
        std::uint32_t last_part = 0;
    };

    void meet(Offers const& offers, Offers::Hit hit, std::size_t line) {
        auto met = std::find_if(met_.begin(), met_.end(), [&](Met const& one) { return one.offer == hit.offer; });
        if (met == met_.end()) {
            if (std::find(passed_.begin(), passed_.end(), hit.offer) != passed_.end()) return;
            auto const& promotion = *offers.list[hit.offer];
            if (auto const hold = hold_of(promotion.reach, customer()); hold != Hold::none) {
                passed_.push_back(hit.offer);
                if (question_.explain) made.held_back.push_back({.promotion = promotion.id, .hold = hold});
                return;
            }
            met_.push_back({hit.offer, quoted(promotion)});
            met = met_.end() - 1;
        }
        // A product may be named by its SKU and by several of its categories, in one part or in two: it counts once, for the
        // first part that names it, as it does at the till.
        auto const at = static_cast<std::int64_t>(line);
        auto& parts = met->promotion.parts;
        if (met->last_line == at) {
            if (met->last_part <= hit.part) return;
            parts[met->last_part].lines.pop_back();
        }
        met->last_line = at;
        met->last_part = hit.part;
        parts[hit.part].lines.push_back(at);
    }

    void take_in(Offers const& offers) {
        std::sort(met_.begin(), met_.end(), [](Met const& a, Met const& b) { return a.offer < b.offer; });
        // More than quote takes can only meet in a basket after edits of the past; the oldest count.
        if (met_.size() > quote::rule_count_max) met_.resize(quote::rule_count_max);
        for (auto& met : met_) {
            made.promotions.push_back(offers.list[met.offer]->id);
            made.basket.promotions.push_back(std::move(met.promotion));
        }
    }

    void number_skus() {
        for (std::size_t line = 0; line < question_.lines.size(); ++line) {
            auto const next = static_cast<std::int64_t>(skus_.size());
            made.basket.lines[line].sku = skus_.try_emplace(question_.lines[line].sku, next).first->second;
        }
    }

    std::optional<BasketRefused> add_coupon(std::size_t index) {
        auto const field = "coupons[" + std::to_string(index) + "]";
        auto const* coupon = sight_.coupon_of_code(folded_code(question_.coupon_codes[index]));
        if (!coupon) return BasketRefused{BasketRefusal::unknown_coupon, field};
        if (std::find(made.coupons.begin(), made.coupons.end(), coupon->id) != made.coupons.end()) {
            return BasketRefused{BasketRefusal::duplicate_coupon, field};
        }
        auto const hold = hold_of_coupon(*coupon);
        if (hold != Hold::none && question_.explain) {
            made.held_back.push_back({.coupon = coupon->id, .hold = hold});
            return {};
        }
        if (hold == Hold::members_only) return BasketRefused{BasketRefusal::coupon_for_members, field};
        if (hold != Hold::none) return BasketRefused{BasketRefusal::coupon_not_now, field};
        made.coupons.push_back(coupon->id);
        made.basket.coupons.push_back(quoted_coupon(*coupon));
        return {};
    }

    // A coupon that counts uses of a member needs one.
    Hold hold_of_coupon(Coupon const& coupon) const {
        auto const hold = hold_of(coupon.reach, customer());
        if (hold == Hold::none && coupon.uses_per_member > 0 && !question_.has_member) return Hold::members_only;
        return hold;
    }

    quote::Coupon quoted_coupon(Coupon const& coupon) const {
        auto const is_amount = coupon.kind == CouponKind::amount;
        quote::Coupon made_coupon{.discount = discount_of(coupon.amount, is_amount ? 0 : coupon.percent_e2),
                                  .spend_min = coupon.spend_min,
                                  .with_promotions = coupon.with_promotions,
                                  .with_coupons = coupon.with_coupons};
        if (!coupon.skus && coupon.categories.empty()) return made_coupon;
        auto& scope = made_coupon.sku_scope;
        if (coupon.skus) {
            for (auto const& sku : *coupon.skus) {
                auto const found = skus_.find(sku);
                if (found != skus_.end()) scope.push_back(found->second);
            }
        }
        for (std::size_t line = 0; line < question_.lines.size() && !coupon.categories.empty(); ++line) {
            auto const& categories = question_.lines[line].categories;
            auto const& named = coupon.categories;
            auto const is_in = std::find_first_of(categories.begin(), categories.end(), named.begin(), named.end());
            if (is_in != categories.end()) scope.push_back(made.basket.lines[line].sku);
        }
        std::sort(scope.begin(), scope.end());
        scope.erase(std::unique(scope.begin(), scope.end()), scope.end());
        // An empty scope would mean every line; this number belongs to none.
        if (scope.empty()) scope.push_back(-1);
        return made_coupon;
    }

    Customer customer() const { return {question_.store, question_.channel, question_.has_member, question_.moment}; }

    Sight const& sight_;
    Terms const& terms_;
    BasketQuestion const& question_;
    std::vector<Uuid> lists_;  // empty while there are no books
    std::vector<Met> met_;
    std::vector<std::uint32_t> passed_;             // met, and not for this customer
    std::unordered_map<SkuId, std::int64_t> skus_;  // numbered in order of first appearance
};

Result<PricedBasket, BasketRefusal> build(Sight const& sight, BasketQuestion const& question) {
    auto const* terms = sight.terms();
    if (!terms) return BasketRefused{BasketRefusal::terms_missing};
    if (terms->currency != question.currency) return BasketRefused{BasketRefusal::wrong_currency, "currency"};
    Builder builder(sight, *terms, question);
    auto& made = builder.made;
    made.basket.has_member = question.has_member;
    if (auto refusal = builder.add_lines()) return *refusal;
    builder.add_promotions();
    if (auto refusal = builder.add_coupons()) return *refusal;
    auto const& rounding = terms->cash_rounding;
    if (question.cash && rounding)
        made.basket.cash_rounding = {.increment = rounding->increment, .rounding = rounding->mode};
    return std::move(made);
}

}  // namespace

Result<PricedBasket, BasketRefusal> basket(db::Draft& draft, BasketQuestion const& question) {
    auto const& state = draft.part<Pricing>().state();
    auto made = build(state.draft_sight(question.version), question);
    if (made) made->version = question.version.value_or(state.version());
    return made;
}

Result<PricedBasket, BasketRefusal> Pricing::basket(BasketQuestion const& question) const {
    std::shared_lock const lock(state_->mutex);
    auto sight = state_->base_sight();
    if (question.trial) sight.add_trial(*question.trial);
    auto made = build(sight, question);
    if (made) made->version = state_->base.change_count;
    return made;
}

std::string PricedBasket::rule_text(quote::Share const& share) const {
    auto const index = static_cast<std::size_t>(share.rule_index);
    switch (share.rule) {
        case quote::Rule::member_price: return "member";
        case quote::Rule::promotion: return "promotion:" + promotions.at(index).text();
        case quote::Rule::line_discount: return "line";
        case quote::Rule::basket_discount: return "basket";
        case quote::Rule::coupon: return "coupon:" + coupons.at(index).text();
    }
    __builtin_unreachable();
}

}  // namespace zg::pricing
