#include "rows.h"

namespace zg::db {
namespace {

constexpr Sql find_table{"db.find_migration_table",
                         "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'db_migration'"};
constexpr Sql make_table{"db.make_migration_table",
                         "CREATE TABLE IF NOT EXISTS db_migration("
                         " room TEXT NOT NULL, number INTEGER NOT NULL, digest TEXT NOT NULL,"
                         " PRIMARY KEY(room, number)) STRICT, WITHOUT ROWID"};
constexpr Sql select_applied{"db.select_migrations",
                             "SELECT room, number, digest FROM db_migration ORDER BY room, number"};
constexpr Sql insert_applied{"db.insert_migration",
                             "INSERT INTO db_migration(room, number, digest) VALUES(:room, :number, :digest)"};
constexpr Sql check_integrity{"db.integrity", "SELECT integrity_check FROM pragma_integrity_check"};
constexpr Sql check_references{"db.references",
                               "SELECT \"table\", coalesce(rowid, 0), parent FROM pragma_foreign_key_check LIMIT 20"};

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
