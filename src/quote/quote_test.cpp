#include <zg/quote_wire.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace zg::quote {
namespace {

Basket one_line(Line line) {
    Basket basket;
    basket.tax_classes.push_back({});
    basket.lines.push_back(line);
    return basket;
}

// -- any basket that is priced keeps its sums --

Discount any_discount() {
    auto const kind = *rc::gen::element(Discount::Kind::none, Discount::Kind::amount, Discount::Kind::percent);
    if (kind == Discount::Kind::percent) return {kind, *rc::gen::inRange<std::int64_t>(0, percent_max + 1)};
    return {kind, *rc::gen::inRange<std::int64_t>(0, 3000)};
}

Line any_line() {
    return {.sku = *rc::gen::inRange<std::int64_t>(1, 5),
            .unit_price = *rc::gen::inRange<std::int64_t>(0, 100'000),
            .member_price = *rc::gen::inRange<std::int64_t>(-1, 100'000),
            .quantity_milli = *rc::gen::oneOf(
                rc::gen::inRange<std::int64_t>(1, 9999),
                rc::gen::map(rc::gen::inRange<std::int64_t>(1, 12), [](std::int64_t pieces) { return pieces * 1000; })),
            .tax_class = *rc::gen::inRange<std::int64_t>(0, 3),
            .promotion = *rc::gen::inRange<std::int64_t>(-1, 2),
            .discount = any_discount()};
}

Basket any_basket() {
    Basket basket;
    basket.has_member = *rc::gen::arbitrary<bool>();
    basket.cash_rounding = {*rc::gen::element<std::int64_t>(0, 5, 10, 100),
                            *rc::gen::element(Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up)};
    basket.discount = any_discount();
    basket.tax_classes = {{130'000, TaxMode::inside}, {88'750, TaxMode::outside}, {0, TaxMode::inside}};
    basket.promotions = {{2, 1}, {1, 1}};
    basket.coupons = {{any_discount(), *rc::gen::inRange<std::int64_t>(0, 50'000), {}}, {any_discount(), 0, {1, 2}}};
    for (auto count = *rc::gen::inRange(0, 12); count > 0; --count) basket.lines.push_back(any_line());
    return basket;
}

RC_GTEST_PROP(Quote, SumsHold, ()) {
    auto const basket = any_basket();
    auto const answer = quote(basket);
    RC_ASSERT(static_cast<bool>(answer));
    auto const& totals = answer->totals;
    RC_ASSERT(totals.gross - totals.discount + totals.tax_outside + totals.rounding == totals.total);

    Totals sum;
    std::vector<QuotedTax> taxes(basket.tax_classes.size());
    std::vector<std::int64_t> coupons(basket.coupons.size());
    for (std::size_t i = 0; i < answer->lines.size(); ++i) {
        auto const& line = answer->lines[i];
        std::int64_t shared = 0;
        for (auto const& share : answer->shares_of(line)) {
            RC_ASSERT(share.amount > 0);
            shared += share.amount;
            if (share.rule == Rule::coupon) coupons[static_cast<std::size_t>(share.rule_index)] += share.amount;
        }
        RC_ASSERT(shared == line.discount);
        RC_ASSERT(line.gross - line.discount == line.amount);
        RC_ASSERT(line.net + line.tax == line.total);
        RC_ASSERT(line.amount >= 0 && line.net >= 0 && line.tax >= 0);
        auto& tax = taxes[static_cast<std::size_t>(basket.lines[i].tax_class)];
        tax = {tax.amount + line.amount, tax.net + line.net, tax.tax + line.tax};
        sum.gross += line.gross;
        sum.discount += line.discount;
        sum.total += line.total;
    }
    RC_ASSERT(sum.gross == totals.gross && sum.discount == totals.discount);
    RC_ASSERT(sum.total + totals.rounding == totals.total);
    RC_ASSERT(taxes == answer->taxes);
    for (std::size_t i = 0; i < coupons.size(); ++i) RC_ASSERT(coupons[i] == answer->coupons[i].amount);
    if (basket.cash_rounding.increment > 0) RC_ASSERT(totals.total % basket.cash_rounding.increment == 0);
}

RC_GTEST_PROP(Quote, TheWireTellsTheSame, ()) {
    auto const basket = any_basket();
    RC_ASSERT(encode(quote_words(encode(basket))) == encode(quote(basket)));
}

// -- no input stops it --

std::int64_t hostile_word() {
    return *rc::gen::oneOf(
        rc::gen::arbitrary<std::int64_t>(),
        rc::gen::element<std::int64_t>(std::numeric_limits<std::int64_t>::min(), -1, 0, 1, amount_max, amount_max + 1,
                                       std::numeric_limits<std::int64_t>::max()));
}

RC_GTEST_PROP(Quote, AnyWordsGetAnAnswer, ()) {
    auto words = *rc::gen::container<Words>(rc::gen::arbitrary<std::int64_t>());
    if (words.size() > 1 && *rc::gen::arbitrary<bool>()) {
        words[0] = wire_version;
        words[1] = static_cast<std::int64_t>(words.size());
    }
    (void)quote_words(words);
}

RC_GTEST_PROP(Quote, ASpoiledBasketGetsAnAnswer, ()) {
    auto words = encode(any_basket());
    for (auto count = *rc::gen::inRange(1, 5); count > 0; --count) {
        words[*rc::gen::inRange<std::size_t>(0, words.size())] = hostile_word();
    }
    if (*rc::gen::arbitrary<bool>()) words.resize(*rc::gen::inRange<std::size_t>(0, words.size() + 3));
    (void)quote_words(words);
}

RC_GTEST_PROP(Quote, HostileNumbersInABasketGetAnAnswer, ()) {
    auto basket = any_basket();
    basket.discount.value = hostile_word();
    basket.cash_rounding.increment = hostile_word();
    basket.promotions.push_back({hostile_word(), hostile_word()});
    basket.coupons.push_back({{Discount::Kind::amount, hostile_word()}, hostile_word(), {hostile_word()}});
    basket.lines.push_back(
        {hostile_word(), hostile_word(), hostile_word(), hostile_word(), hostile_word(), hostile_word(), {}});
    (void)quote(basket);
}

TEST(Quote, WorstLegalBasketStaysInsideInt64) {
    Basket basket;
    basket.has_member = true;
    basket.tax_classes.assign(rule_count_max, {rate_micro_max, TaxMode::outside});
    basket.promotions.assign(rule_count_max, {1, 1});
    basket.coupons.assign(rule_count_max,
                          {{Discount::Kind::percent, 1}, 0, std::vector<std::int64_t>(scope_count_max, 7)});
    basket.cash_rounding = {amount_max, Rounding::up};
    for (std::size_t i = 0; i < line_count_max; ++i) {
        auto const rule = static_cast<std::int64_t>(i % rule_count_max);
        basket.lines.push_back({7, amount_max / 1'000'000, 1, 10'000, rule, rule, {Discount::Kind::percent, 1}});
    }
    auto const answer = quote(basket);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->totals.total, amount_max);
}

// -- refusals that the written cases do not reach --

struct Row {
    char const* what;
    Basket basket;
    char const* code;
    char const* field;
};

TEST(Quote, RefusesWithCodeAndField) {
    auto const many = [](auto member, auto count) {
        auto basket = one_line({.quantity_milli = 1000});
        (basket.*member).resize(count);
        return basket;
    };
    auto scoped = one_line({.quantity_milli = 1000});
    scoped.coupons.push_back({.sku_scope = std::vector<std::int64_t>(scope_count_max + 1)});
    auto taxed = one_line({.unit_price = amount_max, .quantity_milli = 1000});
    taxed.tax_classes[0] = {1'000'000, TaxMode::outside};
    auto rounded = one_line({.unit_price = amount_max - 1, .quantity_milli = 1000});
    rounded.cash_rounding = {amount_max - 2, Rounding::up};
    auto badly_rounded = one_line({.quantity_milli = 1000});
    badly_rounded.cash_rounding.rounding = static_cast<Rounding>(9);
    Row const rows[] = {
        {"lines", many(&Basket::lines, line_count_max + 1), "too_many_lines", "lines"},
        {"taxes", many(&Basket::tax_classes, rule_count_max + 1), "too_many_rules", "tax_classes"},
        {"promotions", many(&Basket::promotions, rule_count_max + 1), "too_many_rules", "promotions"},
        {"coupons", many(&Basket::coupons, rule_count_max + 1), "too_many_rules", "coupons"},
        {"scope", scoped, "too_many_rules", "coupons[0].sku_scope"},
        {"tax", taxed, "amount_too_large", ""},
        {"rounding", rounded, "amount_too_large", "cash_rounding"},
        {"rounding mode", badly_rounded, "bad_rounding", "cash_rounding"},
        {"member price", one_line({.member_price = -2, .quantity_milli = 1000}), "price_negative",
         "lines[0].member_price"},
        {"price", one_line({.unit_price = amount_max + 1, .quantity_milli = 1000}), "amount_too_large",
         "lines[0].unit_price"},
        {"quantity", one_line({.quantity_milli = amount_max + 1}), "amount_too_large", "lines[0].quantity_milli"},
    };
    for (auto const& row : rows) {
        SCOPED_TRACE(row.what);
        auto const answer = quote(row.basket);
        ASSERT_FALSE(answer);
        EXPECT_EQ(code_name(answer.refused().code), row.code);
        EXPECT_EQ(field_path(answer.refused()), row.field);
        EXPECT_EQ(encode(quote_words(encode(row.basket))), encode(answer));
    }
}

TEST(QuoteWire, RefusesWhatIsNoBasket) {
    auto const good = encode(one_line({.quantity_milli = 1000}));
    ASSERT_TRUE(quote_words(good));
    auto const spoil = [&](std::size_t at, std::int64_t word) {
        auto words = good;
        words[at] = word;
        return words;
    };
    auto longer = spoil(1, static_cast<std::int64_t>(good.size()) + 1);
    longer.push_back(0);
    for (auto const& words :
         {Words{}, Words{1}, spoil(0, 2), spoil(1, 3), spoil(2, 2), spoil(7, -1), spoil(10, 1000), longer}) {
        auto const answer = quote_words(words);
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.refused().code, QuoteRefusal::malformed);
    }
}

}  // namespace
}  // namespace zg::quote
