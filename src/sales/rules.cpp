#include "rules.h"

#include <zg/sales.h>

#include <zg/json_text.h>

namespace zg::sales {

namespace {

void expect_equal(std::vector<std::string>& broken, Receipt const& receipt, char const* what, std::int64_t is,
                  std::int64_t should) {
    if (is == should) return;
    broken.push_back(fmt::format("receipt {}: {} is {} and should be {}", receipt.number, what, is, should));
}

}  // namespace

std::vector<std::string> broken_sums(Receipt const& receipt) {
    std::vector<std::string> broken;
    std::int64_t goods = 0;
    std::int64_t discount = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
    for (auto const& line : receipt.lines) {
        std::int64_t taken_off = 0;
        for (auto const& part : line.discounts) taken_off += part.amount;
        expect_equal(broken, receipt, "the discount of a line", line.discount, taken_off);
        expect_equal(broken, receipt, "net + tax of a line", line.net + line.tax, line.total);
        expect_equal(broken, receipt, "gross - discount of a line", line.gross - line.discount,
                     receipt.tax_included ? line.total : line.net);
        goods += line.gross;
        discount += line.discount;
        net += line.net;
        tax += line.tax;
    }
    std::int64_t class_net = 0;
    std::int64_t class_tax = 0;
    for (auto const& part : receipt.taxes) {
        class_net += part.net;
        class_tax += part.tax;
    }
    std::int64_t tendered = 0;
    for (auto const& tender : receipt.tenders) tendered += tender.amount;
    expect_equal(broken, receipt, "goods", receipt.goods, goods);
    expect_equal(broken, receipt, "discount", receipt.discount, discount);
    expect_equal(broken, receipt, "net", receipt.net, net);
    expect_equal(broken, receipt, "tax", receipt.tax, tax);
    expect_equal(broken, receipt, "net by tax class", class_net, net);
    expect_equal(broken, receipt, "tax by tax class", class_tax, tax);
    expect_equal(broken, receipt, "total", receipt.total, net + tax + receipt.rounding);
    expect_equal(broken, receipt, "tenders - change", tendered - receipt.change, receipt.total);
    return broken;
}

std::vector<std::string> broken_refunds(Receipt const& sale, std::vector<Receipt> const& refunds) {
    std::vector<std::string> broken;
    struct Back final {
        std::int64_t quantity_milli = 0;
        std::int64_t total = 0;
    };
    std::vector<Back> back(sale.lines.size());
    for (auto const& refund : refunds) {
        for (auto const& line : refund.lines) {
            auto const index = line.sale_line.value_or(-1);
            if (index < 0 || index >= static_cast<std::int64_t>(back.size())) {
                broken.push_back(fmt::format("refund {}: a line belongs to no line of {}", refund.number, sale.number));
                continue;
            }
            back[static_cast<std::size_t>(index)].quantity_milli += line.quantity_milli;
            back[static_cast<std::size_t>(index)].total += line.total;
        }
    }
    for (std::size_t index = 0; index < back.size(); ++index) {
        auto const& line = sale.lines[index];
        if (back[index].quantity_milli > line.quantity_milli || back[index].total > line.total) {
            broken.push_back(fmt::format("sale {}: more went back of line {} than was sold", sale.number, index + 1));
        }
        if (back[index].quantity_milli == line.quantity_milli && back[index].total != line.total) {
            broken.push_back(
                fmt::format("sale {}: all of line {} went back for another amount", sale.number, index + 1));
        }
    }
    return broken;
}

}  // namespace zg::sales
