#pragma once

#include <zg/table.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace zg::importing {

// What the name of a column says it holds, of what a table of the kind may have; `skip` when it says nothing known. Knows the
// words of shops in Chinese, English and Portuguese.
[[nodiscard]] Field field_of_header(Kind, std::string_view header);

// "each", "kg" … for what people write; empty for a unit that has no place in the catalogue.
[[nodiscard]] std::string unit_of_word(std::string_view word);

inline constexpr std::size_t code_characters_max = 40;  // of a product's code, and of a member's card

// The beginning of a name, no longer than a code may be: what a product is called by that has neither code nor barcode.
[[nodiscard]] std::string code_of_name(std::string_view name);

}  // namespace zg::importing
