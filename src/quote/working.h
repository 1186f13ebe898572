#pragma once

#include <zg/quote.h>

namespace zg::quote {

// What promotions have taken from a line: nothing, something that other promotions may add to, or all that they may.
struct Promoted final {
    bool any = false;
    bool alone = false;      // by an exclusive promotion
    bool one_goods = false;  // by a one_per_line promotion of the round of goods
    bool one_spend = false;
};

// A quote on its way from gross to total. `left` is what each line still costs after the discounts taken so far.
struct Working final {
    struct Taken final {
        std::size_t line;
        Share share;
    };

    Basket const& basket;
    Quoted quoted;
    std::vector<std::int64_t> left;
    std::vector<Taken> taken;  // in order of application

    // Room for one allocation at a time, kept so that a basket costs few trips to the heap.
    std::vector<std::int64_t> weights;
    std::vector<std::int64_t> parts;

    // What promotions have done to each line; empty in a basket without promotions.
    std::vector<Promoted> promoted;
};

// When promotions are asked: those on goods before the line discounts, those that count spend after them.
enum class Round : std::uint8_t { goods, spend };

// Takes one share off a line.
void take(Working&, std::size_t line, Share const&);
// Of `base`: no more than there is, percentages rounded half up.
[[nodiscard]] std::int64_t value_of(Discount const&, std::int64_t base);
// What a unit costs before promotions: the member's price when it is lower and there is a member.
[[nodiscard]] std::int64_t price_in_effect(Basket const&, Line const&);

// Takes the promotions of a round off their lines.
void apply_promotions(Working&, Round);

// Takes every discount off the lines, in the order of Rule.
void apply_discounts(Working&);
// Regroups what was taken by line, and sums it.
void save_shares(Working&);
// The tax of each class, allocated to its lines, and the totals before cash rounding.
void apply_taxes(Working&);

}  // namespace zg::quote
