#pragma once

#include <zg/db.h>

#include <cstdint>
#include <string>
#include <vector>

namespace zg::db {

// A table and its columns, as the file says.
struct Table final {
    struct Column final {
        std::string name;
        std::string type;  // INTEGER, TEXT, BLOB
        bool is_key = false;
    };
    std::string name;
    std::vector<Column> columns;
};
// All tables of a file in the order in which they were made, besides the one of the migrations.
[[nodiscard]] std::vector<Table> tables_of(Tx& file);

// Writes the table's rows of a file into the same table of a database of PostgreSQL that has had the same migrations, instead of
// what is there; keys that count by themselves go on after the last one. Answers how many.
std::int64_t copy_rows(Tx& file, Tx& database, Table const&);

// What a table holds, whatever order its rows are in: their count and a sum over the hash of each.
struct Contents final {
    std::int64_t row_count = 0;
    std::string digest;
    bool operator==(Contents const&) const = default;
};
[[nodiscard]] Contents contents_of(Tx&, Table const&);

}  // namespace zg::db
