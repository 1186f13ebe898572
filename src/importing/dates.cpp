#include "dates.h"

#include "numbers.h"

#include <zg/text.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace zg::importing {

namespace {

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

enum class Half { none, before_noon, after_noon };

// What may stand between the numbers, folded: Traditional characters are Simplified by then.
constexpr std::array<std::string_view, 15> between = {"/",  "-",  ".",  ":",  ",",  " ",  "t", "年",
                                                      "月", "日", "号", "时", "点", "分", "秒"};
constexpr std::array<std::pair<std::string_view, Half>, 10> halves = {{{"a.m.", Half::before_noon},
                                                                       {"p.m.", Half::after_noon},
                                                                       {"am", Half::before_noon},
                                                                       {"pm", Half::after_noon},
                                                                       {"上午", Half::before_noon},
                                                                       {"早上", Half::before_noon},
                                                                       {"凌晨", Half::before_noon},
                                                                       {"中午", Half::after_noon},
                                                                       {"下午", Half::after_noon},
                                                                       {"晚上", Half::after_noon}}};
constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

// The numbers of a moment as they stand, which of them was a month's name, and the half of the day.
struct Parts final {
    std::vector<int> numbers;
    std::optional<std::size_t> named_month;
    Half half = Half::none;
    bool has_colon = false;
};

bool take_month(std::string_view& text, Parts& parts) {
    for (std::size_t month = 0; month < months.size(); ++month) {
        if (!text.starts_with(months[month])) continue;
        while (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.remove_prefix(1);
        parts.named_month = parts.numbers.size();
        parts.numbers.push_back(static_cast<int>(month) + 1);
        return true;
    }
    return false;
}

bool take_word(std::string_view& text, Parts& parts) {
    for (auto const& [word, half] : halves) {
        if (!text.starts_with(word)) continue;
        parts.half = half;
        text.remove_prefix(word.size());
        return true;
    }
    // After a time of day comes no more than its zone.
    if (parts.has_colon && text.front() == '-') return false;
    for (auto const sign : between) {
        if (!text.starts_with(sign)) continue;
        parts.has_colon = parts.has_colon || sign == ":";
        text.remove_prefix(sign.size());
        return true;
    }
    return take_month(text, parts);
}

// "20260803" and "20260803202511" are numbers without anything between them.
bool take_number(std::string_view& text, Parts& parts) {
    constexpr std::size_t day_digits = 8;
    constexpr std::size_t moment_digits = 14;
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    if (parts.numbers.empty() && (count == day_digits || count == moment_digits)) {
        for (auto const width : {4, 2, 2}) parts.numbers.push_back(take_digits(text, width).value());
        for (auto rest = count - day_digits; rest > 0; rest -= 2) parts.numbers.push_back(take_digits(text, 2).value());
        return true;
    }
    constexpr std::size_t number_digits_max = 6;  // of the parts of a second
    if (count > number_digits_max) return false;
    parts.numbers.push_back(take_digits(text, static_cast<int>(count)).value());
    return true;
}

std::optional<Parts> parts_of(std::string_view folded) {
    Parts parts;
    while (!folded.empty()) {
        if (!(is_digit(folded.front()) ? take_number(folded, parts) : take_word(folded, parts))) return std::nullopt;
    }
    return parts;
}

struct Day final {
    int year = 0;
    int month = 0;
    int day = 0;
};

// Of three numbers or more.
Day day_of(Parts const& parts, DateOrder order) {
    auto const first = parts.numbers[0];
    auto const second = parts.numbers[1];
    auto const third = parts.numbers[2];
    constexpr int day_max = 31;
    if (parts.named_month == 0U) return second > day_max ? Day{second, first, third} : Day{third, first, second};
    if (parts.named_month == 1U) return first > day_max ? Day{first, second, third} : Day{third, second, first};
    if (parts.named_month == 2U) return first > day_max ? Day{first, third, second} : Day{second, third, first};
    if (first > day_max) return {first, second, third};
    switch (order) {
        case DateOrder::year_first: return third > day_max ? Day{third, second, first} : Day{first, second, third};
        case DateOrder::day_first: return {third, second, first};
        case DateOrder::month_first: return {third, first, second};
    }
    __builtin_unreachable();
}

struct Time final {
    int hour = 12;
    int minute = 0;
    int second = 0;
};

// What stands after the first `from` numbers: hour, minute, second and parts of one.
std::optional<Time> time_of(Parts const& parts, std::size_t from) {
    constexpr std::size_t most = 4;
    auto const& numbers = parts.numbers;
    if (numbers.size() > from + most) return std::nullopt;
    if (numbers.size() <= from) return Time{};
    auto const part = [&](std::size_t offset) { return from + offset < numbers.size() ? numbers[from + offset] : 0; };
    Time time{part(0), part(1), part(2)};
    constexpr int noon = 12;
    if (parts.half == Half::after_noon && time.hour < noon) time.hour += noon;
    if (parts.half == Half::before_noon && time.hour == noon) time.hour = 0;
    return time;
}

constexpr std::size_t numbers_of_a_date = 3;

// A cell for the time alone; a spreadsheet may have given it a day in front.
std::optional<Time> time_of_cell(std::string_view folded) {
    auto const parts = parts_of(folded);
    if (!parts) return std::nullopt;
    constexpr std::size_t with_a_date = 5;
    return time_of(*parts, parts->numbers.size() < with_a_date ? 0 : numbers_of_a_date);
}

}  // namespace

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

std::optional<std::string> wall_by_order(std::string_view text, DateOrder order) {
    auto const line_end = std::min(text.find('\n'), text.size());
    auto const date_cell = text::fold(trimmed(text.substr(0, line_end)));
    auto const time_cell = text::fold(trimmed(text.substr(line_end)));
    auto const parts = parts_of(date_cell);
    if (!parts || parts->numbers.size() < numbers_of_a_date) return std::nullopt;
    auto day = day_of(*parts, order);
    constexpr int century = 100;
    constexpr int first_of_1900s = 70;
    if (day.year < century) day.year += day.year < first_of_1900s ? 2000 : 1900;
    auto const time = time_cell.empty() ? time_of(*parts, numbers_of_a_date) : time_of_cell(time_cell);
    if (!time) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", day.year, day.month, day.day, time->hour, time->minute,
                       time->second);
}

OrderOfDate order_of_date(std::string_view text) {
    text = trimmed(text);
    OrderOfDate order;
    auto const first = take_digits(text, 4);
    if (!first) return order;
    order.first = *first;
    order.is_year_first = *first > 31;
    if (!text.empty()) text.remove_prefix(1);
    order.second = take_digits(text, 2).value_or(0);
    return order;
}

}  // namespace zg::importing
