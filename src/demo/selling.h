#pragma once

#include <zg/flows.h>

#include <optional>
#include <string>
#include <vector>

namespace zg::demo {

// What a till rings up: the same prices, the same kernel and the same journal as in the browser.
struct RungUp final {
    ReceiptId id;
    Instant at;
    access::Till till;
    std::string currency;
    std::optional<MemberId> member = {};
    std::vector<pricing::BasketLine> lines;
    std::optional<std::string> coupon = {};
    sales::TenderKind tender{};
    std::int64_t price_off = 0;  // what an old price was below today's; for one line
};

// nullopt: nothing can be sold that way (a coupon for nothing, goods without a price).
[[nodiscard]] std::optional<flows::RecordedSale> ring_up(db::Draft&, RungUp const&);

}  // namespace zg::demo
