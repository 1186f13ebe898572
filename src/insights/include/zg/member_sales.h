#pragma once

#include <zg/insights.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zg::insights {

struct MemberQuery final {
    MemberId member;
    Stores stores;
    std::string currency;
};

// A product and on how many of the member's sale receipts it is.
struct Favourite final {
    SkuId sku;
    std::int64_t receipts = 0;
    friend bool operator==(Favourite const&, Favourite const&) = default;
};

// All that a member has bought, from the member's own receipts. Net sales and basket value are the metrics of these names.
struct MemberSales final {
    std::int64_t visits = 0;  // sale receipts
    std::int64_t refunds = 0;
    std::int64_t net_sales = 0;
    std::optional<std::int64_t> basket_value;
    std::optional<Instant> first_visit;
    std::optional<Instant> last_visit;
    std::vector<Favourite>
        favourites;  // five at most; those on most receipts first, equal ones in the order of their id
};

inline constexpr std::size_t favourites_max = 5;

// Who used to come and stays away: came on at least `visit_days_min` days of the last `looked_back_days`, and the last one is more
// than `gaps` times their usual gap ago, and at least `away_days_min` days.
struct AwayRules final {
    std::int32_t looked_back_days = 180;
    std::int32_t visit_days_min = 4;
    std::int32_t gaps = 2;
    std::int32_t away_days_min = 14;
};
BOOST_DESCRIBE_STRUCT(AwayRules, (), (looked_back_days, visit_days_min, gaps, away_days_min))

struct AwayQuery final {
    Stores stores;
    BusinessDate today;
    AwayRules rules = {};
};

struct Away final {
    MemberId member;
    std::int32_t visit_days = 0;  // days on which they came, to buy or to bring back
    std::int32_t gap_days = 0;    // mean days from one to the next, half up, at least one
    BusinessDate last_visit;
    friend bool operator==(Away const&, Away const&) = default;
};
// Of one member, from the days on which they came, in any order and each any number of times; nullopt: does not stay away.
[[nodiscard]] std::optional<Away> away_of(MemberId, std::vector<BusinessDate> days, AwayQuery const&);

}  // namespace zg::insights
