#include "numbers.h"

#include <fmt/format.h>

namespace zg::importing {

namespace {

constexpr std::int64_t number_max = 1'000'000'000'000'000;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Takes at most `width` digits from the front.
std::optional<int> take_digits(std::string_view& text, int width) {
    int value = 0;
    int count = 0;
    while (count < width && !text.empty() && is_digit(text.front())) {
        value = value * 10 + (text.front() - '0');
        text.remove_prefix(1);
        ++count;
    }
    if (count == 0) return std::nullopt;
    return value;
}

}  // namespace

std::optional<std::int64_t> decimal_of(std::string_view text, int digits) {
    auto const is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    auto fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
    while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
    if (fraction.size() > static_cast<std::size_t>(digits)) return std::nullopt;
    std::int64_t value = 0;
    auto const add = [&](char letter) {
        if (!is_digit(letter) || value > number_max) return false;
        value = value * 10 + (letter - '0');
        return true;
    };
    for (auto const letter : whole) {
        if (!add(letter)) return std::nullopt;
    }
    for (auto const letter : fraction) {
        if (!add(letter)) return std::nullopt;
    }
    for (auto rest = static_cast<std::size_t>(digits) - fraction.size(); rest > 0; --rest) {
        if (!add('0')) return std::nullopt;
    }
    if (value > number_max) return std::nullopt;
    return is_negative ? -value : value;
}

std::optional<std::string> wall_of(std::string_view text, std::string_view format) {
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    while (!format.empty()) {
        auto const letter = format.front();
        format.remove_prefix(1);
        if (letter != '%' || format.empty()) {
            if (text.empty() || text.front() != letter) return std::nullopt;
            text.remove_prefix(1);
            continue;
        }
        auto const kind = format.front();
        format.remove_prefix(1);
        auto const value = take_digits(text, kind == 'Y' ? 4 : 2);
        if (!value) return std::nullopt;
        switch (kind) {
            case 'Y': year = *value; break;
            case 'y': year = 2000 + *value; break;
            case 'm': month = *value; break;
            case 'd': day = *value; break;
            case 'H': hour = *value; break;
            case 'M': minute = *value; break;
            case 'S': second = *value; break;
            default: return std::nullopt;
        }
    }
    if (!text.empty()) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", year, month, day, hour, minute, second);
}

}  // namespace zg::importing
