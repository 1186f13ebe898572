#pragma once

#include <string>
#include <string_view>
#include <vector>

// Where PostgreSQL says differently what the rooms say to SQLite.
namespace zg::db {

// A statement with $1, $2 … for :name, numbered by first appearance, and the names in that order.
struct Numbered final {
    std::string text;
    std::vector<std::string> parameters;
};
[[nodiscard]] Numbered numbered(std::string_view sql);

// A schema as PostgreSQL takes it: whole numbers of 64 bits, bytes, text that is compared by its bytes, keys that count by
// themselves, and tables without the words that only SQLite knows.
[[nodiscard]] std::string translated_schema(std::string_view sql);

// The form of `INSERT INTO t(a, b) VALUES($1, $2)` that takes a list for each column and so inserts many rows at once; empty when
// the statement is another. `types` are the names of the parameters' types. An insert that changes rows that are there already
// keeps its one row: two of one key may not come in one set.
[[nodiscard]] std::string set_form(std::string_view numbered_text, std::vector<std::string> const& types);

}  // namespace zg::db
