#include "rows.h"
#include "rules.h"
#include "state.h"

#include <mutex>

// Pricing: from the books into memory, through the batches, and out to readers.
namespace zg::pricing {
namespace {

template <class T>
T const* value_of(Versioned<T> const* found) {
    return found ? &found->value : nullptr;
}

Price const* find(Layer const& layer, PriceKey const& key) {
    auto const found = layer.prices.find(key);
    return found == layer.prices.end() ? nullptr : &found->second.value;
}

}  // namespace

Pricing::Pricing(db::Db& books) : state_(std::make_unique<State>()) {
    books.read([&](db::Tx& tx) { state_->base = stored(tx); });
}

Pricing::~Pricing() = default;

std::optional<Terms> Pricing::draft_terms() const {
    auto const* found = state_->terms();
    return found ? std::optional(found->value) : std::nullopt;
}

TaxClass const* Pricing::draft_tax_class(std::string_view code) const { return value_of(state_->tax_class(code)); }

Price const* Pricing::draft_price(SkuId sku, StoreId store) const {
    if (!store.is_nil()) {
        if (auto const* own = state_->price({sku, store})) return &own->value;
    }
    return value_of(state_->price({sku, {}}));
}

Coupon const* Pricing::draft_coupon(std::string_view code) const { return state_->coupon_of_code(folded_code(code)); }
Coupon const* Pricing::draft_coupon(CouponId id) const { return state_->coupon(id); }

std::int64_t Pricing::draft_version() const {
    return state_->base.change_count + state_->batch.change_count + state_->command.change_count;
}

std::optional<Price> Pricing::price(SkuId sku, std::optional<StoreId> store) const {
    std::shared_lock const lock(state_->mutex);
    if (store) {
        if (auto const* own = find(state_->base, {sku, *store})) return *own;
    }
    auto const* company = find(state_->base, {sku, {}});
    return company ? std::optional(*company) : std::nullopt;
}

std::optional<TaxClass> Pricing::tax_class(std::string_view code) const {
    std::shared_lock const lock(state_->mutex);
    auto const found = state_->base.tax_classes.find(code);
    return found == state_->base.tax_classes.end() ? std::nullopt : std::optional(found->second.value);
}

std::optional<Coupon> Pricing::coupon(CouponId id) const {
    std::shared_lock const lock(state_->mutex);
    auto const found = state_->base.coupons.find(id);
    return found == state_->base.coupons.end() ? std::nullopt : std::optional(found->second);
}

PricingView Pricing::view() const {
    std::shared_lock const lock(state_->mutex);
    auto const& base = state_->base;
    PricingView view{.version = base.change_count};
    if (base.terms) view.terms = base.terms->value;
    for (auto const& [code, tax_class] : base.tax_classes) view.tax_classes.push_back(tax_class.value);
    view.promotions = base.promotions;
    for (auto const& id : base.coupons_in_order) view.coupons.push_back(base.coupons.at(id));
    return view;
}

std::int64_t Pricing::version() const {
    std::shared_lock const lock(state_->mutex);
    return state_->base.change_count;
}

void Pricing::keep() {
    if (!state_->command.empty()) state_->batch.take(std::move(state_->command));
}

void Pricing::drop() {
    if (!state_->command.empty()) state_->command = Layer{};
}

void Pricing::save(db::Tx& tx) {
    if (state_->batch.empty()) return;
    pricing::save(tx, state_->batch);
    save_version(tx, state_->base.change_count + state_->batch.change_count);
}

void Pricing::committed() {
    if (state_->batch.empty()) return;
    std::unique_lock const lock(state_->mutex);
    state_->base.take(std::move(state_->batch));
}

void Pricing::rolled_back() {
    state_->command = Layer{};
    state_->batch = Layer{};
}

}  // namespace zg::pricing
