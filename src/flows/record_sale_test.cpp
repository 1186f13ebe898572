#include "shop_fixture.h"

#include <zg/flows_pricing.h>

#include <set>

namespace zg::flows {
namespace {

using sales::ExceptionKind;

class RecordSaleTest : public testing::Test, protected Shop {
protected:
    void SetUp() override { open(); }
    void TearDown() override { expect_clean(); }

    // Rings up the next tea and moves the till's own journal on.
    sales::Receipt ring(RecordedSale const& sale) {
        auto const answer = record(sale);
        EXPECT_TRUE(answer) << boost::describe::enum_to_string(answer ? SaleRefusal{} : answer.reason(), "");
        auto const hash = sha256(json::text(sale));
        journal_hash = hex(view(hash));
        return receipt_in(*answer);
    }
    static std::vector<ExceptionKind> kinds(sales::Receipt const& receipt) {
        std::vector<ExceptionKind> out;
        for (auto const& exception : receipt.exceptions) out.push_back(exception.kind);
        return out;
    }
};

TEST_F(RecordSaleTest, keeps_the_tills_own_number_and_figures) {
    auto const receipt = ring(recorded_tea(1));
    EXPECT_EQ(receipt.number, "M01-T1-000001");
    EXPECT_TRUE(receipt.exceptions.empty()) << receipt.exceptions[0].detail;
    EXPECT_EQ(on_hand(tea), 9'000);
    EXPECT_EQ(drawer(till), 1800);
    EXPECT_TRUE(ring(recorded_tea(2)).exceptions.empty());
}

TEST_F(RecordSaleTest, sent_twice_it_counts_once) {
    auto const sale = recorded_tea(1);
    auto const first = record(sale).value();
    auto const again = record(sale).value();
    EXPECT_TRUE(again.replayed);
    EXPECT_EQ(first.body, again.body);
    EXPECT_EQ(on_hand(tea), 9'000);
}

TEST_F(RecordSaleTest, stands_below_zero_with_one_exception) {
    auto sale = recorded_tea(1);
    sale.lines[0] = {.sku = tea,
                     .quantity_milli = 12'000,
                     .unit_price = 1800,
                     .gross = 21'600,
                     .net = 20'571,
                     .tax = 1'029,
                     .tax_class = "levy",
                     .total = 21'600};
    sale.total = 21'600;
    sale.tenders = {{sales::TenderKind::card, 21'600}};
    sale.change = 0;
    EXPECT_EQ(kinds(ring(sale)), std::vector{ExceptionKind::stock_below_zero});
    EXPECT_EQ(on_hand(tea), -2'000);
    books.read([&](db::Tx& tx) { EXPECT_EQ(sales::exceptions(tx, 0, 10).size(), 1u); });
}

TEST_F(RecordSaleTest, an_old_price_stands_and_is_noted) {
    auto sale = recorded_tea(1);
    sale.lines[0] = {.sku = tea,
                     .quantity_milli = 1000,
                     .unit_price = 1700,
                     .gross = 1700,
                     .net = 1619,
                     .tax = 81,
                     .tax_class = "levy",
                     .total = 1700};
    sale.total = 1700;
    sale.tenders = {{sales::TenderKind::card, 1700}};
    sale.change = 0;
    EXPECT_EQ(kinds(ring(sale)), std::vector{ExceptionKind::price_differs});
}

TEST_F(RecordSaleTest, a_coupon_used_too_often_is_noted) {
    auto sale = recorded_tea(1);
    for (int number = 1; number <= 2; ++number) {
        sale = recorded_tea(number);
        sale.lines[0] = {.sku = tea,
                         .quantity_milli = 1000,
                         .unit_price = 1800,
                         .gross = 1800,
                         .discounts = {{"coupon:" + coupon.text(), 180}},
                         .net = 1543,
                         .tax = 77,
                         .tax_class = "levy",
                         .total = 1620};
        sale.coupons = {coupon};
        sale.total = 1620;
        sale.tenders = {{sales::TenderKind::card, 1620}};
        sale.change = 0;
        auto const receipt = ring(sale);
        EXPECT_EQ(kinds(receipt),
                  number == 1 ? std::vector<ExceptionKind>{} : std::vector{ExceptionKind::coupon_overused});
    }
}

// Two coupons, one of them beyond the uses of all and of the member: one exception for each coupon, and each under its own id.
TEST_F(RecordSaleTest, two_coupons_used_too_often_are_noted_once_each) {
    pricing::Coupon other{.id = {fresh()},
                          .code = "HALF",
                          .names = {.en = "Half"},
                          .kind = pricing::CouponKind::percent,
                          .percent_e2 = 5000,
                          .uses = 1,
                          .uses_per_member = 1};
    ASSERT_TRUE(run([&](db::Draft& draft) { return put_coupon(draft, asked(other), other); }));
    for (int number = 1; number <= 2; ++number) {
        auto sale = recorded_tea(number);
        sale.lines[0] = {.sku = tea,
                         .quantity_milli = 1000,
                         .unit_price = 1800,
                         .gross = 1800,
                         .discounts = {{"coupon:" + coupon.text(), 180}, {"coupon:" + other.id.text(), 810}},
                         .net = 771,
                         .tax = 39,
                         .tax_class = "levy",
                         .total = 810};
        sale.member = ming;
        sale.coupons = {coupon, other.id};
        sale.total = 810;
        sale.tenders = {{sales::TenderKind::card, 810}};
        sale.change = 0;
        std::set<ExceptionId> ids;
        for (auto const& exception : ring(sale).exceptions) {
            if (exception.kind == ExceptionKind::coupon_overused) ids.insert(exception.id);
        }
        EXPECT_EQ(ids.size(), number == 1 ? 0 : 2);
    }
}

TEST_F(RecordSaleTest, a_gap_is_noted_once_and_filled_quietly) {
    auto const first = recorded_tea(1);
    ring(first);
    auto const second = recorded_tea(2);
    auto const second_hash = sha256(json::text(second));
    journal_hash = hex(view(second_hash));
    EXPECT_EQ(kinds(ring(recorded_tea(3))), std::vector{ExceptionKind::sequence_gap});
    auto const late = record(second).value();
    EXPECT_EQ(kinds(receipt_in(late)),
              std::vector{ExceptionKind::sequence_gap});  // its receipt number comes out of order
    EXPECT_EQ(rooms->receipts.committed_journal_end(device).missing.size(), 0u);
}

TEST_F(RecordSaleTest, a_cloned_journal_is_a_fork) {
    ring(recorded_tea(1));
    ring(recorded_tea(2));
    auto cloned = recorded_tea(2);
    EXPECT_EQ(kinds(ring(cloned)).front(), ExceptionKind::journal_fork);
    auto wrong = recorded_tea(3);
    wrong.previous_hash = std::string(64, 'a');
    EXPECT_EQ(kinds(ring(wrong)), std::vector{ExceptionKind::journal_fork});
}

TEST_F(RecordSaleTest, a_clock_in_the_future_is_noted) {
    auto sale = recorded_tea(1);
    sale.at.ms += 3'600'000;
    EXPECT_EQ(kinds(ring(sale)), std::vector{ExceptionKind::clock_skew});
}

TEST_F(RecordSaleTest, a_sale_to_a_member_who_is_gone_stands_as_anybodys) {
    auto sale = recorded_tea(1);
    sale.member = MemberId{fresh()};
    auto const receipt = ring(sale);
    EXPECT_EQ(kinds(receipt).front(), ExceptionKind::unknown_member);
    EXPECT_FALSE(receipt.member);
    EXPECT_EQ(receipt.points_earned, 0);
    EXPECT_EQ(on_hand(tea), 9'000);
}

TEST_F(RecordSaleTest, what_cannot_be_a_sale_is_refused) {
    struct Row final {
        std::function<void(RecordedSale&)> spoil;
        SaleRefusal reason;
        char const* field;
    };
    using R = SaleRefusal;
    std::vector<Row> const rows = {
        {[&](RecordedSale& s) { s.device = {fresh()}; }, R::unknown_device, "device"},
        {[&](RecordedSale& s) { s.lines[0].sku = {fresh()}; }, R::unknown_sku, "lines[0].sku"},
        {[&](RecordedSale& s) { s.lines[0].quantity_milli = 0; }, R::quantity_zero, "lines[0].quantity_milli"},
        {[&](RecordedSale& s) { s.lines[0].tax_class = "none such"; }, R::unknown_tax_class, "lines[0].tax_class"},
        {[&](RecordedSale& s) { s.lines[0].net -= 1; }, R::sums_differ, "total"},
        {[&](RecordedSale& s) { s.change = 100; }, R::sums_differ, "total"},
        {[&](RecordedSale& s) { s.tenders[0].amount = 100; }, R::tender_short, "tenders"},
        {[&](RecordedSale& s) { s.total = INT64_MAX; }, R::amount_too_large, "total"},
        {[&](RecordedSale& s) { s.currency = "USD"; }, R::wrong_currency, "currency"},
        {[&](RecordedSale& s) { s.sequence = 0; }, R::bad_sequence, "sequence"},
    };
    for (auto const& row : rows) {
        SCOPED_TRACE(row.field);
        auto sale = recorded_tea(1);
        row.spoil(sale);
        auto const answer = record(sale);
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.reason(), row.reason) << boost::describe::enum_to_string(answer.reason(), "");
        EXPECT_EQ(answer.refused().field, row.field);
    }
    EXPECT_EQ(on_hand(tea), 10'000);
}

}  // namespace
}  // namespace zg::flows
