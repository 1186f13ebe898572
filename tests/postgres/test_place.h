#pragma once

#include <zg/db.h>

#include <filesystem>
#include <string>
#include <string_view>

// Where tests keep books: in SQLite, or all of them in PostgreSQL when ZG_TEST_ENGINE=postgres is set, so that the same tests run
// on both engines. The PostgreSQL is one of the test's own (server.sh), started when it is first asked for.
namespace zg::test {

[[nodiscard]] bool on_postgres();
// Debian's package is installed.
[[nodiscard]] bool has_postgres();

// New and empty: `file`, or a schema of its own in PostgreSQL. Keep it to open the same books again.
[[nodiscard]] db::Place place(std::filesystem::path const& file = ":memory:");
// In PostgreSQL whatever the engine of the run.
[[nodiscard]] db::Postgres new_schema();

// A script with bytes in it (x'00', zeroblob(16), randomblob(16)) as the engine of the run takes it.
[[nodiscard]] std::string in_dialect(std::string_view sqlite);

// The server dies as by a power cut, and comes back.
void crash_postgres();
void start_postgres_again();

}  // namespace zg::test
