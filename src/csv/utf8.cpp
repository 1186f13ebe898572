#include "utf8.h"

#include <cstdint>

namespace zg::csv {

namespace {

// Length of the character at the front; 0 when it is none.
std::size_t character_size(std::string_view text) {
    auto const byte = [&](std::size_t index) { return static_cast<std::uint8_t>(text[index]); };
    auto const continues = [&](std::size_t index) { return index < text.size() && (byte(index) & 0xC0) == 0x80; };
    auto const first = byte(0);
    if (first < 0x80) return first == 0 ? 0 : 1;
    if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (!continues(1) || !continues(2)) return 0;
        if (first == 0xE0 && byte(1) < 0xA0) return 0;
        if (first == 0xED && byte(1) > 0x9F) return 0;
        return 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (!continues(1) || !continues(2) || !continues(3)) return 0;
        if (first == 0xF0 && byte(1) < 0x90) return 0;
        if (first == 0xF4 && byte(1) > 0x8F) return 0;
        return 4;
    }
    return 0;
}

}  // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const size = character_size(text.substr(at));
        if (size == 0) return false;
        at += size;
    }
    return true;
}

}  // namespace zg::csv
