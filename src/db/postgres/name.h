#pragma once

#include <zg/db.h>

#include <string>

namespace zg::db {

// The database for people to read: host and name, never a password.
[[nodiscard]] std::string postgres_name(Postgres const&);

}  // namespace zg::db
