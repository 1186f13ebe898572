#include "shop_fixture.h"

#include <rapidcheck.h>

namespace zg::flows {
namespace {

class RefundTest : public testing::Test, protected Shop {
protected:
    void SetUp() override { open(); }
    void TearDown() override { expect_clean(); }

    // Three teas for Ming with her price, in cash.
    sales::Receipt sell_three() {
        auto command = one_tea();
        command.member = ming;
        command.lines = {{tea, 3000, {}}};
        command.tenders = {{sales::TenderKind::cash, 5000}};
        return receipt_in(sell(command).value());
    }
    Refund of(sales::Receipt const& sale, std::int64_t quantity_milli) {
        return {.id = {fresh()},
                .receipt = sale.id,
                .till = till,
                .lines = {{0, quantity_milli}},
                .reason = RefundReason::unwanted};
    }
};

TEST_F(RefundTest, everything_back_restores_goods_money_and_points) {
    auto const sale = sell_three();
    EXPECT_EQ(points(), 48);
    auto const refund = receipt_in(give_back(of(sale, 3000)).value());
    EXPECT_EQ(refund.number, "M01-T1-R000001");
    EXPECT_EQ(refund.total, sale.total);
    EXPECT_EQ(refund.tax, sale.tax);
    EXPECT_EQ(on_hand(tea), 10'000);
    EXPECT_EQ(drawer(channel) + drawer(till), 0);
    EXPECT_EQ(points(), 0);
}

TEST_F(RefundTest, damaged_goods_do_not_go_back_on_the_shelf) {
    auto const sale = sell_three();
    auto command = of(sale, 1000);
    command.restock = false;
    ASSERT_TRUE(give_back(command));
    EXPECT_EQ(on_hand(tea), 7'000);
}

TEST_F(RefundTest, spent_points_become_a_debt_that_the_next_sale_pays) {
    auto const sale = sell_three();
    ASSERT_TRUE(run([&](db::Draft& draft) -> Result<Done, int> {
        ledger::Account const held{ledger::points_unit(), ming.uuid, ledger::Bucket::points_member};
        ledger::Account const issuer{ledger::points_unit(), {}, ledger::Bucket::points_issuer};
        std::vector<ledger::Transfer> const spend = {{.from = held, .to = issuer, .amount = 40}};
        EXPECT_TRUE(draft.part<ledger::Ledger>().post(fresh(), now, spend));
        return Done{};
    }));
    ASSERT_TRUE(give_back(of(sale, 3000)));
    EXPECT_EQ(points(), 0);
    auto const owed = [&] {
        return rooms->ledger.balance({ledger::points_unit(), ming.uuid, ledger::Bucket::points_owed}).posted;
    };
    EXPECT_EQ(owed(), -40);
    sell_three();
    EXPECT_EQ(owed(), 0);
    EXPECT_EQ(points(), 8);
    // The points were spent by hand and not by a receipt: put them back so that books and receipts agree again.
    ASSERT_TRUE(run([&](db::Draft& draft) -> Result<Done, int> {
        ledger::Account const held{ledger::points_unit(), ming.uuid, ledger::Bucket::points_member};
        ledger::Account const issuer{ledger::points_unit(), {}, ledger::Bucket::points_issuer};
        std::vector<ledger::Transfer> const back = {{.from = issuer, .to = held, .amount = 40}};
        EXPECT_TRUE(draft.part<ledger::Ledger>().post(fresh(), now, back));
        return Done{};
    }));
}

TEST_F(RefundTest, refuses_what_was_not_sold) {
    auto const sale = sell_three();
    ASSERT_TRUE(give_back(of(sale, 2000)));
    struct Row final {
        std::function<void(Refund&)> spoil;
        SaleRefusal reason;
        char const* field;
    };
    using R = SaleRefusal;
    std::vector<Row> const rows = {
        {[&](Refund& r) { r.receipt = {fresh()}; }, R::unknown_receipt, "receipt"},
        {[&](Refund& r) { r.lines[0].quantity_milli = 2000; }, R::more_than_sold, "lines[0].quantity_milli"},
        {[&](Refund& r) { r.lines[0].line = 1; }, R::unknown_line, "lines[0].line"},
        {[&](Refund& r) { r.lines[0].quantity_milli = 0; }, R::quantity_zero, "lines[0].quantity_milli"},
        {[&](Refund& r) { r.lines = {{0, 500}, {0, 500}}; }, R::line_twice, "lines[1].line"},
        {[&](Refund& r) { r.lines.clear(); }, R::no_lines, "lines"},
        {[&](Refund& r) { r.tender = sales::TenderKind::card; }, R::more_than_tendered, "tender"},
        {[&](Refund& r) { r.till = {fresh()}; }, R::unknown_till, "till"},
    };
    for (auto const& row : rows) {
        SCOPED_TRACE(row.field);
        auto command = of(sale, 1000);
        row.spoil(command);
        auto const answer = give_back(command);
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.reason(), row.reason) << boost::describe::enum_to_string(answer.reason(), "");
        EXPECT_EQ(answer.refused().field, row.field);
    }
    auto const refund = receipt_in(give_back(of(sale, 1000)).value());
    Refund again = of(refund, 1000);
    EXPECT_EQ(give_back(again).reason(), R::not_a_sale);
}

// P12: in whatever pieces a sale comes back, all of it is exactly what was paid, and each piece is never negative.
// The smallest pieces: of some the price rounds to nothing while the tax, rounded by itself, would be one.
TEST_F(RefundTest, taxed_goods_come_back_gram_by_gram) {
    SkuId const beef{fresh()};
    add_product(beef, "BEEF", catalog::Unit::kg, "levy", 733, std::nullopt);
    ReceiveGoods const goods{.id = {fresh()}, .location = location, .lines = {{beef, 1000, 1}}};
    ASSERT_TRUE(run([&](db::Draft& draft) { return receive_goods(draft, asked(goods), goods); }));
    auto command = one_tea();
    command.lines = {{beef, 1000, {}}};
    command.tenders = {{sales::TenderKind::cash, 733}};
    auto const sale = receipt_in(sell(command).value());
    ASSERT_GT(sale.tax, 0);
    std::int64_t total = 0;
    std::int64_t tax = 0;
    for (int gram = 0; gram < 1000; ++gram) {
        auto const piece = receipt_in(give_back(of(sale, 1)).value());
        ASSERT_GE(piece.net, 0) << gram;
        ASSERT_GE(piece.tax, 0) << gram;
        total += piece.total;
        tax += piece.tax;
    }
    EXPECT_EQ(total, sale.total);
    EXPECT_EQ(tax, sale.tax);
}

TEST_F(RefundTest, any_order_of_partial_returns_sums_to_what_was_paid) {
    EXPECT_TRUE(rc::check([&] {
        SeededRng dice(*rc::gen::arbitrary<std::uint64_t>());
        auto const sold = 1 + static_cast<std::int64_t>(dice.below(4000));
        auto command = one_tea();
        command.lines = {{rice, sold, {}}, {tea, 1000, {}}};
        command.tenders = {{sales::TenderKind::cash, 50'000}};
        if (dice.below(2) == 0) command.member = ming;
        auto const sale = receipt_in(sell(command).value());
        std::int64_t left = sold;
        std::int64_t total = 0;
        std::int64_t tax = 0;
        bool is_tea_back = false;
        while (left > 0 || !is_tea_back) {
            Refund refund{.id = {fresh()}, .receipt = sale.id, .till = channel, .reason = RefundReason::other};
            auto const part =
                left > 0 ? 1 + static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(left))) : 0;
            if (part > 0) refund.lines.push_back({0, part});
            if (!is_tea_back && (part == 0 || dice.below(3) == 0)) {
                refund.lines.push_back({1, 1000});
                is_tea_back = true;
            }
            left -= part;
            auto const answer = give_back(refund);
            RC_ASSERT(bool(answer));
            auto const piece = receipt_in(*answer);
            RC_ASSERT(piece.total >= 0);
            total += piece.total;
            tax += piece.tax;
        }
        RC_ASSERT(total == sale.total);
        RC_ASSERT(tax == sale.tax);
        RC_ASSERT(drawer(channel) == 0);
        RC_ASSERT(points() == 0);
        RC_ASSERT(on_hand(rice) == 10'000);
    }));
}

}  // namespace
}  // namespace zg::flows
