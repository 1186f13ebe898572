#pragma once

#include <zg/insights.h>

namespace zg::insights {

// With less than this on hand, and more than nothing, a shelf is running out (Outlook); 0 when nothing is sold. The one place
// that says so: the home page, the product board and the stock grid all go by it.
[[nodiscard]] std::int64_t low_below_milli(std::int64_t units_milli, OutlookRules const&);

}  // namespace zg::insights
