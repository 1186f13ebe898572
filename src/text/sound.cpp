#include <zg/text.h>

#include "han.h"
#include "readings.h"

#include <algorithm>
#include <span>

namespace zg::text {
namespace {

using Words = std::vector<std::string_view>;

void add_words(Words& words, std::string_view text) {
    while (!text.empty()) {
        auto const size = std::min(text.find(' '), text.size());
        auto const word = text.substr(0, size);
        if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
        text.remove_prefix(std::min(size + 1, text.size()));
    }
}

std::string_view reading_text(char32_t character) {
    auto const rows = std::span(reading_rows, reading_row_count);
    auto const found = std::lower_bound(rows.begin(), rows.end(), character,
                                        [](ReadingRow const& row, char32_t wanted) { return row.character < wanted; });
    if (found == rows.end() || found->character != character) return {};
    return reading_texts[found->text_index];
}

// The readings of the character as it was written, then those of its Simplified form: 乾 is qian, and gan as in 干.
Words all_readings(char32_t character) {
    Words words;
    add_words(words, reading_text(character));
    auto const plain = simplified(character);
    if (plain != character) add_words(words, reading_text(plain));
    return words;
}

// Every alternative so far, followed by every one of `endings`, as far as alternative_count_max allows.
void extend(std::vector<std::string>& alternatives, std::span<std::string_view const> endings) {
    auto const fitting = std::max<std::size_t>(1, alternative_count_max / alternatives.size());
    auto const used = endings.first(std::min(endings.size(), fitting));
    auto const count = alternatives.size();
    for (auto const& ending : used.subspan(1)) {
        for (std::size_t index = 0; index < count; ++index) {
            alternatives.push_back(alternatives[index]);
            alternatives.back() += ending;
        }
    }
    for (std::size_t index = 0; index < count; ++index) alternatives[index] += used.front();
}

std::string joined(std::vector<std::string> const& alternatives) {
    std::string text;
    for (auto const& alternative : alternatives) {
        if (!text.empty()) text += ' ';
        text += alternative;
    }
    return text;
}

}  // namespace

Sound sound(std::string_view utf8) {
    std::vector<std::string> pinyin(1);
    std::vector<std::string> initials(1);
    bool has_han = false;
    for (auto const character : normal_characters(utf8)) {
        if ((character >= U'a' && character <= U'z') || (character >= U'0' && character <= U'9')) {
            char const itself = static_cast<char>(character);
            std::string_view const ending(&itself, 1);
            extend(pinyin, std::span(&ending, 1));
            extend(initials, std::span(&ending, 1));
            continue;
        }
        auto const words = all_readings(character);
        if (words.empty()) continue;
        has_han = true;
        Words firsts;
        for (auto const word : words) add_words(firsts, word.substr(0, 1));
        extend(pinyin, words);
        extend(initials, firsts);
    }
    if (!has_han) return {};
    return {.pinyin = joined(pinyin), .initials = joined(initials)};
}

std::vector<std::string_view> readings(char32_t character) { return all_readings(character); }

}  // namespace zg::text
