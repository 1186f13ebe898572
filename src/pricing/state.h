#pragma once

#include <zg/pricing.h>

#include <boost/unordered/unordered_flat_map.hpp>

#include <map>
#include <shared_mutex>
#include <unordered_map>

// The memory of the room: what is committed, and over it what the batch and the open command have changed.
namespace zg::pricing {

// A nil store is the company.
struct PriceKey final {
    SkuId sku;
    StoreId store;
    friend bool operator==(PriceKey const&, PriceKey const&) = default;
};
struct PriceKeyHash final {
    std::size_t operator()(PriceKey const& key) const noexcept {
        return UuidHash{}(key.sku.uuid) * 31 + UuidHash{}(key.store.uuid);
    }
};

// A value and how often it has changed.
template <class T>
struct Versioned final {
    T value;
    std::int64_t version = 1;
};

struct Layer final {
    std::optional<Versioned<Terms>> terms;
    std::map<std::string, Versioned<TaxClass>, std::less<>> tax_classes;
    boost::unordered_flat_map<PriceKey, Versioned<Price>, PriceKeyHash> prices;
    std::vector<Promotion> promotions;                        // oldest first
    std::unordered_map<SkuId, std::size_t> promotion_of_sku;  // the oldest buy_n_get_m that names it
    std::unordered_map<CouponId, Coupon> coupons;
    std::vector<CouponId> coupons_in_order;
    std::unordered_map<std::string, CouponId> coupon_codes;  // folded
    std::int64_t change_count = 0;

    [[nodiscard]] bool empty() const { return change_count == 0; }
    void add(Promotion);
    void add(Coupon);
    // Lays `later` over this one.
    void take(Layer&& later);
};

struct Pricing::State final {
    // Guards `base`. Only the writer's thread changes it, so that thread reads without the lock.
    mutable std::shared_mutex mutex;
    Layer base;  // its change_count is the committed version
    Layer batch;
    Layer command;

    // Newest first; what is in an earlier one hides the later ones.
    [[nodiscard]] std::array<Layer const*, 3> layers() const { return {&command, &batch, &base}; }
    [[nodiscard]] Versioned<Terms> const* terms() const;
    [[nodiscard]] Versioned<TaxClass> const* tax_class(std::string_view code) const;
    [[nodiscard]] Versioned<Price> const* price(PriceKey const&) const;
    [[nodiscard]] Coupon const* coupon(CouponId) const;
    [[nodiscard]] Coupon const* coupon_of_code(std::string const& folded) const;
    // The oldest buy_n_get_m that names the SKU.
    [[nodiscard]] Promotion const* promotion_of(SkuId) const;
    [[nodiscard]] std::size_t tax_class_count() const;
    [[nodiscard]] std::size_t promotion_count(PromotionKind) const;
    [[nodiscard]] bool has_promotion(PromotionId) const;
    [[nodiscard]] bool has_prices() const;
};

}  // namespace zg::pricing
