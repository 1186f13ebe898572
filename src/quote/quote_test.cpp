#include <zg/quote_wire.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

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
            .discount = any_discount()};
}

std::vector<std::int64_t> some_lines(std::size_t line_count) {
    std::vector<std::int64_t> lines;
    for (std::size_t i = 0; i < line_count; ++i) {
        if (*rc::gen::arbitrary<bool>()) lines.push_back(static_cast<std::int64_t>(i));
    }
    return lines;
}

std::vector<Step> some_steps() {
    std::vector<Step> steps;
    auto from = *rc::gen::inRange<std::int64_t>(0, 2000);
    for (auto count = *rc::gen::inRange(1, 4); count > 0; --count) {
        steps.push_back({from, any_discount()});
        from += *rc::gen::inRange<std::int64_t>(1, 30'000);
    }
    return steps;
}

// A promotion of any kind over `lines`; a bundle splits them into two parts.
Promotion any_promotion(std::vector<std::int64_t> lines) {
    Promotion promotion{.kind = *rc::gen::element(PromotionKind::buy_n_get_m, PromotionKind::bundle,
                                                  PromotionKind::percent, PromotionKind::amount, PromotionKind::tiered),
                        .priority = *rc::gen::inRange<std::int64_t>(0, 2),
                        .stacking = *rc::gen::element(Stacking::one_per_line, Stacking::stacks, Stacking::exclusive),
                        .count = *rc::gen::inRange<std::int64_t>(1, 4),
                        .free = *rc::gen::inRange<std::int64_t>(1, 3),
                        .value = *rc::gen::inRange<std::int64_t>(0, percent_max + 1),
                        .measure = *rc::gen::element(Measure::quantity, Measure::spend)};
    if (promotion.kind == PromotionKind::tiered) promotion.steps = some_steps();
    if (promotion.kind == PromotionKind::tiered && *rc::gen::arbitrary<bool>()) {
        promotion.repeats = true;
        promotion.steps = {{*rc::gen::inRange<std::int64_t>(1, 30'000), {Discount::Kind::amount, promotion.value}}};
    }
    promotion.parts = {{promotion.count, {}}};
    if (promotion.kind == PromotionKind::bundle && *rc::gen::arbitrary<bool>()) promotion.parts.push_back({1, {}});
    for (auto const line : lines) {
        promotion.parts[*rc::gen::inRange<std::size_t>(0, promotion.parts.size())].lines.push_back(line);
    }
    return promotion;
}

Basket any_basket() {
    Basket basket;
    basket.has_member = *rc::gen::arbitrary<bool>();
    basket.cash_rounding = {*rc::gen::element<std::int64_t>(0, 5, 10, 100),
                            *rc::gen::element(Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up)};
    basket.discount = any_discount();
    basket.tax_classes = {{130'000, TaxMode::inside}, {88'750, TaxMode::outside}, {0, TaxMode::inside}};
    basket.coupons = {{any_discount(), *rc::gen::inRange<std::int64_t>(0, 50'000), {}, *rc::gen::arbitrary<bool>()},
                      {any_discount(), 0, {1, 2}, true, *rc::gen::arbitrary<bool>()}};
    for (auto count = *rc::gen::inRange(0, 12); count > 0; --count) basket.lines.push_back(any_line());
    for (auto count = *rc::gen::inRange(0, 5); count > 0; --count) {
        basket.promotions.push_back(any_promotion(some_lines(basket.lines.size())));
    }
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
    std::vector<std::int64_t> promotions(basket.promotions.size());
    for (std::size_t i = 0; i < answer->lines.size(); ++i) {
        auto const& line = answer->lines[i];
        std::int64_t shared = 0;
        for (auto const& share : answer->shares_of(line)) {
            RC_ASSERT(share.amount > 0);
            shared += share.amount;
            if (share.rule == Rule::promotion) promotions[static_cast<std::size_t>(share.rule_index)] += share.amount;
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
    for (std::size_t i = 0; i < promotions.size(); ++i) RC_ASSERT(promotions[i] == answer->promotions[i].amount);
    if (basket.cash_rounding.increment > 0) RC_ASSERT(totals.total % basket.cash_rounding.increment == 0);
}

// -- promotions --

bool shares_lines(Promotion const& promotion, std::set<std::int64_t> const& lines) {
    for (auto const& part : promotion.parts) {
        for (auto const line : part.lines) {
            if (lines.contains(line)) return true;
        }
    }
    return false;
}

// Whatever else a line has: at most one one_per_line promotion of each round, and nothing beside an exclusive one.
RC_GTEST_PROP(Promotions, KeepToThemselvesAsTheySay, ()) {
    auto const basket = any_basket();
    auto const answer = quote(basket);
    RC_ASSERT(static_cast<bool>(answer));
    for (auto const& line : answer->lines) {
        std::set<std::pair<bool, std::int64_t>> singles;
        std::int64_t promotion_count = 0;
        bool alone = false;
        bool has_coupon = false;
        for (auto const& share : answer->shares_of(line)) {
            has_coupon = has_coupon || share.rule == Rule::coupon;
            if (share.rule != Rule::promotion) continue;
            auto const& promotion = basket.promotions[static_cast<std::size_t>(share.rule_index)];
            auto const on_spend = promotion.kind == PromotionKind::tiered && promotion.measure == Measure::spend;
            ++promotion_count;
            alone = alone || promotion.stacking == Stacking::exclusive;
            if (promotion.stacking != Stacking::one_per_line) continue;
            RC_ASSERT(singles.emplace(on_spend, 0).second);
        }
        RC_ASSERT(!alone || (promotion_count == 1 && !has_coupon));
    }
}

// A line in no promotion changes nothing for the others; what counts the whole basket (its discount, coupons) is left out.
RC_GTEST_PROP(Promotions, AnUnrelatedLineChangesNoOther, ()) {
    auto basket = any_basket();
    basket.discount = {};
    basket.coupons.clear();
    auto const before = quote(basket);
    auto line = any_line();
    line.discount = {};
    basket.lines.push_back(line);
    auto const after = quote(basket);
    RC_ASSERT(static_cast<bool>(before) && static_cast<bool>(after));
    RC_ASSERT(after->promotions == before->promotions);
    for (std::size_t i = 0; i < before->lines.size(); ++i) {
        auto const was = before->shares_of(before->lines[i]);
        auto const is = after->shares_of(after->lines[i]);
        RC_ASSERT(std::equal(was.begin(), was.end(), is.begin(), is.end()));
    }
}

// What a promotion gives does not depend on the order of the lines while no line is in two of them; which of equal lines gets
// the odd cent does.
RC_GTEST_PROP(Promotions, TheOrderOfLinesDoesNotDecide, ()) {
    auto basket = any_basket();
    for (auto& line : basket.lines) line.discount = {};
    std::vector<Promotion> apart;
    std::set<std::int64_t> taken;
    for (auto const& promotion : basket.promotions) {
        if (shares_lines(promotion, taken)) continue;
        for (auto const& part : promotion.parts) taken.insert(part.lines.begin(), part.lines.end());
        apart.push_back(promotion);
    }
    basket.promotions = apart;
    auto const last = static_cast<std::int64_t>(basket.lines.size()) - 1;
    auto turned = basket;
    std::reverse(turned.lines.begin(), turned.lines.end());
    for (auto& promotion : turned.promotions) {
        for (auto& part : promotion.parts) {
            std::reverse(part.lines.begin(), part.lines.end());
            for (auto& line : part.lines) line = last - line;
        }
    }
    auto const one = quote(basket);
    auto const other = quote(turned);
    RC_ASSERT(static_cast<bool>(one) && static_cast<bool>(other));
    RC_ASSERT(one->promotions == other->promotions);
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
    auto promotion = any_promotion({0, hostile_word()});
    promotion.priority = hostile_word();
    promotion.value = hostile_word();
    promotion.count = hostile_word();
    promotion.steps.push_back({hostile_word(), {Discount::Kind::amount, hostile_word()}});
    basket.promotions.push_back(promotion);
    basket.coupons.push_back({{Discount::Kind::amount, hostile_word()}, hostile_word(), {hostile_word()}});
    basket.lines.push_back({hostile_word(), hostile_word(), hostile_word(), hostile_word(), hostile_word(), {}});
    (void)quote(basket);
}

TEST(Quote, WorstLegalBasketStaysInsideInt64) {
    Basket basket;
    basket.has_member = true;
    basket.tax_classes.assign(rule_count_max, {rate_micro_max, TaxMode::outside});
    Part everything{1, {}};
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(line_count_max); ++i) everything.lines.push_back(i);
    basket.promotions.assign(rule_count_max, {.stacking = Stacking::stacks, .parts = {everything}});
    basket.promotions[7] = {.kind = PromotionKind::tiered,
                            .stacking = Stacking::stacks,
                            .measure = Measure::spend,
                            .repeats = true,
                            .steps = {{1, {Discount::Kind::amount, 0}}},
                            .parts = {everything}};
    basket.coupons.assign(rule_count_max,
                          {{Discount::Kind::percent, 1}, 0, std::vector<std::int64_t>(scope_count_max, 7)});
    basket.cash_rounding = {amount_max, Rounding::up};
    for (std::size_t i = 0; i < line_count_max; ++i) {
        auto const rule = static_cast<std::int64_t>(i % rule_count_max);
        basket.lines.push_back({7, amount_max / 1'000'000, 1, 10'000, rule, {Discount::Kind::percent, 1}});
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
    auto const promoted = [](Promotion promotion) {
        auto basket = one_line({.quantity_milli = 1000});
        basket.promotions.push_back(std::move(promotion));
        return basket;
    };
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
        {"kind", promoted({.kind = static_cast<PromotionKind>(9), .parts = {{}}}), "bad_promotion",
         "promotions[0].kind"},
        {"stacking", promoted({.stacking = static_cast<Stacking>(3), .parts = {{}}}), "bad_promotion",
         "promotions[0].stacking"},
        {"no part", promoted({}), "bad_promotion", "promotions[0].parts"},
        {"bought", promoted({.count = 0, .parts = {{}}}), "bad_promotion", "promotions[0].count"},
        {"steps", promoted({.steps = {{}}, .parts = {{}}}), "bad_promotion", "promotions[0].steps"},
        {"falling lines", promoted({.parts = {{1, {0, -1}}}}), "unknown_line", "promotions[0].lines"},
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
         {Words{}, Words{2}, spoil(0, 1), spoil(1, 3), spoil(2, 2), spoil(7, -1), spoil(10, 1000), longer}) {
        auto const answer = quote_words(words);
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.refused().code, QuoteRefusal::malformed);
    }
}

}  // namespace
}  // namespace zg::quote
