#pragma once

#include <zg/quote.h>

namespace zg::quote {

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
};

// Takes every discount off the lines, in the order of Rule.
void apply_discounts(Working&);
// Regroups what was taken by line, and sums it.
void save_shares(Working&);
// The tax of each class, allocated to its lines, and the totals before cash rounding.
void apply_taxes(Working&);

}  // namespace zg::quote
