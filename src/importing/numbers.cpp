#include "numbers.h"

#include <zg/table.h>
#include <zg/text.h>

#include <algorithm>
#include <array>

namespace zg::importing {

namespace {

constexpr std::int64_t number_max = 1'000'000'000'000'000;

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

std::string_view trimmed(std::string_view text) {
    constexpr std::array<std::string_view, 7> blanks = {" ", "\t", "\r", "\n", "\u00A0", "\u3000", "\uFEFF"};
    for (bool goes_on = true; goes_on;) {
        goes_on = false;
        for (auto const blank : blanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                goes_on = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                goes_on = true;
            }
        }
    }
    return text;
}

namespace {

bool is_only(std::string_view text, std::string_view letters) {
    return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

// "17,850" and "1,017,850", not "1,2".
bool has_thousands(std::string_view text) {
    if (!is_only(text, "0123456789,") || text.find(',') == std::string_view::npos) return false;
    auto const first = text.find(',');
    bool is_grouped = first >= 1 && first <= 3;
    for (auto at = first; at != std::string_view::npos; at = text.find(',', at + 1)) {
        auto const next = std::min(text.find(',', at + 1), text.size());
        is_grouped = is_grouped && next - at == 4;
    }
    return is_grouped;
}

}  // namespace

std::string customer_of(std::string_view cell) {
    auto const given = trimmed(cell);
    auto number = text::fold(given);  // wide digits and blanks are plain ones
    if (number.starts_with('\'')) number.erase(0, 1);
    std::erase(number, ' ');
    bool const is_phone = number.starts_with('+') && is_only(number.substr(1), "0123456789-()");
    if (is_phone) std::erase_if(number, [](char letter) { return std::string_view("-()").find(letter) < 3; });
    auto const point = number.find('.');
    bool const is_whole = point != std::string::npos && point > 0 && is_only(number.substr(point + 1), "0");
    if (is_whole) number.resize(point);
    if (has_thousands(number)) std::erase(number, ',');
    return is_phone || is_only(number, "0123456789") ? number : std::string(given);
}

std::string_view unmarked(std::string_view cell) {
    cell = trimmed(cell);
    bool const is_marked =
        cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos;
    return is_marked ? cell.substr(1) : cell;
}

namespace {

// Where the decimal sign of a number is: the last of point and comma when both are there, a single comma that has not just three
// digits after it, a single point.
std::size_t decimal_sign(std::string_view number) {
    auto const point = number.rfind('.');
    auto const comma = number.rfind(',');
    auto const none = std::string_view::npos;
    if (point != none && comma != none) return std::max(point, comma);
    if (point != none) return std::count(number.begin(), number.end(), '.') == 1 ? point : none;
    if (comma == none || std::count(number.begin(), number.end(), ',') > 1) return none;
    return number.size() - comma - 1 == 3 ? none : comma;
}

// Signs of currencies and words such as MOP, HK$, RMB, 元 around a number.
std::string_view without_currency(std::string_view text) {
    auto const is_part = [](char letter) {
        return (letter >= '0' && letter <= '9') || letter == '.' || letter == ',' || letter == '-' || letter == '+';
    };
    while (!text.empty() && !is_part(text.front())) text.remove_prefix(1);
    while (!text.empty() && !is_part(text.back())) text.remove_suffix(1);
    return text;
}

std::string letters_of(std::string_view folded) {
    std::string letters;
    for (auto const letter : folded) {
        if (letter >= 'a' && letter <= 'z') letters += letter;
    }
    return letters;
}

// Letters may stand around a number as a currency does and as nothing else: "a12" is a code.
bool is_currency(std::string_view letters) {
    constexpr std::array<std::string_view, 14> known = {"",   "mop", "hkd", "hk",  "rmb", "cny", "usd",
                                                        "us", "eur", "gbp", "twd", "nt",  "jpy", "cn"};
    return std::find(known.begin(), known.end(), letters) != known.end();
}

}  // namespace

std::optional<std::int64_t> amount_of(std::string_view cell, int digits) {
    auto text = trimmed(cell);
    std::string folded;
    bool const is_plain = text.find_first_not_of("0123456789.-") == std::string_view::npos;
    if (!is_plain) {
        if (text.size() > 40) return std::nullopt;
        folded = text::fold(text);
        // An accountant's way of writing what is below zero.
        bool const is_bracketed = folded.size() > 2 && folded.front() == '(' && folded.back() == ')';
        if (is_bracketed) folded = "-" + folded.substr(1, folded.size() - 2);
        auto const bare = without_currency(folded);
        if (!is_currency(letters_of(folded))) return std::nullopt;
        auto const before = std::string_view(folded).substr(0, static_cast<std::size_t>(bare.data() - folded.data()));
        bool const is_below = before.find('-') != std::string_view::npos;
        std::string number(is_below ? "-" : "");
        auto const sign = decimal_sign(bare);
        for (std::size_t at = 0; at < bare.size(); ++at) {
            if (at == sign) {
                number += '.';
            } else if (bare[at] != ',' && bare[at] != '.' && bare[at] != ' ' && bare[at] != '\'') {
                number += bare[at];
            }
        }
        folded = std::move(number);
        text = folded;
    }
    if (text.starts_with('.')) {
        folded = "0" + std::string(text);
        text = folded;
    }
    if (text.ends_with('.')) text.remove_suffix(1);
    return decimal_of(text, digits);
}

}  // namespace zg::importing
