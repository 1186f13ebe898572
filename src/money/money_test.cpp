#include <zg/money.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <numeric>

namespace zg {
namespace {

constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
constexpr auto highest = std::numeric_limits<std::int64_t>::max();

Currency currency(std::string_view code) { return Currency::parse(code).value(); }
Money mop(std::int64_t minor) { return {minor, currency("MOP")}; }

TEST(Currency, KnowsItsDigits) {
    struct Row {
        char const* code;
        int digits;
    };
    for (auto const& [code, digits] : {Row{"MOP", 2}, Row{"HKD", 2}, Row{"CNY", 2}, Row{"TWD", 2}, Row{"JPY", 0},
                                       Row{"KWD", 3}, Row{"USD", 2}, Row{"EUR", 2}, Row{"GBP", 2}, Row{"AED", 2},
                                       Row{"ZWG", 2}, Row{"BIF", 0}, Row{"XPF", 0}, Row{"BHD", 3}, Row{"TND", 3}}) {
        SCOPED_TRACE(code);
        ASSERT_TRUE(Currency::parse(code));
        EXPECT_EQ(currency(code).digits(), digits);
        EXPECT_EQ(currency(code).code(), code);
    }
}

TEST(Currency, RefusesWhatIsNone) {
    for (auto const* code : {"", "M", "MO", "mop", "MOPX", "PTS", "XTS", "   ", "XAU", "AAA", "ZZZ"}) {
        EXPECT_FALSE(Currency::parse(code)) << code;
    }
}

TEST(Money, ChecksSums) {
    EXPECT_EQ(checked_add(mop(1), mop(2)), mop(3));
    EXPECT_EQ(checked_subtract(mop(1), mop(2)), mop(-1));
    EXPECT_EQ(checked_multiply(mop(-3), 4), mop(-12));
    EXPECT_FALSE(checked_add(mop(highest), mop(1)));
    EXPECT_FALSE(checked_subtract(mop(lowest), mop(1)));
    EXPECT_FALSE(checked_multiply(mop(highest), 2));
    EXPECT_FALSE(checked_add(mop(1), Money{1, currency("HKD")}));
}

TEST(MoneyDeathTest, AssertsWhereTheSumIsSurelySound) {
    EXPECT_DEATH((void)(mop(highest) + mop(1)), "assertion failed");
    EXPECT_DEATH((void)(mop(1) + Money{1, currency("HKD")}), "assertion failed");
    EXPECT_DEATH((void)-mop(lowest), "assertion failed");
}

TEST(Money, ReadsAndWritesDecimals) {
    struct Row {
        char const* code;
        std::int64_t minor;
        char const* text;
    };
    for (auto const& [code, minor, text] :
         {Row{"MOP", 1230, "12.30"}, Row{"MOP", -5, "-0.05"}, Row{"MOP", 0, "0.00"}, Row{"JPY", 1000, "1000"},
          Row{"JPY", 0, "0"}, Row{"KWD", 1, "0.001"}, Row{"MOP", highest, "92233720368547758.07"},
          Row{"MOP", lowest, "-92233720368547758.08"}}) {
        SCOPED_TRACE(text);
        EXPECT_EQ(decimal({minor, currency(code)}), text);
        EXPECT_EQ(parse_decimal(text, currency(code)), (Money{minor, currency(code)}));
    }
    EXPECT_EQ(parse_decimal("12.3", currency("MOP")), mop(1230));
    EXPECT_EQ(parse_decimal("12", currency("MOP")), mop(1200));
    for (auto const* text :
         {"", "-", ".", ".5", "5.", "1.234", "1.2.3", "1e3", "+1", " 1", "1,5", "92233720368547758.08"}) {
        EXPECT_FALSE(parse_decimal(text, currency("MOP"))) << text;
    }
    EXPECT_FALSE(parse_decimal("1.0", currency("JPY")));
}

TEST(Divide, RoundsAsNamed) {
    struct Row {
        std::int64_t numerator, half_up, half_even, down, up;
    };
    for (auto const& row : {Row{0, 0, 0, 0, 0}, Row{4, 0, 0, 0, 1}, Row{5, 1, 0, 0, 1}, Row{6, 1, 1, 0, 1},
                            Row{10, 1, 1, 1, 1}, Row{14, 1, 1, 1, 2}, Row{15, 2, 2, 1, 2}, Row{25, 3, 2, 2, 3}}) {
        for (auto const sign : {1, -1}) {
            SCOPED_TRACE(sign * row.numerator);
            EXPECT_EQ(divide(sign * row.numerator, 10, Rounding::half_up), sign * row.half_up);
            EXPECT_EQ(divide(sign * row.numerator, 10, Rounding::half_even), sign * row.half_even);
            EXPECT_EQ(divide(row.numerator, sign * 10, Rounding::down), sign * row.down);
            EXPECT_EQ(divide(row.numerator, sign * 10, Rounding::up), sign * row.up);
        }
    }
    EXPECT_FALSE(divide(1, 0, Rounding::down));
    EXPECT_FALSE(divide(static_cast<Wide>(highest) + 1, 1, Rounding::down));
    EXPECT_EQ(divide(static_cast<Wide>(lowest), 1, Rounding::down), lowest);
    EXPECT_EQ(divide(static_cast<Wide>(highest) * highest, highest, Rounding::half_even), highest);
}

TEST(Allocate, GivesWhatIsLeftToTheLargestRemainderThenTheLowestIndex) {
    using Parts = std::vector<std::int64_t>;
    EXPECT_EQ(allocate(100, Parts{1, 1, 1}), (Parts{34, 33, 33}));
    EXPECT_EQ(allocate(-100, Parts{1, 1, 1}), (Parts{-34, -33, -33}));
    EXPECT_EQ(allocate(100, Parts{999, 1}), (Parts{100, 0}));
    EXPECT_EQ(allocate(5, Parts{0, 3, 0, 2}), (Parts{0, 3, 0, 2}));
    EXPECT_EQ(allocate(7, Parts{0, 0, 0}), (Parts{3, 2, 2}));
    EXPECT_EQ(allocate(0, Parts{}), Parts{});
    EXPECT_EQ(allocate(lowest, Parts{1}), Parts{lowest});
    EXPECT_EQ(allocate(highest, Parts{highest, highest}), (Parts{highest / 2 + 1, highest / 2}));
}

TEST(AllocateDeathTest, AssertsOnWhatNoCallerMayAsk) {
    EXPECT_DEATH((void)allocate(1, std::vector<std::int64_t>{}), "assertion failed");
    EXPECT_DEATH((void)allocate(1, std::vector<std::int64_t>{2, -1}), "assertion failed");
}

RC_GTEST_PROP(Allocate, SumsExactlyAndStaysWithinOneOfTheExactShare, (std::int64_t total)) {
    auto const weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(
        rc::gen::oneOf(rc::gen::nonNegative<std::int64_t>(), rc::gen::inRange<std::int64_t>(0, 4))));
    auto const parts = allocate(total, weights);
    RC_ASSERT(std::accumulate(parts.begin(), parts.end(), Wide{0}) == static_cast<Wide>(total));
    auto const sum = std::accumulate(weights.begin(), weights.end(), Wide{0});
    for (std::size_t i = 0; sum > 0 && i < parts.size(); ++i) {
        auto const exact = static_cast<Wide>(total) * weights[i] / sum;
        auto const away = static_cast<Wide>(parts[i]) - exact;
        RC_ASSERT(away >= -1 && away <= 1);
        RC_ASSERT(weights[i] > 0 || parts[i] == 0);
    }
    if (total != lowest) {
        auto mirrored = allocate(-total, weights);
        for (auto& part : mirrored) part = -part;
        RC_ASSERT(mirrored == parts);
    }
}

RC_GTEST_PROP(Divide, HalvesAreNeverFurtherThanHalf, (std::int64_t a, std::int64_t b)) {
    auto const denominator = *rc::gen::nonZero<std::int64_t>();
    auto const numerator = static_cast<Wide>(a) * b;
    for (auto const rounding : {Rounding::half_up, Rounding::half_even}) {
        auto const answer = divide(numerator, denominator, rounding);
        if (!answer) continue;
        auto const off = numerator - static_cast<Wide>(*answer) * denominator;
        auto const size = off < 0 ? -off : off;
        auto const whole = denominator < 0 ? -static_cast<Wide>(denominator) : static_cast<Wide>(denominator);
        RC_ASSERT(size * 2 <= whole);
    }
}

TEST(RefundShare, GivesThirdsWithoutLosingACent) {
    auto const give = [](std::int64_t before) {
        return refund_share({.paid_minor = 1000, .sold_milli = 3000, .before_milli = before, .now_milli = 1000});
    };
    EXPECT_EQ(give(0), 333);
    EXPECT_EQ(give(1000), 334);
    EXPECT_EQ(give(2000), 333);
    EXPECT_FALSE(give(3000));
    EXPECT_FALSE(give(-1));
    EXPECT_FALSE(refund_share({.paid_minor = 1, .sold_milli = 0}));
    EXPECT_FALSE(refund_share({.paid_minor = 1, .sold_milli = 5, .now_milli = -1}));
    EXPECT_FALSE(refund_share({.paid_minor = 1, .sold_milli = highest, .before_milli = highest, .now_milli = highest}));
    EXPECT_EQ(refund_share({.paid_minor = lowest, .sold_milli = highest, .now_milli = highest}), lowest);
}

RC_GTEST_PROP(RefundShare, PiecesSumToWhatWasPaid, (std::int64_t paid)) {
    auto const pieces =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, 5000)));
    RefundOfLine line{.paid_minor = paid, .sold_milli = std::accumulate(pieces.begin(), pieces.end(), std::int64_t{0})};
    Wide given = 0;
    for (auto const piece : pieces) {
        line.now_milli = piece;
        auto const share = refund_share(line);
        RC_ASSERT(share.has_value());
        given += *share;
        line.before_milli += piece;
    }
    RC_ASSERT(given == static_cast<Wide>(paid));
}

TEST(Quantity, ExtendsAPrice) {
    EXPECT_EQ(extend(1980, {1235}), 2445);
    EXPECT_EQ(extend(100, {5}), 1);
    EXPECT_EQ(extend(-100, {5}), -1);
    EXPECT_FALSE(extend(highest, {2000}));
    EXPECT_FALSE(checked_add(Quantity{highest}, Quantity{1}));
    EXPECT_EQ(Quantity{3000} - Quantity{1000}, Quantity{2000});
}

}  // namespace
}  // namespace zg
