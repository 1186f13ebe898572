// quote_random --seed S --count N [--spoil I]
//
// Makes N random baskets, prices each, and writes both as frames of words to standard output:
//   word count of the basket, word count of the answer, basket, answer     (quote_wire.h)
// Basket number i depends on S + i alone, so that `--seed S+i --count 1` makes it again. --spoil adds one minor unit to the
// answer of basket I: whoever compares must find it.

#include <zg/quote_wire.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace {

using namespace zg::quote;
using std::int64_t;
using std::uint64_t;

class Dice final {
public:
    explicit Dice(uint64_t seed) : state_(seed) {}
    uint64_t next() {  // SplitMix64
        auto mixed = state_ += 0x9e3779b97f4a7c15;
        mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
        return mixed ^ mixed >> 31;
    }
    int64_t in(int64_t low, int64_t high) {
        return low + static_cast<int64_t>(next() % (static_cast<uint64_t>(high - low) + 1));
    }
    bool one_in(int64_t sides) { return in(1, sides) == 1; }
    template <std::size_t count>
    int64_t of(int64_t const (&choices)[count]) {
        return choices[next() % count];
    }

private:
    uint64_t state_;
};

Discount random_discount(Dice& dice, int64_t rarity) {
    if (!dice.one_in(rarity)) return {};
    if (dice.one_in(2)) return {Discount::Kind::amount, dice.in(0, dice.one_in(4) ? 100'000 : 999)};
    return {Discount::Kind::percent, dice.of({0, 1, 333, 500, 1000, 1250, 3333, 5000, 9999, 10'000})};
}

int64_t random_price(Dice& dice) {
    if (dice.one_in(50)) return 0;
    if (dice.one_in(200)) return dice.in(0, amount_max);
    return dice.in(1, dice.one_in(3) ? 99'999 : 2'000);
}

int64_t random_quantity(Dice& dice) {
    if (dice.one_in(4)) return dice.in(1, 9'999);  // weighed
    if (dice.one_in(100)) return dice.in(1, amount_max / 1000);
    return dice.in(1, 12) * 1000;
}

Line random_line(Dice& dice, Basket const& basket) {
    Line line;
    line.sku = dice.in(1, 9);
    line.unit_price = random_price(dice);
    if (dice.one_in(3)) line.member_price = dice.in(0, line.unit_price + 10);
    line.quantity_milli = random_quantity(dice);
    line.tax_class = dice.in(0, static_cast<int64_t>(basket.tax_classes.size()) - 1);
    line.discount = random_discount(dice, 5);
    return line;
}

Coupon random_coupon(Dice& dice) {
    Coupon coupon{
        .discount = random_discount(dice, 1), .with_promotions = !dice.one_in(4), .with_coupons = !dice.one_in(4)};
    if (dice.one_in(2)) coupon.spend_min = dice.in(0, 20'000);
    for (auto count = dice.one_in(2) ? dice.in(1, 4) : 0; count > 0; --count)
        coupon.sku_scope.push_back(dice.in(1, 12));
    return coupon;
}

// Over about half of the basket's lines, a bundle's two or three parts sharing them out.
Promotion random_promotion(Dice& dice, std::size_t line_count) {
    Promotion promotion;
    promotion.kind = static_cast<PromotionKind>(dice.in(1, 5));
    promotion.priority = dice.one_in(3) ? dice.in(-2, 2) : 0;
    promotion.stacking = static_cast<Stacking>(dice.one_in(2) ? 0 : dice.in(0, 2));
    promotion.count = dice.in(1, 4);
    promotion.free = dice.in(1, 3);
    promotion.value = promotion.kind == PromotionKind::percent ? dice.of({1, 333, 1000, 2500, 5000, 10'000})
                                                               : dice.in(0, dice.one_in(2) ? 300 : 20'000);
    promotion.measure = static_cast<Measure>(dice.in(0, 1));
    promotion.parts.resize(promotion.kind == PromotionKind::bundle ? static_cast<std::size_t>(dice.in(1, 3)) : 1);
    for (auto& part : promotion.parts) part.count = dice.in(1, 3);
    for (std::size_t line = 0; line < line_count; ++line) {
        if (dice.one_in(2)) continue;
        promotion.parts[dice.next() % promotion.parts.size()].lines.push_back(static_cast<int64_t>(line));
    }
    if (promotion.kind != PromotionKind::tiered) return promotion;
    promotion.repeats = dice.one_in(3);
    auto from = dice.in(1, 5000);
    for (auto count = promotion.repeats ? 1 : dice.in(1, 3); count > 0; --count) {
        promotion.steps.push_back({from, random_discount(dice, 1)});
        from += dice.in(1, 20'000);
    }
    if (promotion.repeats) promotion.steps[0].discount = {Discount::Kind::amount, dice.in(0, 500)};
    return promotion;
}

Basket random_basket(Dice& dice) {
    Basket basket;
    basket.has_member = dice.one_in(2);
    if (dice.one_in(2)) {
        basket.cash_rounding = {dice.of({1, 5, 10, 25, 50, 100}), static_cast<zg::Rounding>(dice.in(0, 3))};
    }
    basket.discount = random_discount(dice, 4);
    for (auto count = dice.in(1, 4); count > 0; --count) {
        auto const rate = dice.of({0, 1, 30'000, 50'000, 60'000, 130'000, 190'000, 255'000, 333'333, 10'000'000});
        basket.tax_classes.push_back({rate, dice.one_in(2) ? TaxMode::inside : TaxMode::outside});
    }
    for (auto count = dice.one_in(2) ? dice.in(1, 3) : 0; count > 0; --count) {
        basket.coupons.push_back(random_coupon(dice));
    }
    auto const count = dice.one_in(200) ? dice.in(0, 120) : dice.in(1, 8);
    for (auto left = count; left > 0; --left) basket.lines.push_back(random_line(dice, basket));
    for (auto rules = dice.one_in(3) ? 0 : dice.in(1, 4); rules > 0; --rules) {
        basket.promotions.push_back(random_promotion(dice, basket.lines.size()));
    }
    return basket;
}

int64_t hostile_word(Dice& dice) {
    switch (dice.in(0, 4)) {
        case 0: return dice.of({std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max()});
        case 1: return static_cast<int64_t>(dice.next());
        case 2: return dice.in(-2, 2);
        case 3: return dice.of({amount_max, amount_max + 1, -amount_max, 255, 256, 1000, 1001, 10'000, 10'001});
        default: return dice.in(-1'000'000, 1'000'000'000);
    }
}

// What no till would send: words replaced, dropped or added anywhere.
void spoil_basket(Dice& dice, Words& words) {
    for (auto count = dice.in(1, 3); count > 0; --count) {
        words[static_cast<std::size_t>(dice.in(0, static_cast<int64_t>(words.size()) - 1))] = hostile_word(dice);
    }
    if (!dice.one_in(4)) return;
    words.resize(static_cast<std::size_t>(dice.in(2, static_cast<int64_t>(words.size()) + 3)));
    if (dice.one_in(2)) words[1] = static_cast<int64_t>(words.size());
}

struct Order final {
    uint64_t seed = 1;
    uint64_t count = 1000;
    uint64_t spoiled = std::numeric_limits<uint64_t>::max();
};

Order order_from(int count, char** words) {
    Order order;
    for (int i = 1; i + 1 < count; i += 2) {
        auto const number = std::strtoull(words[i + 1], nullptr, 10);
        if (std::strcmp(words[i], "--seed") == 0) order.seed = number;
        if (std::strcmp(words[i], "--count") == 0) order.count = number;
        if (std::strcmp(words[i], "--spoil") == 0) order.spoiled = number;
    }
    return order;
}

bool write(Words const& basket, Words const& answer) {
    int64_t const head[] = {static_cast<int64_t>(basket.size()), static_cast<int64_t>(answer.size())};
    return std::fwrite(head, sizeof head, 1, stdout) == 1 &&
           std::fwrite(basket.data(), sizeof(int64_t), basket.size(), stdout) == basket.size() &&
           std::fwrite(answer.data(), sizeof(int64_t), answer.size(), stdout) == answer.size();
}

}  // namespace

int main(int count, char** words) {
    static char buffer[1 << 20];
    std::setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    auto const order = order_from(count, words);
    for (uint64_t i = 0; i < order.count; ++i) {
        Dice dice{order.seed + i};
        auto basket = encode(random_basket(dice));
        if (dice.one_in(8)) spoil_basket(dice, basket);
        auto answer = encode(quote_words(basket));
        if (i == order.spoiled) answer.back() += 1;
        if (!write(basket, answer)) return 1;  // the reader went away
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}
