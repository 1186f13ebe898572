#include "pricing_fixture.h"

#include <gmock/gmock.h>

namespace zg::pricing {
namespace {

using testing::ElementsAre;

class Basket : public testing::Test {
protected:
    void SetUp() override {
        books.open();
        lines = {{id<SkuId>(1), 3000, "standard"}, {id<SkuId>(2), 1000, "zero"}};
        question.store = id<StoreId>(7);
        question.currency = "MOP";
    }
    Promotion percent(std::uint8_t number, std::int64_t percent_e2, std::int64_t spend_min) {
        return {.id = id<PromotionId>(number),
                .names = {.en = "off"},
                .kind = PromotionKind::basket_percent,
                .percent_e2 = percent_e2,
                .spend_min = spend_min};
    }
    Coupon coupon(std::uint8_t number, std::string code, std::optional<std::vector<SkuId>> skus) {
        return {.id = id<CouponId>(number),
                .code = std::move(code),
                .names = {.en = "off"},
                .kind = CouponKind::amount,
                .amount = 100,
                .skus = std::move(skus),
                .uses = 5};
    }
    // The refusal and its field, or "".
    std::string ask() {
        std::string said;
        question.lines = lines;
        question.coupon_codes = codes;
        books.run([&](db::Draft& draft) {
            auto made = basket(draft, question);
            if (!made) {
                said = std::string(boost::describe::enum_to_string(made.reason(), "")) + " " + made.refused().field;
            } else {
                priced = *std::move(made);
            }
            return false;
        });
        return said;
    }
    quote::Quoted quoted() {
        EXPECT_EQ(ask(), "");
        auto const answer = quote::quote(priced.basket);
        EXPECT_TRUE(answer);
        return *answer;
    }
    std::vector<std::string> rules_of_line(quote::Quoted const& quoted, std::size_t line) {
        std::vector<std::string> texts;
        for (auto const& share : quoted.shares_of(quoted.lines[line])) texts.push_back(priced.rule_text(share));
        return texts;
    }

    Books books;
    std::vector<BasketLine> lines;
    std::vector<std::string> codes;
    BasketQuestion question;
    PricedBasket priced;
};

TEST_F(Basket, ListPricesAndTaxClasses) {
    EXPECT_EQ(quoted().totals.total, 3 * 1250 + 300);
    EXPECT_THAT(priced.tax_classes, ElementsAre("standard", "zero"));
    EXPECT_EQ(priced.basket.tax_classes[0].rate_micro, 50'000);
    EXPECT_EQ(priced.basket.tax_classes[0].mode, quote::TaxMode::inside);
    EXPECT_EQ(priced.version, books.pricing().version());
}

TEST_F(Basket, MembersPayTheirPrice) {
    question.has_member = true;
    auto const answer = quoted();
    EXPECT_EQ(answer.totals.total, 3 * 1150 + 300);
    EXPECT_THAT(rules_of_line(answer, 0), ElementsAre("member"));
}

TEST_F(Basket, TheStoresPriceComesBeforeTheCompanys) {
    ASSERT_EQ(books.say(set_price, Instant{2}, {.sku = id<SkuId>(2), .store = question.store, .price = 250}), "");
    EXPECT_EQ(quoted().totals.total, 3 * 1250 + 250);
    question.store = id<StoreId>(8);
    EXPECT_EQ(quoted().totals.total, 3 * 1250 + 300);
}

TEST_F(Basket, CashIsRounded) {
    ASSERT_EQ(books.say(set_price, Instant{2}, {.sku = id<SkuId>(2), .price = 303}), "");
    EXPECT_EQ(quoted().totals.total, 4053);
    question.cash = true;
    EXPECT_EQ(quoted().totals.total, 4050);
}

TEST_F(Basket, TheOldestPromotionOfASkuCounts) {
    for (std::uint8_t const number : {std::uint8_t{1}, std::uint8_t{2}}) {
        ASSERT_EQ(books.say(create_promotion, Instant{1},
                            {.id = id<PromotionId>(number),
                             .names = {.en = "n + m"},
                             .kind = PromotionKind::buy_n_get_m,
                             .buy = number + 1,
                             .free = 1,
                             .skus = {id<SkuId>(1)}}),
                  "");
    }
    auto const answer = quoted();
    EXPECT_EQ(answer.totals.total, 2 * 1250 + 300);
    EXPECT_THAT(rules_of_line(answer, 0), ElementsAre("promotion:" + id<PromotionId>(1).text()));
}

TEST_F(Basket, TheBestBasketPromotionThatIsReachedCounts) {
    ASSERT_EQ(books.say(create_promotion, Instant{1}, percent(1, 500, 0)), "");
    ASSERT_EQ(books.say(create_promotion, Instant{1}, percent(2, 1000, 4050)), "");
    ASSERT_EQ(books.say(create_promotion, Instant{1}, percent(3, 2000, 4051)), "");
    auto const answer = quoted();  // 40.50 before
    EXPECT_EQ(answer.totals.total, 3645);
    EXPECT_EQ(answer.promotions[1].amount, 405);
    EXPECT_THAT(rules_of_line(answer, 1), ElementsAre("promotion:" + id<PromotionId>(2).text()));
    question.has_member = true;  // 37.50 before
    EXPECT_EQ(quoted().totals.total, 3750 - 188);
    EXPECT_THAT(rules_of_line(quoted(), 1), ElementsAre("promotion:" + id<PromotionId>(1).text()));
}

TEST_F(Basket, CouponsReachTheirSkusOnly) {
    ASSERT_EQ(books.say(create_coupon, Instant{2}, coupon(1, "ALL", {})), "");
    ASSERT_EQ(books.say(create_coupon, Instant{2}, coupon(2, "TWO", {{id<SkuId>(3), id<SkuId>(2)}})), "");
    ASSERT_EQ(books.say(create_coupon, Instant{2}, coupon(3, "THREE", {{id<SkuId>(3)}})), "");
    codes = {"all", "two", "three"};
    auto const answer = quoted();
    EXPECT_EQ(answer.totals.total, 3 * 1250 + 300 - 200);
    EXPECT_EQ(answer.coupons[0].use, quote::CouponUse::used);
    EXPECT_EQ(answer.coupons[1].use, quote::CouponUse::used);
    EXPECT_EQ(answer.coupons[2].use, quote::CouponUse::no_matching_line);
    EXPECT_THAT(priced.coupons, ElementsAre(id<CouponId>(1), id<CouponId>(2), id<CouponId>(3)));
    EXPECT_THAT(rules_of_line(answer, 1),
                ElementsAre("coupon:" + id<CouponId>(1).text(), "coupon:" + id<CouponId>(2).text()));
}

TEST_F(Basket, Refusals) {
    ASSERT_EQ(books.say(create_coupon, Instant{2}, coupon(1, "ALL", {})), "");
    codes = {"ALL", "NONE"};
    EXPECT_EQ(ask(), "unknown_coupon coupons[1]");
    codes = {"ALL", "all"};
    EXPECT_EQ(ask(), "duplicate_coupon coupons[1]");
    codes = {};
    lines.push_back({id<SkuId>(9), 1000, "standard"});
    EXPECT_EQ(ask(), "price_missing lines[2].sku");
    lines.back() = {id<SkuId>(3), 1000, "luxury"};
    EXPECT_EQ(ask(), "unknown_tax_class lines[2].sku");
    question.currency = "HKD";
    EXPECT_EQ(ask(), "wrong_currency currency");
}

}  // namespace
}  // namespace zg::pricing
