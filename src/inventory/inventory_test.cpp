#include "rules.h"

#include <zg/inventory.h>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace zg::inventory {
namespace {

TEST(AverageCost, moves_with_what_comes_in) {
    struct Row final {
        std::int64_t on_hand_milli;
        std::optional<std::int64_t> cost_e4;
        std::int64_t quantity_milli;
        std::int64_t unit_cost_e4;
        std::int64_t after_e4;
    };
    for (auto const& row : {Row{0, {}, 1000, 500, 500}, Row{10'000, 4'000'000, 10'000, 6'000'000, 5'000'000},
                            Row{1'000, 100, 2'000, 101, 101}, Row{-5'000, 400, 1'000, 600, 600},
                            Row{0, 400, 1'000, 600, 600}, Row{3'000, 0, 1'000, 4, 1}}) {
        EXPECT_EQ(average_cost_e4({row.on_hand_milli, row.cost_e4}, row.quantity_milli, row.unit_cost_e4),
                  row.after_e4);
    }
}

TEST(AverageCost, lies_between_the_old_and_the_new) {
    EXPECT_TRUE(rc::check([] {
        auto const on_hand = *rc::gen::inRange<std::int64_t>(1, quantity_milli_max);
        auto const cost = *rc::gen::inRange<std::int64_t>(0, cost_e4_max);
        auto const quantity = *rc::gen::inRange<std::int64_t>(1, quantity_milli_max);
        auto const unit_cost = *rc::gen::inRange<std::int64_t>(0, cost_e4_max);
        auto const after = average_cost_e4({on_hand, cost}, quantity, unit_cost);
        RC_ASSERT(after >= std::min(cost, unit_cost));
        RC_ASSERT(after <= std::max(cost, unit_cost));
    }));
}

TEST(CostOf, is_rounded_once_and_absent_without_a_cost) {
    EXPECT_EQ(cost_of(5'200'000, 1'500), 780);
    EXPECT_EQ(cost_of(33'333, 1'000), 3);
    EXPECT_FALSE(cost_of({}, 1'000));
}

}  // namespace
}  // namespace zg::inventory
