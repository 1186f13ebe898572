#include "pricing_fixture.h"

#include "rules.h"

#include <gmock/gmock.h>

// Promotions and coupons as people make them: what is refused, which of them meet a basket, and what they gave before.
namespace zg::pricing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Promotion of_kind(PromotionKind kind, std::uint8_t number = 1) {
    Promotion promotion{.id = id<PromotionId>(number), .names = {.en = "rule"}, .kind = kind};
    promotion.skus = {id<SkuId>(1)};
    promotion.percent_e2 = 1000;
    promotion.amount = 100;
    promotion.buy = 3;
    promotion.free = 1;
    if (kind == PromotionKind::tiered) promotion.steps = {{2000, 0, 500}, {5000, 0, 1000}};
    if (kind == PromotionKind::bundle) {
        promotion.skus = {};
        promotion.parts = {{1, {id<SkuId>(1)}, {}}, {2, {}, {id<CategoryId>(4)}}};
    }
    return promotion;
}

TEST(PromotionRules, EachKindHasItsRefusals) {
    auto const said = [](PromotionKind kind, auto spoil) {
        auto promotion = of_kind(kind);
        spoil(promotion);
        auto const fault = promotion_fault(promotion);
        if (!fault) return std::string();
        return std::string(boost::describe::enum_to_string(fault->reason, "")) + " " + fault->field;
    };
    auto const nothing = [](auto&) {};
    using Kind = PromotionKind;
    for (auto const kind : {Kind::buy_n_get_m, Kind::basket_percent, Kind::percent, Kind::amount, Kind::n_for,
                            Kind::tiered, Kind::bundle}) {
        EXPECT_EQ(said(kind, nothing), "") << static_cast<int>(kind);
    }
    EXPECT_EQ(said(Kind::percent, [](auto& p) { p.percent_e2 = 0; }), "bad_percent percent_e2");
    EXPECT_EQ(said(Kind::amount, [](auto& p) { p.amount = 0; }), "bad_amount amount");
    EXPECT_EQ(said(Kind::n_for, [](auto& p) { p.buy = 1; }), "bad_set buy");
    EXPECT_EQ(said(Kind::n_for, [](auto& p) { p.amount = -1; }), "bad_amount amount");
    EXPECT_EQ(said(Kind::tiered, [](auto& p) { p.steps = {}; }), "bad_steps steps");
    EXPECT_EQ(said(Kind::tiered, [](auto& p) { p.steps[1].from = 2000; }), "bad_steps steps[1]");
    EXPECT_EQ(said(Kind::tiered, [](auto& p) { p.steps[0].amount = 5; }), "bad_steps steps[0]");
    EXPECT_EQ(said(Kind::tiered, [](auto& p) { p.repeats = true; }), "bad_steps steps[0]");
    EXPECT_EQ(said(Kind::bundle, [](auto& p) { p.parts.pop_back(); }), "bad_parts parts");
    EXPECT_EQ(said(Kind::bundle, [](auto& p) { p.parts[1].categories = {}; }), "bad_parts parts[1]");
    EXPECT_EQ(said(Kind::percent, [](auto& p) { p.priority = 1001; }), "bad_priority priority");
    EXPECT_EQ(said(Kind::percent, [](auto& p) { p.reach.stores.emplace(); }), "bad_reach reach.stores");
    EXPECT_EQ(said(Kind::percent, [](auto& p) { p.reach.channels.emplace(); }), "bad_reach reach.channels");
    EXPECT_EQ(said(Kind::percent, [](auto& p) { p.reach.starts = BusinessDate{2}, p.reach.ends = BusinessDate{1}; }),
              "bad_period reach.ends");
    EXPECT_EQ(said(Kind::percent, [](auto& p) { p.reach.hours = {{{8}, 0, 60}}; }), "bad_hours reach.hours[0]");
    EXPECT_EQ(said(Kind::percent, [](auto& p) { p.reach.hours = {{{}, 60, 60}}; }), "bad_hours reach.hours[0]");
    EXPECT_EQ(said(Kind::percent, [](auto& p) { p.reach.hours = {{{}, 0, 1441}}; }), "bad_hours reach.hours[0]");
}

class RuleTest : public testing::Test {
protected:
    void SetUp() override { books.open(); }

