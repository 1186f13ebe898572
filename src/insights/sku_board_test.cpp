#include <zg/dictionary.h>
#include <zg/sku_board.h>

#include "shop_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

namespace zg::insights {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// ---- what was there before ----

struct ShelfRow final {
    char const* what;
    ShelfFacts shelf;
    Quantities then;
};
constexpr ShelfRow shelf_rows[] = {
    {"nothing ever moved", {.on_hand_milli = 5'000}, {5'000, 5'000}},
    {"three sold: eight were there", {.on_hand_milli = 5'000, .units_known_milli = 3'000}, {8'000, 5'000}},
    {"ten came, three went", {.on_hand_milli = 7'000, .arrived_milli = 10'000, .units_known_milli = 3'000}, {0, 7'000}},
    {"two were lost", {.on_hand_milli = 5'000, .arrived_milli = -2'000}, {7'000, 5'000}},
    {"four sold after the period", {.on_hand_milli = 1'000, .units_after_milli = 4'000}, {5'000, 5'000}},
    {"six came after the period", {.on_hand_milli = 6'000, .arrived_after_milli = 6'000}, {0, 0}},
    {"more came back than was sold", {.on_hand_milli = 5'000, .units_known_milli = -1'000}, {4'000, 5'000}},
    {"sold before it was booked in", {.on_hand_milli = -2'000, .units_known_milli = 2'000}, {0, -2'000}},
};

TEST(SkuBoard, StockOfThePastFollowsFromTodaysAndWhatMoved) {
    for (auto const& row : shelf_rows) EXPECT_EQ(quantities_of(row.shelf), row.then) << row.what;
}

// ---- figures, computed by hand ----

// 40 sold of 60 that were there and 40 that came; 400.00 net, 240.00 cost; stock 600.00 at the start and 360.00 at the end,
// so 480.00 in the mean; 30 days.
BoardFacts example() {
    return {.cell = {.receipts = 20,
                     .units_milli = 40'000,
                     .net = 40'000,
                     .cost = 24'000,
                     .net_with_cost = 40'000,
                     .lines_with_cost = 20},
            .units_known_milli = 40'000,
            .selling_days = 18,
            .stock = {.opening_milli = 60'000,
                      .arrived_milli = 40'000,
                      .closing_milli = 60'000,
                      .on_hand_milli = 60'000,
                      .opening_value = 60'000,
                      .closing_value = 36'000,
                      .on_hand_value = 36'000}};
}

TEST(SkuBoard, FiguresOfTheExample) {
    auto const figures = figures_of(example(), 30);
    EXPECT_EQ(figures.units_milli, 40'000);
    EXPECT_EQ(figures.net_sales, 40'000);
    EXPECT_EQ(figures.gross_margin, 16'000);
    EXPECT_EQ(figures.gross_margin_rate_e4, 4'000);  // 160 / 400
    EXPECT_EQ(figures.sell_through_e4, 4'000);       // 40 / (60 + 40)
    EXPECT_EQ(figures.on_hand_milli, 60'000);
    EXPECT_EQ(figures.stock_value, 36'000);
    EXPECT_EQ(figures.mean_stock_value, 48'000);
    EXPECT_EQ(figures.turnover_days_e1, 600);  // 480 x 30 / 240 = 60.0 days
    EXPECT_EQ(figures.gmroi_e2, 406);          // 160 / 480 x 365 / 30 = 4.0556
    EXPECT_EQ(figures.cover_days_e1, 450);     // 60 on hand / (40 / 30 a day) = 45.0 days
}

TEST(SkuBoard, WhatCannotBeHadIsAbsentAndNotZero) {
    struct Case {
        char const* what;
        void (*change)(BoardFacts&);
        std::optional<std::int64_t> BoardFigures::* figure;
    };
    Case const cases[] = {
        {"no cost on any line", [](BoardFacts& f) { f.cell.lines_with_cost = 0; }, &BoardFigures::gross_margin},
        {"no margin, no return", [](BoardFacts& f) { f.cell.lines_with_cost = 0; }, &BoardFigures::gmroi_e2},
        {"nothing was there", [](BoardFacts& f) { f.stock.opening_milli = f.stock.arrived_milli = 0; },
         &BoardFigures::sell_through_e4},
        {"less than nothing was there", [](BoardFacts& f) { f.stock.opening_milli = -90'000; },
         &BoardFigures::sell_through_e4},
        {"nothing sold", [](BoardFacts& f) { f.cell.units_milli = 0; }, &BoardFigures::cover_days_e1},
        {"more came back than was sold", [](BoardFacts& f) { f.cell.units_milli = -1'000; },
         &BoardFigures::cover_days_e1},
        {"a cost is not known", [](BoardFacts& f) { f.stock.opening_value = std::nullopt; },
         &BoardFigures::mean_stock_value},
        {"a cost is not known", [](BoardFacts& f) { f.stock.closing_value = std::nullopt; },
         &BoardFigures::turnover_days_e1},
        {"no stock in the mean", [](BoardFacts& f) { f.stock.opening_value = f.stock.closing_value = 0; },
         &BoardFigures::turnover_days_e1},
        {"a debt of stock", [](BoardFacts& f) { f.stock.opening_value = -90'000; }, &BoardFigures::gmroi_e2},
        {"sold for nothing, at no cost", [](BoardFacts& f) { f.cell.cost = 0; }, &BoardFigures::turnover_days_e1},
    };
    for (auto const& each : cases) {
        auto facts = example();
        each.change(facts);
        EXPECT_EQ(figures_of(facts, 30).*each.figure, std::nullopt) << each.what;
    }
}

TEST(SkuBoard, WhatIsOwedToTheShelfCoversNoDays) {
    auto facts = example();
    facts.stock.on_hand_milli = -3'000;
    EXPECT_EQ(figures_of(facts, 30).cover_days_e1, 0);
}

TEST(SkuBoard, FiguresOfSumsAreOfTheSums) {
    auto facts = example();
    facts += example();
    auto const figures = figures_of(facts, 30);
    EXPECT_EQ(figures.net_sales, 80'000);
    EXPECT_EQ(figures.gmroi_e2, 406);
    EXPECT_EQ(figures.turnover_days_e1, 600);
    facts.stock += StockFacts{.on_hand_milli = 1'000, .on_hand_value = std::nullopt};
    EXPECT_EQ(figures_of(facts, 30).stock_value, std::nullopt);
}

// ---- quick sets ----

BoardFacts sold(std::int64_t net, std::int64_t units_milli, std::int64_t on_hand_milli, std::int32_t selling_days) {
    return {.cell = {.units_milli = units_milli, .net = net},
            .selling_days = selling_days,
            .stock = {.on_hand_milli = on_hand_milli}};
}

TEST(SkuBoard, EachSetHasItsRule) {
    using enum SkuSet;
    std::vector<BoardFacts> rows = {
        sold(70'000, 30'000, 30'000, 18),  // half of the sales by itself; 18 of 30 days; 30 days of cover
        sold(30'000, 30'000, 6'999, 17),   // one day too few; 6.999 days, which is 7.0 to the tenth
        sold(20'000, 30'000, 6'000, 30),   // sold daily, one of its shelves about to be empty
        sold(10'000, 10'000, 30'000, 3),   // 90 days of cover
        sold(5'000, 10'000, 30'100, 30),   // 90.3 days of cover, sold daily
        sold(0, 0, 5'000, 0),              // there, and unsold
        sold(0, 0, 0, 0),                  // not there, not sold
        sold(-500, -1'000, 5'000, 0),      // only came back
        sold(1'000, 1'000, 0, 1),          // sold out
    };
    rows[2].is_running_out = true;
    auto const sets = sets_of(rows, 30);
    EXPECT_THAT(sets[0], ElementsAre(best, steady));
    EXPECT_THAT(sets[1], IsEmpty());
    EXPECT_THAT(sets[2], ElementsAre(steady, running_out));
    EXPECT_THAT(sets[3], IsEmpty());
    EXPECT_THAT(sets[4], ElementsAre(slow));
    EXPECT_THAT(sets[5], ElementsAre(dead));
    EXPECT_THAT(sets[6], IsEmpty());
    EXPECT_THAT(sets[7], ElementsAre(dead));
    EXPECT_THAT(sets[8], IsEmpty());
}

TEST(SkuBoard, NothingIsBestWhereNothingIsSold) {
    std::vector<BoardFacts> const rows = {sold(0, 0, 1'000, 0), sold(-100, -1'000, 0, 0)};
    for (auto const& sets : sets_of(rows, 30)) EXPECT_THAT(sets, testing::Not(testing::Contains(SkuSet::best)));
    EXPECT_THAT(sets_of({}, 30), IsEmpty());
}

// ---- sums, against the sales themselves ----

TEST(SkuSales, EqualTheSalesThemselves) {
    Files files;
    RandomShop shop(41);
    auto const first = day("2026-01-15");
    std::vector<Sold> all;
    Projector projector(files.views, files.books_reader, Projector::Limits{});
    for (int round = 0; round < 3; ++round) {
        std::vector<Sold> batch;
        for (int index = 0; index < 250; ++index) batch.push_back(shop.sell(first, 60));
        projector.apply(files.record(batch));
        all.insert(all.end(), batch.begin(), batch.end());
        if (round == 1) projector.flush({round});
    }
    BusinessDate const from{first.days + 10};
    BusinessDate const to{first.days + 39};
    SkuSalesQuery const query{.stores = {{id_of<StoreId>(1), from}, {id_of<StoreId>(3), {from.days + 12}}},
                              .currency = "MOP",
                              .from = from,
                              .to = to,
                              .until = {first.days + 60}};
    std::map<std::pair<SkuId, StoreId>, SkuSales> expected;
    std::map<SkuId, std::set<std::int32_t>> days;
    for (auto const& sold : all) {
        auto const& sale = sold.sale;
        auto const store = std::find_if(query.stores.begin(), query.stores.end(),
                                        [&](auto const& each) { return each.store == sale.store; });
        if (store == query.stores.end() || sale.currency != "MOP" || sale.business_date < from) continue;
        auto const sign = sold.kind == ReceiptKind::sale ? 1 : -1;
        for (auto const& line : sale.lines) {
            auto& row = expected[{line.sku, sale.store}];
            if (sale.business_date > to) {
                row.units_after_milli += sign * line.quantity_milli;
                continue;
            }
            row.cell.net += sign * line.net;
            row.cell.units_milli += sign * line.quantity_milli;
            row.cell.cost += sign * line.cost.value_or(0);
            if (sale.business_date >= store->from) row.units_known_milli += sign * line.quantity_milli;
            if (sign > 0) days[line.sku].insert(sale.business_date.days);
        }
    }
    Reader reader(files.views_reader, projector.memory());
    auto const answer = reader.sku_sales(query);
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->rows.size(), expected.size());
    auto wanted = expected.begin();
    for (auto const& row : answer->rows) {
        auto const& [key, sums] = *wanted++;
        EXPECT_EQ(row.sku, key.first);
        EXPECT_EQ(row.store, key.second);
        EXPECT_EQ(row.cell.net, sums.cell.net);
        EXPECT_EQ(row.cell.units_milli, sums.cell.units_milli);
        EXPECT_EQ(row.cell.cost, sums.cell.cost);
        EXPECT_EQ(row.units_known_milli, sums.units_known_milli);
        EXPECT_EQ(row.units_after_milli, sums.units_after_milli);
    }
    ASSERT_EQ(answer->days.size(), days.size());
    for (auto const& [sku, count] : answer->days) EXPECT_EQ(count, static_cast<std::int32_t>(days[sku].size()));
}

TEST(SkuSales, RefusesDaysThatCannotBe) {
    Files files;
    Projector projector(files.views, files.books_reader, Projector::Limits{});
    Reader reader(files.views_reader, projector.memory());
    auto const reason = [&](BusinessDate from, BusinessDate to, BusinessDate until) {
        return reader.sku_sales({.stores = {}, .currency = "MOP", .from = from, .to = to, .until = until}).reason();
    };
    EXPECT_EQ(reason({10}, {9}, {10}), QueryRefusal::dates_reversed);
    EXPECT_EQ(reason({0}, {range_days_max}, {10}), QueryRefusal::range_too_long);
    EXPECT_EQ(reason({0}, {10}, {2 * range_days_max}), QueryRefusal::range_too_long);
}

// ---- the dictionary ----

TEST(Dictionary, EveryEntryIsThereOnceAndInFourLanguages) {
    std::set<std::string> names;
    for (auto const& entry : dictionary()) {
        EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
        for (auto const* texts : {&entry.names, &entry.formula}) {
            for (auto const& text : {texts->zh_hant, texts->zh_hans, texts->en, texts->pt}) {
                EXPECT_TRUE(text && !text->empty()) << entry.name;
            }
        }
    }
    for (auto const* name : {"net_sales", "sell_through", "gmroi", "set_dead"})
        EXPECT_TRUE(names.contains(name)) << name;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<SkuSet>>(
        [&](auto each) { EXPECT_TRUE(names.contains(std::string("set_") + each.name)) << each.name; });
}

}  // namespace
}  // namespace zg::insights
