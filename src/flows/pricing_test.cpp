#include "shop_fixture.h"

#include <zg/flows_goods.h>
#include <zg/flows_pricing.h>

#include <rapidcheck.h>

#include <algorithm>

namespace zg::flows {
namespace {

using sales::ExceptionKind;

// Prices and rules as sales meet them: what a till may have sold with, whose day it is, how often a coupon goes, and what comes
// back of a promotion.
class PricingFlowTest : public testing::Test, protected Shop {
protected:
    void SetUp() override { open(); }
    void TearDown() override { expect_clean(); }

    std::string say(Result<Answer, SetupRefusal> const& result) {
        return result ? std::string() : std::string(result.reason().code) + " " + result.refused().field;
    }
    std::string put(pricing::Promotion const& promotion) {
        return say(run([&](db::Draft& draft) { return put_promotion(draft, asked(promotion), promotion); }));
    }
    std::string put(pricing::Coupon const& rule) {
        return say(run([&](db::Draft& draft) { return put_coupon(draft, asked(rule), rule); }));
    }
    std::string set(NewPrice const& price) {
        return say(run([&](db::Draft& draft) { return flows::set_price(draft, asked(price), price); }));
    }
    BusinessDate day(std::int32_t days_ahead) {
        auto const today = StoreCalendar::make("Asia/Macau", 240)->date(now);
        return {today.days + days_ahead};
    }
    // One tea rung up at the till by the prices of a version.
    RecordedSale tea_at(std::int64_t number, std::int64_t price, std::int64_t tax, std::int64_t version) {
        auto sale = recorded_tea(number);
        sale.pricing_version = version;
        sale.lines[0].unit_price = sale.lines[0].gross = sale.lines[0].total = price;
        sale.lines[0].tax = tax;
        sale.lines[0].net = price - tax;
        sale.total = price;
        sale.tenders = {{sales::TenderKind::card, price}};
        sale.change = 0;
        return sale;
    }
    std::vector<ExceptionKind> ring(RecordedSale const& sale) {
        auto const answer = record(sale);
        EXPECT_TRUE(answer);
        auto const hash = sha256(json::text(sale));
        journal_hash = hex(view(hash));
        std::vector<ExceptionKind> kinds;
        for (auto const& exception : receipt_in(*answer).exceptions) kinds.push_back(exception.kind);
        return kinds;
    }
    std::int64_t version() { return rooms->pricing.version(); }
    std::int64_t trail_count() {
        std::optional<std::int64_t> count;
        books.read([&](db::Tx& tx) {
            count = tx.one({"test.audit", "SELECT count(*) FROM access_audit"}, {},
                           [](db::Row const& row) { return row.integer(0); });
        });
        return count.value_or(0);
    }
    void wait_minutes(std::int64_t minutes) { now.ms += minutes * 60'000; }
};

std::vector<ExceptionKind> const no_exceptions;
std::vector<ExceptionKind> const price_differs{ExceptionKind::price_differs};

TEST_F(PricingFlowTest, an_open_basket_keeps_the_prices_it_began_with_for_an_hour) {
    auto const began = version();
    wait_minutes(10);
    ASSERT_EQ(set({.sku = tea, .price = 2000}), "");
    wait_minutes(60);
    EXPECT_EQ(ring(tea_at(1, 1800, 86, began)), no_exceptions);
    EXPECT_EQ(ring(tea_at(2, 2000, 95, version())), no_exceptions);
    wait_minutes(1);
    EXPECT_EQ(ring(tea_at(3, 1800, 86, began)), price_differs) << "replaced more than an hour ago";
    EXPECT_EQ(ring(tea_at(4, 1900, 90, version())), price_differs);
}

TEST_F(PricingFlowTest, a_sale_that_arrives_late_is_measured_by_its_own_moment) {
    auto const then = version();
    auto sale = tea_at(1, 1800, 86, then);
    wait_minutes(3 * 24 * 60);
    ASSERT_EQ(set({.sku = tea, .price = 2000}), "");
    wait_minutes(3 * 24 * 60);
    EXPECT_EQ(ring(sale), no_exceptions) << "made before the change, whatever the till says of versions";
    auto nonsense = tea_at(2, 1800, 86, 999'999);
    nonsense.at.ms -= 5 * 24 * 60 * std::int64_t{60'000};
    EXPECT_EQ(ring(nonsense), no_exceptions) << "a version that never was counts for nothing";
}

TEST_F(PricingFlowTest, a_planned_price_begins_with_the_stores_day) {
    ASSERT_EQ(set({.sku = tea, .price = 2100, .starts = day(1)}), "");
    EXPECT_EQ(set({.sku = tea, .price = 2100, .starts = day(0)}), "start_passed starts");
    auto command = one_tea();
    now = Instant::parse("2026-11-22T19:59:59Z").value();  // 03:59:59 in Macau, where the day begins at four
    EXPECT_EQ(receipt_in(sell(command).value()).total, 1800);
    auto const late = tea_at(1, 1800, 86, version());
    now = Instant::parse("2026-11-22T20:00:00Z").value();
    auto next = one_tea();
    next.lines[0].unit_price = {};
    next.tenders = {{sales::TenderKind::cash, 2100}};
    EXPECT_EQ(receipt_in(sell(next).value()).total, 2100);
    EXPECT_EQ(ring(late), no_exceptions);
    auto early = tea_at(2, 1800, 86, version());
    EXPECT_EQ(ring(early), price_differs)
        << "after the day began the new price is due, also at a till that was offline";
    EXPECT_EQ(ring(tea_at(3, 2100, 100, version())), no_exceptions);
}

TEST_F(PricingFlowTest, a_tax_rate_changes_with_the_stores_day) {
    pricing::TaxClass levy{.code = "levy", .rate_ppm = 50'000, .names = {.en = "Levy"}, .changes = {{day(1), 60'000}}};
    ASSERT_EQ(say(run([&](db::Draft& draft) { return put_tax_class(draft, asked(levy), levy); })), "");
    now = Instant::parse("2026-11-22T19:59:59Z").value();
    auto const before = receipt_in(sell(one_tea()).value());
    now = Instant::parse("2026-11-22T20:00:00Z").value();
    auto const after = receipt_in(sell(one_tea()).value());
    EXPECT_EQ(before.taxes.at(0).rate_ppm, 50'000);
    EXPECT_EQ(before.tax, 86);
    EXPECT_EQ(after.taxes.at(0).rate_ppm, 60'000);
    EXPECT_EQ(after.tax, 102);
    Refund const back{.id = {fresh()}, .receipt = before.id, .till = channel, .lines = {{0, 1000}}};
    EXPECT_EQ(receipt_in(give_back(back).value()).tax, 86) << "what comes back carries the rate it was sold at";
}

TEST_F(PricingFlowTest, a_channel_has_its_own_prices) {
    pricing::PriceBook const book{.id = {fresh()}, .names = {.en = "Web shop"}, .channels = {{pricing::Channel::shop}}};
    ASSERT_EQ(say(run([&](db::Draft& draft) { return put_book(draft, asked(book), book); })), "");
    BookPrices const prices{.book = book.id, .prices = {{.sku = tea, .price = 1500}}};
    ASSERT_EQ(say(run([&](db::Draft& draft) { return set_book_prices(draft, asked(prices), prices); })), "");
    EXPECT_EQ(receipt_in(sell(one_tea()).value()).total, 1800);
    auto command = one_tea();
    command.channel = pricing::Channel::shop;
    command.lines[0].unit_price = 1500;
    command.tenders = {{sales::TenderKind::cash, 1500}};
    EXPECT_EQ(receipt_in(sell(command).value()).total, 1500);
}

// The tea in a category that stands in another: the server takes the promotion off by itself, and finds nothing wrong with a
// till that did so too.
TEST_F(PricingFlowTest, a_promotion_of_a_category_is_one_of_all_below_it) {
    catalog::Category const drinks{.id = {fresh()}, .names = {.en = "Drinks"}};
    catalog::Category const teas{.id = {fresh()}, .names = {.en = "Teas"}, .parent = drinks.id};
    for (auto const& category : {drinks, teas}) {
        ASSERT_EQ(say(run([&](db::Draft& draft) { return put_category(draft, asked(category), category); })), "");
    }
    auto const before = rooms->catalog.listing(tea)->product;
    ChangedProduct const change{.id = tea,
                                .version = before.version,
                                .names = before.names,
                                .barcodes = before.barcodes,
                                .category = teas.id,
                                .unit = before.unit,
                                .tax_class = before.tax_class};
    ASSERT_EQ(say(run([&](db::Draft& draft) { return change_product(draft, asked(change), change); })), "");
    pricing::Promotion const half{.id = {fresh()},
                                  .names = {.en = "Half"},
                                  .kind = pricing::PromotionKind::percent,
                                  .percent_e2 = 5000,
                                  .categories = {drinks.id}};
    ASSERT_EQ(put(half), "");
    EXPECT_EQ(receipt_in(sell(one_tea()).value()).total, 900);
    auto sale = tea_at(1, 1800, 43, version());
    sale.lines[0].discounts = {{"promotion:" + half.id.text(), 900}};
    sale.lines[0].net = 857;
    sale.lines[0].total = sale.total = 900;
    sale.tenders = {{sales::TenderKind::card, 900}};
    EXPECT_EQ(ring(sale), no_exceptions);
}

TEST_F(PricingFlowTest, variants_of_a_family_get_their_prices_all_or_none) {
    catalog::Family const cups{.id = {fresh()},
                               .names = {.en = "Cup"},
                               .axes = {{.names = {.en = "Size"}, .options = {{1, {.en = "S"}}, {2, {.en = "L"}}}}}};
    NewVariants const made{.id = {fresh()},
                           .family = cups.id,
                           .tax_class = "levy",
                           .price = 500,
                           .variants = {{.id = {fresh()}, .code = "CUP-S", .options = {1}},
                                        {.id = {fresh()}, .code = "CUP-L", .options = {2}}}};
    ASSERT_EQ(say(run([&](db::Draft& draft) { return put_family(draft, asked(cups), cups); })), "");
    ASSERT_EQ(say(run([&](db::Draft& draft) { return make_variants(draft, asked(made), made); })), "");
    auto const price_of = [&](std::size_t index) {
        return rooms->pricing.price(made.variants[index].id, std::nullopt)->price;
    };
    auto const set = [&](FamilyPrices const& prices) {
        return say(run([&](db::Draft& draft) { return set_family_prices(draft, asked(prices), prices); }));
    };
    FamilyPrices prices{.family = cups.id, .prices = {{made.variants[0].id, 600}, {made.variants[1].id, -1}}};
    EXPECT_EQ(set(prices), "bad_price prices[1].price");
    EXPECT_EQ(price_of(0), 500) << "all or none";
    prices.prices[1] = {tea, 700};
    EXPECT_EQ(set(prices), "unknown_sku prices[1].sku") << "tea is no cup";
    prices.prices[1] = {made.variants[1].id, 700};
    auto const entries = trail_count();
    EXPECT_EQ(set(prices), "");
    EXPECT_EQ(price_of(0), 600);
    EXPECT_EQ(price_of(1), 700);
    EXPECT_EQ(trail_count(), entries + 1) << "one entry for the whole of it";
    prices.family = {fresh()};
    EXPECT_EQ(set(prices), "unknown_family family");
    prices = {.family = cups.id};
    EXPECT_EQ(set(prices), "no_lines prices");
}

TEST_F(PricingFlowTest, a_member_uses_a_coupon_as_often_as_it_says) {
    pricing::Coupon rule{.id = {fresh()},
                         .code = "TWICE",
                         .names = {.en = "Twice"},
                         .kind = pricing::CouponKind::amount,
                         .amount = 100,
                         .uses = 10,
                         .uses_per_member = 2};
    ASSERT_EQ(put(rule), "");
    auto const with_coupon = [&](std::optional<MemberId> member) {
        auto command = one_tea();
        command.member = member;
        command.lines[0].unit_price = {};
        command.coupons = {"twice"};
        command.tenders = {{sales::TenderKind::cash, 10'000}};
        return sell(command);
    };
    EXPECT_EQ(with_coupon({}).reason(), SaleRefusal::member_needed);
    EXPECT_TRUE(with_coupon(ming));
    EXPECT_TRUE(with_coupon(ming));
    auto const third = with_coupon(ming);
    ASSERT_FALSE(third);
    EXPECT_EQ(third.reason(), SaleRefusal::coupon_used_up);
    EXPECT_EQ(third.refused().field, "coupons[0]");
    MemberId const other{fresh()};
    NewMember const member{.id = other, .name = "Other", .phone = "66999999"};
    ASSERT_TRUE(run([&](db::Draft& draft) { return create_member(draft, asked(member), member); }));
    EXPECT_TRUE(with_coupon(other)) << "each member has their own";
    rule.uses_per_member = 3;
    ASSERT_EQ(put(rule), "");
    EXPECT_TRUE(with_coupon(ming)) << "a raised limit counts at once";
    EXPECT_FALSE(with_coupon(ming));
    EXPECT_EQ(rooms->ledger.balance({rule.id.uuid, {}, ledger::Bucket::coupon_unused}).posted, 6);
}

TEST_F(PricingFlowTest, a_coupon_that_does_not_hold_now_is_refused_by_name) {
    pricing::Coupon rule{.id = {fresh()},
                         .code = "OVER",
                         .names = {.en = "Over"},
                         .kind = pricing::CouponKind::amount,
                         .amount = 100,
                         .uses = 10};
    rule.reach.ends = day(-1);
    ASSERT_EQ(put(rule), "");
    auto command = one_tea();
    command.coupons = {"OVER"};
    EXPECT_EQ(sell(command).reason(), SaleRefusal::coupon_not_now);
}

TEST_F(PricingFlowTest, rules_name_what_is_there) {
    pricing::Promotion rule{.id = {fresh()},
                            .names = {.en = "off"},
                            .kind = pricing::PromotionKind::percent,
                            .skus = {tea, {fresh()}},
                            .percent_e2 = 1000};
    EXPECT_EQ(put(rule), "unknown_sku skus[1]");
    rule.skus = {};
    rule.categories = {{fresh()}};
    EXPECT_EQ(put(rule), "unknown_category categories[0]");
    rule.categories = {};
    rule.reach.stores = {{StoreId{fresh()}}};
    EXPECT_EQ(put(rule), "unknown_store reach.stores");
    rule.reach.stores = {{store}};
    EXPECT_EQ(put(rule), "");
    EXPECT_EQ(put(rule), "") << "the same again changes nothing";
    BookPrices const prices{.book = {fresh()}, .prices = {{.sku = tea, .price = 1500}}};
    EXPECT_EQ(say(run([&](db::Draft& draft) { return set_book_prices(draft, asked(prices), prices); })),
              "unknown_book book");
}

// P12 with promotions: however the goods of sets, tiers and bundles come back, all of it is exactly what was paid.
TEST_F(PricingFlowTest, what_comes_back_of_promotions_sums_to_what_was_paid) {
    add_product({Uuid::named({}, "bun")}, "BUN", catalog::Unit::each, "levy", 733, std::nullopt);
    SkuId const bun{Uuid::named({}, "bun")};
    ReceiveGoods const goods{.id = {fresh()},
                             .location = location,
                             .lines = {{bun, 1'000'000, 1}, {tea, 1'000'000, 1}, {rice, 1'000'000, 1}}};
    ASSERT_TRUE(run([&](db::Draft& draft) { return receive_goods(draft, asked(goods), goods); }));
    auto const rule = [&](pricing::PromotionKind kind, std::int64_t priority) {
        return pricing::Promotion{.id = {fresh()}, .names = {.en = "rule"}, .kind = kind, .priority = priority};
    };
    auto three = rule(pricing::PromotionKind::n_for, 1);
    three.buy = 3;
    three.amount = 2000;
    three.skus = {bun};
    auto meal = rule(pricing::PromotionKind::bundle, 2);
    meal.amount = 2222;
    meal.parts = {{1, {tea}, {}}, {2, {bun}, {}}};
    auto tiers = rule(pricing::PromotionKind::tiered, 0);
    tiers.measure = pricing::Measure::spend;
    tiers.steps = {{3000, 0, 333}, {7000, 777, 0}};
    tiers.stacking = pricing::Stacking::stacks;
    auto weight = rule(pricing::PromotionKind::tiered, 0);
    weight.skus = {rice};
    weight.steps = {{1500, 0, 1250}};
    for (auto const& one : {three, meal, tiers, weight}) ASSERT_EQ(put(one), "");

    EXPECT_TRUE(rc::check([&] {
        SeededRng dice(*rc::gen::arbitrary<std::uint64_t>());
        auto const pieces = [&](std::uint64_t most) { return 1000 * static_cast<std::int64_t>(1 + dice.below(most)); };
        auto command = one_tea();
        command.lines = {{bun, pieces(7), {}},
                         {tea, pieces(3), {}},
                         {rice, 1 + static_cast<std::int64_t>(dice.below(4000)), {}},
                         {bun, pieces(3), {}}};
        command.tenders = {{sales::TenderKind::cash, 500'000}};
        if (dice.below(2) == 0) command.member = ming;
        auto const sale = receipt_in(sell(command).value());
        std::vector<std::int64_t> left;
        for (auto const& line : sale.lines) left.push_back(line.quantity_milli);
        std::int64_t total = 0;
        std::int64_t tax = 0;
        auto const is_left = [&] { return std::any_of(left.begin(), left.end(), [](auto one) { return one > 0; }); };
        while (is_left()) {
            Refund refund{.id = {fresh()}, .receipt = sale.id, .till = channel, .reason = RefundReason::other};
            for (std::size_t line = 0; line < left.size(); ++line) {
                if (left[line] == 0 || dice.below(2) == 0) continue;
                auto const part = 1 + static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(left[line])));
                refund.lines.push_back({static_cast<std::int64_t>(line), part});
                left[line] -= part;
            }
            if (refund.lines.empty()) continue;
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
    }));
}

}  // namespace
}  // namespace zg::flows