    // Three of SKU 1 (12.50) and one of SKU 2 (3.00), which is in category 4.
    Result<PricedBasket, BasketRefusal> ask(BasketQuestion question = {}) {
        question.store = id<StoreId>(7);
        question.currency = "MOP";
        question.lines = lines;
        question.coupon_codes = codes;
        std::optional<Result<PricedBasket, BasketRefusal>> made;
        books.run([&](db::Draft& draft) {
            made.emplace(basket(draft, question));
            return false;
        });
        return *made;
    }
    std::int64_t discount(BasketQuestion question = {}) {
        auto const made = ask(question);
        EXPECT_TRUE(made);
        auto const answer = quote::quote(made->basket);
        EXPECT_TRUE(answer);
        return answer->totals.discount;
    }

    Books books;
    std::vector<BasketLine> lines{{id<SkuId>(1), 3000, "standard"}, {id<SkuId>(2), 1000, "zero", {id<CategoryId>(4)}}};
    std::vector<std::string> codes;
};

TEST_F(RuleTest, EachKindGivesWhatItSays) {
    struct Row final {
        Promotion promotion;
        std::int64_t discount;
    };
    auto category = of_kind(PromotionKind::percent);
    category.skus = {};
    category.categories = {id<CategoryId>(4)};
    auto everything = category;
    everything.categories = {};
    auto spend = of_kind(PromotionKind::tiered);
    spend.skus = {};
    spend.measure = Measure::spend;
    spend.steps = {{2000, 300, 0}};
    auto every = spend;
    every.repeats = true;
    auto pieces = of_kind(PromotionKind::n_for);
    pieces.amount = 3000;
    auto bundle = of_kind(PromotionKind::bundle);
    bundle.parts[1].count = 1;
    bundle.amount = 1400;
    Row const rows[] = {
        {of_kind(PromotionKind::percent), 375},
        {of_kind(PromotionKind::amount), 300},
        {pieces, 750},
        {of_kind(PromotionKind::tiered), 188},
        {category, 30},
        {everything, 405},
        {spend, 300},
        {every, 600},
        {bundle, 150},
        {of_kind(PromotionKind::buy_n_get_m), 0},
    };
    for (auto const& row : rows) {
        Books fresh;
        fresh.open();
        ASSERT_EQ(fresh.say(create_promotion, Instant{1}, row.promotion), "");
        auto const made = [&] {
            std::optional<PricedBasket> basket_made;
            fresh.run([&](db::Draft& draft) {
                auto one = basket(draft, {.store = id<StoreId>(7), .currency = "MOP", .lines = lines});
                EXPECT_TRUE(one);
                basket_made.emplace(*std::move(one));
                return false;
            });
            return *basket_made;
        }();
        auto const answer = quote::quote(made.basket);
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->totals.discount, row.discount) << boost::describe::enum_to_string(row.promotion.kind, "");
    }
}

// SKU 2 is in category 4, which stands in 5, which stands in 6.
TEST_F(RuleTest, ARuleOfACategoryIsOneOfAllBelowIt) {
    lines[1].categories = {id<CategoryId>(4), id<CategoryId>(5), id<CategoryId>(6)};
    auto promotion = of_kind(PromotionKind::percent);
    promotion.skus = {};
    promotion.categories = {id<CategoryId>(6), id<CategoryId>(4)};
    ASSERT_EQ(books.say(create_promotion, Instant{1}, promotion), "");
    EXPECT_EQ(discount(), 30) << "named twice, taken off once";
    promotion.categories = {id<CategoryId>(7)};
    ASSERT_EQ(books.say(change_promotion, Instant{2}, promotion), "");
    EXPECT_EQ(discount(), 0);
    Coupon const coupon{.id = id<CouponId>(1),
                        .code = "TREE",
                        .names = {.en = "Tree"},
                        .kind = CouponKind::percent,
                        .percent_e2 = 1000,
                        .uses = 1,
                        .categories = {id<CategoryId>(6)}};
    ASSERT_EQ(books.say(create_coupon, Instant{3}, coupon), "");
    codes = {"TREE"};
    EXPECT_EQ(discount(), 30);
}

// A till goes through the parts in their order; the index here finds a part by SKU first, then by the nearest category.
TEST_F(RuleTest, AProductOfTwoPartsCountsForTheFirst) {
    lines[1].categories = {id<CategoryId>(4), id<CategoryId>(5)};
    auto bundle = of_kind(PromotionKind::bundle);
    auto const parts_of = [&](Part first, Part second) {
        bundle.parts = {std::move(first), std::move(second)};
        Books fresh;
        fresh.open();
        EXPECT_EQ(fresh.say(create_promotion, Instant{1}, bundle), "");
        std::vector<std::vector<std::int64_t>> found;
        fresh.run([&](db::Draft& draft) {
            auto const made = basket(draft, {.store = id<StoreId>(7), .currency = "MOP", .lines = lines});
            EXPECT_TRUE(made);
            for (auto const& part : made->basket.promotions.at(0).parts) found.push_back(part.lines);
            return false;
        });
        return found;
    };
    using Parts = std::vector<std::vector<std::int64_t>>;
    Part const far{1, {}, {id<CategoryId>(5)}};
    EXPECT_EQ(parts_of(far, {1, {}, {id<CategoryId>(4)}}), (Parts{{1}, {}}));
    EXPECT_EQ(parts_of(far, {1, {id<SkuId>(1), id<SkuId>(2)}, {}}), (Parts{{1}, {0}}));
    EXPECT_EQ(parts_of({1, {id<SkuId>(1)}, {}}, far), (Parts{{0}, {1}}));
}

