#pragma once

#include <zg/db.h>

#include <string>
#include <vector>

namespace zg::db {

// One line of db_migration: what has been done to this file.
struct Applied final {
    std::string room;
    int number;
    std::string digest;  // of the migration's text, so that an edited one is noticed
};

// Empty for a new file; changes nothing.
[[nodiscard]] std::vector<Applied> applied_migrations(Tx&);
// Writes the line, making the table first if it is not there.
void record_migration(Tx&, Applied const&);

// Takes every table of the rooms away that have had a migration. Only of PostgreSQL.
void drop_migrated(Tx&);

// The engine's own findings, one line each; the single line "ok" when there are none.
[[nodiscard]] std::vector<std::string> integrity(Tx&);

// A row that refers to one that is not there.
struct Orphan final {
    std::string table;
    std::int64_t row;
    std::string parent;
};
[[nodiscard]] std::vector<Orphan> orphans(Tx&);

}  // namespace zg::db
