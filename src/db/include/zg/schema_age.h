#pragma once

#include <zg/db.h>

#include <string>
#include <vector>

namespace zg::db {

// How the schema of a file stands to what a program knows, as "room number"; both empty: they are the same.
struct SchemaAge final {
    std::vector<std::string> missing;  // the file is older: it has not had these migrations
    std::vector<std::string> unknown;  // the file is newer: it has had these
};
// Changes nothing; Db::migrate() brings a file up to date.
[[nodiscard]] SchemaAge schema_age(Tx&, std::vector<Migration> const& known);

}  // namespace zg::db
