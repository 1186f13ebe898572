#pragma once

#include <string>
#include <string_view>
#include <vector>

// Finding Chinese and other names by what people type: folded forms, and how characters sound.
namespace zg::text {

// The form in which texts are compared: NFKC (full width becomes half width), lower case, Latin letters without accents,
// Traditional characters turned Simplified one by one (so that the fold of a part is a part of the fold), white space
// collapsed to single spaces and trimmed.
[[nodiscard]] std::string fold(std::string_view utf8);

// How a name sounds in Pinyin without tones: "chongqing zhongqing" and "cq zq". A character with several readings gives
// alternatives, separated by spaces, most likely first; at most alternative_count_max of them, after which further
// polyphones keep fewer readings. ü is v. Everything that is not a Han character is dropped, except ASCII letters and
// digits, which stand for themselves in both. Empty when there is no Han character.
struct Sound final {
    std::string pinyin;
    std::string initials;
};
inline constexpr std::size_t alternative_count_max = 16;
[[nodiscard]] Sound sound(std::string_view utf8);

// The readings of one character, most likely first; empty for what is not a Han character of the table.
[[nodiscard]] std::vector<std::string_view> readings(char32_t);

}  // namespace zg::text
