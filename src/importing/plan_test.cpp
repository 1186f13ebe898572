#include <zg/plan.h>

#include "dates.h"
#include "numbers.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstring>

namespace zg::importing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char const* mapping_text = R"(
source = "shop"
time_format = "%Y-%m-%d %H:%M"
currency = "GBP"
till = "IMP"
member_name = "Customer {}"
[columns]
document = "no"
time = "at"
code = "code"
name = "name"
quantity = "quantity"
price = "price"
customer = "who"
[company]
name = "Shop"
language = "en"
owner = "Owner"
country_code = "44"
[store]
code = "S1"
name = "One"
zone = "Europe/London"
[tax]
code = "none"
name = "No tax"
[rules]
cancellation_prefix = "C"
money_only_prefixes = ["A"]
not_goods = ["POST"]
)";

Mapping mapping() { return read_mapping(mapping_text).value(); }

csv::Source source_of(std::string text) {
    return [text = std::move(text), at = std::size_t{0}](std::span<char> into) mutable {
        auto const count = std::min(into.size(), text.size() - at);
        std::memcpy(into.data(), text.data() + at, count);
        at += count;
        return count;
    };
}

Plan plan_of(std::string const& rows) {
    auto plan = make_plan(mapping(), source_of("no,code,name,quantity,at,price,who\n" + rows), [](std::int64_t) {});
    EXPECT_TRUE(plan);
    return *std::move(plan);
}

// P: what the file says is what the books will say plus what is listed.
void expect_agrees(Plan const& plan) {
    Wide ledger = 0;
    for (auto const& sale : plan.sales) {
        for (auto const& line : sale.lines) ledger += Wide{line.amount} * 100'000;
    }
    std::vector<std::vector<std::int64_t>> back;
    for (auto const& sale : plan.sales) back.emplace_back(sale.lines.size());
    for (auto const& refund : plan.refunds) {
        for (auto const& part : refund.lines) {
            auto const& line = plan.sales[refund.sale].lines[part.line];
            auto& before = back[refund.sale][part.line];
            ledger -=
                Wide{refund_share({line.amount, line.quantity_milli, before, part.quantity_milli}).value()} * 100'000;
            before += part.quantity_milli;
        }
    }
    for (auto const& difference : plan.differences) ledger += difference.amount_e5();
    EXPECT_EQ(exact_text(plan.source_e5, 2), exact_text(ledger, 2));
    EXPECT_EQ(plan.rows.read, plan.rows.imported + plan.rows.quarantined);
}

TEST(Plan, lines_of_one_number_are_one_sale) {
    auto const plan =
        plan_of("1,A,Tea,2,2020-01-02 10:00,1.50,m\n2,A,,1,2020-01-02 11:00,1.60,\n1,b,Rice,1,2020-01-02 10:00,2,m\n");
    ASSERT_EQ(plan.sales.size(), 2U);
    EXPECT_EQ(plan.sales[0].document, "1");
    EXPECT_EQ(plan.sales[0].lines.size(), 2U);
    EXPECT_EQ(plan.sales[0].lines[0].amount, 300);
    EXPECT_EQ(plan.products[0].name, "Tea");
    EXPECT_EQ(plan.products[0].price, 160);
    EXPECT_EQ(plan.members.size(), 1U);
    expect_agrees(plan);
}

TEST(Plan, a_code_in_another_case_is_the_same_product_and_keeps_its_zeros) {
    auto const plan = plan_of("1,0a,x,1,2020-01-02 10:00,1,\n1,0A,y,1,2020-01-02 10:00,1,\n");
    ASSERT_EQ(plan.products.size(), 1U);
    EXPECT_EQ(plan.products[0].code, "0a");
    EXPECT_EQ(plan.products[0].name, "y");
    EXPECT_EQ(plan.rows.codes_folded, 1);
}

TEST(Plan, a_cancellation_takes_the_latest_sale_with_enough_left) {
    auto const plan = plan_of(
        "1,A,t,5,2020-01-01 10:00,1,m\n2,A,t,5,2020-01-02 10:00,1,m\n3,A,t,9,2020-01-03 10:00,2,m\n"
        "C4,A,t,-4,2020-01-04 10:00,1,m\nC5,A,t,-4,2020-01-05 10:00,1,m\nC6,A,t,-2,2020-01-06 "
        "10:00,1,m\nC7,A,t,-2,2020-01-07 10:00,1,m\n");
    ASSERT_EQ(plan.refunds.size(), 5U);
    EXPECT_EQ(plan.refunds[0].sale, 1U);  // C4: the latest at its price
    EXPECT_EQ(plan.refunds[1].sale, 0U);  // C5: only there is enough left
    EXPECT_EQ(plan.refunds[2].sale, 1U);  // C6: one from each
    EXPECT_EQ(plan.refunds[3].sale, 0U);
    EXPECT_EQ(plan.refunds[4].sale, 2U);  // C7: at the price of the sale that is left
    EXPECT_EQ(plan.cancellations.at_sale_price, 2);
    EXPECT_EQ(plan.cancellations.over_several_sales, 1);
    EXPECT_EQ(plan.cancellations.at_other_price, 1);
    ASSERT_EQ(plan.differences.size(), 1U);
    EXPECT_EQ(plan.differences[0].kind, DifferenceKind::refunded_at_sale_price);
    EXPECT_EQ(exact_text(plan.differences[0].amount_e5(), 2), "2.0000000");
    expect_agrees(plan);
}