TEST_F(RuleTest, OnlyWhatHoldsHereAndNowMeetsTheBasket) {
    auto members = of_kind(PromotionKind::percent);
    members.reach.members_only = true;
    ASSERT_EQ(books.say(create_promotion, Instant{1}, members), "");
    auto evening = of_kind(PromotionKind::percent, 2);
    evening.skus = {id<SkuId>(2)};
    evening.reach.hours = {{{}, 1000, 1100}};
    ASSERT_EQ(books.say(create_promotion, Instant{1}, evening), "");
    EXPECT_EQ(discount(), 0);
    EXPECT_EQ(discount({.moment = {.minute = 1050}}), 30);
    auto const why = ask({.explain = true});
    ASSERT_TRUE(why);
    ASSERT_EQ(why->held_back.size(), 2u);
    EXPECT_EQ(why->held_back[0].hold, Hold::members_only);
    EXPECT_EQ(why->held_back[1].hold, Hold::other_hours);
    EXPECT_THAT(why->price_lists, ElementsAre(Uuid{}, Uuid{}));
}

TEST_F(RuleTest, ATrialCountsInThePlaceOfTheOneWithItsId) {
    ASSERT_EQ(books.say(create_promotion, Instant{1}, of_kind(PromotionKind::percent)), "");
    auto trial = of_kind(PromotionKind::percent);
    trial.percent_e2 = 2000;
    std::vector<BasketLine> const asked = lines;
    auto const made =
        books.pricing().basket({.store = id<StoreId>(7), .currency = "MOP", .lines = asked, .trial = &trial});
    ASSERT_TRUE(made);
    EXPECT_EQ(quote::quote(made->basket)->totals.discount, 750);
    EXPECT_EQ(discount(), 375) << "and nothing is kept";
}

