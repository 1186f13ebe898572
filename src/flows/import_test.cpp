#include <zg/flows_import.h>

#include "shop_fixture.h"

namespace zg::flows {
namespace {

class ImportFlows : public testing::Test, public Shop {
protected:
    void SetUp() override { open(); }

    Result<Imported, SaleRefusal> bring(ImportSale const& sale) {
        return run([&](db::Draft& draft) { return import_sale(draft, asked(sale), sale); });
    }
    Result<Imported, SaleRefusal> bring(ImportRefund const& refund) {
        return run([&](db::Draft& draft) { return import_refund(draft, asked(refund), refund); });
    }
    Result<Imported, StockRefusal> bring(ImportAdjustment const& adjustment) {
        return run([&](db::Draft& draft) { return import_adjustment(draft, asked(adjustment.reason), adjustment); });
    }
    ImportSale teas(std::int64_t quantity_milli, std::int64_t amount) {
        return {.id = {fresh()},
                .till = channel,
                .at = past,
                .currency = "MOP",
                .member = ming,
                .reference = "536365",
                .lines = {{tea, quantity_milli, 1800, amount}}};
    }
    [[nodiscard]] sales::Receipt receipt(ReceiptId id) {
        std::optional<sales::Stored> stored;
        books.read([&](db::Tx& tx) { stored = sales::find_receipt(tx, id); });
        return stored.value().receipt;
    }
    [[nodiscard]] std::int64_t from_opening(SkuId sku) {
        return -rooms->ledger.balance(inventory::before_the_books(sku)).posted;
    }

    Instant past = Instant::parse("2011-03-04T10:15:00Z").value();
};

TEST_F(ImportFlows, a_past_sale_takes_what_is_missing_from_the_opening_account) {
    auto const sale = teas(25'000, 43'333);
    auto const brought = bring(sale);
    ASSERT_TRUE(brought);
    EXPECT_EQ(brought->amount, 43'333);
    EXPECT_EQ(on_hand(tea), 0);
    EXPECT_EQ(from_opening(tea), 15'000);  // ten stood on the shelf
    auto const kept = receipt(sale.id);
    EXPECT_EQ(kept.origin, sales::Origin::import);
    EXPECT_EQ(kept.at, past);
    EXPECT_EQ(kept.business_date.text(), "2011-03-04");
    EXPECT_EQ(kept.reference, "536365");
    EXPECT_EQ(kept.points_earned, 0);
    EXPECT_EQ(points(), 0);
    EXPECT_EQ(kept.total, 43'333);
    EXPECT_EQ(kept.tax, 2'063);  // 5 % inside the price
    expect_clean();
}

TEST_F(ImportFlows, the_same_document_again_changes_nothing) {
    auto const sale = teas(1'000, 1'800);
    ASSERT_TRUE(bring(sale));
    auto const before = rooms->ledger.state_hash();
    auto const again = bring(sale);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->was_there);
    EXPECT_EQ(again->amount, 1'800);
    auto other = sale;
    other.lines[0].amount = 1'700;
    EXPECT_EQ(bring(other).reason(), SaleRefusal::id_reused);
    EXPECT_EQ(rooms->ledger.state_hash(), before);
    expect_clean();
}

TEST_F(ImportFlows, a_document_without_end_is_refused) {
    auto sale = teas(1'000, 1'800);
    sale.lines.resize(import_line_count_max + 1, sale.lines[0]);
    EXPECT_EQ(bring(sale).reason(), SaleRefusal::too_many_lines);
}

TEST_F(ImportFlows, a_past_refund_gives_back_what_was_paid) {
    auto const sale = teas(3'000, 5'000);
    ASSERT_TRUE(bring(sale));
    ImportRefund back{.id = {fresh()},
                      .receipt = sale.id,
                      .till = channel,
                      .at = past,
                      .reference = "C1",
                      .lines = {{0, 1'000, false}}};
    auto const brought = bring(back);
    ASSERT_TRUE(brought);
    EXPECT_EQ(brought->amount, 1'667);
    EXPECT_EQ(on_hand(tea), 8'000);
    EXPECT_EQ(receipt(back.id).origin, sales::Origin::import);
    EXPECT_TRUE(bring(back)->was_there);
    ImportRefund fee{.id = {fresh()},
                     .receipt = sale.id,
                     .till = channel,
                     .at = past,
                     .reference = "C2",
                     .lines = {{0, 2'000, true}}};
    EXPECT_EQ(bring(fee)->amount, 3'333);
    EXPECT_EQ(on_hand(tea), 8'000) << "what was never goods stays off the shelf";
    ImportRefund more{
        .id = {fresh()}, .receipt = sale.id, .till = channel, .at = past, .reference = "C3", .lines = {{0, 1, false}}};
    EXPECT_EQ(bring(more).reason(), SaleRefusal::more_than_sold);
    expect_clean();
}

TEST_F(ImportFlows, a_correction_never_takes_a_shelf_below_zero) {
    ImportAdjustment lost{.id = {fresh()},
                          .location = location,
                          .at = past,
                          .reason = "stock correction: 4",
                          .lines = {{tea, -12'000}, {rice, 500}}};
    ASSERT_TRUE(bring(lost));
    EXPECT_EQ(on_hand(tea), 0);
    EXPECT_EQ(from_opening(tea), 2'000);
    EXPECT_EQ(on_hand(rice), 10'500);
    EXPECT_TRUE(bring(lost)->was_there);
    EXPECT_EQ(on_hand(rice), 10'500);
    lost.lines[1].quantity_milli = 600;
    EXPECT_EQ(bring(lost).reason(), StockRefusal::id_reused);
    ImportAdjustment note{
        .id = {fresh()}, .location = location, .at = past, .reason = "money without goods: A1", .lines = {}};
    EXPECT_TRUE(bring(note));
    expect_clean();
}

TEST_F(ImportFlows, refuses_what_the_books_do_not_know) {
    auto sale = teas(1'000, 1'800);
    sale.lines[0].sku = {fresh()};
    auto const refused = bring(sale);
    EXPECT_EQ(refused.reason(), SaleRefusal::unknown_sku);
    EXPECT_EQ(refused.refused().field, "lines[0].sku");
    sale = teas(1'000, 1'800);
    sale.currency = "GBP";
    EXPECT_EQ(bring(sale).reason(), SaleRefusal::wrong_currency);
    sale = teas(0, 0);
    EXPECT_EQ(bring(sale).reason(), SaleRefusal::quantity_zero);
    EXPECT_EQ(on_hand(tea), 10'000);
    expect_clean();
}

TEST_F(ImportFlows, what_is_given_away_is_a_sale_of_nothing) {
    auto const sale = teas(2'000, 0);
    ASSERT_TRUE(bring(sale));
    EXPECT_EQ(on_hand(tea), 8'000);
    EXPECT_TRUE(receipt(sale.id).tenders.empty());
    expect_clean();
}

}  // namespace
}  // namespace zg::flows
