#include "working.h"

namespace zg::quote {
namespace {

// Rates are 1/1,000,000.
constexpr std::int64_t whole_micro = 1'000'000;

std::int64_t tax_on(TaxClass const& tax_class, std::int64_t amount) {
    auto const product = static_cast<Wide>(amount) * tax_class.rate_micro;
    auto const over = tax_class.mode == TaxMode::inside ? whole_micro + tax_class.rate_micro : whole_micro;
    auto const tax = divide(product, over, Rounding::half_up);
    ZG_ASSERT(tax);  // amount_max times rate_micro_max / whole_micro fits
    return *tax;
}

// The tax is rounded once per class, over the sum of its lines (EN 16931 BR-CO-17), and then allocated to them; rounding each
// line's tax on its own would drift from the invoice by a cent a line.
QuotedTax apply_tax_class(Working& working, std::size_t index) {
    auto const& tax_class = working.basket.tax_classes[index];
    QuotedTax sum;
    working.weights.assign(working.left.size(), 0);
    for (std::size_t i = 0; i < working.left.size(); ++i) {
        if (working.basket.lines[i].tax_class != static_cast<std::int64_t>(index)) continue;
        working.weights[i] = working.left[i];
        sum.amount += working.left[i];
    }
    sum.tax = tax_on(tax_class, sum.amount);
    sum.net = tax_class.mode == TaxMode::inside ? sum.amount - sum.tax : sum.amount;
    if (sum.tax == 0) return sum;

    working.parts.resize(working.left.size());
    allocate_into(working.parts, sum.tax, working.weights);
    for (std::size_t i = 0; i < working.left.size(); ++i) working.quoted.lines[i].tax += working.parts[i];
    return sum;
}

}  // namespace

void apply_taxes(Working& working) {
    auto& quoted = working.quoted;
    auto& totals = quoted.totals;
    quoted.taxes.reserve(working.basket.tax_classes.size());
    for (std::size_t i = 0; i < working.basket.tax_classes.size(); ++i) {
        auto const tax = apply_tax_class(working, i);
        auto const inside = working.basket.tax_classes[i].mode == TaxMode::inside;
        (inside ? totals.tax_inside : totals.tax_outside) += tax.tax;
        quoted.taxes.push_back(tax);
    }
    for (std::size_t i = 0; i < quoted.lines.size(); ++i) {
        auto& line = quoted.lines[i];
        auto const mode = working.basket.tax_classes[static_cast<std::size_t>(working.basket.lines[i].tax_class)].mode;
        line.amount = working.left[i];
        line.net = mode == TaxMode::inside ? line.amount - line.tax : line.amount;
        line.total = line.net + line.tax;
        totals.discount += line.discount;
        totals.net += line.net;
    }
    totals.total = totals.net + totals.tax();
}

}  // namespace zg::quote