TEST_F(RuleTest, ChangesAndEndsLeaveWhatWasBefore) {
    auto promotion = of_kind(PromotionKind::percent);
    ASSERT_EQ(books.say(create_promotion, Instant{1}, promotion), "");
    auto const first = books.pricing().version();
    promotion.percent_e2 = 2000;
    ASSERT_EQ(books.say(change_promotion, Instant{2}, promotion), "");
    auto const second = books.pricing().version();
    EXPECT_EQ(second, first + 1);
    ASSERT_EQ(books.say(change_promotion, Instant{2}, promotion), "") << "the same again changes nothing";
    EXPECT_EQ(books.pricing().version(), second);
    ASSERT_EQ(books.say(end_promotion, Instant{3}, promotion.id), "");
    ASSERT_EQ(books.say(end_promotion, Instant{4}, promotion.id), "");
    EXPECT_EQ(discount(), 0);
    EXPECT_EQ(discount({.version = first}), 375);
    EXPECT_EQ(discount({.version = second}), 750);
    EXPECT_EQ(books.say(change_promotion, Instant{5}, promotion), "unknown_promotion id");
    EXPECT_EQ(books.say(create_promotion, Instant{5}, promotion), "duplicate_id id");
    EXPECT_TRUE(books.pricing().promotions().front().is_ended);
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST_F(RuleTest, CouponsHoldWhereTheySayAndChangeAllButTheirCode) {
    Coupon coupon{.id = id<CouponId>(1),
                  .code = "TEN",
                  .names = {.en = "ten"},
                  .kind = CouponKind::percent,
                  .percent_e2 = 1000,
                  .uses = 5,
                  .uses_per_member = 1};
    coupon.categories = {id<CategoryId>(4)};
    ASSERT_EQ(books.say(create_coupon, Instant{1}, coupon), "");
    codes = {"ten"};
    EXPECT_EQ(ask().reason(), BasketRefusal::coupon_for_members);
    EXPECT_EQ(discount({.has_member = true}), 300 + 30) << "the member price of three, and ten percent of the category";
    coupon.reach.ends = BusinessDate{-1};
    ASSERT_EQ(books.say(change_coupon, Instant{2}, coupon), "");
    EXPECT_EQ(ask({.has_member = true}).reason(), BasketRefusal::coupon_not_now);
    auto const told = ask({.has_member = true, .explain = true});
    ASSERT_TRUE(told);
    EXPECT_EQ(told->held_back.at(0).hold, Hold::over);
    books.run([&](db::Draft& draft) {
        ledger::Transfer const use{.from = {coupon.id.uuid, {}, ledger::Bucket::coupon_unused},
                                   .to = {coupon.id.uuid, {}, ledger::Bucket::coupon_used},
                                   .amount = 1};
        return bool(draft.part<ledger::Ledger>().post(Uuid{{9}}, Instant{3}, {&use, 1}));
    });
    coupon.uses = 6;
    EXPECT_EQ(books.say(change_coupon, Instant{3}, coupon), "code_fixed uses");
    coupon.uses = 5;
    coupon.code = "ELEVEN";
    EXPECT_EQ(books.say(change_coupon, Instant{3}, coupon), "code_fixed code");
    ASSERT_EQ(books.say(end_coupon, Instant{4}, coupon.id), "");
    EXPECT_EQ(ask({.has_member = true}).reason(), BasketRefusal::unknown_coupon);
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST_F(RuleTest, ACouponThatNobodyHasUsedChangesItsCodeAndItsUses) {
    Coupon coupon{.id = id<CouponId>(1), .code = "TEN", .names = {.en = "ten"}, .percent_e2 = 1000, .uses = 5};
    coupon.kind = CouponKind::percent;
    Coupon other = coupon;
    other.id = id<CouponId>(2);
    other.code = "TWENTY";
    ASSERT_EQ(books.say(create_coupon, Instant{1}, coupon), "");
    ASSERT_EQ(books.say(create_coupon, Instant{1}, other), "");
    ledger::Account const unused{coupon.id.uuid, {}, ledger::Bucket::coupon_unused};
    coupon.code = "twenty";
    EXPECT_EQ(books.say(change_coupon, Instant{2}, coupon), "duplicate_code code");
    coupon.code = "ELEVEN";
    coupon.uses = 8;
    ASSERT_EQ(books.say(change_coupon, Instant{3}, coupon), "");
    EXPECT_EQ(books.ledger().balance(unused).posted, 8);
    codes = {"ten"};
    EXPECT_EQ(ask().reason(), BasketRefusal::unknown_coupon) << "the old code is nobody's";
    codes = {"eleven"};
    EXPECT_TRUE(ask());
    coupon.uses = 3;
    ASSERT_EQ(books.say(change_coupon, Instant{4}, coupon), "");
    EXPECT_EQ(books.ledger().balance(unused).posted, 3);
    // The code that was given up is free for another.
    other.code = "TEN";
    ASSERT_EQ(books.say(change_coupon, Instant{5}, other), "");
    codes = {"ten"};
    EXPECT_TRUE(ask());
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST_F(RuleTest, ATaxProfileSetsClassesAndModeAtOnce) {
    ASSERT_EQ(books.say(apply_tax_profile, Instant{2}, "portugal"), "");
    EXPECT_EQ(books.pricing().tax_class("standard")->rate_ppm, 230'000);
    EXPECT_EQ(books.pricing().tax_class("intermediate")->rate_ppm, 130'000);
    EXPECT_TRUE(books.pricing().tax_class("zero")) << "classes that products may have stay";
    ASSERT_EQ(books.say(apply_tax_profile, Instant{2}, "sales_tax"), "");
    EXPECT_FALSE(books.pricing().view().terms.tax_included);
    EXPECT_EQ(books.say(apply_tax_profile, Instant{2}, "moon"), "unknown_profile profile");
}

TEST_F(RuleTest, ARateChangesOnItsDay) {
    TaxClass tax = *books.pricing().tax_class("standard");
    tax.changes = {{BusinessDate{100}, 60'000}};
    ASSERT_EQ(books.say(set_tax_class, Instant{2}, tax), "");
    EXPECT_EQ(ask({.moment = {BusinessDate{99}}})->basket.tax_classes[0].rate_micro, 50'000);
    EXPECT_EQ(ask({.moment = {BusinessDate{100}}})->basket.tax_classes[0].rate_micro, 60'000);
    tax.changes.push_back({BusinessDate{100}, 1});
    EXPECT_EQ(books.say(set_tax_class, Instant{2}, tax), "bad_period changes[1]");
}

}  // namespace
}  // namespace zg::pricing
