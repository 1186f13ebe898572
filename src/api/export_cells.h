#pragma once

#include "call.h"
#include "export_words.h"

#include <zg/access.h>
#include <zg/sheets.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// What the rows of exported lists are made of.
namespace zg::api {

using sheets::Cell;
using Row = std::vector<Cell>;
using Failed = std::optional<Problem>;

inline constexpr std::size_t page_rows = 1'000;

// `value` of 1/10^digits as decimals; exactly.
[[nodiscard]] Cell number(std::int64_t value, int digits);
[[nodiscard]] inline Cell number(std::optional<std::int64_t> value, int digits) {
    return value ? number(*value, digits) : Cell{};
}
[[nodiscard]] inline Cell text(std::string_view value) { return {std::string(value)}; }
// Trailing zeros of a quantity or a cost say nothing; `least` digits stay.
[[nodiscard]] Cell short_number(std::optional<std::int64_t> value, int digits, int least);
[[nodiscard]] inline Cell quantity(std::int64_t milli) { return short_number(milli, 3, 0); }
[[nodiscard]] inline Cell percent(std::optional<std::int64_t> value_e2) { return number(value_e2, 2); }
// Several values in one cell; an import of members takes them apart again.
[[nodiscard]] std::string joined(std::vector<std::string> const&);

// What every list needs to know of the house.
struct Context final {
    Call& call;
    sheets::Writer& writer;
    int digits;
    std::unordered_map<StoreId, access::Store> stores;

    Context(Call&, sheets::Writer&);
    // `costs` are the columns for those who may see what things cost.
    void head(std::initializer_list<Word> words, std::initializer_list<Word> costs = {});
    [[nodiscard]] std::string store_name(StoreId) const;
    // Those of a rule or a person; absent: every one.
    [[nodiscard]] Cell store_codes(std::optional<std::vector<StoreId>> const&) const;
    // The wall clock of the store; of the first one for what belongs to none.
    [[nodiscard]] std::string wall(Instant at, std::optional<StoreId> = {}) const;
    [[nodiscard]] std::string name(Names const& names) const { return name_in(names, call.language); }
    [[nodiscard]] Cell word(Word word) const { return text(export_word(word, call.language)); }
    [[nodiscard]] Cell yes_or_no(bool is_so) const { return word(is_so ? Word::yes : Word::no); }
};

}  // namespace zg::api
