#include "connection.h"

#include "failure.h"
#include "log_buffer.h"

#include <zg/assert.h>

#include <algorithm>

namespace zg::db {
namespace {

constexpr int page_bytes = 4096;
constexpr int wal_frame_header_bytes = 24;
constexpr int busy_timeout_ms = 5000;
constexpr int reader_patience_ms = 200;  // how long the writer stands still for readers of the old log
constexpr int checkpoint_pages = 1000;   // SQLite's own habit, kept until a Writer takes the duty over

constexpr Sql begin_write{"db.begin_write", "BEGIN IMMEDIATE"};
constexpr Sql begin_read{"db.begin_read", "BEGIN"};
constexpr Sql commit_sql{"db.commit", "COMMIT"};

void step_once(sqlite3* handle, Statement& statement, Sql const& sql) {
    auto const code = sqlite3_step(statement.handle);
    sqlite3_reset(statement.handle);
    if (code != SQLITE_DONE) fail(handle, code, sql.name);
}

// A process that was killed may have left a commit in the log that it had written and not yet synced. From now on it counts:
// whoever asks again is told yes. So it has to be on the disk first, and moving the log begins with syncing it.
void secure_log(SqliteConnection& connection) {
    try {
        connection.checkpoint_passive();
    } catch (Failure const& failure) {
        // The log is synced and only the file beside it could not grow.
        if (failure.kind() != FailureKind::full) throw;
    }
}

}  // namespace

SqliteConnection::SqliteConnection(std::filesystem::path const& file, OpenOptions const& options) : Connection(file) {
    auto flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (options.access == Access::write) flags |= SQLITE_OPEN_CREATE;
    bool const syncs_every_commit = options.access == Access::write && options.durability == Durability::full;
    auto const* vfs = syncs_every_commit ? log_buffering_vfs() : nullptr;
    auto const code = sqlite3_open_v2(file.c_str(), &handle_, flags, vfs);
    try {
        if (code != SQLITE_OK) fail(handle_, code, "open " + file.string());
        configure(options, file == ":memory:");
    } catch (...) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

SqliteConnection::~SqliteConnection() {
    statements_.clear();
    sqlite3_close_v2(handle_);
}

void SqliteConnection::configure(OpenOptions const& options, bool in_memory) {
    sqlite3_busy_timeout(handle_, busy_timeout_ms);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);

    // The page size counts only for a new file; an old one that was made differently is not ours.
    if (options.access == Access::write) {
        script("PRAGMA page_size = 4096", "page_size");
        auto const mode = ask("PRAGMA journal_mode = wal");
        if (mode != (in_memory ? "memory" : "wal")) throw Failure(FailureKind::other, "journal_mode is " + mode);
    }
    if (ask("PRAGMA page_size") != std::to_string(page_bytes))
        throw Failure(FailureKind::other, "page_size is not 4096");
    if (!in_memory && ask("PRAGMA journal_mode") != "wal") throw Failure(FailureKind::other, "journal_mode is not wal");

    auto const synchronous = options.durability == Durability::full ? "2" : "0";
    set("synchronous", synchronous, synchronous);
    set("foreign_keys", "1", "1");
    set("cell_size_check", "1", "1");
    set("cache_size", std::to_string(-options.cache_kib), std::to_string(-options.cache_kib));
    if (options.access == Access::read) set("query_only", "1", "1");
    sqlite3_wal_hook(handle_, &SqliteConnection::after_commit, this);
}

void SqliteConnection::set(std::string const& pragma, std::string const& value, std::string const& expected) {
    script(("PRAGMA " + pragma + " = " + value).c_str(), pragma);
    auto const found = ask("PRAGMA " + pragma);
    if (found != expected) throw Failure(FailureKind::other, pragma + " is " + found + ", not " + expected);
}

std::string SqliteConnection::ask(std::string const& sql) {
    std::string answer;
    auto const keep_first = [](void* into, int, char** values, char**) {
        *static_cast<std::string*>(into) = values[0] ? values[0] : "";
        return 0;
    };
    auto const code = sqlite3_exec(handle_, sql.c_str(), keep_first, &answer, nullptr);
    if (code != SQLITE_OK) fail(handle_, code, sql);
    return answer;
}

void SqliteConnection::script(char const* text, std::string_view doing) {
    auto const code = sqlite3_exec(handle_, text, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(handle_, code, doing);
}

// Statements are found by the address of their text, which costs no hashing of text; the comparison that follows keeps this
// true for texts that were built at run time and share an address one after the other.
Statement& SqliteConnection::prepare(Sql const& sql) {
    auto& slot = statements_[sql.text.data()];
    if (slot && slot->text == sql.text) return *slot;

    ZG_ASSERT(!slot || !slot->running);
    slot.reset();
    auto made = std::make_unique<Statement>();
    made->text = sql.text;
    char const* rest = nullptr;
    auto const code = sqlite3_prepare_v3(handle_, made->text.data(), static_cast<int>(made->text.size()) + 1,
                                         SQLITE_PREPARE_PERSISTENT, &made->handle, &rest);
    if (code != SQLITE_OK) fail(handle_, code, sql.name);
    ZG_ASSERT(made->handle != nullptr);
    ZG_ASSERT(std::all_of(rest, made->text.c_str() + made->text.size(),
                          [](char c) { return c == ' ' || c == '\n' || c == ';'; }));
    for (int index = 1; index <= sqlite3_bind_parameter_count(made->handle); ++index) {
        auto const* name = sqlite3_bind_parameter_name(made->handle, index);
        ZG_ASSERT(name && name[0] == ':');
        made->parameters.emplace_back(name + 1);
    }
    slot = std::move(made);
    return *slot;
}

void SqliteConnection::begin(Access access) {
    ZG_ASSERT(!in_transaction());
    auto const& sql = access == Access::write ? begin_write : begin_read;
    step_once(handle_, prepare(sql), sql);
}

void SqliteConnection::commit() {
    step_once(handle_, prepare(commit_sql), commit_sql);
    count_wal_writes();
}

// After some failures SQLite has rolled back by itself. A rollback cannot fail in a way that leaves anything to do.
void SqliteConnection::roll_back() noexcept {
    if (in_transaction()) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqliteConnection::count_wal_writes() {
    int pages = 0;
    int highest = 0;
    sqlite3_db_status(handle_, SQLITE_DBSTATUS_CACHE_WRITE, &pages, &highest, 1);
    if (pages > 0 && wal_pages_ > 0) {
        wal_bytes_written_.fetch_add(std::int64_t{pages} * (page_bytes + wal_frame_header_bytes),
                                     std::memory_order_relaxed);
    }
}

int SqliteConnection::after_commit(void* self, sqlite3* handle, char const* schema, int pages) {
    auto& connection = *static_cast<SqliteConnection*>(self);
    connection.wal_pages_ = pages;
    // A checkpoint that fails loses nothing: the log keeps the pages and the next one writes them again.
    if (connection.checkpoints_itself_ && pages >= checkpoint_pages) {
        sqlite3_wal_checkpoint_v2(handle, schema, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
    return SQLITE_OK;
}

SqliteConnection::Checkpointed SqliteConnection::checkpoint(int mode, int timeout_ms) {
    int pages = 0;
    int pages_moved = 0;
    sqlite3_busy_timeout(handle_, timeout_ms);
    auto const code = sqlite3_wal_checkpoint_v2(handle_, "main", mode, &pages, &pages_moved);
    sqlite3_busy_timeout(handle_, busy_timeout_ms);
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY) fail(handle_, code, "checkpoint");
    // Without a log (in memory) SQLite answers -1.
    return {.complete = code == SQLITE_OK && pages == pages_moved,
            .size = {.pages = std::max(pages, 0), .pages_moved = std::max(pages_moved, 0)}};
}

Db::WalSize SqliteConnection::checkpoint_passive() { return checkpoint(SQLITE_CHECKPOINT_PASSIVE, 0).size; }

Db::WalSize SqliteConnection::checkpoint_restart() {
    auto const done = checkpoint(SQLITE_CHECKPOINT_RESTART, reader_patience_ms);
    // The log's old pages are all in the file and nobody reads them there: the next commit writes over them.
    return done.complete ? Db::WalSize{.pages = 0, .pages_moved = done.size.pages_moved} : done.size;
}

std::unique_ptr<Connection> open_sqlite(std::filesystem::path const& file, OpenOptions const& options) {
    auto connection = std::make_unique<SqliteConnection>(file, options);
    if (options.access == Access::write && options.durability == Durability::full) secure_log(*connection);
    return connection;
}

std::string engine_version() { return std::string(sqlite3_libversion()) + " " + sqlite3_sourceid(); }
int engine_version_number() { return sqlite3_libversion_number(); }

}  // namespace zg::db
