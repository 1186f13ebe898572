#pragma once

#include <zg/id.h>

#include <cstddef>
#include <cstdint>
#include <string>

// The shops that are measured: known from three numbers, so that the server, the baselines and the load agree without talking.
namespace zg::bench {

struct World final {
    std::int64_t stores = 200;
    std::int64_t skus = 5'000;
    std::int64_t members = 200'000;
    std::int64_t categories = 0;  // the products are dealt out to them in turn
};

[[nodiscard]] StoreId store_id(std::int64_t index);
[[nodiscard]] LocationId location_id(std::int64_t index);
[[nodiscard]] TillId till_id(std::int64_t index);
[[nodiscard]] SkuId sku_id(std::int64_t index);
[[nodiscard]] MemberId member_id(std::int64_t index);
[[nodiscard]] CategoryId category_id(std::int64_t index);

// Minor units, tax included.
[[nodiscard]] inline std::int64_t price_of(std::int64_t sku) { return 100 + (sku * 37) % 9'900; }

// There are ten of SKU 0 in a store and many buyers in store 0, so that every run must refuse; SKUs 1 to 10 are the hot ones and
// plentiful in the hot store.
inline constexpr std::int64_t scarce_sku = 0;
inline constexpr std::size_t scarce_store = 0;
inline constexpr std::int64_t scarce_milli = 10'000;
inline constexpr std::int64_t hot_sku_count = 10;
inline constexpr std::int64_t hot_store = 1;

[[nodiscard]] inline std::int64_t stock_milli(std::int64_t store, std::int64_t sku) {
    if (sku == scarce_sku) return scarce_milli;
    if (store == hot_store && sku <= hot_sku_count) return 10'000'000'000;
    return 2'000'000;
}

// One point for each 100 minor units.
inline constexpr std::int64_t spend_per_point = 100;
inline constexpr char const* currency = "MOP";

}  // namespace zg::bench
