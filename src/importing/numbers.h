#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zg::importing {

// "12", "-0.850", "+3": the number times 10^digits, exactly. Empty for anything else, for more digits after the point than can
// be kept (zeros at the end do not count), and for what leaves ±10^15.
[[nodiscard]] std::optional<std::int64_t> decimal_of(std::string_view text, int digits);

// A wall clock by `format` (%Y %y %m %d %H %M %S, anything else as it stands) as "YYYY-MM-DD HH:MM:SS". A field may have fewer
// digits than its width. Empty when the text does not fit.
[[nodiscard]] std::optional<std::string> wall_of(std::string_view text, std::string_view format);

// Without white space at the ends, the wide and the unbreakable space among it.
[[nodiscard]] std::string_view trimmed(std::string_view);

// The first two numbers of a date, and whether it begins with its year.
struct OrderOfDate final {
    int first = 0;
    int second = 0;
    bool is_year_first = false;
};
[[nodiscard]] OrderOfDate order_of_date(std::string_view);

}  // namespace zg::importing
