#include "state.h"

#include "rules.h"

#include <algorithm>
#include <set>

namespace zg::pricing {

void Layer::add(Promotion promotion) {
    if (promotion.kind == PromotionKind::buy_n_get_m) {
        for (auto const& sku : promotion.skus) promotion_of_sku.try_emplace(sku, promotions.size());
    }
    promotions.push_back(std::move(promotion));
}

void Layer::add(Coupon coupon) {
    coupons_in_order.push_back(coupon.id);
    coupon_codes.emplace(folded_code(coupon.code), coupon.id);
    auto const id = coupon.id;
    coupons.emplace(id, std::move(coupon));
}

void Layer::take(Layer&& later) {
    if (later.terms) terms = std::move(later.terms);
    for (auto& [code, tax_class] : later.tax_classes) tax_classes.insert_or_assign(code, std::move(tax_class));
    for (auto& [key, price] : later.prices) prices.insert_or_assign(key, std::move(price));
    for (auto& promotion : later.promotions) add(std::move(promotion));
    for (auto const& id : later.coupons_in_order) add(std::move(later.coupons.at(id)));
    change_count += later.change_count;
    later = Layer{};
}

Versioned<Terms> const* Pricing::State::terms() const {
    for (auto const* layer : layers()) {
        if (layer->terms) return &*layer->terms;
    }
    return nullptr;
}

Versioned<TaxClass> const* Pricing::State::tax_class(std::string_view code) const {
    for (auto const* layer : layers()) {
        auto const found = layer->tax_classes.find(code);
        if (found != layer->tax_classes.end()) return &found->second;
    }
    return nullptr;
}

Versioned<Price> const* Pricing::State::price(PriceKey const& key) const {
    for (auto const* layer : layers()) {
        if (layer->prices.empty()) continue;
        auto const found = layer->prices.find(key);
        if (found != layer->prices.end()) return &found->second;
    }
    return nullptr;
}

Coupon const* Pricing::State::coupon(CouponId id) const {
    for (auto const* layer : layers()) {
        auto const found = layer->coupons.find(id);
        if (found != layer->coupons.end()) return &found->second;
    }
    return nullptr;
}

Coupon const* Pricing::State::coupon_of_code(std::string const& folded) const {
    for (auto const* layer : layers()) {
        auto const found = layer->coupon_codes.find(folded);
        if (found != layer->coupon_codes.end()) return &layer->coupons.at(found->second);
    }
    return nullptr;
}

Promotion const* Pricing::State::promotion_of(SkuId sku) const {
    for (auto const* layer : {&base, &batch, &command}) {
        if (layer->promotion_of_sku.empty()) continue;
        auto const found = layer->promotion_of_sku.find(sku);
        if (found != layer->promotion_of_sku.end()) return &layer->promotions[found->second];
    }
    return nullptr;
}

std::size_t Pricing::State::tax_class_count() const {
    std::set<std::string_view> codes;
    for (auto const* layer : layers()) {
        for (auto const& [code, tax_class] : layer->tax_classes) codes.insert(code);
    }
    return codes.size();
}

std::size_t Pricing::State::promotion_count(PromotionKind kind) const {
    std::size_t count = 0;
    for (auto const* layer : layers()) {
        count += std::count_if(layer->promotions.begin(), layer->promotions.end(),
                               [&](Promotion const& promotion) { return promotion.kind == kind; });
    }
    return count;
}

bool Pricing::State::has_promotion(PromotionId id) const {
    for (auto const* layer : layers()) {
        for (auto const& promotion : layer->promotions) {
            if (promotion.id == id) return true;
        }
    }
    return false;
}

bool Pricing::State::has_prices() const {
    for (auto const* layer : layers()) {
        if (!layer->prices.empty()) return true;
    }
    return false;
}

}  // namespace zg::pricing
