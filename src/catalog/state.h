#pragma once

#include "search.h"

#include <zg/catalog.h>

#include <boost/unordered/unordered_flat_map.hpp>

#include <map>
#include <shared_mutex>
#include <unordered_map>

// The memory of the room: what is committed, and over it what the batch and the open command have changed.
namespace zg::catalog {

// Changes that are not on disk yet. A number without an owner has been given up.
struct Staged final {
    std::unordered_map<SkuId, Product> products;
    std::map<CategoryId, Category> categories;
    std::unordered_map<std::string, SkuId> codes;
    std::unordered_map<std::string, std::optional<SkuId>> numbers;

    [[nodiscard]] bool empty() const { return products.empty() && categories.empty(); }
    void take(Staged&&);
    void clear() { *this = Staged{}; }
};

struct Catalog::State final {
    // Guards everything committed. Only the writer's thread changes it, so that thread reads without the lock.
    mutable std::shared_mutex mutex;
    std::vector<Searched> products;
    boost::unordered_flat_map<SkuId, std::size_t, std::hash<SkuId>> places;  // into products
    std::map<SkuId, std::size_t> in_order;
    std::unordered_map<std::string, SkuId> codes;    // folded
    std::unordered_map<std::string, SkuId> numbers;  // barcode_number
    std::map<CategoryId, Category> categories;
    std::int64_t version = 0;

    Staged command;
    Staged batch;

    // What is committed.
    [[nodiscard]] ListingPtr listing(SkuId) const;
    void publish(Searched);

    // With what is staged.
    [[nodiscard]] Product const* find(SkuId) const;
    [[nodiscard]] std::optional<SkuId> owner_of_code(std::string const& folded) const;
    [[nodiscard]] std::optional<SkuId> owner_of_number(std::string const& number) const;
    [[nodiscard]] bool has_category(CategoryId) const;
    // Puts `product` over what is there under its id.
    void stage(Product product);
};

}  // namespace zg::catalog
