#include "rows.h"

#include <zg/copy.h>

namespace zg::db {
namespace {

constexpr Sql find_table{"db.find_migration_table",
                         "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'db_migration'",
                         "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'db_migration'"};
constexpr Sql make_table{"db.make_migration_table",
                         "CREATE TABLE IF NOT EXISTS db_migration("
                         " room TEXT NOT NULL, number INTEGER NOT NULL, digest TEXT NOT NULL,"
                         " PRIMARY KEY(room, number)) STRICT, WITHOUT ROWID",
                         "CREATE TABLE IF NOT EXISTS db_migration("
                         " room text COLLATE \"C\" NOT NULL, number bigint NOT NULL, digest text NOT NULL,"
                         " PRIMARY KEY(room, number))"};
constexpr Sql select_applied{"db.select_migrations",
                             "SELECT room, number, digest FROM db_migration ORDER BY room, number"};
constexpr Sql insert_applied{"db.insert_migration",
                             "INSERT INTO db_migration(room, number, digest) VALUES(:room, :number, :digest)"};
// PostgreSQL keeps its pages itself; what it can be asked for is what was left unfinished.
constexpr Sql check_integrity{"db.integrity", "SELECT integrity_check FROM pragma_integrity_check",
                              "SELECT 'index ' || indexrelid::regclass || ' is not valid' FROM pg_index"
                              " WHERE NOT indisvalid"
                              " UNION ALL SELECT 'constraint ' || conname || ' has not been checked' FROM pg_constraint"
                              " WHERE NOT convalidated"};
constexpr Sql check_references{"db.references",
                               "SELECT \"table\", coalesce(rowid, 0), parent FROM pragma_foreign_key_check LIMIT 20",
                               "SELECT '', 0, '' WHERE false"};
// Of files only.
constexpr Sql select_tables{
    "db.tables",
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    " AND name <> 'db_migration' ORDER BY rowid"};
constexpr Sql select_columns{"db.columns", "SELECT name, type, pk FROM pragma_table_info(:name) ORDER BY cid"};
// Of PostgreSQL only: a file is deleted.
constexpr Sql select_migrated{
    "db.migrated_tables", "",
    "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() AND"
    " (tablename IN ('db_migration', 'db_turn', 'db_change') OR split_part(tablename, '_', 1) IN"
    " (SELECT room FROM db_migration))"};

}  // namespace

std::vector<Applied> applied_migrations(Tx& tx) {
    std::vector<Applied> applied;
    if (!tx.one(find_table, {}, [](Row const&) { return true; })) return applied;
    tx.each(select_applied, {}, [&](Row const& row) {
        applied.push_back({std::string(row.text(0)), static_cast<int>(row.integer(1)), std::string(row.text(2))});
    });
    return applied;
}

void record_migration(Tx& tx, Applied const& applied) {
    tx.run(make_table, {});
    tx.run(insert_applied, {{"room", applied.room}, {"number", applied.number}, {"digest", applied.digest}});
}

void drop_migrated(Tx& tx) {
    if (applied_migrations(tx).empty()) return;
    std::string tables;
    tx.each(select_migrated, {},
            [&](Row const& row) { tables += (tables.empty() ? "" : ", ") + std::string(row.text(0)); });
    tx.script("DROP TABLE " + tables);
}

std::vector<Table> tables_of(Tx& file) {
    std::vector<Table> tables;
    file.each(select_tables, {}, [&](Row const& row) { tables.push_back({.name = std::string(row.text(0))}); });
    for (auto& table : tables) {
        file.each(select_columns, {{"name", table.name}}, [&](Row const& row) {
            table.columns.push_back(
                {.name = std::string(row.text(0)), .type = std::string(row.text(1)), .is_key = row.integer(2) > 0});
        });
    }
    return tables;
}

std::vector<std::string> integrity(Tx& tx) {
    std::vector<std::string> found;
    tx.each(check_integrity, {}, [&](Row const& row) { found.emplace_back(row.text(0)); });
    return found;
}

std::vector<Orphan> orphans(Tx& tx) {
    std::vector<Orphan> found;
    tx.each(check_references, {}, [&](Row const& row) {
        found.push_back({std::string(row.text(0)), row.integer(1), std::string(row.text(2))});
    });
    return found;
}

}  // namespace zg::db
