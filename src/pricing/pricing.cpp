#include <zg/pricing.h>

#include "rules.h"
#include "state.h"

#include <zg/event_bodies.h>
#include <zg/events.h>
#include <zg/json.h>
#include <zg/ledger.h>

#include <algorithm>

namespace zg::pricing {
namespace {

using PricingRefused = Refused<PricingRefusal>;

Pricing::State& state_of(db::Draft& draft) { return draft.part<Pricing>().state(); }

void emit_changed(db::Draft& draft, Instant at, Price const& price, std::int64_t version) {
    events::PriceChanged const body{.sku = price.sku, .store = price.store};
    draft.part<events::Outbox>().append({.type = "PriceChanged",
                                         .aggregate = price_aggregate(price),
                                         .aggregate_version = version,
                                         .store = price.store,
                                         .at = at,
                                         .body = body});
}

// Counts one more change of a price: set, planned or taken back. A price that is only planned has a row that is gone.
std::int64_t count_change(Pricing::State& state, PriceKey const& key, Price const& price, std::int64_t version) {
    auto const* before = state.find(&Layer::prices, key);
    auto now = before ? *before : PriceNow{.is_gone = true, .since = version, .version = 0, .value = price};
    now.value.starts = {};
    ++now.version;
    state.command.prices.insert_or_assign(key, now);
    return now.version;
}

// Rules of a kind that may still meet in a basket: not ended by anybody, and not over for good.
template <class Map, class Ends>
std::size_t live_count(Pricing::State const& state, Map Layer::* map, Instant at, Ends ends) {
    std::size_t count = 0;
    state.each(map, [&](auto const&, auto const& history) {
        auto const* value = in_force(history);
        if (!value) return;
        std::optional<BusinessDate> const last = ends(*value);
        // Two days of slack for zones and for sales that arrive late.
        if (!last || day_of(at).days - 2 <= last->days) ++count;
    });
    return count;
}

// Puts a price in the place of the one that is set.
void put(Pricing::State& state, PriceKey const& key, Price const& price, std::int64_t version, bool is_gone) {
    auto const* before = state.find(&Layer::prices, key);
    if (before && !before->is_gone) state.stage(&Layer::was, key).push_back({before->value, before->since, version});
    PriceNow const now{.is_gone = is_gone, .since = version, .version = before ? before->version : 0, .value = price};
    state.command.prices.insert_or_assign(key, now);
}

// A price that is set now is the newest word: planned ones whose day has come give way.
void end_started_plans(Pricing::State& state, PriceKey const& key, BusinessDate today, std::int64_t version) {
    if (!state.find(&Layer::plans, key)) return;
    for (auto& plan : state.stage(&Layer::plans, key)) {
        if (plan.until == still && *plan.value.starts <= today) plan.until = version;
    }
}

bool has_started_plan(Pricing::State const& state, PriceKey const& key, BusinessDate today) {
    auto const* plans = state.find(&Layer::plans, key);
    if (!plans) return false;
    return std::any_of(plans->begin(), plans->end(),
                       [&](auto const& plan) { return plan.until == still && *plan.value.starts <= today; });
}

void plan(Pricing::State& state, PriceKey const& key, Price const& price, std::int64_t version) {
    auto& plans = state.stage(&Layer::plans, key);
    for (auto& other : plans) {
        if (other.until == still && other.value.starts == price.starts) other.until = version;
    }
    plans.push_back({price, version, still});
}

bool is_planned(Pricing::State const& state, PriceKey const& key, Price const& price) {
    auto const* plans = state.find(&Layer::plans, key);
    if (!plans) return false;
    return std::any_of(plans->begin(), plans->end(),
                       [&](auto const& plan) { return plan.until == still && plan.value == price; });
}

template <class Map, class Id, class T>
void put_rule(Pricing::State& state, Map Layer::* map, Id const& id, T value, Instant at) {
    auto& history = state.stage(map, id);
    replace(history, std::move(value), state.next_version(at));
}

void forget_offers(Pricing::State& state) { state.draft_offers.reset(); }

template <class Map, class Id>
Said end_rule(Pricing::State& state, Map Layer::* map, Id const& id, Instant at, PricingRefusal unknown) {
    auto const* history = state.find(map, id);
    if (!history) return PricingRefused{unknown, "id"};
    if (!in_force(*history)) return Done{};
    end(state.stage(map, id), state.next_version(at));
    return Done{};
}

}  // namespace

Said set_terms(db::Draft& draft, Instant at, Terms const& terms) {
    auto& state = state_of(draft);
    if (auto fault = terms_fault(terms)) return *fault;
    auto const* history = state.terms();
    auto const* before = history ? in_force(*history) : nullptr;
    if (before && *before == terms) return Done{};
    if (before && before->currency != terms.currency && state.has_prices()) {
        return PricingRefused{PricingRefusal::currency_fixed, "currency"};
    }
    auto changed = history ? *history : History<Terms>{};
    replace(changed, terms, state.next_version(at));
    state.command.terms = std::move(changed);
    return Done{};
}

Said set_tax_class(db::Draft& draft, Instant at, TaxClass const& tax_class) {
    auto& state = state_of(draft);
    if (auto fault = tax_class_fault(tax_class)) return *fault;
    auto const* history = state.find(&Layer::tax_classes, tax_class.code);
    auto const* before = history ? in_force(*history) : nullptr;
    if (before && *before == tax_class) return Done{};
    std::size_t count = 0;
    state.each(&Layer::tax_classes, [&](auto const&, auto const&) { ++count; });
    if (!before && count >= quote::rule_count_max) return PricingRefused{PricingRefusal::too_many_rules, "code"};
    put_rule(state, &Layer::tax_classes, tax_class.code, tax_class, at);
    return Done{};
}

Said apply_tax_profile(db::Draft& draft, Instant at, std::string_view code) {
    auto& state = state_of(draft);
    auto const* history = state.terms();
    if (!history) return PricingRefused{PricingRefusal::terms_missing};
    auto const& all = tax_profiles();
    auto const profile = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.code == code; });
    if (profile == all.end()) return PricingRefused{PricingRefusal::unknown_profile, "profile"};
    auto terms = *in_force(*history);
    terms.tax_included = profile->tax_included;
    if (auto said = set_terms(draft, at, terms); !said) return said;
    for (auto const& tax_class : profile->tax_classes) {
        if (auto said = set_tax_class(draft, at, tax_class); !said) return said;
    }
    return Done{};
}

