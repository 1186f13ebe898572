#include "live_figures.h"

#include <zg/time.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace zg::app {
namespace {

StoreId store(int number) { return {Uuid::named({0}, "store " + std::to_string(number))}; }

TEST(LiveFigures, AStoreIsToldOnceTheRollUpsHoldItsSale) {
    LiveFigures figures;
    EXPECT_FALSE(figures.is_waiting());
    figures.changed(store(1), 5);
    EXPECT_TRUE(figures.is_waiting());
    EXPECT_TRUE(figures.take(4, 1'000, 10).is_empty());
    auto const due = figures.take(5, 1'000, 10);
    EXPECT_TRUE(due.company);
    EXPECT_EQ(due.stores, std::vector{store(1)});
    EXPECT_FALSE(figures.is_waiting());
    EXPECT_TRUE(figures.take(9, 9'000, 10).is_empty());
}

TEST(LiveFigures, NotMoreThanFourTimesASecond) {
    LiveFigures figures;
    int told = 0;
    for (std::int64_t ms = 0; ms < 2'000; ++ms) {
        figures.changed(store(1), ms + 1);
        told += figures.take(ms, ms, 10).company ? 1 : 0;  // the roll-ups are always one sale behind
    }
    EXPECT_EQ(told, 8);
}

RC_GTEST_PROP(LiveFigures, EverySaleIsToldSoonerOrLater, (std::vector<std::uint8_t> const& sales)) {
    LiveFigures figures;
    std::map<StoreId, std::int64_t> sold;
    std::map<StoreId, std::int64_t> told;
    std::int64_t sequence = 0;
    std::int64_t now = 0;
    auto const take = [&](std::int64_t projected) {
        for (auto const each : figures.take(projected, now, 2).stores) told[each] = projected;
    };
    for (auto const sale : sales) {
        figures.changed(store(sale % 5), ++sequence);
        sold[store(sale % 5)] = sequence;
        now += sale;
        take(sequence - sale % 3);
    }
    for (int pass = 0; pass < 5; ++pass, now += LiveFigures::pause_ms) take(sequence);
    for (auto const& [each, last] : sold) RC_ASSERT(told[each] >= last);
    RC_ASSERT(!figures.is_waiting());
}

}  // namespace
}  // namespace zg::app
