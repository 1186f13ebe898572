#pragma once

#include "question.h"

#include <zg/insights.h>

#include <boost/describe.hpp>

namespace zg::api {

// What lies on a shelf, what sells of it, and how that stands: the same for the home page, the stock grid and the product board.
struct ShelfNow final {
    SkuId sku;
    std::size_t place = 0;  // of its store in the question
    ledger::Balance balance = {};
    std::int64_t units_milli = 0;                // sold in the last `pace_days`
    std::optional<BusinessDate> last_sold = {};  // within `unsold_days`
    insights::Outlook outlook{};                 // unsold: and nothing moved for as long
    std::optional<std::int64_t> cover_days_e1 = {};
    std::optional<Instant> moved_at = {};  // of what is unsold: when it last came, went or was held
};

// What the stock page is narrowed to. low and dead are outlooks, the others what is on hand.
enum class ShelfState { negative, out, low, dead };
BOOST_DESCRIBE_ENUM(ShelfState, negative, out, low, dead)

struct ShelvesQuery final {
    std::vector<access::Store> const& stores;
    BusinessDate today;
    Instant now;
    insights::OutlookRules rules = {};
};

// Every shelf of the stores that goods ever stood on, in no order, out of balances in memory and roll-ups.
[[nodiscard]] std::vector<ShelfNow> shelves_now(Reading&, House const&, ShelvesQuery const&);

}  // namespace zg::api