TEST(Plan, a_cancellation_without_a_sale_is_explained) {
    auto const plan = plan_of(
        "1,A,t,1,2020-01-02 10:00,1,m\nC2,A,t,-2,2020-01-03 10:00,1,m\nC3,A,t,-1,2020-01-01 "
        "10:00,1,m\nC4,A,t,-1,2020-01-04 10:00,1,\n"
        "C5,POST,p,-1,2020-01-05 10:00,3,m\n");
    EXPECT_THAT(plan.refunds, IsEmpty());
    EXPECT_EQ(plan.cancellations.more_than_sold, 1);
    EXPECT_EQ(plan.cancellations.without_earlier_sale, 2);
    EXPECT_EQ(plan.cancellations.without_customer, 1);
    ASSERT_EQ(plan.adjustments.size(), 4U);
    EXPECT_EQ(plan.adjustments[1].lines.size(), 1U);    // goods are back on the shelf
    EXPECT_THAT(plan.adjustments[3].lines, IsEmpty());  // postage never was on one
    EXPECT_EQ(plan.differences.size(), 4U);
    expect_agrees(plan);
}

TEST(Plan, rows_without_a_price_are_gifts_or_corrections) {
    auto const plan = plan_of(
        "1,A,t,1,2020-01-01 10:00,1,\n1,B,t,1,2020-01-01 10:00,0,\n2,A,t,3,2020-01-01 "
        "11:00,0,m\n3,A,found,7,2020-01-02 10:00,0,\n"
        "4,A,damaged,-2,2020-01-03 10:00,0,\n");
    EXPECT_EQ(plan.rows.sold, 3);
    EXPECT_EQ(plan.rows.given_away, 2);
    EXPECT_EQ(plan.rows.stock_corrections, 2);
    ASSERT_EQ(plan.adjustments.size(), 2U);
    EXPECT_EQ(plan.adjustments[0].lines[0].quantity_milli, 7000);
    EXPECT_EQ(plan.adjustments[1].lines[0].quantity_milli, -2000);
    EXPECT_EQ(plan.products[0].name, "t") << "a note on a correction is no name";
    expect_agrees(plan);
}

TEST(Plan, money_without_goods_is_listed_to_the_cent) {
    auto const plan = plan_of(
        "A1,B,bad debt,1,2020-01-01 10:00,11062.06,\nA2,B,bad debt,1,2020-01-01 10:00,-11062.06,\n5,X,x,1,2020-01-01 "
        "10:00,-3,\n");
    EXPECT_THAT(plan.sales, IsEmpty());
    EXPECT_EQ(plan.rows.explained, 3);
    EXPECT_EQ(plan.differences.size(), 3U);
    EXPECT_EQ(exact_text(plan.source_e5, 2), "-3.0000000");
    expect_agrees(plan);
}

TEST(Plan, parts_of_a_cent_are_rounded_half_up_and_listed) {
    auto const plan = plan_of(
        "1,A,t,1,2020-01-01 10:00,0.005,m\n1,A,t,3,2020-01-01 10:00,0.001,m\n1,A,t,2.5,2020-01-01 10:00,0.0101,m\n");
    ASSERT_EQ(plan.sales.size(), 1U);
    EXPECT_EQ(plan.sales[0].lines[0].amount, 1);
    EXPECT_EQ(plan.sales[0].lines[1].amount, 0);
    EXPECT_EQ(plan.sales[0].lines[2].amount, 3);
    EXPECT_EQ(plan.differences.size(), 3U);
    expect_agrees(plan);
}

TEST(Plan, every_bad_row_is_set_aside_with_its_line_and_reason) {
    auto const plan = plan_of(
        "1,A,\"open,1,2020-01-01 10:00,1,m\n1,A,t,1\n1,A,\xFF,1,2020-01-01 10:00,1,m\n,A,t,1,2020-01-01 "
        "10:00,1,m\n1,,t,1,2020-01-01 10:00,1,m\n"
        "1,A,t,one,2020-01-01 10:00,1,m\n1,A,t,0,2020-01-01 10:00,1,m\n1,A,t,1,2020-02-30 "
        "10:00,1,m\n1,A,t,1,2020-01-01 10:00,1.23456,m\n"
        "1,A,t,1,2020-01-01 10:00,1,m m\n1,A,t,1,2020-01-01 10:00,1,m\n1,A,t,1,2020-01-01 "
        "10:00,1,n\nC2,A,t,1,2020-01-01 11:00,1,m\n"
        "1,A,t,900000000000,2020-01-01 10:00,90000000,m\n");
    std::vector<std::pair<std::int64_t, Reason>> seen;
    for (auto const& row : plan.quarantined) seen.emplace_back(row.line, row.reason);
    using R = Reason;
    EXPECT_THAT(
        seen, ElementsAre(std::pair{2, R::broken_quotes}, std::pair{3, R::wrong_column_count},
                          std::pair{4, R::not_utf8}, std::pair{5, R::document_missing}, std::pair{6, R::code_missing},
                          std::pair{7, R::bad_quantity}, std::pair{8, R::quantity_zero}, std::pair{9, R::bad_time},
                          std::pair{10, R::bad_price}, std::pair{11, R::bad_customer}, std::pair{13, R::other_customer},
                          std::pair{14, R::cancellation_that_sells}, std::pair{15, R::amount_too_large}));
    EXPECT_EQ(plan.rows.sold, 1);
    expect_agrees(plan);
}