Said set_price(db::Draft& draft, Instant at, Price const& price) { return set_price_on(draft, at, day_of(at), price); }

Said set_price_on(db::Draft& draft, Instant at, BusinessDate today, Price const& price) {
    auto& state = state_of(draft);
    if (!state.terms()) return PricingRefused{PricingRefusal::terms_missing};
    if (auto fault = price_fault(price)) return *fault;
    auto const key = key_of(price);
    if (price.book) {
        auto const* book = state.find(&Layer::books, *price.book);
        if (!book || !in_force(*book)) return PricingRefused{PricingRefusal::unknown_book, "book"};
    }
    if (price.starts) {
        if (*price.starts <= today) return PricingRefused{PricingRefusal::start_passed, "starts"};
        if (is_planned(state, key, price)) return Done{};
        plan(state, key, price, state.next_version(at));
    } else {
        auto const* before = state.find(&Layer::prices, key);
        auto const is_same = before && !before->is_gone && before->value == price;
        if (is_same && !has_started_plan(state, key, today)) return Done{};
        auto const version = state.next_version(at);
        end_started_plans(state, key, today, version);
        put(state, key, price, version, false);
    }
    emit_changed(draft, at, price, count_change(state, key, price, state.version()));
    return Done{};
}

Said drop_price(db::Draft& draft, Instant at, Price const& price) {
    auto& state = state_of(draft);
    auto const key = key_of(price);
    if (price.starts) {
        auto const* plans = state.find(&Layer::plans, key);
        auto const is_it = [&](auto const& plan) { return plan.until == still && plan.value.starts == price.starts; };
        if (!plans || std::none_of(plans->begin(), plans->end(), is_it)) {
            return PricingRefused{PricingRefusal::unknown_price, "starts"};
        }
        auto const version = state.next_version(at);
        for (auto& plan : state.stage(&Layer::plans, key)) {
            if (is_it(plan)) plan.until = version;
        }
    } else {
        // Only a book's price may go: what has lost its only price could not be sold any more.
        auto const* before = price.book || price.store ? state.find(&Layer::prices, key) : nullptr;
        if (!before || before->is_gone) return PricingRefused{PricingRefusal::unknown_price, "sku"};
        auto const was = before->value;
        put(state, key, was, state.next_version(at), true);
    }
    emit_changed(draft, at, price, count_change(state, key, price, state.version()));
    return Done{};
}

Said put_book(db::Draft& draft, Instant at, PriceBook const& book) {
    auto& state = state_of(draft);
    if (!state.terms()) return PricingRefused{PricingRefusal::terms_missing};
    if (auto fault = book_fault(book)) return *fault;
    auto const* history = state.find(&Layer::books, book.id);
    auto const* before = history ? in_force(*history) : nullptr;
    if (history && !before) return PricingRefused{PricingRefusal::unknown_book, "id"};
    if (before && *before == book) return Done{};
    auto const ends = [](PriceBook const& one) { return one.ends; };
    if (!before && live_count(state, &Layer::books, at, ends) >= quote::rule_count_max) {
        return PricingRefused{PricingRefusal::too_many_rules, "id"};
    }
    put_rule(state, &Layer::books, book.id, book, at);
    return Done{};
}

Said end_book(db::Draft& draft, Instant at, BookId id) {
    return end_rule(state_of(draft), &Layer::books, id, at, PricingRefusal::unknown_book);
}

