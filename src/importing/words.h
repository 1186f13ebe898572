#pragma once

#include <zg/table.h>

#include <string_view>

namespace zg::importing {

// What the name of a column says it holds, of what a table of the kind may have; `skip` when it says nothing known. Knows the
// words of shops in Chinese, English and Portuguese.
[[nodiscard]] Field field_of_header(Kind, std::string_view header);

// "each", "kg" … for what people write; empty for a unit that has no place in the catalogue.
[[nodiscard]] std::string unit_of_word(std::string_view word);

}  // namespace zg::importing
