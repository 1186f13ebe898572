#include "returns.h"

#include <algorithm>

namespace zg::importing {

namespace {

std::uint64_t packed(Returns::Key key) { return (std::uint64_t{key.member} << 32) | key.product; }

}  // namespace

void Returns::add(Key key, std::uint32_t sale, std::uint32_t line, PlannedLine const& sold) {
    sold_[packed(key)].push_back({.sale = sale,
                                  .line = line,
                                  .price_e2 = sold.price_e2,
                                  .amount = sold.amount,
                                  .sold_milli = sold.quantity_milli,
                                  .left_milli = sold.quantity_milli});
}

Returns::Part Returns::take_of(Entry& entry, std::int64_t quantity_milli) {
    auto const amount = refund_share({.paid_minor = entry.amount,
                                      .sold_milli = entry.sold_milli,
                                      .before_milli = entry.sold_milli - entry.left_milli,
                                      .now_milli = quantity_milli});
    entry.left_milli -= quantity_milli;
    return {entry.sale, entry.line, quantity_milli, amount.value()};
}

Returns::Found Returns::take(Key key, std::int64_t quantity_milli, std::int64_t price_e2) {
    auto const known = sold_.find(packed(key));
    if (known == sold_.end()) return {.match = Match::without_earlier_sale, .parts = {}};
    auto& entries = known->second;
    for (auto const same_price : {true, false}) {
        auto const fits = [&](Entry const& entry) { return !same_price || entry.price_e2 == price_e2; };
        auto const one = std::find_if(entries.rbegin(), entries.rend(), [&](auto const& entry) {
            return fits(entry) && entry.left_milli >= quantity_milli;
        });
        if (one != entries.rend()) {
            return {.match = same_price ? Match::at_sale_price : Match::at_other_price,
                    .parts = {take_of(*one, quantity_milli)}};
        }
        std::int64_t left = 0;
        for (auto const& entry : entries) left += fits(entry) ? entry.left_milli : 0;
        if (left < quantity_milli) continue;
        Found found{.match = same_price ? Match::over_several_sales : Match::over_several_at_other_price, .parts = {}};
        for (auto entry = entries.rbegin(); quantity_milli > 0; ++entry) {
            if (!fits(*entry) || entry->left_milli == 0) continue;
            auto const now = std::min(entry->left_milli, quantity_milli);
            found.parts.push_back(take_of(*entry, now));
            quantity_milli -= now;
        }
        return found;
    }
    return {.match = Match::more_than_sold, .parts = {}};
}

}  // namespace zg::importing
