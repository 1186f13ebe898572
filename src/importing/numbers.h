#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zg::importing {

// Of ASCII, whatever the process's locale says.
constexpr bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
inline bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "12", "-0.850", "+3": the number times 10^digits, exactly. Empty for anything else, for more digits after the point than can
// be kept (zeros at the end do not count), and for what leaves ±10^15.
[[nodiscard]] std::optional<std::int64_t> decimal_of(std::string_view text, int digits);

// Without white space at the ends, the wide and the unbreakable space among it.
[[nodiscard]] std::string_view trimmed(std::string_view);
// Trimmed, and without the apostrophe that a list of ours, or Excel, puts before "+853 6612 3456" so that it is no formula.
[[nodiscard]] std::string_view unmarked(std::string_view cell);

// Who bought, in one shape: a number without the blanks, the ".0" and the thousands' commas that a spreadsheet has given it, a phone
// without what people write between its digits. Any other text as it stands.
[[nodiscard]] std::string customer_of(std::string_view cell);

}  // namespace zg::importing
