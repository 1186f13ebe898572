#include <zg/folding.h>

#include "han.h"

#include <opencc/SimpleConverter.hpp>

#include <vector>

namespace zg::text {
namespace {

constexpr char32_t han_begin = 0x3400;
constexpr char32_t han_end = 0xA000;

// The first character of each line; 0 for an empty line.
std::vector<char32_t> first_of_lines(std::string_view text) {
    std::vector<char32_t> firsts;
    for (std::size_t at = 0; at < text.size();) {
        auto const byte = [&](std::size_t index) {
            return static_cast<char32_t>(static_cast<unsigned char>(text[at + index]));
        };
        char32_t first = 0;
        if (byte(0) >= 0xE0 && byte(0) < 0xF0) {
            first = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
        } else if (byte(0) >= 0xF0) {
            first = (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
        }
        firsts.push_back(first);
        at = text.find('\n', at);
        if (at == std::string_view::npos) break;
        ++at;
    }
    return firsts;
}

// Each character on a line of its own, so that OpenCC's phrases cannot apply: 乾 must fold alike in 乾隆 and alone, or a
// part of a name would not be found in it.
std::vector<char32_t> make_table() {
    std::string lines;
    for (char32_t character = han_begin; character < han_end; ++character) {
        append_utf8(lines, character);
        lines += '\n';
    }
    opencc::SimpleConverter const converter("hk2s.json");
    auto table = first_of_lines(converter.Convert(lines));
    table.resize(han_end - han_begin);
    for (char32_t character = han_begin; character < han_end; ++character) {
        auto& folded = table[character - han_begin];
        if (folded == 0) folded = character;
    }
    return table;
}

}  // namespace

char32_t simplified(char32_t character) {
    if (character < han_begin || character >= han_end) return character;
    static std::vector<char32_t> const table = make_table();
    return table[character - han_begin];
}

Folding folding() {
    Folding folding;
    for (char32_t character = han_begin; character < han_end; ++character) {
        auto const folded = simplified(character);
        if (folded == character) continue;
        append_utf8(folding.from, character);
        append_utf8(folding.to, folded);
    }
    return folding;
}

}  // namespace zg::text
