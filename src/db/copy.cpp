#include <zg/copy.h>

#include "rows.h"

#include <zg/hash.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cstring>

namespace zg::db {
namespace {

std::vector<std::string> names_of(Table const& table) {
    std::vector<std::string> names;
    for (auto const& column : table.columns) names.push_back(column.name);
    return names;
}

std::string select_text(Table const& table) {
    return fmt::format("SELECT {} FROM {}", fmt::join(names_of(table), ", "), table.name);
}

std::string insert_text(Table const& table) {
    auto const names = names_of(table);
    return fmt::format("INSERT INTO {}({}) VALUES(:{})", table.name, fmt::join(names, ", "), fmt::join(names, ", :"));
}

Arg arg_of(Row const& row, int index, Table::Column const& column) {
    if (row.is_null(index)) return {column.name, nullptr};
    if (column.type == "INTEGER") return {column.name, row.integer(index)};
    if (column.type == "TEXT") return {column.name, row.text(index)};
    if (column.type == "BLOB") return Arg::bytes(column.name, row.bytes(index));
    throw Failure(FailureKind::other, fmt::format("{} has the type {}", column.name, column.type));
}

// The one column of the key that counts by itself.
Table::Column const* counted_key(Table const& table) {
    Table::Column const* found = nullptr;
    for (auto const& column : table.columns) {
        if (!column.is_key) continue;
        if (found || column.type != "INTEGER") return nullptr;
        found = &column;
    }
    return found;
}

// A row as bytes that both engines give alike: of each value whether it is there, its length and itself.
class Bytes final {
public:
    void add(Row const& row, int index, Table::Column const& column) {
        if (row.is_null(index)) {
            bytes_ += 'n';
        } else if (column.type == "INTEGER") {
            bytes_ += fmt::format("i{};", row.integer(index));
        } else {
            auto const value = row.bytes(index);
            bytes_ += fmt::format("{}{}:", column.type.front(), value.size());
            bytes_ += value;
        }
    }
    [[nodiscard]] Digest digest() const { return zg::digest(bytes_); }

private:
    std::string bytes_;
};

}  // namespace

std::int64_t copy_rows(Tx& file, Tx& database, Table const& table) {
    auto const from = select_text(table);
    auto const to = insert_text(table);
    auto const clear = "DELETE FROM " + table.name;
    database.run({"db.copy_clear", clear}, {});
    std::int64_t row_count = 0;
    file.each({"db.copy_read", from}, {}, [&](Row const& row) {
        std::vector<Arg> args;
        for (auto const& column : table.columns) args.push_back(arg_of(row, static_cast<int>(args.size()), column));
        database.run_with({"db.copy_write", to}, args);
        ++row_count;
    });
    if (auto const* key = counted_key(table)) {
        database.script(fmt::format(
            "SELECT setval(pg_get_serial_sequence('{0}', '{1}'), coalesce(max({1}), 0) + 1, false) FROM {0}",
            table.name, key->name));
    }
    return row_count;
}

Contents contents_of(Tx& tx, Table const& table) {
    Contents contents;
    std::array<std::uint64_t, sizeof(Digest) / 8> sums{};
    auto const text = select_text(table);
    tx.each({"db.contents", text}, {}, [&](Row const& row) {
        Bytes bytes;
        for (int index = 0; auto const& column : table.columns) bytes.add(row, index++, column);
        std::array<std::uint64_t, sizeof(Digest) / 8> parts;
        auto const hash = bytes.digest();
        std::memcpy(parts.data(), hash.data(), hash.size());
        for (std::size_t index = 0; index < sums.size(); ++index) sums[index] += parts[index];
        ++contents.row_count;
    });
    for (auto const sum : sums) contents.digest += fmt::format("{:016x}", sum);
    return contents;
}

}  // namespace zg::db
