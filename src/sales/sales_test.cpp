#include "rules.h"

#include <zg/json_text.h>
#include <zg/sales.h>
#include <zg/writer.h>

#include <test_place.h>

#include <gtest/gtest.h>

#include <functional>

namespace zg::sales {
namespace {

Receipt a_sale() {
    Receipt receipt{.id = {}, .number = "M01-T1-000001", .kind = ReceiptKind::sale, .currency = "MOP"};
    receipt.lines = {{.sku = {},
                      .code = "TEA",
                      .names = {.en = "Tea"},
                      .unit = "each",
                      .quantity_milli = 3000,
                      .unit_price = 1800,
                      .gross = 5400,
                      .discounts = {{"member", 600}},
                      .discount = 600,
                      .net = 4571,
                      .tax = 229,
                      .tax_class = "levy",
                      .total = 4800}};
    receipt.taxes = {{.tax_class = "levy", .rate_ppm = 50'000, .net = 4571, .tax = 229}};
    receipt.goods = 5400;
    receipt.discount = 600;
    receipt.net = 4571;
    receipt.tax = 229;
    receipt.rounding = -5;
    receipt.total = 4795;
    receipt.tenders = {{TenderKind::cash, 5000}};
    receipt.change = 205;
    return receipt;
}

TEST(BrokenSums, finds_every_figure_that_is_off_by_one) {
    EXPECT_TRUE(broken_sums(a_sale()).empty());
    std::vector<std::function<void(Receipt&)>> const spoilings = {[](Receipt& r) { ++r.lines[0].gross; },
                                                                  [](Receipt& r) { ++r.lines[0].discounts[0].amount; },
                                                                  [](Receipt& r) { ++r.lines[0].net; },
                                                                  [](Receipt& r) { ++r.lines[0].tax; },
                                                                  [](Receipt& r) { ++r.lines[0].total; },
                                                                  [](Receipt& r) { ++r.taxes[0].net; },
                                                                  [](Receipt& r) { ++r.taxes[0].tax; },
                                                                  [](Receipt& r) { ++r.goods; },
                                                                  [](Receipt& r) { ++r.discount; },
                                                                  [](Receipt& r) { ++r.net; },
                                                                  [](Receipt& r) { ++r.tax; },
                                                                  [](Receipt& r) { ++r.rounding; },
                                                                  [](Receipt& r) { ++r.total; },
                                                                  [](Receipt& r) { ++r.tenders[0].amount; },
                                                                  [](Receipt& r) { ++r.change; },
                                                                  [](Receipt& r) { r.tax_included = false; }};
    for (std::size_t index = 0; index < spoilings.size(); ++index) {
        auto receipt = a_sale();
        spoilings[index](receipt);
        EXPECT_FALSE(broken_sums(receipt).empty()) << index;
    }
}

TEST(BrokenRefunds, finds_too_much_and_too_little) {
    auto const sale = a_sale();
    auto refund = sale;
    refund.kind = ReceiptKind::refund;
    refund.lines[0].sale_line = 0;
    EXPECT_TRUE(broken_refunds(sale, {refund}).empty());
    EXPECT_FALSE(broken_refunds(sale, {refund, refund}).empty());
    --refund.lines[0].total;
    EXPECT_FALSE(broken_refunds(sale, {refund}).empty());
    refund.lines[0].sale_line = 7;
    EXPECT_FALSE(broken_refunds(sale, {refund}).empty());
}

TEST(Receipt, reads_back_what_it_writes) {
    auto const body = json::text(a_sale());
    EXPECT_EQ(json::text(read_body(body)), body);
}

TEST(ReceiptNumber, tells_store_till_and_series) {
    EXPECT_EQ(receipt_number("M01", "T1", Series::sale, 12), "M01-T1-000012");
    EXPECT_EQ(receipt_number("M01", "T1", Series::refund, 3), "M01-T1-R000003");
    EXPECT_EQ(receipt_number("M01", "API", Series::checkout, 7), "M01-API-C000007");
    EXPECT_EQ(receipt_number("M01", "T1", Series::sale, 12'345'678), "M01-T1-12345678");
}

class Kept : public testing::Test {
protected:
    Kept() : books_(test::place()) { books_.migrate(schema()); }

    // One batch of sales of a till, numbered on from what `receipts` knows.
    void sell(Receipts& receipts, TillId till, int count) {
        for (int sold = 0; sold < count; ++sold) {
            auto receipt = a_sale();
            receipt.id = next_id();
            receipt.till = till;
            receipt.sequence = receipts.last_sequence(till, Series::sale) + 1;
            receipts.record(std::move(receipt), {}, {1});
            receipts.keep();
        }
        books_.write([&](db::Tx& tx) { receipts.save(tx); });
        receipts.committed();
    }
    ReceiptId next_id() {
        ++made_;
        return ReceiptId{Uuid{{static_cast<std::uint8_t>(made_ >> 16), static_cast<std::uint8_t>(made_ >> 8),
                               static_cast<std::uint8_t>(made_)}}};
    }

    db::Db books_;
    int made_ = 0;
    TillId const till_1_{Uuid{{1}}};
    TillId const till_2_{Uuid{{2}}};
};

TEST_F(Kept, receipt_comes_back_whole) {
    Receipts receipts(books_);
    auto receipt = a_sale();
    receipt.id = next_id();
    receipt.reference = "536365";
    receipt.lines[0].names = {.zh_hant = "茶", .pt = "Chá"};
    receipt.exceptions = {{.kind = ExceptionKind::clock_skew, .detail = "the till's clock"}};
    auto const text = json::text(receipt);
    receipts.record(receipt, {}, {1});
    receipts.keep();
    books_.write([&](db::Tx& tx) { receipts.save(tx); });
    receipts.committed();
    books_.read([&](db::Tx& tx) { EXPECT_EQ(json::text(find_receipt(tx, receipt.id).value().receipt), text); });
}

TEST_F(Kept, numbers_are_known_after_every_restart) {
    std::int64_t sold_1 = 0;
    std::int64_t sold_2 = 0;
    for (int const count : {1, 70, 2'500, 2'500, 1, 4'000}) {
        Receipts receipts(books_);
        ASSERT_EQ(receipts.last_sequence(till_1_, Series::sale), sold_1);
        ASSERT_EQ(receipts.committed_sequence(till_2_, Series::sale), sold_2);
        sell(receipts, till_1_, count);
        sell(receipts, till_2_, 3);
        sold_1 += count;
        sold_2 += 3;
    }
    books_.read([](db::Tx& tx) { EXPECT_TRUE(audit(tx).empty()); });
}

TEST_F(Kept, numbers_of_a_lost_batch_are_given_again) {
    Receipts receipts(books_);
    sell(receipts, till_1_, 4'999);
    auto receipt = a_sale();
    receipt.id = next_id();
    receipt.till = till_1_;
    receipt.sequence = 5'000;
    receipts.record(std::move(receipt), {}, {1});
    receipts.keep();
    // The batch that would have swept is not on disk.
    EXPECT_THROW(books_.write([&](db::Tx& tx) {
        receipts.save(tx);
        throw db::Failure(db::FailureKind::full, "no space");
    }),
                 db::Failure);
    receipts.rolled_back();
    EXPECT_EQ(receipts.last_sequence(till_1_, Series::sale), 4'999);
    sell(receipts, till_1_, 1);
    EXPECT_EQ(Receipts(books_).last_sequence(till_1_, Series::sale), 5'000);
}

// Books from before receipts were packed hold their JSON and have written every number.
TEST(OlderBooks, are_read_as_they_were_written) {
    if (test::on_postgres()) GTEST_SKIP() << "there are none of that age in PostgreSQL";
    db::Db books(test::place());
    books.migrate({schema().front()});
    auto receipt = a_sale();
    receipt.id = ReceiptId{Uuid{{7}}};
    auto const text = json::text(receipt);
    books.write([&](db::Tx& tx) {
        tx.script(
            "INSERT INTO sales_receipt VALUES(x'07000000000000000000000000000000', zeroblob(32), "
            "x'01000000000000000000000000000000', 1, 12, 5, 5, 'MOP', 4795, NULL, '" +
            text +
            "');"
            "INSERT INTO sales_sequence VALUES(x'01000000000000000000000000000000', 1, 12);");
    });
    books.migrate(schema());
    books.read([&](db::Tx& tx) { EXPECT_EQ(json::text(find_receipt(tx, receipt.id).value().receipt), text); });
    EXPECT_EQ(Receipts(books).last_sequence(TillId{Uuid{{1}}}, Series::sale), 12);
}

TEST_F(Kept, broken_receipt_stops_the_reader) {
    Receipts receipts(books_);
    sell(receipts, till_1_, 1);
    books_.write([](db::Tx& tx) { tx.script("UPDATE sales_receipt SET packed = substr(packed, 1, 40)"); });
    books_.read([](db::Tx& tx) { EXPECT_THROW(each_receipt(tx, [](Receipt const&) {}), db::Failure); });
}

}  // namespace
}  // namespace zg::sales
