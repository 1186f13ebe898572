#pragma once

#include <zg/sheets.h>

namespace zg::sheets {

// The rows of the first sheet that is not hidden. Throws Unpacking.
void read_workbook(std::filesystem::path const&, std::function<bool(Row&)> const& visit);

// What Excel shows of a number that is stored as `text`: all digits of one with an exponent, at most 15 of any.
[[nodiscard]] std::string number_text(std::string const& text);
// The day, and the time if there is any, of Excel's count of days.
[[nodiscard]] std::string date_text(std::string const& text, bool is_1904);
// How a number format shows its numbers: as a date, with leading zeros up to a width, or as they are.
struct NumberFormat final {
    bool is_date = false;
    int zeros = 0;
};
[[nodiscard]] NumberFormat number_format_of(std::string_view code);

}  // namespace zg::sheets
