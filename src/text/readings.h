#pragma once

#include <cstddef>
#include <cstdint>

// The table that the build makes out of Unihan_Readings.txt (readings.awk).
namespace zg::text {

struct ReadingRow final {
    std::uint32_t character;
    std::uint32_t text_index;  // into reading_texts
};
extern ReadingRow const reading_rows[];  // in order of character
extern std::size_t const reading_row_count;
extern char const* const reading_texts[];  // "zhong chong": without tones, most frequent first

}  // namespace zg::text
