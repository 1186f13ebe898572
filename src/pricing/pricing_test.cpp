#include "pricing_fixture.h"

#include <gmock/gmock.h>

namespace zg::pricing {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

Promotion two_plus_one() {
    return {.id = id<PromotionId>(1),
            .names = {.en = "2 + 1"},
            .kind = PromotionKind::buy_n_get_m,
            .buy = 2,
            .free = 1,
            .skus = {id<SkuId>(1), id<SkuId>(2)}};
}
Promotion five_percent() {
    return {.id = id<PromotionId>(2), .names = {.en = "5 %"}, .kind = PromotionKind::basket_percent, .percent_e2 = 500};
}
Coupon welcome() {
    return {.id = id<CouponId>(1),
            .code = "WELCOME10",
            .names = {.en = "10 off"},
            .kind = CouponKind::amount,
            .amount = 1000,
            .uses = 100};
}

TEST(Prices, AStoreMayHaveItsOwn) {
    Books books;
    books.open();
    auto const store = id<StoreId>(7);
    EXPECT_EQ(books.say(set_price, Instant{2}, {.sku = id<SkuId>(1), .store = store, .price = 1300}), "");
    EXPECT_EQ(books.pricing().price(id<SkuId>(1), store)->price, 1300);
    EXPECT_EQ(books.pricing().price(id<SkuId>(1), id<StoreId>(8))->price, 1250);
    EXPECT_EQ(books.pricing().price(id<SkuId>(1), {})->member_price, 1150);
    EXPECT_FALSE(books.pricing().price(id<SkuId>(9), store));
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Prices, TheVersionCountsEveryChangeAndNothingElse) {
    Books books;
    books.open();
    auto const before = books.pricing().version();
    EXPECT_EQ(before, 6);
    Price const same{.sku = id<SkuId>(2), .price = 300};
    EXPECT_EQ(books.say(set_price, Instant{2}, same), "");
    EXPECT_EQ(books.pricing().version(), before);
    EXPECT_EQ(books.say(set_price, Instant{2}, {.sku = id<SkuId>(2), .price = 310}), "");
    EXPECT_EQ(books.say(set_price, Instant{3}, {.sku = id<SkuId>(2), .price = -1}), "bad_price price");
    EXPECT_EQ(books.pricing().version(), before + 1);
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Prices, ARefusedCommandLeavesNoTrace) {
    Books books;
    books.open();
    auto const version = books.pricing().version();
    books.run([&](db::Draft& draft) {
        EXPECT_TRUE(set_price(draft, Instant{2}, {.sku = id<SkuId>(1), .price = 1}));
        EXPECT_TRUE(create_coupon(draft, Instant{2}, welcome()));
        EXPECT_TRUE(create_promotion(draft, Instant{1}, five_percent()));
        auto const& pricing = draft.part<Pricing>();
        EXPECT_EQ(pricing.draft_price(id<SkuId>(1), {})->price, 1);
        EXPECT_TRUE(pricing.draft_coupon("welcome10"));
        EXPECT_EQ(pricing.draft_version(), version + 3);
        EXPECT_EQ(pricing.version(), version);
        return false;
    });
    EXPECT_EQ(books.pricing().price(id<SkuId>(1), {})->price, 1250);
    EXPECT_THAT(books.pricing().view().coupons, IsEmpty());
    EXPECT_THAT(books.pricing().view().promotions, IsEmpty());
    EXPECT_EQ(books.ledger().account_count(), 0u);
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Coupons, TheirUsesAreInTheLedger) {
    Books books;
    books.open();
    ASSERT_EQ(books.say(create_coupon, Instant{5}, welcome()), "");
    ledger::Account const unused{welcome().id.uuid, {}, ledger::Bucket::coupon_unused};
    EXPECT_EQ(books.ledger().balance(unused).posted, 100);
    EXPECT_EQ(books.pricing().coupon(welcome().id), welcome());
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Pricing, ComesBackTheSameAfterARestart) {
    auto const file = std::filesystem::temp_directory_path() / "zg_pricing_restart.db";
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    auto const place = test::place(file);
    auto scoped = welcome();
    scoped.id = id<CouponId>(2);
    scoped.code = "十元";
    scoped.skus = {id<SkuId>(3), id<SkuId>(1)};
    PricingView before;
    {
        Books books(place);
        books.open();
        ASSERT_EQ(books.say(create_promotion, Instant{1}, two_plus_one()), "");
        ASSERT_EQ(books.say(create_promotion, Instant{1}, five_percent()), "");
        ASSERT_EQ(books.say(create_coupon, Instant{5}, welcome()), "");
        ASSERT_EQ(books.say(create_coupon, Instant{5}, scoped), "");
        ASSERT_EQ(books.say(set_tax_class, Instant{1}, {.code = "zero", .rate_ppm = 1, .names = {.en = "Nearly"}}), "");
        before = books.pricing().view();
    }
    Books books(place);
    auto const after = books.pricing().view();
    EXPECT_EQ(after.version, before.version);
    EXPECT_EQ(after.terms, before.terms);
    EXPECT_EQ(after.tax_classes, before.tax_classes);
    EXPECT_EQ(after.promotions, before.promotions);
    EXPECT_EQ(after.coupons, before.coupons);
    EXPECT_EQ(books.pricing().price(id<SkuId>(1), {})->member_price, 1150);
    EXPECT_THAT(books.audit(), IsEmpty());
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
}

TEST(Refusals, OfEveryCommand) {
    Books empty;
    EXPECT_EQ(empty.say(set_price, Instant{1}, {.sku = id<SkuId>(1), .price = 1}), "terms_missing ");
    EXPECT_EQ(empty.say(create_coupon, Instant{1}, welcome()), "terms_missing ");
    EXPECT_EQ(empty.say(set_terms, Instant{1}, {.currency = "XXL"}), "unknown_currency currency");
    EXPECT_EQ(empty.say(set_terms, Instant{1}, {.currency = "MOP", .cash_rounding = CashRounding{}}),
              "bad_rounding cash_rounding.increment");

    Books books;
    books.open();
    ASSERT_EQ(books.say(create_promotion, Instant{1}, two_plus_one()), "");
    ASSERT_EQ(books.say(create_coupon, Instant{1}, welcome()), "");
    EXPECT_EQ(books.say(set_terms, Instant{1}, {.currency = "HKD"}), "currency_fixed currency");
    EXPECT_EQ(books.say(set_tax_class, Instant{1}, {.code = "", .names = {.en = "x"}}), "bad_code code");
    EXPECT_EQ(books.say(set_tax_class, Instant{1}, {.code = "a b", .names = {.en = "x"}}), "bad_code code");
    EXPECT_EQ(books.say(set_tax_class, Instant{1}, {.code = "a"}), "name_missing names");
    EXPECT_EQ(books.say(set_tax_class, Instant{1}, {.code = "a", .rate_ppm = -1, .names = {.en = "x"}}),
              "bad_rate rate_ppm");
    EXPECT_EQ(books.say(set_price, Instant{1}, {.sku = id<SkuId>(1), .price = price_max + 1}), "bad_price price");
    EXPECT_EQ(books.say(set_price, Instant{1}, {.sku = id<SkuId>(1), .price = 5, .member_price = 6}),
              "bad_price member_price");

    auto const promotion = [&](Promotion given, auto spoil) {
        given.id = id<PromotionId>(9);
        spoil(given);
        return books.say(create_promotion, Instant{1}, given);
    };
    EXPECT_EQ(promotion(two_plus_one(), [](auto& p) { p.id = two_plus_one().id; }), "duplicate_id id");
    EXPECT_EQ(promotion(two_plus_one(), [](auto& p) { p.buy = 0; }), "bad_set buy");
    EXPECT_EQ(promotion(two_plus_one(), [](auto& p) { p.free = 1001; }), "bad_set free");
    EXPECT_EQ(promotion(two_plus_one(), [](auto& p) { p.skus = {}; }), "skus_missing skus");
    EXPECT_EQ(promotion(five_percent(), [](auto& p) { p.percent_e2 = 10'001; }), "bad_percent percent_e2");
    EXPECT_EQ(promotion(five_percent(), [](auto& p) { p.spend_min = -1; }), "bad_spend_min spend_min");
    EXPECT_EQ(promotion(five_percent(), [](auto& p) { p.names = {.pt = ""}; }), "name_bad names.pt");

    auto const coupon = [&](auto spoil) {
        auto given = welcome();
        given.id = id<CouponId>(9);
        given.code = "OTHER";
        spoil(given);
        return books.say(create_coupon, Instant{1}, given);
    };
    EXPECT_EQ(coupon([](auto& c) { c.id = welcome().id; }), "duplicate_id id");
    EXPECT_EQ(coupon([](auto& c) { c.code = "welcome10"; }), "duplicate_code code");
    EXPECT_EQ(coupon([](auto& c) { c.code = "A B"; }), "bad_code code");
    EXPECT_EQ(coupon([](auto& c) { c.amount = 0; }), "bad_amount amount");
    EXPECT_EQ(coupon([](auto& c) { c.kind = CouponKind::percent; }), "bad_percent percent_e2");
    EXPECT_EQ(coupon([](auto& c) { c.spend_min = -1; }), "bad_spend_min spend_min");
    EXPECT_EQ(coupon([](auto& c) { c.skus = std::vector<SkuId>{}; }), "skus_missing skus");
    EXPECT_EQ(coupon([](auto& c) { c.uses = 0; }), "bad_uses uses");
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Refusals, AtMostAsManyRulesAsQuoteTakes) {
    Books books;
    books.open();
    books.run([](db::Draft& draft) {
        for (std::size_t number = 0; number <= quote::rule_count_max; ++number) {
            auto promotion = five_percent();
            promotion.id.uuid.bytes[1] = static_cast<std::uint8_t>(number);
            auto const made = create_promotion(draft, Instant{1}, promotion);
            EXPECT_EQ(bool(made), number < quote::rule_count_max);
        }
        return true;
    });
    EXPECT_THAT(books.pricing().view().promotions, SizeIs(quote::rule_count_max));
}

TEST(Audit, FindsWhatIsBroken) {
    Books books;
    books.open();
    books.db().write([](db::Tx& tx) {
        tx.run({"spoil_price", "UPDATE pricing_price SET price = -5 WHERE price = 300"}, {});
        tx.run({"spoil_version", "UPDATE pricing_version SET version = 99"}, {});
    });
    EXPECT_THAT(books.audit(), SizeIs(2));
}

}  // namespace
}  // namespace zg::pricing
