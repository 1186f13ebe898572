#include "memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zg::insights {
namespace {

using testing::ElementsAre;
using testing::Optional;

// The row counts of the layers that a snapshot at `position` must add; nullopt when it must be taken anew.
std::optional<std::vector<std::int64_t>> seen(Memory const& memory, std::int64_t position) {
    std::vector<std::int64_t> counts;
    bool const fits = memory.visit(position, [&](Delta const& delta) { counts.push_back(delta.row_count); });
    if (!fits) return std::nullopt;
    return counts;
}

void add(Memory& memory, std::int64_t rows) {
    memory.change([&](Delta& delta) { delta.row_count += rows; });
}

TEST(Memory, gives_a_snapshot_exactly_the_layers_above_it) {
    Memory memory(10);
    add(memory, 3);
    EXPECT_THAT(seen(memory, 10), Optional(ElementsAre(3)));

    EXPECT_EQ(memory.frozen(20).to, 20);  // a flush begins, and more is applied meanwhile
    add(memory, 5);
    EXPECT_THAT(seen(memory, 10), Optional(ElementsAre(3, 5))) << "before its commit";
    EXPECT_THAT(seen(memory, 20), Optional(ElementsAre(5))) << "after its commit, before the layer is forgotten";
    EXPECT_EQ(memory.row_count(), 8);

    memory.forget_frozen();
    EXPECT_THAT(seen(memory, 20), Optional(ElementsAre(5)));
    EXPECT_EQ(seen(memory, 10), std::nullopt) << "this snapshot was overtaken";
    EXPECT_EQ(seen(memory, 15), std::nullopt);
}

TEST(Memory, keeps_the_layer_of_a_failed_flush_as_it_was) {
    Memory memory(0);
    add(memory, 1);
    (void)memory.frozen(7);
    add(memory, 2);
    auto const& again = memory.frozen(9);
    EXPECT_EQ(again.to, 7);
    EXPECT_EQ(again.delta.row_count, 1);
}

}  // namespace
}  // namespace zg::insights
