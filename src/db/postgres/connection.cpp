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
    "SELECT {}(2053009505, hashtext(current_schema())); SET lock_timeout = 0";
// For who keeps the books in memory and lets others do so, and for who does not.
constexpr std::string_view shared_lock = "pg_advisory_lock_shared";
constexpr std::string_view own_lock = "pg_advisory_lock";

constexpr auto work_lock = "SELECT {}(2053009508, hashtext(current_schema() || ' {}'))";

constexpr Sql insert_change{"db.insert_change", "INSERT INTO db_change(turn, part, key) VALUES(:turn, :part, :key)"};
constexpr Sql update_turn{"db.pass_turn", "UPDATE db_turn SET number = :number WHERE id = 1"};
constexpr Sql delete_changes{"db.forget_changes", "DELETE FROM db_change WHERE turn < :before"};
constexpr Sql select_parts{"db.changed_parts", "SELECT DISTINCT part FROM db_change WHERE turn > :since"};

}  // namespace

PostgresConnection::PostgresConnection(Postgres const& database, OpenOptions const& options)
    : Connection(database), database_(database), options_(options) {
    connect();
}

void PostgresConnection::connect() {
    statements_.clear();
    writes_.clear();
    char const* values[std::size(keywords)]{};
    for (std::size_t index = 0; index + 2 < std::size(keywords); ++index) values[index] = defaults(index);
    values[std::size(keywords) - 2] = database_.url().c_str();
    connection_.reset(PQconnectdbParams(keywords, values, 1));
    if (PQstatus(connection_.get()) != CONNECTION_OK) throw failure_of(connection_.get(), nullptr, "connect");
    PQsetNoticeProcessor(connection_.get(), [](void*, char const*) {}, nullptr);
    check_settings();
    if (!database_.beside().empty()) go_beside();
    if (options_.access == Access::read) ask("SET default_transaction_read_only = on");
    if (options_.writers == Writers::one) hold(own_lock);
    if (!is_by_turns()) return;
    hold(shared_lock);
    ask(Turns::prepare_text);
    turns_.start(ask_number(Turns::look_text));
}

bool PostgresConnection::is_by_turns() const {
    return options_.writers == Writers::by_turns && options_.access == Access::write;
}

void PostgresConnection::go_beside() {
    auto const name = ask(fmt::format("SELECT quote_ident(current_schema() || '_{}')", database_.beside()).c_str());
    ask(fmt::format("SET search_path = {}", name).c_str());
    if (options_.access == Access::read || !ask("SELECT current_schema()").empty()) return;
    // Of two that make a schema at once, one would fail.
    ask(fmt::format("SELECT pg_advisory_xact_lock(2053009507); CREATE SCHEMA IF NOT EXISTS {}", name).c_str());
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

void PostgresConnection::hold(std::string_view lock) {
    try {
        ask(fmt::format(lock_text, lock).c_str());
    } catch (Failure const& failure) {
        if (failure.kind() != FailureKind::busy) throw;
        throw Failure(FailureKind::busy,
                      fmt::format("the books in {} are in use: stop every other zhanggui first", name_of(place())));
    }
}

std::int64_t PostgresConnection::ask_number(char const* text) { return std::strtoll(ask(text).c_str(), nullptr, 10); }

std::string PostgresConnection::ask(char const* text) {
    Outcome const answer(PQexec(connection_.get(), text));
    auto const status = PQresultStatus(answer.get());
    if (status == PGRES_COMMAND_OK) return {};
    if (status != PGRES_TUPLES_OK) throw failure_of(connection_.get(), answer.get(), text);
    return PQntuples(answer.get()) > 0 ? PQgetvalue(answer.get(), 0, 0) : "";
}

// Found by the address of their text; see the connection of SQLite.
Prepared& PostgresConnection::prepare(Sql const& sql) {
    auto const text = sql.postgres.empty() ? sql.text : sql.postgres;
    auto& slot = statements_[text.data()];
    if (slot && slot->text == text) return *slot;
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
    if (access == Access::write && is_by_turns()) {
        begin_turn();
        return;
    }
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
    if (is_by_turns() && turns_.has_written()) pass_turn();
    if (writes_.is_empty()) {
        ask("COMMIT");
    } else {
        writes_.send(connection_.get(), Writes::Then::commit);
    }
    turns_.committed();
}

void PostgresConnection::begin_turn() {
    try {
        turns_.begin(ask_number(Turns::begin_text));
    } catch (...) {
        roll_back();
        throw;
    }
}

void PostgresConnection::pass_turn() {
    std::initializer_list<Arg> const next{{"number", turns_.number() + 1}};
    run(update_turn, next);
    if (auto const before = turns_.forget_before(); before > 0) {
        std::initializer_list<Arg> const old{{"before", before}};
        run(delete_changes, old);
    }
}

void PostgresConnection::tell(std::string_view part, std::string_view key) {
    if (!is_by_turns()) return;
    std::initializer_list<Arg> const args{{"turn", turns_.number() + 1}, {"part", part}, Arg::bytes("key", key)};
    run(insert_change, args);
}

std::optional<News> PostgresConnection::take_news() {
    if (!turns_.has_news()) return std::nullopt;
    News news{.since = turns_.take()};
    std::initializer_list<Arg> const args{{"since", news.since}};
    query(select_parts, args, [&](Row const& row) {
        news.parts.emplace_back(row.text(0));
        return true;
    });
    return news;
}

bool PostgresConnection::has_news() { return is_by_turns() && turns_.differs(ask_number(Turns::look_text)); }

void PostgresConnection::roll_back() noexcept {
    writes_.clear();
    if (PQtransactionStatus(connection_.get()) == PQTRANS_IDLE) return;
    Outcome const answer(PQexec(connection_.get(), "ROLLBACK"));
}

void PostgresConnection::run(Sql const& sql, std::span<Arg const> args) {
    auto const& prepared = prepare(sql);
    turns_.note_write();
    writes_.add(prepared, encoded(prepared, args));
    if (writes_.is_full()) settle();
}

std::int64_t PostgresConnection::run_counted(Sql const& sql, std::span<Arg const> args) {
    auto const& prepared = prepare(sql);
    auto const row = encoded(prepared, args);
    settle();
    turns_.note_write();
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
    turns_.note_write();
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

bool PostgresConnection::try_hold(std::string_view work) {
    return ask(fmt::format(work_lock, "pg_try_advisory_lock", work).c_str()) == "t";
}

void PostgresConnection::let_go(std::string_view work) {
    ask(fmt::format(work_lock, "pg_advisory_unlock", work).c_str());
}

std::unique_ptr<Connection> open_postgres(Postgres const& database, OpenOptions const& options) {
    return std::make_unique<PostgresConnection>(database, options);
}

}  // namespace zg::db
