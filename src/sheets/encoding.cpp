#include "encoding.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

namespace zg::sheets {

namespace {

std::uint8_t byte(char letter) { return static_cast<std::uint8_t>(letter); }

// How the pairs of bytes above 0x7F look when they are taken for Chinese of one kind or the other. Common characters lie at
// other places in GB 2312 (B0-D7) and in Big5 (A4-C6), so a text scores high for the encoding that it was written in.
struct Scores final {
    std::int64_t gb18030 = 0;
    std::int64_t big5 = 0;
    std::int64_t windows1252 = 0;
};

std::int64_t gb_weight(std::uint8_t lead, std::uint8_t trail) {
    if (lead == 0xFF || lead == 0x80 || trail < 0x40 || trail == 0x7F || trail == 0xFF) return -8;
    bool const is_2312 = trail >= 0xA1;
    if (is_2312 && lead >= 0xB0 && lead <= 0xD7) return 4;
    if (is_2312 && lead >= 0xD8 && lead <= 0xF7) return 2;
    if (is_2312 && lead >= 0xA1 && lead <= 0xA3) return 3;
    return 1;
}

std::int64_t big5_weight(std::uint8_t lead, std::uint8_t trail) {
    bool const is_trail = (trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE);
    if (lead < 0x81 || lead == 0xFF || !is_trail) return -8;
    if (lead >= 0xA4 && lead <= 0xC6) return 4;
    if (lead >= 0xA1 && lead <= 0xA3) return 3;
    if (lead >= 0xC9 && lead <= 0xF9) return 1;
    return 0;
}

bool is_letter(std::uint8_t value) { return (value | 0x20) >= 'a' && (value | 0x20) <= 'z'; }

// Letters with accents as Portuguese and its neighbours have them, the euro sign and typographic quotes.
bool is_western(std::uint8_t value) {
    return value == 0x80 || (value >= 0x91 && value <= 0x97) || value == 0xAA || value == 0xB0 || value == 0xBA ||
           (value >= 0xC0 && value != 0xD0 && value != 0xDE && value != 0xD7 && value != 0xF7);
}

Scores scores_of(std::string_view bytes) {
    Scores scores;
    for (std::size_t at = 0; at + 1 < bytes.size();) {
        auto const lead = byte(bytes[at]);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        auto const trail = byte(bytes[at + 1]);
        auto const before = at > 0 ? byte(bytes[at - 1]) : std::uint8_t{' '};
        // An accented letter stands inside a Latin word, seldom two together.
        scores.windows1252 += is_western(lead) && (is_letter(before) || is_letter(trail)) ? 4 : -4;
        // GB 18030 has characters of four bytes: a digit in the second place.
        bool const is_four = trail >= '0' && trail <= '9';
        scores.gb18030 += is_four ? 0 : gb_weight(lead, trail);
        scores.big5 += big5_weight(lead, trail);
        at += 2;
    }
    return scores;
}

std::optional<Encoding> by_mark(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return Encoding::utf8;
    if (bytes.starts_with("\xFF\xFE")) return Encoding::utf16le;
    if (bytes.starts_with("\xFE\xFF")) return Encoding::utf16be;
    return std::nullopt;
}

// Text of two bytes each has zeros in every second place wherever it is Latin, and has its line breaks there.
std::optional<Encoding> by_zeros(std::string_view bytes) {
    std::array<std::int64_t, 2> zeros{};
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (bytes[at] == '\0') ++zeros[at % 2];
    }
    auto const least = static_cast<std::int64_t>(bytes.size() / 32);
    if (zeros[1] > 0 && zeros[1] >= least && zeros[0] * 8 < zeros[1]) return Encoding::utf16le;
    if (zeros[0] > 0 && zeros[0] >= least && zeros[1] * 8 < zeros[0]) return Encoding::utf16be;
    return std::nullopt;
}

char const* name_of(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8: return "UTF-8";
        case Encoding::utf16le: return "UTF-16LE";
        case Encoding::utf16be: return "UTF-16BE";
        case Encoding::gb18030: return "gb18030";
        // With the characters of Hong Kong and Macau.
        case Encoding::big5: return "Big5-HKSCS";
        case Encoding::windows1252: return "windows-1252";
    }
    __builtin_unreachable();
}

