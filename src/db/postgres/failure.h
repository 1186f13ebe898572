#pragma once

#include <zg/db.h>

#include <libpq-fe.h>

#include <string_view>

namespace zg::db {

// What a five-letter code of PostgreSQL means for us; empty: the connection itself broke.
[[nodiscard]] FailureKind failure_kind_of(std::string_view sqlstate);

// The Failure that a result means, or the connection when there is none. `doing` names the statement or the step.
[[nodiscard]] Failure failure_of(PGconn*, PGresult const*, std::string_view doing);

}  // namespace zg::db
