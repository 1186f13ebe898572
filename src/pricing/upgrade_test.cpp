#include "pricing_fixture.h"

#include <gmock/gmock.h>

// Books from before rules had a history open with every rule that they had.
namespace zg::pricing {
namespace {

// Ids of the fixture as the old tables kept them: id<…>(n) is 01, 14 bytes of zero, n.
constexpr char const* old_rows = R"(
    UPDATE pricing_version SET version = 9;
    INSERT INTO pricing_terms VALUES (1, 2, 'MOP', 0, 10, 1);
    INSERT INTO pricing_tax_class VALUES ('standard', 1, 50000, '{"en":"Standard","zh-Hant":"標準"}');
    INSERT INTO pricing_price VALUES
        (X'01000000000000000000000000000001', X'00000000000000000000000000000000', 3, 1250, 1150),
        (X'01000000000000000000000000000001', X'01000000000000000000000000000007', 1, 1300, NULL);
    INSERT INTO pricing_promotion VALUES
        (1, X'01000000000000000000000000000009', '{"en":"Five"}', 'basket_percent', 0, 0, X'', 500, 10000),
        (2, X'01000000000000000000000000000002', '{"en":"Set"}', 'buy_n_get_m', 2, 1,
         X'0100000000000000000000000000000301000000000000000000000000000001', 0, 0);
    INSERT INTO pricing_coupon VALUES
        (1, X'01000000000000000000000000000010', 'TEN', 'ten', '{"en":"Ten"}', 'amount', 1000, 0, 2000, NULL, 5),
        (2, X'01000000000000000000000000000011', 'Tea%', 'tea%', '{"en":"Tea"}', 'percent', 0, 1000, 0,
         X'01000000000000000000000000000001', 3);
)";

void make_old_books(std::filesystem::path const& file) {
    db::Db books(file);
    std::vector<db::Migration> first;
    for (auto const& migrations : {ledger::schema(), events::schema(), pricing::schema()}) {
        for (auto const& migration : migrations) {
            if (migration.room != "pricing" || migration.number == 1) first.push_back(migration);
        }
    }
    books.migrate(first);
    books.write([](db::Tx& tx) { tx.script(old_rows); });
}

TEST(Upgrade, KeepsEveryRuleAndItsOrder) {
    auto const file = std::filesystem::temp_directory_path() / "zg_pricing_upgrade.db";
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    make_old_books(file);
    Books books(file);
    auto const view = books.pricing().view();
    EXPECT_EQ(view.version, 9);
    Terms const terms{.currency = "MOP",
                      .tax_included = false,
                      .cash_rounding = CashRounding{.increment = 10, .mode = static_cast<Rounding>(1)}};
    EXPECT_EQ(view.terms, terms);
    TaxClass const standard{
        .code = "standard", .rate_ppm = 50'000, .names = {.zh_hant = "標準", .en = "Standard"}, .changes = {}};
    EXPECT_THAT(view.tax_classes, ::testing::ElementsAre(standard));
    Promotion const five{.id = id<PromotionId>(9),
                         .names = {.en = "Five"},
                         .kind = PromotionKind::basket_percent,
                         .percent_e2 = 500,
                         .spend_min = 10'000};
    Promotion const set{.id = id<PromotionId>(2),
                        .names = {.en = "Set"},
                        .kind = PromotionKind::buy_n_get_m,
                        .buy = 2,
                        .free = 1,
                        .skus = {id<SkuId>(3), id<SkuId>(1)}};
    EXPECT_THAT(view.promotions, ::testing::ElementsAre(five, set)) << "the older one stays first";
    Coupon const ten{.id = id<CouponId>(16),
                     .code = "TEN",
                     .names = {.en = "Ten"},
                     .kind = CouponKind::amount,
                     .amount = 1000,
                     .spend_min = 2000,
                     .uses = 5};
    Coupon const tea{.id = id<CouponId>(17),
                     .code = "Tea%",
                     .names = {.en = "Tea"},
                     .kind = CouponKind::percent,
                     .percent_e2 = 1000,
                     .skus = std::vector{id<SkuId>(1)},
                     .uses = 3};
    EXPECT_THAT(view.coupons, ::testing::ElementsAre(ten, tea));
    EXPECT_EQ(books.pricing().price(id<SkuId>(1), {})->member_price, 1150);
    EXPECT_EQ(books.pricing().price(id<SkuId>(1), id<StoreId>(7))->price, 1300);
    EXPECT_EQ(books.say(set_price, Instant{1}, {.sku = id<SkuId>(1), .price = 1400}), "");
    EXPECT_EQ(books.say(end_promotion, Instant{2}, id<PromotionId>(9)), "");
    EXPECT_EQ(books.pricing().view().promotions, std::vector{set});
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
}

}  // namespace
}  // namespace zg::pricing
