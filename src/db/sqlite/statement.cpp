#include "connection.h"

#include "failure.h"

#include <zg/assert.h>

namespace zg::db {
namespace {

// SQLite takes a null pointer for NULL; an empty text is not NULL.
char const* start(std::string_view value) { return value.data() ? value.data() : ""; }

int bind_value(sqlite3_stmt* handle, int index, Arg const& arg) {
    switch (arg.type) {
        case Arg::Type::null: return sqlite3_bind_null(handle, index);
        case Arg::Type::integer: return sqlite3_bind_int64(handle, index, arg.integer);
        case Arg::Type::text:
            return sqlite3_bind_text64(handle, index, start(arg.data), arg.data.size(), SQLITE_STATIC, SQLITE_UTF8);
        case Arg::Type::bytes:
            return sqlite3_bind_blob64(handle, index, start(arg.data), arg.data.size(), SQLITE_STATIC);
    }
    ZG_ASSERT(false);
    __builtin_unreachable();
}

class SqliteCells final : public Cells {
public:
    explicit SqliteCells(sqlite3_stmt* statement) : statement_(statement) {}
    [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    [[nodiscard]] std::string_view text(int column) const override {
        return view(reinterpret_cast<char const*>(sqlite3_column_text(statement_, column)), column);
    }
    [[nodiscard]] std::string_view bytes(int column) const override {
        return view(static_cast<char const*>(sqlite3_column_blob(statement_, column)), column);
    }
    [[nodiscard]] bool is_null(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }

private:
    [[nodiscard]] std::string_view view(char const* data, int column) const {
        return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : "";
    }

    sqlite3_stmt* statement_;
};

// A statement from its binding to its reset, whatever happens in between.
class Run final {
public:
    Run(SqliteConnection& connection, Sql const& sql, std::span<Arg const> args)
        : connection_(connection), sql_(sql), statement_(connection.prepare(sql)) {
        ZG_ASSERT(!statement_.running);
        ZG_ASSERT(connection.in_transaction());
        each_argument(statement_.parameters, args, [&](std::size_t index, Arg const& arg) {
            auto const code = bind_value(statement_.handle, static_cast<int>(index) + 1, arg);
            if (code != SQLITE_OK) fail(connection.handle(), code, sql.name);
        });
        statement_.running = true;
    }
    ~Run() {
        sqlite3_reset(statement_.handle);
        statement_.running = false;
    }
    Run(Run const&) = delete;

    // True: a row is there. False: done.
    bool step() {
        auto const code = sqlite3_step(statement_.handle);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) fail(connection_.handle(), code, sql_.name);
        return false;
    }
    [[nodiscard]] sqlite3_stmt* handle() const { return statement_.handle; }

private:
    SqliteConnection& connection_;
    Sql const& sql_;
    Statement& statement_;
};

}  // namespace

std::int64_t SqliteConnection::run_counted(Sql const& sql, std::span<Arg const> args) {
    Run run(*this, sql, args);
    bool const row = run.step();
    ZG_ASSERT(!row);
    return sqlite3_changes64(handle_);
}

void SqliteConnection::query(Sql const& sql, std::span<Arg const> args, std::function<bool(Row const&)> const& on_row) {
    Run run(*this, sql, args);
    SqliteCells const cells(run.handle());
    Row const row(cells);
    while (run.step()) {
        if (!on_row(row)) return;
    }
}

}  // namespace zg::db
