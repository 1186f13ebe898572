#include "every.h"

#include <gtest/gtest.h>

namespace zg::app {
namespace {

TEST(Every, is_due_at_first_then_after_its_time_and_when_the_clock_was_put_back) {
    struct {
        std::int64_t now_ms;
        bool is_due;
    } const looks[]{{5'000, true}, {5'000, false}, {5'499, false}, {5'500, true}, {5'999, false},
                    {1'000, true}, {1'499, false}, {1'500, true},  {90'000, true}};
    Every half_second(500);
    for (auto const& [now_ms, is_due] : looks) EXPECT_EQ(half_second.is_due(Instant{now_ms}), is_due) << now_ms;
}

}  // namespace
}  // namespace zg::app
