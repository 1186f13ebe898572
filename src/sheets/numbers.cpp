#include "workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

// Excel keeps numbers and dates as binary floating point; here they become the text that it shows.
namespace zg::sheets {

namespace {

constexpr int digits_shown = 15;
constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::int64_t days_max = 2'958'465;  // 9999-12-31

std::optional<double> number_of(std::string const& text) {
    double value = 0;
    auto const* end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

bool has_any(std::string_view text, std::string_view letters) {
    return text.find_first_of(letters) != std::string_view::npos;
}

}  // namespace

std::string number_text(std::string const& text) {
    bool const is_plain = text.size() <= digits_shown && !has_any(text, "eE");
    if (is_plain) return text;
    auto const value = number_of(text);
    if (!value) return text;
    // A whole number keeps all its digits, as a barcode of 13 or 14 has them.
    if (std::fabs(*value) < 1e18 && *value == std::trunc(*value)) return fmt::format("{:.0f}", *value);
    auto shown = fmt::format("{:.{}g}", *value, digits_shown);
    if (has_any(shown, "e")) shown = fmt::format("{:.{}f}", *value, digits_shown);
    if (shown.find('.') != std::string::npos) {
        while (shown.back() == '0') shown.pop_back();
        if (shown.back() == '.') shown.pop_back();
    }
    return shown;
}

std::string date_text(std::string const& text, bool is_1904) {
    auto const value = number_of(text);
    if (!value || *value < 0 || *value > static_cast<double>(days_max)) return text;
    auto seconds = static_cast<std::int64_t>(std::llround(*value * static_cast<double>(seconds_a_day)));
    auto days = seconds / seconds_a_day;
    seconds %= seconds_a_day;
    auto const clock = fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (days == 0 && !is_1904) return clock;
    // Day 60 of the 1900 calendar is a 29th of February that never was; nobody's records are that old.
    std::chrono::sys_days const epoch = is_1904 ? std::chrono::sys_days(std::chrono::year{1904} / 1 / 1)
                                                : std::chrono::sys_days(std::chrono::year{1899} / 12 / 30);
    std::chrono::year_month_day const day(epoch + std::chrono::days(days));
    auto const date = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                                  static_cast<unsigned>(day.day()));
    return seconds == 0 ? date : date + ' ' + clock;
}

NumberFormat number_format_of(std::string_view code) {
    // What stands in quotes, in brackets or after a backslash is shown as it is and says nothing of the kind.
    std::string bare;
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] == '\\' || code[at] == '_' || code[at] == '*') {
            ++at;
        } else if (code[at] == '"') {
            at = std::min(code.find('"', at + 1), code.size());
        } else if (code[at] == '[') {
            at = std::min(code.find(']', at + 1), code.size());
        } else if (code[at] == ';') {
            break;
        } else {
            bare += code[at];
        }
    }
    if (bare != "General" && has_any(bare, "yYdDhHsS")) return {.is_date = true};
    bool const is_zeros = !bare.empty() && bare.find_first_not_of('0') == std::string::npos;
    return {.zeros = is_zeros ? static_cast<int>(std::min<std::size_t>(bare.size(), 32)) : 0};
}

}  // namespace zg::sheets
