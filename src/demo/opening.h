#pragma once

#include "chance.h"
#include "customers.h"
#include "goods.h"
#include "stores.h"

#include <zg/demo.h>
#include <zg/flows.h>

#include <array>
#include <string>
#include <vector>

namespace zg::demo {

inline constexpr char const* currency = "MOP";  // of all three stores: a company has one currency
inline constexpr char const* tax_class = "standard";
inline constexpr char const* coupon_code = "HOUKONG10";

// What the story's ids stand for.
struct Cast final {
    std::vector<CategoryId> categories;
    std::vector<SkuId> skus;
    struct Place final {
        access::Store store;
        std::vector<access::Till> tills;
    };
    std::array<Place, 3> places;
};
[[nodiscard]] Cast cast(Range const&, Order const&, Instant begin, Chance&);

// The company with everything that must be there before the first sale.
[[nodiscard]] flows::FoundCompany company(Order const&, Cast const&, Range const&, Instant begin, Chance&);
[[nodiscard]] flows::NewProduct product(Cast const&, Range const&, std::size_t good);
// What a good costs in a store on ordinary days.
[[nodiscard]] std::int64_t price_in(StoreHabits const&, Good const&);

}  // namespace zg::demo
