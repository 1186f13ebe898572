#include "connection.h"

#include "dialect.h"
#include "failure.h"
#include "name.h"
#include "stream.h"
#include "wire.h"

#include <fmt/format.h>

namespace zg::db {
namespace {

constexpr int version_oldest = 150'000;

// What the address itself says goes before these. A server that has gone is noticed within seconds.
constexpr char const* keywords[]{"connect_timeout",
                                 "keepalives_idle",
                                 "keepalives_interval",
                                 "tcp_user_timeout",
                                 "client_encoding",
                                 "application_name",
                                 "dbname",
                                 nullptr};
constexpr char const* defaults(std::size_t index) {
    constexpr char const* values[]{"5", "10", "5", "15000", "UTF8", "zhanggui"};
    return values[index];
}

// The lock is on a number of ours and one of the schema. A session that ends gives it back, and only after its last commit is
// settled; one whose other end has vanished is ended by the server within half a minute.
constexpr auto lock_text =
    "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;"
    "SET client_connection_check_interval = '5s'; SET lock_timeout = '2s';"
    "SELECT pg_advisory_lock(2053009505, hashtext(current_schema()))";

}  // namespace

PostgresConnection::PostgresConnection(Postgres const& database, OpenOptions const& options)
    : Connection(database), url_(database.url()), options_(options) {
    connect();
}

void PostgresConnection::connect() {
    statements_.clear();
    writes_.clear();
    char const* values[std::size(keywords)]{};
    for (std::size_t index = 0; index + 2 < std::size(keywords); ++index) values[index] = defaults(index);
    values[std::size(keywords) - 2] = url_.c_str();
    connection_.reset(PQconnectdbParams(keywords, values, 1));
    if (PQstatus(connection_.get()) != CONNECTION_OK) throw failure_of(connection_.get(), nullptr, "connect");
    PQsetNoticeProcessor(connection_.get(), [](void*, char const*) {}, nullptr);
    check_settings();
    if (options_.access == Access::read) ask("SET default_transaction_read_only = on");
    if (options_.writers == Writers::one) hold_alone();
}

void PostgresConnection::check_settings() {
    auto const refuse = [&](std::string const& why) {
        throw Failure(FailureKind::other, fmt::format("{}: {}", name_of(place()), why));
    };
    auto const version = PQserverVersion(connection_.get());
    if (version < version_oldest) refuse(fmt::format("PostgreSQL {} is older than 15", version / 10'000));
    if (ask("SHOW server_encoding") != "UTF8") refuse("its encoding is not UTF8");
    if (options_.durability != Durability::full || options_.access != Access::write) return;
    // A commit that was answered must be on the disk.
    for (auto const* setting : {"fsync", "full_page_writes"}) {
        if (ask(fmt::format("SHOW {}", setting).c_str()) != "on") refuse(fmt::format("{} is not on", setting));
    }
    if (auto const commit = ask("SHOW synchronous_commit"); commit == "off") ask("SET synchronous_commit = on");
}

void PostgresConnection::hold_alone() {
    try {
        ask(lock_text);
        ask("SET lock_timeout = 0");
    } catch (Failure const& failure) {
        if (failure.kind() != FailureKind::busy) throw;
        throw Failure(FailureKind::busy,
                      fmt::format("the books in {} are in use: stop the other zhanggui first", name_of(place())));
    }
}

std::string PostgresConnection::ask(char const* text) {
    Outcome const answer(PQexec(connection_.get(), text));
    auto const status = PQresultStatus(answer.get());
    if (status == PGRES_COMMAND_OK) return {};
    if (status != PGRES_TUPLES_OK) throw failure_of(connection_.get(), answer.get(), text);
    return PQntuples(answer.get()) > 0 ? PQgetvalue(answer.get(), 0, 0) : "";
}

// Found by the address of their text; see the connection of SQLite.
Prepared& PostgresConnection::prepare(Sql const& sql) {
    auto& slot = statements_[sql.text.data()];
    if (slot && slot->text == sql.text) return *slot;
    settle();  // what waits to be written may still need the statement that was here
    slot = std::make_unique<Prepared>(prepare_on(connection_.get(), sql, fmt::format("s{}", ++prepared_count_)));
    return *slot;
}

void PostgresConnection::settle_rows() {
    if (stream_) stream_->keep_rest();
}

void PostgresConnection::settle() {
    settle_rows();
    if (!writes_.is_empty()) writes_.send(connection_.get(), Writes::Then::nothing);
}

void PostgresConnection::begin(Access access) {
    ZG_ASSERT(PQtransactionStatus(connection_.get()) != PQTRANS_INTRANS);
    auto const* text = access == Access::write ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    try {
        ask(text);
    } catch (Failure const& failure) {
        // Nothing hangs on a connection that only reads. One that writes may have lost its lock: its owner begins anew.
        if (failure.kind() != FailureKind::lost || options_.access != Access::read) throw;
        connect();
        ask(text);
    }
}

void PostgresConnection::commit() {
    settle_rows();
    if (writes_.is_empty()) {
        ask("COMMIT");
    } else {
        writes_.send(connection_.get(), Writes::Then::commit);
    }
}

void PostgresConnection::roll_back() noexcept {
    writes_.clear();
    if (PQtransactionStatus(connection_.get()) == PQTRANS_IDLE) return;
    Outcome const answer(PQexec(connection_.get(), "ROLLBACK"));
}

void PostgresConnection::run(Sql const& sql, std::span<Arg const> args) {
    auto const& prepared = prepare(sql);
    writes_.add(prepared, encoded(prepared, args));
    if (writes_.is_full()) settle();
}

std::int64_t PostgresConnection::run_counted(Sql const& sql, std::span<Arg const> args) {
    auto const& prepared = prepare(sql);
    auto const row = encoded(prepared, args);
    settle();
    Values const values(row, prepared.parameters.size());
    Outcome const answer(PQexecPrepared(connection_.get(), prepared.name.c_str(), values.count(), values.starts(),
                                        values.lengths(), values.formats(), 1));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) throw failure_of(connection_.get(), answer.get(), sql.name);
    return std::strtoll(PQcmdTuples(answer.get()), nullptr, 10);
}

void PostgresConnection::query(Sql const& sql, std::span<Arg const> args,
                               std::function<bool(Row const&)> const& on_row) {
    auto const& prepared = prepare(sql);
    auto const values = encoded(prepared, args);
    settle();
    Stream stream(*this, prepared, values);
    while (auto const* result = stream.next()) {
        PostgresCells const cells(result, 0);
        if (!on_row(Row(cells))) return;
    }
}

void PostgresConnection::script(std::string_view text) {
    settle();
    ask(std::string(text).c_str());
}

std::string PostgresConnection::text_of(Migration const& migration) const {
    return migration.postgres.empty() ? translated_schema(migration.sql) : std::string(migration.postgres);
}

void PostgresConnection::check_connection() {
    auto* const wire = connection_.get();
    if (PQconsumeInput(wire) == 1 && PQstatus(wire) == CONNECTION_OK) return;
    throw failure_of(wire, nullptr, "connection");
}

std::unique_ptr<Connection> open_postgres(Postgres const& database, OpenOptions const& options) {
    return std::make_unique<PostgresConnection>(database, options);
}

}  // namespace zg::db
