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

}  // namespace zg::insights
