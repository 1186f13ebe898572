#include "rules.h"

#include <zg/json_text.h>
#include <zg/sales.h>

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

}  // namespace
}  // namespace zg::sales
