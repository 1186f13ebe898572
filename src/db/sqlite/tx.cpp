#include <zg/db.h>

#include "connection.h"
#include "failure.h"

#include <zg/assert.h>

#include <algorithm>
#include <cstring>

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

// Arguments are usually given in the order of the parameters: then one comparison each. A parameter without an argument, or
// an argument without a parameter, is a bug.
void bind(sqlite3* connection, Statement& statement, Sql const& sql, Args args) {
    ZG_ASSERT(args.size() == statement.parameters.size());
    auto const& names = statement.parameters;
    std::size_t position = 0;
    bool in_order = true;
    for (auto const& arg : args) {
        auto index = position++;
        if (names[index] != arg.name) {
            in_order = false;
            index = static_cast<std::size_t>(std::find(names.begin(), names.end(), arg.name) - names.begin());
            ZG_ASSERT(index < names.size());
        }
        auto const code = bind_value(statement.handle, static_cast<int>(index) + 1, arg);
        if (code != SQLITE_OK) fail(connection, code, sql.name);
    }
    if (in_order) return;
    for (auto const& name : names) {
        ZG_ASSERT(std::any_of(args.begin(), args.end(), [&](Arg const& arg) { return arg.name == name; }));
    }
}

// A statement from its binding to its reset, whatever happens in between.
class Run final {
public:
    Run(Connection& connection, Sql const& sql, Args args)
        : connection_(connection), sql_(sql), statement_(connection.prepare(sql)) {
        ZG_ASSERT(!statement_.running);
        ZG_ASSERT(connection.in_transaction());
        bind(connection.handle(), statement_, sql, args);
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
    [[nodiscard]] Row row() const { return Row(statement_.handle); }

private:
    Connection& connection_;
    Sql const& sql_;
    Statement& statement_;
};

sqlite3_stmt* stmt(void* statement) { return static_cast<sqlite3_stmt*>(statement); }

}  // namespace

std::int64_t Tx::run(Sql const& sql, Args args) {
    Run run(connection_, sql, args);
    bool const row = run.step();
    ZG_ASSERT(!row);
    return sqlite3_changes64(connection_.handle());
}

void Tx::each(Sql const& sql, Args args, std::function<void(Row const&)> const& on_row) {
    Run run(connection_, sql, args);
    while (run.step()) on_row(run.row());
}

void Tx::first(Sql const& sql, Args args, std::function<void(Row const&)> const& on_row) {
    Run run(connection_, sql, args);
    if (run.step()) on_row(run.row());
}

void Tx::script(std::string_view text) { connection_.script(std::string(text).c_str(), "script"); }

std::int64_t Row::integer(int column) const { return sqlite3_column_int64(stmt(statement_), column); }

std::string_view Row::text(int column) const {
    auto const* data = reinterpret_cast<char const*>(sqlite3_column_text(stmt(statement_), column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(stmt(statement_), column))) : "";
}

std::string_view Row::bytes(int column) const {
    auto const* data = static_cast<char const*>(sqlite3_column_blob(stmt(statement_), column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(stmt(statement_), column))) : "";
}

bool Row::is_null(int column) const { return sqlite3_column_type(stmt(statement_), column) == SQLITE_NULL; }

Uuid Row::uuid(int column) const {
    auto const data = bytes(column);
    Uuid uuid;
    if (data.size() != uuid.bytes.size())
        throw Failure(FailureKind::corrupt, "an id of " + std::to_string(data.size()) + " bytes");
    std::memcpy(uuid.bytes.data(), data.data(), data.size());
    return uuid;
}

std::optional<std::int64_t> Row::integer_or_null(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<std::string> Row::text_or_null(int column) const {
    if (is_null(column)) return std::nullopt;
    return std::string(text(column));
}

}  // namespace zg::db
