#pragma once

#include "rules.h"
#include "search.h"

#include <zg/catalog.h>

#include <boost/unordered/unordered_flat_map.hpp>

#include <map>
#include <set>
#include <shared_mutex>
#include <unordered_map>

// The memory of the room: what is committed, and over it what the batch and the open command have changed.
namespace zg::catalog {

// Changes that are not on disk yet. A number or a combination without an owner has been given up, a category without a value
// taken away.
struct Staged final {
    std::unordered_map<SkuId, Product> products;
    std::map<CategoryId, std::optional<Category>> categories;
    std::map<FamilyId, Family> families;
    std::unordered_map<std::string, SkuId> codes;
    std::unordered_map<std::string, std::optional<SkuId>> numbers;
    std::unordered_map<std::string, std::optional<SkuId>> combinations;
    std::optional<std::int64_t> own_barcode_last;

    [[nodiscard]] bool empty() const { return products.empty() && categories.empty() && families.empty(); }
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
    std::map<FamilyId, Family> families;
    std::map<FamilyId, std::set<SkuId>> members;
    std::unordered_map<std::string, SkuId> combinations;  // combination_key
    std::int64_t version = 0;
    std::int64_t own_barcode_last = 0;

    Staged command;
    Staged batch;

    // What is committed.
    [[nodiscard]] ListingPtr listing(SkuId) const;
    void publish(Searched);

    // With what is staged.
    [[nodiscard]] Product const* find(SkuId) const;
    [[nodiscard]] std::optional<SkuId> owner_of_code(std::string const& folded) const;
    [[nodiscard]] std::optional<SkuId> owner_of_number(std::string const& number) const;
    [[nodiscard]] std::optional<SkuId> owner_of_combination(Product const&) const;
    [[nodiscard]] Category const* find(CategoryId) const;
    [[nodiscard]] Categories draft_categories() const;
    [[nodiscard]] bool has_products_in(CategoryId) const;
    [[nodiscard]] Family const* find(FamilyId) const;
    [[nodiscard]] std::vector<Product const*> draft_members(FamilyId) const;
    [[nodiscard]] std::int64_t draft_own_barcode_last() const;
    // Puts `product` over what is there under its id.
    void stage(Product product);

private:
    void leave(Product const& before);
};

}  // namespace zg::catalog
