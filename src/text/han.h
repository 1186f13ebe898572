#pragma once

#include <string>
#include <string_view>

// Single characters: what fold and sound have in common.
namespace zg::text {

// NFKC, lower case, Latin letters without accents.
[[nodiscard]] std::u32string normal_characters(std::string_view utf8);

// The Simplified form of a Traditional character (Hong Kong variants included); any other character as it is.
[[nodiscard]] char32_t simplified(char32_t);

void append_utf8(std::string& text, char32_t);

}  // namespace zg::text
