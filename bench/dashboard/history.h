#pragma once

#include "../world/world.h"

#include <zg/event_bodies.h>
#include <zg/rng.h>
#include <zg/time.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace zg::bench {

struct History final {
    World world{.stores = 200, .skus = 5'000, .members = 0, .categories = 40};
    std::int64_t lines = 20'000'000;
    std::int32_t days = 730;  // up to and with the day of `until`
    Instant until;
    [[nodiscard]] BusinessDate last() const;
    [[nodiscard]] BusinessDate first() const { return {last().days - days + 1}; }
};

struct SoldOn final {
    std::size_t store = 0;
    std::vector<std::size_t> skus = {};  // by line
    events::Sale sale = {};
};

// Sales of years, the same from the same numbers: more on weekends and in the evening, few products that sell much and many that
// sell little, stores of different size.
class Sales final {
public:
    explicit Sales(History const&);
    // Every sale of one day.
    void each(BusinessDate, std::function<void(SoldOn const&)> const&);

private:
    void fill(SoldOn&, BusinessDate, std::size_t store);

    History const& history_;
    SeededRng rng_{0};
    std::vector<StoreId> stores_;
    std::vector<TillId> tills_;
    std::vector<SkuId> skus_;
    std::int64_t sequence_ = 0;
};

// What a history took to be made into roll-ups.
struct Built final {
    std::int64_t lines = 0;
    std::int64_t receipts = 0;
    double seconds = 0;
    double cpu_us = 0;  // of the projector, for one receipt
};

// Puts the history into the views of a prepared shop through the projector, as the feed would: every table is what it makes.
// The books stay as they are, since no question of a dashboard reads them.
Built project(History const&, std::filesystem::path const& shop);

}  // namespace zg::bench
