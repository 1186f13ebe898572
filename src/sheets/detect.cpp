#include <zg/sheets.h>

#include "encoding.h"
#include "source.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

namespace zg::sheets {

namespace {

constexpr std::size_t sample_bytes = 4 << 20;
constexpr std::size_t sample_rows = 200;

constexpr std::array delimiters = {Delimiter::comma, Delimiter::semicolon, Delimiter::tab, Delimiter::pipe};

csv::Source source_of(std::string text) {
    return [text = std::move(text), at = std::size_t{0}](std::span<char> into) mutable {
        auto const count = std::min(into.size(), text.size() - at);
        std::memcpy(into.data(), text.data() + at, count);
        at += count;
        return count;
    };
}

std::string begin_of(csv::Source const& source, std::size_t bytes) {
    static constexpr std::size_t piece_bytes = 1 << 16;  // most tables are small
    std::string text;
    for (std::size_t size = 0; size < bytes;) {
        text.resize(std::min(size + piece_bytes, bytes));
        auto const count = source({text.data() + size, text.size() - size});
        size += count;
        text.resize(size);
        if (count == 0) break;
    }
    return text;
}

// How many fields most rows have when they are parted by `delimiter`, and how many rows those are.
struct Width final {
    std::int64_t column_count = 0;
    std::int64_t row_count = 0;
    std::int64_t other_count = 0;
};

// A line is counted by the delimiters outside of quotes, however its quotes end.
Width width_of(std::string_view text, char delimiter) {
    std::map<std::int64_t, std::int64_t> rows;
    std::int64_t columns = 1;
    bool is_quoted = false;
    bool is_blank = true;
    std::size_t seen = 0;
    for (auto const letter : text) {
        if (letter == '\n' && !is_quoted) {
            if (!is_blank) ++rows[columns];
            if (!is_blank && ++seen == sample_rows) break;
            columns = 1;
            is_blank = true;
            continue;
        }
        if (letter == '"') is_quoted = !is_quoted;
        if (letter == delimiter && !is_quoted) ++columns;
        if (letter != '\r') is_blank = false;
    }
    if (!is_blank && seen < sample_rows) ++rows[columns];
    Width best;
    std::int64_t all = 0;
    for (auto const& [count, times] : rows) {
        all += times;
        bool const is_more = times > best.row_count || (times == best.row_count && count > best.column_count);
        if (is_more) best = {.column_count = count, .row_count = times};
    }
    best.other_count = all - best.row_count;
    return best;
}

// The delimiter that parts most rows into the same number of fields above one; of two, the one with more fields.
Layout parted(Layout layout, std::string_view text, std::optional<Delimiter> wanted) {
    std::int64_t best_score = -1;
    for (auto const delimiter : delimiters) {
        if (wanted && *wanted != delimiter) continue;
        auto const width = width_of(text, character(delimiter));
        auto const agreeing = width.row_count * 100 / std::max<std::int64_t>(width.row_count + width.other_count, 1);
        auto const score = width.column_count < 2 ? 0 : agreeing * 100 + std::min<std::int64_t>(width.column_count, 99);
        if (score <= best_score) continue;
        best_score = score;
        layout.delimiter = delimiter;
        layout.column_count = width.column_count;
    }
    return layout;
}

constexpr std::array<std::string_view, 7> no_tables = {"%PDF-",
                                                       "\x89PNG",
                                                       "\xFF\xD8\xFF",
                                                       "GIF8",
                                                       "\x7F"
                                                       "ELF",
                                                       "SQLite format 3",
                                                       "Rar!"};

}  // namespace

char character(Delimiter delimiter) {
    switch (delimiter) {
        case Delimiter::comma: return ',';
        case Delimiter::semicolon: return ';';
        case Delimiter::tab: return '\t';
        case Delimiter::pipe: return '|';
    }
    __builtin_unreachable();
}

Result<Layout, SheetRefusal> detect(std::filesystem::path const& file, Hints const& hints) {
    try {
        auto const bytes = begin_of(unpacked(file), sample_bytes);
        if (bytes.empty()) return Refused{SheetRefusal::file_empty};
        if (bytes.starts_with("PK\x03\x04")) return Layout{.format = Format::xlsx};
        if (bytes.starts_with("\xD0\xCF\x11\xE0")) return Refused{SheetRefusal::file_is_old_excel};
        for (auto const sign : no_tables) {
            if (bytes.starts_with(sign)) return Refused{SheetRefusal::file_is_no_table};
        }
        Layout layout{.encoding = hints.encoding.value_or(guess_encoding(bytes))};
        auto const text = begin_of(decoded(source_of(bytes), layout.encoding), sample_bytes);
        layout = parted(layout, text, hints.delimiter);
        if (layout.column_count > static_cast<std::int64_t>(column_count_max))
            return Refused{SheetRefusal::file_is_no_table};
        return layout;
    } catch (Unpacking const& failure) {
        return Refused{failure.reason};
    }
}

}  // namespace zg::sheets
