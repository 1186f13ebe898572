#include <zg/reports.h>

#include <zg/money.h>

namespace zg::reports {

namespace {

void add_cash(Day& day, Receipt const& receipt, std::int64_t amount) {
    auto& moved = day.drawers[receipt.till].moved;
    (receipt.kind == Kind::sale ? moved.in : moved.out) += amount;
}

// Change is given back in cash, whatever was paid with.
void add_payments(Day& day, Receipt const& receipt) {
    bool const is_sale = receipt.kind == Kind::sale;
    auto const put = [&](Payment kind, std::int64_t amount) {
        auto& payment = day.payments[static_cast<std::size_t>(kind)];
        (is_sale ? payment.in : payment.out) += amount;
        if (kind == Payment::cash) add_cash(day, receipt, amount);
    };
    for (auto const& paid : receipt.paid) put(paid.kind, paid.amount);
    if (receipt.change != 0) put(Payment::cash, -receipt.change);
}

}  // namespace

void Day::add(Receipt const& receipt) {
    bool const is_sale = receipt.kind == Kind::sale;
    std::int64_t const sign = is_sale ? 1 : -1;
    (is_sale ? sales : refunds) += 1;
    (is_sale ? total.in : total.out) += receipt.total;
    if (is_sale) net_of_sales += receipt.net;
    net += sign * receipt.net;
    tax += sign * receipt.tax;
    discount += sign * receipt.discount;
    rounding += sign * receipt.rounding;
    hours[static_cast<std::size_t>(receipt.hour)] += sign * receipt.net;
    for (auto const& each : receipt.taxes) {
        auto& sum = taxes[{.rate_ppm = each.rate_ppm, .tax_class = each.tax_class}];
        sum.net += sign * each.net;
        sum.tax += sign * each.tax;
    }
    add_payments(*this, receipt);
    for (auto const& line : receipt.lines) {
        auto& sku = skus[line.sku];
        sku.code = line.code;
        sku.names = line.names;
        sku.quantity_milli += sign * line.quantity_milli;
        sku.net += sign * line.net;
        units_milli += sign * line.quantity_milli;
    }
    for (auto const& kind : receipt.exceptions) exceptions.push_back({.number = receipt.number, .kind = kind});
    if (first_number.empty()) first_number = receipt.number;
    last_number = receipt.number;
}

std::optional<std::int64_t> Day::basket_value() const { return divide(net_of_sales, sales, Rounding::half_up); }

}  // namespace zg::reports