TEST(Plan, a_column_that_is_not_there_is_named) {
    auto const plan = make_plan(mapping(), source_of("no,code,name,quantity,at,cost,who\n"), [](std::int64_t) {});
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.refused().field, "price");
    EXPECT_EQ(make_plan(mapping(), source_of(""), [](std::int64_t) {}).reason(), PlanRefusal::no_header);
}

TEST(Mapping, says_which_key_is_wrong) {
    auto const refused = [](std::string text, std::string const& from, std::string const& to) {
        auto const at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        auto const read = read_mapping(text.replace(at, from.size(), to));
        return read ? std::string("taken") : read.refused().field;
    };
    EXPECT_EQ(refused(mapping_text, "currency = \"GBP\"", "currency = \"XXQ\""), "currency");
    EXPECT_EQ(refused(mapping_text, "zone = \"Europe/London\"", "zone = \"Europe/Nowhere\""), "store.zone");
    EXPECT_EQ(refused(mapping_text, "price = \"price\"", ""), "taken") << "the catalogue may have the prices";
    EXPECT_EQ(refused(mapping_text, "code = \"code\"", ""), "columns.code");
    EXPECT_EQ(refused(mapping_text, "not_goods = [\"POST\"]", "not_godos = [\"POST\"]"), "rules.not_godos");
    EXPECT_EQ(refused(mapping_text, "not_goods = [\"POST\"]", "not_goods = [1]"), "rules.not_goods");
    EXPECT_EQ(read_mapping("source = ").reason(), MappingRefusal::not_toml);
    EXPECT_EQ(read_mapping("[\x11").reason(), MappingRefusal::not_toml) << "which the library would abort at";
}

TEST(Numbers, are_read_exactly_or_not_at_all) {
    EXPECT_EQ(decimal_of("1.25", 2), 125);
    EXPECT_EQ(decimal_of("-0.005", 4), -50);
    EXPECT_EQ(decimal_of("007", 0), 7);
    EXPECT_EQ(decimal_of("1.2500", 2), 125);
    for (auto const* text :
         {"", "-", ".", "1.", ".5", "1,5", "1.255", "1e3", "0x1", "9999999999999999999", "1 2", "--1"}) {
        EXPECT_EQ(decimal_of(text, 2), std::nullopt) << text;
    }
    EXPECT_EQ(wall_of("03/08/19 20:25", "%d/%m/%y %H:%M"), "2019-08-03 20:25:00");
    EXPECT_EQ(wall_of("2010-12-1 8:26", "%Y-%m-%d %H:%M"), "2010-12-01 08:26:00");
    EXPECT_EQ(wall_of("2010-12-01 08:26:00", "%Y-%m-%d %H:%M"), std::nullopt);
    EXPECT_EQ(wall_of("yesterday", "%Y-%m-%d"), std::nullopt);
}

// Whatever the rows say, each is accounted for and the sums agree.
RC_GTEST_PROP(PlanProperty, every_row_is_accounted_for_and_the_sums_agree, ()) {
    auto const count = *rc::gen::inRange(0, 40);
    std::string rows;
    for (int index = 0; index < count; ++index) {
        auto const number = *rc::gen::inRange(1, 9);
        auto const prefix = *rc::gen::element<std::string>("", "", "C", "A");
        auto const code = *rc::gen::element<std::string>("x", "X", "y", "POST");
        auto const quantity = *rc::gen::inRange(-5, 6);
        auto const price = *rc::gen::element<std::string>("0", "1", "1", "0.333", "2.5", "-1", "?");
        auto const who = *rc::gen::element<std::string>("", "m", "n");
        auto const at = *rc::gen::inRange(10, 24);
        rows += fmt::format("{}{},{},name,{},2020-01-01 {}:00,{},{}\n", prefix, number, code, quantity, at, price, who);
        if (*rc::gen::inRange(0, 10) == 0) rows += "\"broken\n";
    }
    auto const plan = plan_of(rows);
    expect_agrees(plan);
    RC_ASSERT(!testing::Test::HasFailure());
    RC_ASSERT(plan.rows.read == static_cast<std::int64_t>(std::count(rows.begin(), rows.end(), '\n')));
}

}  // namespace
}  // namespace zg::importing
