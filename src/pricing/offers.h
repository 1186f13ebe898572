#pragma once

#include "history.h"

#include <zg/price_rules.h>

#include <boost/unordered/unordered_flat_map.hpp>

#include <memory>
#include <vector>

namespace zg::pricing {

// Shared, since the index and every layer that holds the history point at the same promotion, which never changes.
using PromotionPtr = std::shared_ptr<Promotion const>;
using PromotionHistory = History<PromotionPtr>;

// Which promotions touch a product, by hash: a line asks for its SKU and its categories and never walks all promotions.
struct Offers final {
    struct Hit final {
        std::uint32_t offer;  // into `list`
        std::uint32_t part;   // of a bundle
    };
    std::vector<PromotionPtr> list;  // oldest first
    boost::unordered_flat_map<SkuId, std::vector<Hit>, std::hash<SkuId>> of_sku;
    boost::unordered_flat_map<CategoryId, std::vector<Hit>, std::hash<CategoryId>> of_category;
    std::vector<Hit> of_all;

    void add(PromotionPtr);
};

}  // namespace zg::pricing
