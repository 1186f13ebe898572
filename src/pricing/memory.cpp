#include "rows.h"
#include "rules.h"
#include "state.h"

#include <algorithm>
#include <mutex>
#include <set>

// Pricing: from the books into memory, through the batches, and out to readers.
namespace zg::pricing {
namespace {

template <class T>
T const* now(History<T> const* history) {
    return history ? in_force(*history) : nullptr;
}

// All of a kind with whether they are ended, oldest first.
template <class T, class Map, class Value>
std::vector<Kept<T>> all_of(Map const& map, Value value) {
    std::vector<std::pair<std::int64_t, Kept<T>>> made;
    for (auto const& [id, history] : map) {
        made.push_back({history.front().since, {value(history.back().value), history.back().until != still}});
    }
    std::stable_sort(made.begin(), made.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<Kept<T>> all;
    for (auto& [since, kept] : made) all.push_back(std::move(kept));
    return all;
}

template <class T>
T same(T const& value) {
    return value;
}
Promotion pointed_at(PromotionPtr const& promotion) { return *promotion; }

}  // namespace

Pricing::Pricing(db::Db& books) : state_(std::make_unique<State>()) {
    books.read([&](db::Tx& tx) { state_->base = stored(tx); });
    state_->base_offers = state_->offers_of_base();
}

Pricing::~Pricing() = default;

std::optional<Terms> Pricing::draft_terms() const {
    auto const* found = now(state_->terms());
    return found ? std::optional(*found) : std::nullopt;
}

TaxClass const* Pricing::draft_tax_class(std::string_view code) const {
    return now(state_->find(&Layer::tax_classes, code));
}

Price const* Pricing::draft_price(SkuId sku, StoreId store) const {
    auto const set = [&](PriceKey const& key) -> Price const* {
        auto const* found = state_->find(&Layer::prices, key);
        return found && !found->is_gone ? &found->value : nullptr;
    };
    if (!store.is_nil()) {
        if (auto const* own = set({sku, store.uuid})) return own;
    }
    return set({sku, {}});
}

Coupon const* Pricing::draft_coupon(std::string_view code) const { return state_->coupon_of_code(folded_code(code)); }

Coupon const* Pricing::draft_coupon(CouponId id) const {
    auto const* history = state_->find(&Layer::coupons, id);
    return history ? &history->back().value : nullptr;
}

bool Pricing::draft_names(CategoryId category) const {
    auto const among = [&](std::vector<CategoryId> const& named) {
        return std::find(named.begin(), named.end(), category) != named.end();
    };
    bool is_named = false;
    state_->each(&Layer::promotions, [&](PromotionId, PromotionHistory const& history) {
        auto const* kept = in_force(history);
        if (!kept) return;
        auto const& promotion = **kept;
        auto const& parts = promotion.parts;
        bool const in_parts =
            std::any_of(parts.begin(), parts.end(), [&](Part const& part) { return among(part.categories); });
        if (in_parts || among(promotion.categories)) is_named = true;
    });
    state_->each(&Layer::coupons, [&](CouponId, History<Coupon> const& history) {
        auto const* coupon = in_force(history);
        if (coupon && among(coupon->categories)) is_named = true;
    });
    return is_named;
}

std::int64_t Pricing::draft_version() const { return state_->version(); }

std::int64_t Pricing::draft_version_at(Instant at) const {
    for (auto const* layer : state_->layers()) {
        for (auto moment = layer->moments.rbegin(); moment != layer->moments.rend(); ++moment) {
            if (moment->at <= at) return moment->version;
        }
    }
    return 0;
}

std::optional<Instant> Pricing::draft_replaced_at(std::int64_t version) const {
    std::optional<Instant> replaced;
    for (auto const* layer : state_->layers()) {
        auto const& moments = layer->moments;
        auto const next = std::upper_bound(moments.begin(), moments.end(), version,
                                           [](std::int64_t wanted, auto const& one) { return wanted < one.version; });
        if (next != moments.end()) replaced = next->at;
    }
    return replaced;
}

std::optional<Price> Pricing::price(SkuId sku, std::optional<StoreId> store) const {
    std::shared_lock const lock(state_->mutex);
    auto const set = [&](PriceKey const& key) -> Price const* {
        auto const found = state_->base.prices.find(key);
        return found != state_->base.prices.end() && !found->second.is_gone ? &found->second.value : nullptr;
    };
    if (store) {
        if (auto const* own = set({sku, store->uuid})) return *own;
    }
    auto const* company = set({sku, {}});
    return company ? std::optional(*company) : std::nullopt;
}

// Its price when there is neither a book nor a plan, as in most shops on most days.
std::optional<Price> Pricing::only_price(SkuId sku, StoreId store) const {
    {
        std::shared_lock const lock(state_->mutex);
        if (!state_->base.books.empty() || !state_->base.plans.empty()) return std::nullopt;
    }
    return price(sku, store);
}

std::vector<PriceAhead> Pricing::prices_ahead(SkuId sku, StoreId store, Channel channel, BusinessDate today) const {
    if (auto const only = only_price(sku, store)) return {{today, only->price, only->member_price}};
    std::shared_lock const lock(state_->mutex);
    auto const sight = state_->base_sight();
    std::set<BusinessDate> days{today};
    auto const add = [&](std::optional<BusinessDate> day) {
        if (day && today < *day) days.insert(*day);
    };
    auto const add_plans = [&](Uuid list) {
        auto const plans = state_->base.plans.find({sku, list});
        if (plans == state_->base.plans.end()) return;
        for (auto const& plan : plans->second) {
            if (plan.until == still) add(plan.value.starts);
        }
    };
    add_plans({});
    add_plans(store.uuid);
    for (auto const* book : sight.books()) {
        PriceKey const key{sku, book->id.uuid};
        if (!state_->base.prices.contains(key) && !state_->base.plans.contains(key)) continue;
        add_plans(book->id.uuid);
        add(book->starts);
        if (book->ends) add(BusinessDate{book->ends->days + 1});
    }
    std::vector<PriceAhead> ahead;
    std::vector<Uuid> lists;
    for (auto const day : days) {
        sight.lists(store, channel, day, lists);
        for (auto const& list : lists) {
            auto const* price = sight.price_in({sku, list}, day);
            if (!price) continue;
            PriceAhead next{day, price->price, price->member_price};
            auto const is_same =
                !ahead.empty() && ahead.back().price == next.price && ahead.back().member_price == next.member_price;
            if (!is_same) ahead.push_back(next);
            break;
        }
    }
    return ahead;
}

std::optional<TaxClass> Pricing::tax_class(std::string_view code) const {
    std::shared_lock const lock(state_->mutex);
    auto const found = state_->base.tax_classes.find(code);
    auto const* tax_class = found == state_->base.tax_classes.end() ? nullptr : in_force(found->second);
    return tax_class ? std::optional(*tax_class) : std::nullopt;
}

std::optional<Coupon> Pricing::coupon(CouponId id) const {
    std::shared_lock const lock(state_->mutex);
    auto const found = state_->base.coupons.find(id);
    return found == state_->base.coupons.end() ? std::nullopt : std::optional(found->second.back().value);
}

PricingView Pricing::view() const {
    std::shared_lock const lock(state_->mutex);
    auto const& base = state_->base;
    PricingView view{.version = base.change_count};
    if (auto const* terms = in_force(base.terms)) view.terms = *terms;
    for (auto const& [code, history] : base.tax_classes) {
        if (auto const* tax_class = in_force(history)) view.tax_classes.push_back(*tax_class);
    }
    for (auto const& promotion : state_->base_offers.list) view.promotions.push_back(*promotion);
    for (auto& coupon : all_of<Coupon>(base.coupons, same<Coupon>)) {
        if (!coupon.is_ended) view.coupons.push_back(std::move(coupon.value));
    }
    return view;
}

std::int64_t Pricing::version() const {
    std::shared_lock const lock(state_->mutex);
    return state_->base.change_count;
}

std::vector<Kept<PriceBook>> Pricing::books() const {
    std::shared_lock const lock(state_->mutex);
    return all_of<PriceBook>(state_->base.books, same<PriceBook>);
}

std::vector<Kept<Promotion>> Pricing::promotions() const {
    std::shared_lock const lock(state_->mutex);
    return all_of<Promotion>(state_->base.promotions, pointed_at);
}

std::vector<Kept<Coupon>> Pricing::coupons() const {
    std::shared_lock const lock(state_->mutex);
    return all_of<Coupon>(state_->base.coupons, same<Coupon>);
}

std::map<BookId, std::int64_t> Pricing::book_sizes() const {
    std::map<BookId, std::int64_t> sizes;
    std::shared_lock const lock(state_->mutex);
    for (auto const& [id, history] : state_->base.books) sizes[id] = 0;
    if (sizes.empty()) return sizes;
    for (auto const& [key, price] : state_->base.prices) {
        if (!price.value.book || price.is_gone) continue;
        ++sizes[*price.value.book];
    }
    return sizes;
}

std::vector<Price> Pricing::prices_of(BookId book) const {
    std::vector<Price> prices;
    std::shared_lock const lock(state_->mutex);
    for (auto const& [key, price] : state_->base.prices) {
        if (key.list == book.uuid && !price.is_gone) prices.push_back(price.value);
    }
    std::sort(prices.begin(), prices.end(), [](Price const& a, Price const& b) { return a.sku < b.sku; });
    return prices;
}

std::vector<Price> Pricing::prices_of(SkuId sku, std::span<StoreId const> stores) const {
    std::vector<Price> prices;
    std::shared_lock const lock(state_->mutex);
    auto const add = [&](Uuid list) {
        auto const found = state_->base.prices.find(PriceKey{sku, list});
        if (found != state_->base.prices.end() && !found->second.is_gone) prices.push_back(found->second.value);
    };
    add({});
    for (auto const& store : stores) add(store.uuid);
    for (auto const& [id, history] : state_->base.books) add(id.uuid);
    return prices;
}

std::vector<Price> Pricing::planned() const {
    std::vector<Price> prices;
    std::shared_lock const lock(state_->mutex);
    for (auto const& [key, plans] : state_->base.plans) {
        for (auto const& plan : plans) {
            if (plan.until == still) prices.push_back(plan.value);
        }
    }
    std::stable_sort(prices.begin(), prices.end(),
                     [](Price const& a, Price const& b) { return *a.starts < *b.starts; });
    return prices;
}

void Pricing::keep() {
    if (!state_->command.empty()) state_->batch.take(std::move(state_->command));
}

void Pricing::drop() {
    if (state_->command.empty()) return;
    state_->command = Layer{};
    state_->draft_offers.reset();
}

void Pricing::save(db::Tx& tx) {
    if (state_->batch.empty()) return;
    pricing::save(tx, state_->batch);
    save_version(tx, state_->base.change_count + state_->batch.change_count);
    tx.tell(version_part, {});
    for (auto const& [key, price] : state_->batch.prices)
        tx.tell(price_part, std::string(key.sku.uuid.view()) + std::string(key.list.view()));
}

void Pricing::follow(db::Tx& tx, db::News const& news) {
    if (!news.names(version_part)) return;
    auto later = stored_since(tx, news, state_->base.change_count);
    if (later.empty()) return;
    state_->batch = std::move(later);
    committed();
}

void Pricing::committed() {
    if (state_->batch.empty()) return;
    std::unique_lock const lock(state_->mutex);
    auto const has_promotions = !state_->batch.promotions.empty();
    state_->base.take(std::move(state_->batch));
    if (!has_promotions) return;
    state_->base_offers = state_->offers_of_base();
    state_->draft_offers.reset();
}

void Pricing::rolled_back() {
    state_->command = Layer{};
    state_->batch = Layer{};
    state_->draft_offers.reset();
}

}  // namespace zg::pricing
