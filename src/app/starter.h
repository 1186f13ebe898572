#pragma once

#include <zg/company.h>
#include <zg/rng.h>

namespace zg::app {

// Opens a small corner shop in Macau through the same flows that everybody uses: one store, one till and one API channel, some
// two dozen products with prices and stock, a member, a promotion and a coupon.
void open_starter_shop(Company&, Instant now, Rng&);

}  // namespace zg::app
