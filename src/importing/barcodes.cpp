#include <zg/table.h>

#include "numbers.h"

#include <zg/text.h>

#include <algorithm>

namespace zg::importing {

namespace {

constexpr std::size_t characters_max = 32;

// The check digit of the digits before it: weights 3 and 1 from the right.
char check_digit(std::string_view digits) {
    int sum = 0;
    int weight = 3;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        sum += weight * (*digit - '0');
        weight = 4 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool fits(std::string_view number) { return check_digit(number.substr(0, number.size() - 1)) == number.back(); }

// "6.901234567892E+12" as its digits and how many of the number they are.
struct Scientific final {
    std::string digits;
    std::size_t length = 0;
};
std::optional<Scientific> scientific_of(std::string_view text) {
    auto const at = text.find_first_of("eE");
    if (at == std::string_view::npos || at == 0) return std::nullopt;
    auto mantissa = text.substr(0, at);
    auto exponent = text.substr(at + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    if (!is_digits(exponent) || exponent.size() > 2) return std::nullopt;
    auto const point = mantissa.find_first_of(".,");
    std::string digits(mantissa.substr(0, point));
    if (digits.size() != 1 || point == std::string_view::npos) return std::nullopt;
    digits += mantissa.substr(point + 1);
    if (!is_digits(digits)) return std::nullopt;
    auto const power = std::stoul(std::string(exponent));
    return Scientific{digits, power + 1};
}

// A number of which the spreadsheet shows all digits but the last, the check digit: it has rounded, so either the digits stand
// as they are and the check digit is below 5, or they are one too high and it is 5 or more. One of the two must be the only one.
std::optional<std::string> with_last_digit(std::string const& shown) {
    auto const kept = shown + check_digit(shown);
    auto number = std::stoull(shown);
    if (number == 0) return std::nullopt;
    auto lower = std::to_string(number - 1);
    lower += check_digit(lower);
    bool const is_kept = kept.back() < '5';
    bool const is_lower = lower.size() == kept.size() && lower.back() >= '5';
    if (is_kept == is_lower) return std::nullopt;
    return is_kept ? kept : lower;
}

Result<Barcode, RowFault> of_scientific(Scientific const& number) {
    Refused const lost{RowFault::barcode_digits_lost, "barcode"};
    bool const is_gtin = number.length == 8 || (number.length >= 12 && number.length <= 14);
    if (!is_gtin) return lost;
    if (number.digits.size() == number.length && fits(number.digits)) return Barcode{number.digits, true};
    if (number.digits.size() + 1 != number.length) return lost;
    auto const found = with_last_digit(number.digits);
    if (!found) return lost;
    return Barcode{*found, true};
}

Result<Barcode, RowFault> of_digits(std::string text, bool plain_barcodes) {
    auto const size = text.size();
    if (size == 8 || size == 12 || size == 13 || size == 14) {
        if (fits(text)) return Barcode{std::move(text)};
        return Refused{RowFault::bad_check_digit, "barcode"};
    }
    // Short numbers are a shop's own.
    if (size < 7) return Barcode{std::move(text)};
    // Zeros in front do not change the check digit, so a fitting one says that zeros were lost and that no digit was.
    if (size <= 11 && fits(text)) {
        text.insert(0, (size == 7 ? 8 : 12) - size, '0');
        return Barcode{std::move(text), true};
    }
    if (plain_barcodes && size <= characters_max) return Barcode{std::move(text)};
    return Refused{RowFault::barcode_odd_length, "barcode"};
}

}  // namespace

Result<Barcode, RowFault> barcode_of(std::string_view cell, bool plain_barcodes) {
    std::string text;
    auto trimmed_cell = trimmed(cell);
    // Full width digits, and the apostrophe by which a spreadsheet is told that something is text.
    auto const is_ascii = std::all_of(trimmed_cell.begin(), trimmed_cell.end(),
                                      [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
    auto const folded = is_ascii ? std::string(trimmed_cell) : text::fold(trimmed_cell);
    for (auto const letter : folded) {
        if (letter == '\'' && text.empty()) continue;
        text += letter;
    }
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    std::string joined;
    for (auto const letter : text) {
        if (letter != ' ' && letter != '-') joined += letter;
    }
    if (is_digits(joined)) return of_digits(std::move(joined), plain_barcodes);
    if (auto const number = scientific_of(text)) return of_scientific(*number);
    bool const is_bad =
        text.empty() || text_fault(text, characters_max) != TextFault::none || text.find(' ') != std::string::npos;
    if (is_bad) return Refused{RowFault::bad_barcode, "barcode"};
    return Barcode{is_ascii ? std::move(text) : std::string(trimmed_cell)};
}

}  // namespace zg::importing
