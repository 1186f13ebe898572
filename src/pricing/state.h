#pragma once

#include "offers.h"

#include <zg/pricing.h>

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <map>
#include <shared_mutex>
#include <unordered_map>

// The memory of the room: what is committed, and over it what the batch and the open command have changed.
namespace zg::pricing {

// `list` is a book's id, a store's for the store's own prices, or nil for the company's.
struct PriceKey final {
    SkuId sku;
    Uuid list;
    friend auto operator<=>(PriceKey const&, PriceKey const&) = default;
};
struct PriceKeyHash final {
    std::size_t operator()(PriceKey const& key) const noexcept {
        return UuidHash{}(key.sku.uuid) * 31 + UuidHash{}(key.list);
    }
};
[[nodiscard]] PriceKey key_of(Price const&);

// The price that is set now, how often it was set, and since which pricing version it is so. What a look-up reads first lies
// beside the key of the map: one line of memory less for each line of a basket.
struct PriceNow final {
    bool is_gone = false;
    std::int64_t since = 0;
    std::int64_t version = 1;
    Price value;
};

struct Layer final {
    History<Terms> terms;
    std::map<std::string, History<TaxClass>, std::less<>> tax_classes;
    std::map<BookId, History<PriceBook>> books;
    std::map<PromotionId, PromotionHistory> promotions;
    std::map<CouponId, History<Coupon>> coupons;
    std::unordered_map<std::string, CouponId> coupon_codes;  // folded
    boost::unordered_flat_map<PriceKey, PriceNow, PriceKeyHash> prices;
    std::map<PriceKey, History<Price>> was;    // prices that were set and replaced
    std::map<PriceKey, History<Price>> plans;  // prices with a start
    std::vector<VersionMoment> moments;        // rising
    std::int64_t change_count = 0;

    [[nodiscard]] bool empty() const { return change_count == 0; }
    void add(VersionMoment);
    // Lays `later` over this one. A history in it takes the place of the whole one here.
    void take(Layer&& later);
};

// Newest first; what is in an earlier one hides the later ones.
using Layers = std::array<Layer const*, 3>;

// What prices and rules are for one asker: the writer with its batch, or a reader of the last commit; now, or as they were in
// an earlier pricing version.
class Sight final {
public:
    Sight(Layers const& layers, Offers const& offers, std::optional<std::int64_t> version = {});
    // With one more promotion, in the place of the one with its id.
    void add_trial(Promotion const&);

    [[nodiscard]] Terms const* terms() const;
    [[nodiscard]] TaxClass const* tax_class(std::string_view code) const;
    [[nodiscard]] Coupon const* coupon_of_code(std::string const& folded) const;
    [[nodiscard]] Offers const& offers() const { return then_ ? *then_ : offers_; }
    // What is set in one list on a day, plans included.
    [[nodiscard]] Price const* price_in(PriceKey const&, BusinessDate) const;
    // The lists of a customer's store and channel on a day, in order of precedence, into room that the caller keeps.
    void lists(StoreId, Channel, BusinessDate, std::vector<Uuid>& into) const;
    [[nodiscard]] bool has_books() const { return has_books_; }
    [[nodiscard]] std::vector<PriceBook const*> books() const;

private:
    [[nodiscard]] Price const* set_price(PriceKey const&) const;

    Layers layers_;
    Offers const& offers_;
    std::optional<std::int64_t> version_;
    std::optional<Offers> then_;  // of an earlier version, made for this asker
    bool has_books_ = false;
    bool has_plans_ = false;
};

struct Pricing::State final {
    // Guards `base` and `base_offers`. Only the writer's thread changes them, so that thread reads without the lock.
    mutable std::shared_mutex mutex;
    Layer base;  // its change_count is the committed version
    Layer batch;
    Layer command;
    Offers base_offers;
    // Of all layers, made anew when a promotion was staged; absent while none is.
    mutable std::optional<Offers> draft_offers;

    [[nodiscard]] Layers layers() const { return {&command, &batch, &base}; }
    [[nodiscard]] Sight draft_sight(std::optional<std::int64_t> version = {}) const;
    [[nodiscard]] Sight base_sight() const;
    [[nodiscard]] Offers offers_of_base() const;
    [[nodiscard]] std::int64_t version() const { return base.change_count + batch.change_count + command.change_count; }
    // Counts one more change and notes its moment; answers the new version.
    std::int64_t next_version(Instant at);

    template <class Map, class Key>
    [[nodiscard]] typename Map::mapped_type const* find(Map Layer::* map, Key const& key) const {
        for (auto const* layer : layers()) {
            if ((layer->*map).empty()) continue;
            auto const found = (layer->*map).find(key);
            if (found != (layer->*map).end()) return &found->second;
        }
        return nullptr;
    }
    // The history of a key as staged, to be added to in the open command.
    template <class Map, class Key>
    [[nodiscard]] typename Map::mapped_type& stage(Map Layer::* map, Key const& key) {
        auto const here = (command.*map).find(key);
        if (here != (command.*map).end()) return here->second;
        auto const* before = find(map, key);
        return (command.*map).emplace(key, before ? *before : typename Map::mapped_type{}).first->second;
    }
    [[nodiscard]] History<Terms> const* terms() const;
    [[nodiscard]] Coupon const* coupon_of_code(std::string const& folded) const;
    [[nodiscard]] bool has_prices() const;
    // Calls visit(key, history) for each, staged ones in the place of committed ones.
    template <class Map, class Visit>
    void each(Map Layer::* map, Visit visit) const {
        for (auto const* layer : layers()) {
            for (auto const& [key, history] : layer->*map) {
                if (&history == find(map, key)) visit(key, history);
            }
        }
    }
};

}  // namespace zg::pricing
