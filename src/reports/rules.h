#pragma once

#include "words.h"

#include <zg/reports.h>

// Figures as people read them.
namespace zg::reports {

struct Money final {
    std::int64_t minor;
    int digits;
};
// "-1,234.50", with a real minus sign; the same in every language.
[[nodiscard]] std::string money_text(Money);
// "1.5", "12", "-0.25": without trailing zeros.
[[nodiscard]] std::string quantity_text(std::int64_t milli);
// "5%", "12.5%"
[[nodiscard]] std::string rate_text(std::int64_t ppm);
// "+12.5%" of `before`, rounded half up to a tenth; nullopt when there is nothing to compare with.
struct Change final {
    std::int64_t now;
    std::int64_t before;
};
[[nodiscard]] std::optional<std::string> change_text(Change);
// "2026年11月24日（星期二）", "Tuesday 24 November 2026"
[[nodiscard]] std::string date_text(BusinessDate, Language);
[[nodiscard]] std::string_view name_in(Names const&, Language);

}  // namespace zg::reports
