#include "state.h"

#include "rules.h"

#include <algorithm>
#include <tuple>

namespace zg::pricing {
namespace {

template <class Map>
void lay_over(Map& base, Map& later) {
    for (auto& [key, value] : later) base.insert_or_assign(key, std::move(value));
}

// Oldest first: by the version that made it.
Offers offers_of(std::vector<std::pair<std::int64_t, PromotionPtr>> made) {
    std::stable_sort(made.begin(), made.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    Offers offers;
    for (auto& [since, promotion] : made) offers.add(std::move(promotion));
    return offers;
}

Offers offers_of(Layers const& layers, std::optional<std::int64_t> version) {
    std::map<PromotionId, PromotionHistory const*> all;
    for (auto const* layer : layers) {
        for (auto const& [id, history] : layer->promotions) all.try_emplace(id, &history);
    }
    std::vector<std::pair<std::int64_t, PromotionPtr>> made;
    for (auto const& [id, history] : all) {
        if (auto const* promotion = in_force(*history, version)) made.emplace_back(history->front().since, *promotion);
    }
    return offers_of(std::move(made));
}

bool names(std::optional<std::vector<StoreId>> const& stores, StoreId store) {
    return !stores || std::find(stores->begin(), stores->end(), store) != stores->end();
}

bool holds(PriceBook const& book, StoreId store, Channel channel, BusinessDate date) {
    if (book.starts && date < *book.starts) return false;
    if (book.ends && *book.ends < date) return false;
    if (book.channels && std::find(book.channels->begin(), book.channels->end(), channel) == book.channels->end()) {
        return false;
    }
    return names(book.stores, store);
}

}  // namespace

PriceKey key_of(Price const& price) {
    if (price.book) return {price.sku, price.book->uuid};
    return {price.sku, price.store ? price.store->uuid : Uuid{}};
}

void Layer::add(VersionMoment moment) {
    // A clock that was put back makes no moment of its own.
    if (!moments.empty() && moment.at <= moments.back().at) {
        moments.back().version = moment.version;
    } else {
        moments.push_back(moment);
    }
}

void Layer::take(Layer&& later) {
    if (!later.terms.empty()) terms = std::move(later.terms);
    lay_over(tax_classes, later.tax_classes);
    lay_over(books, later.books);
    lay_over(promotions, later.promotions);
    lay_over(coupons, later.coupons);
    for (auto const& [code, id] : later.coupon_codes) coupon_codes[code] = id;
    lay_over(prices, later.prices);
    lay_over(was, later.was);
    lay_over(plans, later.plans);
    for (auto const& moment : later.moments) add(moment);
    change_count += later.change_count;
    later = Layer{};
}

// -- Sight --

Sight::Sight(Layers const& layers, Offers const& offers, std::optional<std::int64_t> version)
    : layers_(layers), offers_(offers), version_(version) {
    for (auto const* layer : layers_) {
        has_books_ = has_books_ || !layer->books.empty();
        has_plans_ = has_plans_ || !layer->plans.empty();
    }
    if (version_) then_ = offers_of(layers_, version_);
}

void Sight::add_trial(Promotion const& trial) {
    Offers with;
    for (auto const& promotion : offers().list) {
        if (promotion->id != trial.id) with.add(promotion);
    }
    with.add(std::make_shared<Promotion const>(trial));
    then_ = std::move(with);
}

Terms const* Sight::terms() const {
    for (auto const* layer : layers_) {
        if (layer->terms.empty()) continue;
        auto const* found = in_force(layer->terms, version_);
        // A shop that had no terms yet is priced by its first ones.
        return found ? found : &layer->terms.front().value;
    }
    return nullptr;
}

TaxClass const* Sight::tax_class(std::string_view code) const {
    for (auto const* layer : layers_) {
        auto const found = layer->tax_classes.find(code);
        if (found == layer->tax_classes.end()) continue;
        auto const* tax_class = in_force(found->second, version_);
        return tax_class ? tax_class : &found->second.front().value;
    }
    return nullptr;
}

Coupon const* Sight::coupon_of_code(std::string const& folded) const {
    for (auto const* layer : layers_) {
        auto const code = layer->coupon_codes.find(folded);
        if (code == layer->coupon_codes.end()) continue;
        for (auto const* with : layers_) {
            auto const found = with->coupons.find(code->second);
            if (found == with->coupons.end()) continue;
            // By the code that it has now, whatever it was at that version: another one is nobody's.
            bool const has_it = folded_code(found->second.back().value.code) == folded;
            return has_it ? in_force(found->second, version_) : nullptr;
        }
    }
    return nullptr;
}

Price const* Sight::set_price(PriceKey const& key) const {
    for (auto const* layer : layers_) {
        if (layer->prices.empty()) continue;
        auto const found = layer->prices.find(key);
        if (found == layer->prices.end()) continue;
        auto const& now = found->second;
        if (!version_ || now.since <= *version_) return now.is_gone ? nullptr : &now.value;
        for (auto const* with : layers_) {
            auto const before = with->was.find(key);
            if (before != with->was.end()) return in_force(before->second, version_);
        }
        return nullptr;
    }
    return nullptr;
}

Price const* Sight::price_in(PriceKey const& key, BusinessDate date) const {
    auto const* found = set_price(key);
    if (!has_plans_) return found;
    for (auto const* layer : layers_) {
        auto const plans = layer->plans.find(key);
        if (plans == layer->plans.end()) continue;
        std::optional<BusinessDate> latest;
        for (auto const& plan : plans->second) {
            if (!plan.holds(version_) || date < *plan.value.starts || (latest && *plan.value.starts < *latest))
                continue;
            latest = plan.value.starts;
            found = &plan.value;
        }
        break;
    }
    return found;
}

std::vector<PriceBook const*> Sight::books() const {
    std::map<BookId, History<PriceBook> const*> all;
    for (auto const* layer : layers_) {
        for (auto const& [id, history] : layer->books) all.try_emplace(id, &history);
    }
    std::vector<std::pair<std::int64_t, PriceBook const*>> made;
    for (auto const& [id, history] : all) {
        if (auto const* book = in_force(*history, version_)) made.emplace_back(history->front().since, book);
    }
    // Newest first, so that a stable sort by anything else keeps the newer before the older.
    std::stable_sort(made.begin(), made.end(), [](auto const& a, auto const& b) { return a.first > b.first; });
    std::vector<PriceBook const*> books;
    for (auto const& [since, book] : made) books.push_back(book);
    return books;
}

void Sight::lists(StoreId store, Channel channel, BusinessDate date, std::vector<Uuid>& into) const {
    into.clear();
    auto held = books();
    std::erase_if(held, [&](auto const* book) { return !holds(*book, store, channel, date); });
    auto const rank = [](PriceBook const& book) {
        return std::tuple(!book.ends, !book.stores, !book.channels);  // false comes first
    };
    std::stable_sort(held.begin(), held.end(), [&](auto const* a, auto const* b) { return rank(*a) < rank(*b); });
    // The store's own prices stand behind every book that has an end or names stores.
    auto const stores_own = std::tuple(true, false, true);
    auto book = held.begin();
    for (; book != held.end() && rank(**book) <= stores_own; ++book) into.push_back((*book)->id.uuid);
    into.push_back(store.uuid);
    for (; book != held.end(); ++book) into.push_back((*book)->id.uuid);
    into.push_back({});
}

// -- Pricing::State --

Sight Pricing::State::draft_sight(std::optional<std::int64_t> version) const {
    if (command.promotions.empty() && batch.promotions.empty()) return {layers(), base_offers, version};
    if (!draft_offers) draft_offers = offers_of(layers(), {});
    return {layers(), *draft_offers, version};
}

namespace {
// The other two layers are the writer's.
Layers only(Layer const& base) {
    static Layer const nothing;
    return {&nothing, &nothing, &base};
}
}  // namespace

Sight Pricing::State::base_sight() const { return {only(base), base_offers}; }
Offers Pricing::State::offers_of_base() const { return offers_of(only(base), {}); }

std::int64_t Pricing::State::next_version(Instant at) {
    ++command.change_count;
    command.moments.push_back({version(), at});
    return version();
}

History<Terms> const* Pricing::State::terms() const {
    for (auto const* layer : layers()) {
        if (!layer->terms.empty()) return &layer->terms;
    }
    return nullptr;
}

Coupon const* Pricing::State::coupon_of_code(std::string const& folded) const {
    auto const* id = find(&Layer::coupon_codes, folded);
    auto const* history = id ? find(&Layer::coupons, *id) : nullptr;
    // One that was ended keeps its code: a till that was offline may still bring it. One whose code was changed does not.
    if (!history || folded_code(history->back().value.code) != folded) return nullptr;
    return &history->back().value;
}

bool Pricing::State::has_prices() const {
    for (auto const* layer : layers()) {
        if (!layer->prices.empty() || !layer->plans.empty()) return true;
    }
    return false;
}

}  // namespace zg::pricing