Said create_promotion(db::Draft& draft, Instant at, Promotion const& promotion) {
    auto& state = state_of(draft);
    if (auto fault = promotion_fault(promotion)) return *fault;
    if (state.find(&Layer::promotions, promotion.id)) return PricingRefused{PricingRefusal::duplicate_id, "id"};
    auto const ends = [](PromotionPtr const& one) { return one->reach.ends; };
    if (live_count(state, &Layer::promotions, at, ends) >= quote::rule_count_max) {
        return PricingRefused{PricingRefusal::too_many_rules, "kind"};
    }
    put_rule(state, &Layer::promotions, promotion.id, std::make_shared<Promotion const>(promotion), at);
    forget_offers(state);
    return Done{};
}

Said change_promotion(db::Draft& draft, Instant at, Promotion const& promotion) {
    auto& state = state_of(draft);
    auto const* history = state.find(&Layer::promotions, promotion.id);
    auto const* before = history ? in_force(*history) : nullptr;
    if (!before) return PricingRefused{PricingRefusal::unknown_promotion, "id"};
    if (auto fault = promotion_fault(promotion)) return *fault;
    if (**before == promotion) return Done{};
    put_rule(state, &Layer::promotions, promotion.id, std::make_shared<Promotion const>(promotion), at);
    forget_offers(state);
    return Done{};
}

std::optional<Refused<PricingRefusal>> fault_of(Promotion const& promotion) { return promotion_fault(promotion); }

Said end_promotion(db::Draft& draft, Instant at, PromotionId id) {
    auto& state = state_of(draft);
    forget_offers(state);
    return end_rule(state, &Layer::promotions, id, at, PricingRefusal::unknown_promotion);
}

namespace {

// Issues so many uses more, or takes some back that nobody has used.
void mint(db::Draft& draft, Instant at, CouponId coupon, std::int64_t uses) {
    if (uses == 0) return;
    ledger::Account const issuer{coupon.uuid, {}, ledger::Bucket::coupon_issuer};
    ledger::Account const unused{coupon.uuid, {}, ledger::Bucket::coupon_unused};
    ledger::Transfer const issued{.from = issuer, .to = unused, .amount = uses};
    ledger::Transfer const taken_back{.from = unused, .to = issuer, .amount = -uses};
    auto const posted = draft.part<ledger::Ledger>().post(coupon.uuid, at, {uses > 0 ? &issued : &taken_back, 1});
    ZG_ASSERT(posted);  // what is taken back is there, and uses are within the ledger's bounds
}

// Once somebody has used it, people hold the code in their hands, and its uses are in the ledger.
std::optional<PricingRefused> fixed(db::Draft& draft, Coupon const& before, Coupon const& coupon) {
    auto const balance =
        draft.part<ledger::Ledger>().draft_balance({coupon.id.uuid, {}, ledger::Bucket::coupon_unused});
    if (balance.available() == before.uses) return std::nullopt;
    if (before.code != coupon.code) return PricingRefused{PricingRefusal::code_fixed, "code"};
    if (before.uses != coupon.uses) return PricingRefused{PricingRefusal::code_fixed, "uses"};
    return std::nullopt;
}

}  // namespace

Said create_coupon(db::Draft& draft, Instant at, Coupon const& coupon) {
    auto& state = state_of(draft);
    if (!state.terms()) return PricingRefused{PricingRefusal::terms_missing};
    if (auto fault = coupon_fault(coupon)) return *fault;
    if (state.find(&Layer::coupons, coupon.id)) return PricingRefused{PricingRefusal::duplicate_id, "id"};
    auto const folded = folded_code(coupon.code);
    if (state.coupon_of_code(folded)) return PricingRefused{PricingRefusal::duplicate_code, "code"};

    mint(draft, at, coupon.id, coupon.uses);
    put_rule(state, &Layer::coupons, coupon.id, coupon, at);
    state.command.coupon_codes[folded] = coupon.id;
    return Done{};
}

Said change_coupon(db::Draft& draft, Instant at, Coupon const& coupon) {
    auto& state = state_of(draft);
    auto const* history = state.find(&Layer::coupons, coupon.id);
    auto const* before = history ? in_force(*history) : nullptr;
    if (!before) return PricingRefused{PricingRefusal::unknown_coupon, "id"};
    if (auto fault = coupon_fault(coupon)) return *fault;
    if (*before == coupon) return Done{};
    if (auto fault = fixed(draft, *before, coupon)) return *fault;
    auto const folded = folded_code(coupon.code);
    auto const* other = state.coupon_of_code(folded);
    if (other && other->id != coupon.id) return PricingRefused{PricingRefusal::duplicate_code, "code"};
    mint(draft, at, coupon.id, coupon.uses - before->uses);
    if (before->code != coupon.code) state.command.coupon_codes[folded] = coupon.id;
    put_rule(state, &Layer::coupons, coupon.id, coupon, at);
    return Done{};
}

Said end_coupon(db::Draft& draft, Instant at, CouponId id) {
    return end_rule(state_of(draft), &Layer::coupons, id, at, PricingRefusal::unknown_coupon);
}

}  // namespace zg::pricing
