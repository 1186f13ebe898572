#include "rules.h"

#include <zg/outlook.h>

#include "shop_fixture.h"

#include <gtest/gtest.h>

#include <set>

namespace zg::insights {
namespace {

std::optional<std::int64_t> const none = std::nullopt;

struct MetricRow {
    Metric metric;
    std::optional<std::int64_t> nothing_sold;
    std::optional<std::int64_t> ordinary;  // two receipts, one refund, costs known in part
    std::optional<std::int64_t> no_cost;   // one receipt without any cost
    std::optional<std::int64_t> only_a_refund;
};
constexpr Cell ordinary{.receipts = 2,
                        .refunds = 1,
                        .units_milli = 5'000,
                        .net = 1'000,
                        .tax = 50,
                        .discount = 30,
                        .cost = 301,
                        .net_with_cost = 700,
                        .lines_with_cost = 3,
                        .refund_net = 205,
                        .rounding = 3};
constexpr Cell no_cost{.receipts = 1, .units_milli = 1'000, .net = 99, .tax = 1};
constexpr Cell only_a_refund{.refunds = 1,
                             .units_milli = -1'000,
                             .net = -99,
                             .tax = -1,
                             .cost = -60,
                             .net_with_cost = -99,
                             .lines_with_cost = 1,
                             .refund_net = 99};

class MetricOfCell : public testing::TestWithParam<MetricRow> {};

// A cell of which only the needed figures were read.
Cell needed_of(Metric metric, Cell const& cell) {
    Cell read;
    for (auto const figure : needed_for(metric)) read.*figure = cell.*figure;
    return read;
}

TEST_P(MetricOfCell, needs_no_other_figures) {
    auto const metric = GetParam().metric;
    for (auto const& cell : {ordinary, no_cost, only_a_refund}) {
        EXPECT_EQ(value_of(metric, needed_of(metric, cell)), value_of(metric, cell));
    }
}

TEST_P(MetricOfCell, is_computed_as_defined) {
    auto const& row = GetParam();
    EXPECT_EQ(value_of(row.metric, {}), row.nothing_sold);
    EXPECT_EQ(value_of(row.metric, ordinary), row.ordinary);
    EXPECT_EQ(value_of(row.metric, no_cost), row.no_cost);
    EXPECT_EQ(value_of(row.metric, only_a_refund), row.only_a_refund);
}

INSTANTIATE_TEST_SUITE_P(
    All, MetricOfCell,
    testing::Values(MetricRow{Metric::net_sales, 0, 1'000, 99, -99},
                    MetricRow{Metric::gross_sales, 0, 1'050, 100, -100}, MetricRow{Metric::tax, 0, 50, 1, -1},
                    MetricRow{Metric::gross_margin, none, 399, none, -39},
                    MetricRow{Metric::gross_margin_rate, none, 5'700, none, 3'939},
                    MetricRow{Metric::receipts, 0, 2, 1, 0},
                    MetricRow{Metric::basket_value, none, 603, 99, none},  // 1,205 ÷ 2, half up
                    MetricRow{Metric::units, 0, 5'000, 1'000, -1'000}, MetricRow{Metric::refunds, 0, 1, 0, 1},
                    MetricRow{Metric::discount, 0, 30, 0, 0}),
    [](auto const& row) { return std::string(boost::describe::enum_to_string(row.param.metric, "unknown")); });

TEST(Definitions, name_every_metric_once_in_every_language) {
    std::set<Metric> seen;
    for (auto const& definition : definitions()) {
        EXPECT_TRUE(seen.insert(definition.name).second);
        EXPECT_EQ(definition.unit, unit_of(definition.name));
        for (auto const* text : {&definition.names, &definition.formula}) {
            EXPECT_TRUE(text->zh_hant && text->zh_hans && text->en && text->pt);
        }
    }
    EXPECT_EQ(seen.size(), boost::mp11::mp_size<boost::describe::describe_enumerators<Metric>>::value);
}

TEST(DivideHalfUp, rounds_away_from_zero_at_the_half) {
    EXPECT_EQ(divide_half_up({.value = 5, .times = 1, .by = 2}), 3);
    EXPECT_EQ(divide_half_up({.value = -5, .times = 1, .by = 2}), -3);
    EXPECT_EQ(divide_half_up({.value = 5, .times = 1, .by = -2}), -3);
    EXPECT_EQ(divide_half_up({.value = 4, .times = 1, .by = 3}), 1);
    EXPECT_EQ(divide_half_up({.value = 1LL << 60, .times = 10'000, .by = 1LL << 60}), 10'000);
    EXPECT_EQ(divide_half_up({.value = 7, .times = 1, .by = 0}), none);
}

events::Sale sale_of(std::vector<events::SoldLine> lines) {
    return {.receipt = id_of<ReceiptId>(1),
            .number = "M01-T1-000001",
            .store = id_of<StoreId>(1),
            .till = id_of<TillId>(1),
            .at = at("2026-11-22T17:30:00Z"),
            .business_date = day("2026-11-22"),
            .hour = 1,
            .currency = "MOP",
            .origin = events::Origin::till,
            .total = 152,
            .rounding = 2,
            .lines = std::move(lines)};
}

TEST(Apply, adds_a_sale_to_its_hour_its_skus_and_its_receipts) {
    Delta delta;
    apply(delta,
          sale_of({{.sku = id_of<SkuId>(7), .quantity_milli = 2'000, .net = 90, .tax = 10, .discount = 5, .cost = 60},
                   {.sku = id_of<SkuId>(8), .quantity_milli = 500, .net = 45, .tax = 5}}),
          ReceiptKind::sale);

    auto const& [key, store_day] = *delta.days.begin();
    EXPECT_EQ(key.date, day("2026-11-22")) << "the night's sale counts to the day that the event says";
    EXPECT_EQ(store_day.hours.at(1), (Cell{.receipts = 1,
                                           .units_milli = 2'500,
                                           .net = 135,
                                           .tax = 15,
                                           .discount = 5,
                                           .cost = 60,
                                           .net_with_cost = 90,
                                           .lines_with_cost = 1,
                                           .rounding = 2}));
    EXPECT_EQ(store_day.skus.at({1, id_of<SkuId>(8)}), (Cell{.receipts = 1, .units_milli = 500, .net = 45, .tax = 5}));
    ASSERT_EQ(store_day.receipts.size(), 1u);
    EXPECT_EQ(store_day.receipts[0].summary.net, 135);
    EXPECT_TRUE(store_day.receipts[0].has(id_of<SkuId>(8)));
    EXPECT_FALSE(store_day.receipts[0].has(id_of<SkuId>(9)));
    EXPECT_EQ(delta.row_count, 3);
}

TEST(Apply, counts_a_receipt_once_for_two_lines_of_one_sku) {
    Delta delta;
    events::SoldLine const line{.sku = id_of<SkuId>(7), .quantity_milli = 1'000, .net = 50, .tax = 0};
    apply(delta, sale_of({line, line}), ReceiptKind::sale);
    EXPECT_EQ(delta.days.begin()->second.skus.at({1, id_of<SkuId>(7)}),
              (Cell{.receipts = 1, .units_milli = 2'000, .net = 100}));
}

TEST(Apply, takes_a_refund_off_and_keeps_its_receipt_positive) {
    Delta delta;
    apply(delta,
          sale_of({{.sku = id_of<SkuId>(7), .quantity_milli = 1'000, .net = 150, .tax = 0, .discount = 4, .cost = 60}}),
          ReceiptKind::refund);
    auto const& store_day = delta.days.begin()->second;
    EXPECT_EQ(store_day.hours.at(1), (Cell{.refunds = 1,
                                           .units_milli = -1'000,
                                           .net = -150,
                                           .discount = -4,
                                           .cost = -60,
                                           .net_with_cost = -150,
                                           .lines_with_cost = 1,
                                           .refund_net = 150,
                                           .rounding = -2}));
    EXPECT_EQ(store_day.receipts[0].summary.net, 150);
    EXPECT_EQ(store_day.receipts[0].summary.units_milli, 1'000);
}

struct OutlookRow {
    char const* name;
    Shelf shelf;
    Outlook outlook;
    std::optional<std::int64_t> cover_e1;
};

// 28 days of pace, short below 7 days, dead after 60.
TEST(Outlooks, follow_from_what_is_there_and_what_sells) {
    OutlookRow const rows[] = {
        {"sells one a day, 7 days left", {7'000, 28'000, true}, Outlook::fine, 70},
        {"sells one a day, just under 7", {6'999, 28'000, true}, Outlook::running_out, 70},
        {"sells one a day, half a day left", {500, 28'000, true}, Outlook::running_out, 5},
        {"nothing left of what sells", {0, 28'000, true}, Outlook::sold_out, {}},
        {"oversold", {-2'000, 1'000, true}, Outlook::sold_out, {}},
        {"oversold once, nobody buys it now", {-3'000, 0, false}, Outlook::fine, {}},
        {"oversold, and more came back than went", {-3'000, -1'000, true}, Outlook::fine, {}},
        {"nothing there, nothing sold", {0, 0, false}, Outlook::fine, {}},
        {"nobody buys it", {4'000, 0, false}, Outlook::unsold, {}},
        {"sold, but not within the pace", {4'000, 0, true}, Outlook::fine, {}},
        {"more came back than went", {4'000, -1'000, true}, Outlook::fine, {}},
        {"two a month of three", {3'000, 2'000, true}, Outlook::fine, 420},
    };
    for (auto const& row : rows) {
        EXPECT_EQ(outlook_of(row.shelf, {}), row.outlook) << row.name;
        EXPECT_EQ(cover_days_e1(row.shelf, {}), row.cover_e1) << row.name;
        bool const is_low = row.shelf.on_hand_milli > 0 && row.shelf.is_sold_lately &&
                            row.shelf.on_hand_milli < low_below_milli(row.shelf.units_milli, {});
        EXPECT_EQ(is_low, row.outlook == Outlook::running_out) << row.name;
    }
}

TEST(Outlooks, a_shelf_is_low_below_a_week_at_its_pace) {
    EXPECT_EQ(low_below_milli(28'000, {}), 7'000);
    EXPECT_EQ(low_below_milli(1'000, {}), 250);
    EXPECT_EQ(low_below_milli(1'001, {}), 251);  // 250 would last 6.99 days
    EXPECT_EQ(low_below_milli(0, {}), 0);
    EXPECT_EQ(low_below_milli(-5'000, {}), 0);
}

}  // namespace
}  // namespace zg::insights
