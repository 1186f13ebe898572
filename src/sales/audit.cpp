#include <zg/sales.h>

#include "rows.h"
#include "rules.h"

#include <fmt/format.h>

namespace zg::sales {

namespace {

void check_numbers(db::Tx& tx, std::vector<std::string>& broken) {
    TillId till;
    auto series = Series::sale;
    std::int64_t last = 0;
    each_number(tx, [&](TillId next_till, Series next_series, std::int64_t sequence) {
        if (next_till != till || next_series != series) {
            till = next_till;
            series = next_series;
            last = 0;
        }
        if (sequence == last) {
            broken.push_back(fmt::format("till {}: number {} was given twice", till.text(), sequence));
        }
        last = sequence;
    });
}

}  // namespace

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    auto add = [&](std::vector<std::string> const& found) { broken.insert(broken.end(), found.begin(), found.end()); };
    std::vector<ReceiptId> refunded;
    each_receipt(tx, [&](Receipt const& receipt) {
        add(broken_sums(receipt));
        if (receipt.refund_of && (refunded.empty() || refunded.back() != *receipt.refund_of)) {
            refunded.push_back(*receipt.refund_of);
        }
    });
    for (auto const id : refunded) {
        auto const sale = find_receipt(tx, id);
        if (!sale) {
            broken.push_back(fmt::format("a refund names the sale {}, which does not exist", id.text()));
            continue;
        }
        add(broken_refunds(sale->receipt, refunds_of(tx, id)));
    }
    check_numbers(tx, broken);
    if (auto const lost = count_lost_settlements(tx); lost > 0) {
        broken.push_back(fmt::format("{} settlements are of exceptions that do not exist", lost));
    }
    if (auto const negative = count_negative_floats(tx); negative > 0) {
        broken.push_back(fmt::format("{} floats are below zero", negative));
    }
    return broken;
}

}  // namespace zg::sales