// Turns what a source gives into UTF-8, piece by piece.
class Decoder final {
public:
    Decoder(csv::Source source, Encoding encoding) : source_(std::move(source)) {
        UErrorCode status = U_ZERO_ERROR;
        from_.reset(ucnv_open(name_of(encoding), &status));
        to_.reset(ucnv_open("UTF-8", &status));
        if (U_FAILURE(status)) throw std::runtime_error("the text converter cannot be opened");
    }

    std::size_t operator()(std::span<char> into) {
        while (begin_ == made_.size() && !is_done_) convert();
        auto const count = std::min(into.size(), made_.size() - begin_);
        std::memcpy(into.data(), made_.data() + begin_, count);
        begin_ += count;
        return count;
    }

private:
    struct Close final {
        void operator()(UConverter* converter) const { ucnv_close(converter); }
    };
    static constexpr std::size_t piece_bytes = 1 << 16;

    void convert() {
        raw_.resize(piece_bytes);
        auto const count = source_(raw_);
        is_done_ = count == 0;
        made_.clear();
        begin_ = 0;
        auto const* from = raw_.data();
        for (;;) {
            std::array<UChar, 4096> units;
            auto* unit = units.data();
            UErrorCode status = U_ZERO_ERROR;
            ucnv_toUnicode(from_.get(), &unit, units.data() + units.size(), &from, raw_.data() + count, nullptr,
                           static_cast<UBool>(is_done_), &status);
            append(units.data(), unit);
            if (status == U_BUFFER_OVERFLOW_ERROR) continue;
            if (U_FAILURE(status)) throw std::runtime_error("the text cannot be converted");
            return;
        }
    }

    void append(UChar const* from, UChar const* end) {
        std::array<char, 3 * 4096 + 16> bytes;
        while (from != end) {
            auto* target = bytes.data();
            UErrorCode status = U_ZERO_ERROR;
            ucnv_fromUnicode(to_.get(), &target, bytes.data() + bytes.size(), &from, end, nullptr, 0, &status);
            made_.append(bytes.data(), target);
            if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) break;
        }
    }

    csv::Source source_;
    std::unique_ptr<UConverter, Close> from_;
    std::unique_ptr<UConverter, Close> to_;
    std::string raw_;
    std::string made_;
    std::size_t begin_ = 0;
    bool is_done_ = false;
};

}  // namespace

bool begins_as_utf8(std::string_view bytes) {
    // At most three bytes of a character may be missing at the end.
    auto end = bytes.size();
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        auto const value = byte(bytes[bytes.size() - back]);
        if ((value & 0xC0) == 0x80) continue;
        std::size_t const length = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : value >= 0xC0 ? 2 : 1;
        if (length > back) end = bytes.size() - back;
        break;
    }
    return csv::is_text(bytes.substr(0, end));
}

Encoding guess_encoding(std::string_view bytes) {
    if (auto const marked = by_mark(bytes)) return *marked;
    if (begins_as_utf8(bytes)) return Encoding::utf8;
    if (auto const wide = by_zeros(bytes)) return *wide;
    auto const scores = scores_of(bytes);
    if (scores.windows1252 > 0 && scores.windows1252 >= scores.gb18030 && scores.windows1252 >= scores.big5)
        return Encoding::windows1252;
    return scores.big5 > scores.gb18030 ? Encoding::big5 : Encoding::gb18030;
}

csv::Source decoded(csv::Source source, Encoding encoding) {
    if (encoding == Encoding::utf8) return source;
    // Shared because std::function wants a copyable callable; there is one owner.
    auto const decoder = std::make_shared<Decoder>(std::move(source), encoding);
    return [decoder](std::span<char> into) { return (*decoder)(into); };
}

}  // namespace zg::sheets
