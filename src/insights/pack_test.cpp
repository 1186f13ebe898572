#include "pack.h"

#include "shop_fixture.h"
#include "sku_sums.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace zg::insights {
namespace {

SkuCells cells_of(std::map<int, std::int64_t> const& figures) {
    std::map<SkuId, Cell> sorted;
    for (auto const& [number, figure] : figures) {
        sorted[id_of<SkuId>(number)] +=
            Cell{.receipts = 1, .units_milli = -figure / 2, .net = figure, .refund_net = figure / 3};
    }
    return {sorted.begin(), sorted.end()};
}

RC_GTEST_PROP(Pack, unpacks_to_the_same, (std::map<int, std::int64_t> const& figures)) {
    auto const cells = cells_of(figures);
    RC_ASSERT(unpacked<SkuId>(pack(cells)) == cells);
}

RC_GTEST_PROP(Pack, finds_what_is_there_and_nothing_else, (std::map<int, std::int64_t> const& figures, int other)) {
    auto const cells = cells_of(figures);
    auto const bytes = pack(cells);
    for (auto const& [sku, cell] : cells) RC_ASSERT(found<SkuId>(bytes, sku) == cell);
    auto const is_other = [&](auto const& each) { return each.first == id_of<SkuId>(other); };
    bool const is_there = std::any_of(cells.begin(), cells.end(), is_other);
    RC_ASSERT(found<SkuId>(bytes, id_of<SkuId>(other)).has_value() == is_there);
}

RC_GTEST_PROP(Pack, merging_adds_sku_by_sku,
              (std::map<int, std::int32_t> const& left, std::map<int, std::int32_t> const& right)) {
    auto const a = cells_of({left.begin(), left.end()});
    auto const b = cells_of({right.begin(), right.end()});
    std::map<SkuId, Cell> expected;
    for (auto const* side : {&a, &b}) {
        for (auto const& [sku, cell] : *side) expected[sku] += cell;
    }
    RC_ASSERT(merged(a, b) == SkuCells(expected.begin(), expected.end()));
}

TEST(Pack, keeps_the_outermost_figures) {
    Cell const cell{.units_milli = std::numeric_limits<std::int64_t>::min(),
                    .net = std::numeric_limits<std::int64_t>::max(),
                    .tax = -1};
    SkuCells const cells{{id_of<SkuId>(1), cell}};
    EXPECT_EQ(unpacked<SkuId>(pack(cells)), cells);
}

// Each length that a number can have, with others behind it and at the very end.
TEST(Pack, keeps_numbers_of_every_width) {
    for (int bits = 0; bits < 63; ++bits) {
        for (std::int64_t const near : {-1, 0, 1}) {
            auto const figure = (std::int64_t{1} << bits) + near;
            SkuCells const cells{{id_of<SkuId>(1), {.net = figure, .tax = -figure}},
                                 {id_of<SkuId>(2), {.refund_net = figure}}};
            EXPECT_EQ(unpacked<SkuId>(pack(cells)), cells) << figure;
        }
    }
}

TEST(Pack, refuses_every_cut) {
    auto const bytes = pack(SkuCells{{id_of<SkuId>(1), {.receipts = 1, .net = 1'234'567}}});
    for (std::size_t length = 1; length < bytes.size(); ++length) {
        EXPECT_THROW((void)unpacked<SkuId>(std::string_view(bytes).substr(0, length)), db::Failure) << length;
    }
    EXPECT_THROW((void)unpacked<SkuId>(std::string(16, 'x') + std::string(200, '\xFF')), db::Failure);
}

RC_GTEST_PROP(SkuSums, add_up_as_a_map_does, ()) {
    std::map<SkuId, Cell> expected;
    SkuSums sums;
    auto const spans = *rc::gen::inRange(0, 6);
    for (int span = 0; span < spans; ++span) {
        auto const keys = *rc::gen::container<std::set<std::uint8_t>>(rc::gen::arbitrary<std::uint8_t>());
        SkuCells cells;
        for (auto const key : keys) {
            SkuId sku;
            sku.uuid.bytes[0] = key;
            cells.emplace_back(sku, Cell{.receipts = 1, .net = span * 100 + key});
            expected[sku] += cells.back().second;
        }
        sums.add(pack_columns(cells));
    }
    auto const found = sums.take();
    RC_ASSERT(found.size() == expected.size());
    RC_ASSERT(std::equal(found.begin(), found.end(), expected.begin(), [](auto const& one, auto const& other) {
        return one.first == other.first && one.second == other.second;
    }));
}

RC_GTEST_PROP(SkuSums, give_back_what_was_packed, (std::map<int, std::int64_t> const& figures)) {
    auto const cells = cells_of(figures);
    SkuSums sums;
    sums.add(pack_columns(cells));
    RC_ASSERT(sums.take() == cells);
}

TEST(SkuSums, reads_only_what_is_wanted) {
    static constexpr std::array wanted{&Cell::net};
    SkuSums sums(wanted);
    sums.add(pack_columns({{id_of<SkuId>(1), {.receipts = 1, .net = 300, .refund_net = 7}}}));
    EXPECT_EQ(sums.take(), (SkuCells{{id_of<SkuId>(1), {.net = 300}}}));
}

TEST(SkuSums, refuses_every_cut_and_every_end_too_many) {
    auto const bytes =
        pack_columns({{id_of<SkuId>(1), {.receipts = 1, .net = 1'234'567}}, {id_of<SkuId>(2), {.tax = 5}}});
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        SkuSums sums;
        EXPECT_THROW(sums.add(std::string_view(bytes).substr(0, length)), db::Failure) << length;
    }
    EXPECT_THROW(SkuSums().add(bytes + '\0'), db::Failure);
    auto const disordered = pack_columns({{id_of<SkuId>(2), {.net = 1}}, {id_of<SkuId>(1), {.net = 1}}});
    EXPECT_THROW(SkuSums().add(disordered), db::Failure);
}

}  // namespace
}  // namespace zg::insights
