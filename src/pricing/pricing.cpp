#include <zg/pricing.h>

#include "rules.h"
#include "state.h"

#include <zg/event_bodies.h>
#include <zg/events.h>
#include <zg/json.h>
#include <zg/ledger.h>

namespace zg::pricing {
namespace {

Pricing::State& state_of(db::Draft& draft) { return draft.part<Pricing>().state(); }

void emit_changed(db::Draft& draft, Instant at, Price const& price, std::int64_t version) {
    events::PriceChanged const body{.sku = price.sku, .store = price.store};
    draft.part<events::Outbox>().append({.type = "PriceChanged",
                                         .aggregate = price_aggregate(price.sku, price.store),
                                         .aggregate_version = version,
                                         .store = price.store,
                                         .at = at,
                                         .body = body});
}

}  // namespace

Result<Done, PricingRefusal> set_terms(db::Draft& draft, Terms const& terms) {
    auto& state = state_of(draft);
    if (auto fault = terms_fault(terms)) return *fault;
    auto const* before = state.terms();
    if (before && before->value == terms) return Done{};
    if (before && before->value.currency != terms.currency && state.has_prices()) {
        return Refused{PricingRefusal::currency_fixed, "currency"};
    }
    state.command.terms = {terms, before ? before->version + 1 : 1};
    ++state.command.change_count;
    return Done{};
}

Result<Done, PricingRefusal> set_tax_class(db::Draft& draft, TaxClass const& tax_class) {
    auto& state = state_of(draft);
    if (auto fault = tax_class_fault(tax_class)) return *fault;
    auto const* before = state.tax_class(tax_class.code);
    if (before && before->value == tax_class) return Done{};
    if (!before && state.tax_class_count() >= quote::rule_count_max)
        return Refused{PricingRefusal::too_many_rules, "code"};
    auto const version = before ? before->version + 1 : 1;
    state.command.tax_classes.insert_or_assign(tax_class.code, Versioned<TaxClass>{tax_class, version});
    ++state.command.change_count;
    return Done{};
}

Result<Done, PricingRefusal> set_price(db::Draft& draft, Instant at, Price const& price) {
    auto& state = state_of(draft);
    if (!state.terms()) return Refused{PricingRefusal::terms_missing};
    if (auto fault = price_fault(price)) return *fault;
    PriceKey const key{price.sku, price.store.value_or(StoreId{})};
    auto const* before = state.price(key);
    if (before && before->value == price) return Done{};
    auto const version = before ? before->version + 1 : 1;
    state.command.prices.insert_or_assign(key, Versioned<Price>{price, version});
    ++state.command.change_count;
    emit_changed(draft, at, price, version);
    return Done{};
}

Result<Done, PricingRefusal> create_promotion(db::Draft& draft, Promotion const& promotion) {
    auto& state = state_of(draft);
    if (auto fault = promotion_fault(promotion)) return *fault;
    if (state.has_promotion(promotion.id)) return Refused{PricingRefusal::duplicate_id, "id"};
    if (state.promotion_count(promotion.kind) >= quote::rule_count_max)
        return Refused{PricingRefusal::too_many_rules, "kind"};
    state.command.add(promotion);
    ++state.command.change_count;
    return Done{};
}

Result<Done, PricingRefusal> create_coupon(db::Draft& draft, Instant at, Coupon const& coupon) {
    auto& state = state_of(draft);
    if (!state.terms()) return Refused{PricingRefusal::terms_missing};
    if (auto fault = coupon_fault(coupon)) return *fault;
    if (state.coupon(coupon.id)) return Refused{PricingRefusal::duplicate_id, "id"};
    if (state.coupon_of_code(folded_code(coupon.code))) return Refused{PricingRefusal::duplicate_code, "code"};

    auto const unit = coupon.id.uuid;
    ledger::Transfer const mint{.from = {unit, {}, ledger::Bucket::coupon_issuer},
                                .to = {unit, {}, ledger::Bucket::coupon_unused},
                                .amount = coupon.uses};
    auto const posted = draft.part<ledger::Ledger>().post(unit, at, {&mint, 1});
    ZG_ASSERT(posted);  // the issuer has no guard, and uses are within the ledger's bounds
    state.command.add(coupon);
    ++state.command.change_count;
    return Done{};
}

}  // namespace zg::pricing
