#include <zg/text.h>

#include "han.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <stdexcept>

namespace zg::text {
namespace {

icu::Normalizer2 const& nfkc_case_fold() {
    UErrorCode error = U_ZERO_ERROR;
    auto const* form = icu::Normalizer2::getNFKCCasefoldInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no NFKC_Casefold");
    return *form;
}

icu::Normalizer2 const& canonical() {
    UErrorCode error = U_ZERO_ERROR;
    auto const* form = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no NFC");
    return *form;
}

bool is_ascii(std::string_view text) {
    for (unsigned char const byte : text) {
        if (byte >= 0x80) return false;
    }
    return true;
}

std::string fold_ascii(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (unsigned char const byte : text) {
        bool const blank = byte <= ' ' || byte == 0x7F;
        if (blank && (folded.empty() || folded.back() == ' ')) continue;
        folded += blank ? ' ' : static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    }
    if (!folded.empty() && folded.back() == ' ') folded.pop_back();
    return folded;
}

// The ASCII letter under the accents of a Latin one; 0 when there is none.
char16_t without_accents(char32_t character) {
    bool const latin = (character >= 0xC0 && character < 0x250) || (character >= 0x1E00 && character < 0x1F00);
    if (!latin) return 0;
    icu::UnicodeString parts;
    if (!canonical().getDecomposition(static_cast<UChar32>(character), parts)) return 0;
    // One step at a time: ế is ê with an acute.
    auto const base = parts.char32At(0);
    if (base < 0x80) return static_cast<char16_t>(base);
    return without_accents(static_cast<char32_t>(base));
}

}  // namespace

std::u32string normal_characters(std::string_view utf8) {
    UErrorCode error = U_ZERO_ERROR;
    auto const source =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
    auto const normal = nfkc_case_fold().normalize(source, error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU cannot normalize a text");
    std::u32string characters;
    characters.reserve(static_cast<std::size_t>(normal.length()));
    for (std::int32_t at = 0; at < normal.length(); at = normal.moveIndex32(at, 1)) {
        auto const character = static_cast<char32_t>(normal.char32At(at));
        auto const plain = without_accents(character);
        characters.push_back(plain != 0 ? plain : character);
    }
    return characters;
}

void append_utf8(std::string& text, char32_t character) {
    if (character < 0x80) {
        text += static_cast<char>(character);
    } else if (character < 0x800) {
        text += static_cast<char>(0xC0 | (character >> 6));
        text += static_cast<char>(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        text += static_cast<char>(0xE0 | (character >> 12));
        text += static_cast<char>(0x80 | ((character >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (character & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (character >> 18));
        text += static_cast<char>(0x80 | ((character >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((character >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (character & 0x3F));
    }
}

std::string fold(std::string_view utf8) {
    if (is_ascii(utf8)) return fold_ascii(utf8);
    std::string folded;
    folded.reserve(utf8.size());
    for (auto const character : normal_characters(utf8)) {
        // NFKC has already turned the no-break and the ideographic space into the ordinary one.
        bool const blank = character <= ' ' || character == 0x7F;
        if (blank && (folded.empty() || folded.back() == ' ')) continue;
        append_utf8(folded, blank ? U' ' : simplified(character));
    }
    if (!folded.empty() && folded.back() == ' ') folded.pop_back();
    return folded;
}

}  // namespace zg::text
