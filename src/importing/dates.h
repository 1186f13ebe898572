#pragma once

#include <zg/table.h>

#include <optional>
#include <string>
#include <string_view>

namespace zg::importing {

// A wall clock by `format` (%Y %y %m %d %H %M %S, anything else as it stands) as "YYYY-MM-DD HH:MM:SS". A field may have fewer
// digits than its width. Empty when the text does not fit.
[[nodiscard]] std::optional<std::string> wall_of(std::string_view text, std::string_view format);

// The same for what people and their programs write: "2026/8/3 下午 8:25", "03-08-2026", "3 Aug 2026 20:25", "20260803". A year of four
// digits stands where it is; else `order` says which number is the day. A day without a time is taken at noon, which is of that
// business day whenever the store closes. After a line break stands the cell of the time, when there is one: it alone counts then,
// since spreadsheets give a date a midnight. Empty for anything else, and for a time with a zone of its own.
[[nodiscard]] std::optional<std::string> wall_by_order(std::string_view text, DateOrder order);

// The first two numbers of a date, and whether it begins with its year.
struct OrderOfDate final {
    int first = 0;
    int second = 0;
    bool is_year_first = false;
};
[[nodiscard]] OrderOfDate order_of_date(std::string_view);

}  // namespace zg::importing
