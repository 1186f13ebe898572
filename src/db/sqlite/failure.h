#pragma once

#include <zg/db.h>

#include <string_view>

struct sqlite3;

namespace zg::db {

// What an extended result code of SQLite and the errno behind it (0: none) mean for us.
[[nodiscard]] FailureKind failure_kind(int code, int system_errno);

// Throws the Failure that the connection's last error means. `doing` names the statement or the step.
[[noreturn]] void fail(sqlite3* handle, int code, std::string_view doing);

}  // namespace zg::db
