#include "shop_fixture.h"

namespace zg::flows {
namespace {

class CheckoutTest : public testing::Test, protected Shop {
protected:
    void SetUp() override { open(); }
    void TearDown() override { expect_clean(); }

    // Nothing but the answer comes of a refusal.
    void expect_refused(Checkout const& command, SaleRefusal reason, std::string const& field) {
        auto const state = rooms->ledger.state_hash();
        auto const sequence = rooms->outbox.last_sequence();
        auto const answer = sell(command);
        ASSERT_FALSE(answer) << receipt_in(*answer).number;
        EXPECT_EQ(answer.reason(), reason) << boost::describe::enum_to_string(answer.reason(), "");
        EXPECT_EQ(answer.refused().field, field);
        EXPECT_EQ(rooms->ledger.state_hash(), state);
        EXPECT_EQ(rooms->outbox.last_sequence(), sequence);
    }
};

TEST_F(CheckoutTest, moves_goods_money_and_tax) {
    auto const answer = sell(one_tea());
    ASSERT_TRUE(answer);
    auto const receipt = receipt_in(*answer);
    EXPECT_EQ(receipt.number, "M01-API-C000001");
    EXPECT_EQ(receipt.total, 1800);
    EXPECT_EQ(receipt.tax, 86);
    EXPECT_EQ(receipt.business_date.text(), "2026-11-22");
    EXPECT_EQ(receipt.lines.at(0).cost, 500);
    EXPECT_EQ(on_hand(tea), 9'000);
    EXPECT_EQ(drawer(channel), 1800);
}

TEST_F(CheckoutTest, business_day_follows_the_cutoff) {
    now = Instant::parse("2026-11-22T19:59:00Z").value();  // 03:59 in Macau
    EXPECT_EQ(receipt_in(sell(one_tea()).value()).business_date.text(), "2026-11-22");
    now = Instant::parse("2026-11-22T20:00:00Z").value();
    EXPECT_EQ(receipt_in(sell(one_tea()).value()).business_date.text(), "2026-11-23");
}

TEST_F(CheckoutTest, member_pays_less_and_earns_points) {
    auto command = one_tea();
    command.member = ming;
    command.lines[0].unit_price = 1600;
    command.tenders = {{sales::TenderKind::card, 1600}};
    auto const receipt = receipt_in(sell(command).value());
    EXPECT_EQ(receipt.total, 1600);
    EXPECT_EQ(receipt.points_earned, 16);
    EXPECT_EQ(points(), 16);
    EXPECT_EQ(drawer(channel), 0);
}

TEST_F(CheckoutTest, cash_is_rounded_and_change_given) {
    auto command = one_tea();
    command.lines = {{rice, 1'235, {}}};  // 15.4375 -> 15.44 -> 15.40 in cash
    command.tenders = {{sales::TenderKind::cash, 2000}};
    auto const receipt = receipt_in(sell(command).value());
    EXPECT_EQ(receipt.rounding, -4);
    EXPECT_EQ(receipt.total, 1540);
    EXPECT_EQ(receipt.change, 460);
    EXPECT_EQ(drawer(channel), 1540);
}

TEST_F(CheckoutTest, a_replay_answers_the_same_bytes_and_sells_once) {
    auto const command = one_tea();
    auto const first = sell(command).value();
    auto const again = sell(command).value();
    EXPECT_FALSE(first.replayed);
    EXPECT_TRUE(again.replayed);
    EXPECT_EQ(first.body, again.body);
    EXPECT_EQ(on_hand(tea), 9'000);
    open_rooms();
    EXPECT_EQ(sell(command).value().body, first.body);
    EXPECT_EQ(on_hand(tea), 9'000);
}

TEST_F(CheckoutTest, coupon_is_used_once) {
    auto command = one_tea();
    command.coupons = {"ten"};
    command.tenders = {{sales::TenderKind::card, 1620}};
    auto const receipt = receipt_in(sell(command).value());
    EXPECT_EQ(receipt.discount, 180);
    EXPECT_EQ(receipt.lines[0].discounts.at(0).rule, "coupon:" + coupon.text());
    command.id = {fresh()};
    expect_refused(command, SaleRefusal::coupon_used_up, "coupons[0]");
}

TEST_F(CheckoutTest, the_same_item_twice_cannot_take_more_than_there_is) {
    auto command = one_tea();
    command.lines = {{tea, 6'000, {}}, {tea, 6'000, {}}};
    command.tenders = {{sales::TenderKind::card, 21'600}};
    expect_refused(command, SaleRefusal::not_enough_on_hand, "lines[1].quantity_milli");
}

struct BadRow final {
    char const* name;
    std::function<void(Shop&, Checkout&)> spoil;
    SaleRefusal reason;
    char const* field;
};

TEST_F(CheckoutTest, bad_input_is_refused_with_its_field) {
    using R = SaleRefusal;
    using K = sales::TenderKind;
    std::vector<BadRow> const rows = {
        {"store", [](Shop& s, Checkout& c) { c.store = {s.fresh()}; }, R::unknown_store, "store"},
        {"till", [](Shop& s, Checkout& c) { c.till = {s.fresh()}; }, R::unknown_till, "till"},
        {"member", [](Shop& s, Checkout& c) { c.member = MemberId{s.fresh()}; }, R::unknown_member, "member"},
        {"empty", [](Shop&, Checkout& c) { c.lines.clear(); }, R::no_lines, "lines"},
        {"long", [](Shop& s, Checkout& c) { c.lines.assign(1001, {s.tea, 1, {}}); }, R::too_many_lines, "lines"},
        {"sku", [](Shop& s, Checkout& c) { c.lines[0].sku = {s.fresh()}; }, R::unknown_sku, "lines[0].sku"},
        {"zero", [](Shop&, Checkout& c) { c.lines[0].quantity_milli = 0; }, R::quantity_zero,
         "lines[0].quantity_milli"},
        {"negative", [](Shop&, Checkout& c) { c.lines[0].quantity_milli = -1000; }, R::quantity_zero,
         "lines[0].quantity_milli"},
        {"huge", [](Shop&, Checkout& c) { c.lines[0].quantity_milli = INT64_MAX; }, R::amount_too_large,
         "lines[0].quantity_milli"},
        {"many",
         [](Shop&, Checkout& c) {
             c.lines[0].quantity_milli = 11'000;
             c.tenders[0].amount = 19'800;
         },
         R::not_enough_on_hand, "lines[0].quantity_milli"},
        {"currency", [](Shop&, Checkout& c) { c.currency = "HKD"; }, R::wrong_currency, "currency"},
        {"price", [](Shop&, Checkout& c) { c.lines[0].unit_price = 1700; }, R::price_changed, "lines[0].unit_price"},
        {"total", [](Shop&, Checkout& c) { c.expected_total = 1799; }, R::total_changed, "expected_total"},
        {"short", [](Shop&, Checkout& c) { c.tenders[0].amount = 1799; }, R::tender_short, "tenders"},
        {"none", [](Shop&, Checkout& c) { c.tenders.clear(); }, R::tender_short, "tenders"},
        {"over", [](Shop&, Checkout& c) { c.tenders = {{K::card, 1900}}; }, R::tender_over, "tenders"},
        {"bad tender", [](Shop&, Checkout& c) { c.tenders = {{K::cash, 2000}, {K::cash, -200}}; }, R::bad_tender,
         "tenders"},
        {"unknown tender", [](Shop&, Checkout& c) { c.tenders = {{K::unknown, 1800}}; }, R::bad_tender, "tenders"},
        {"coupon", [](Shop&, Checkout& c) { c.coupons = {"NONE"}; }, R::unknown_coupon, "coupons[0]"},
        {"coupon twice", [](Shop&, Checkout& c) { c.coupons = {"TEN", "TEN"}; }, R::duplicate_coupon, "coupons[1]"},
    };
    for (auto const& row : rows) {
        SCOPED_TRACE(row.name);
        auto command = one_tea();
        row.spoil(*this, command);
        expect_refused(command, row.reason, row.field);
    }
}

TEST_F(CheckoutTest, an_id_belongs_to_one_command) {
    auto command = one_tea();
    ASSERT_TRUE(sell(command));
    command.lines[0].quantity_milli = 2000;
    command.tenders[0].amount = 3600;
    expect_refused(command, SaleRefusal::id_reused, "id");
}

}  // namespace
}  // namespace zg::flows
