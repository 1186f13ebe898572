#pragma once

#include "engine.h"

#include <sqlite3.h>

#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace zg::db {

// A prepared statement and the names of its parameters, in SQLite's numbering (order of first appearance).
struct Statement final {
    sqlite3_stmt* handle = nullptr;
    std::string text;
    std::vector<std::string> parameters;  // without the colon
    bool running = false;

    Statement() = default;
    Statement(Statement const&) = delete;
    ~Statement() { sqlite3_finalize(handle); }
};

// One open SQLite connection with its prepared statements. Everything that names sqlite3_ outside this folder is a mistake.
class SqliteConnection final : public Connection {
public:
    SqliteConnection(std::filesystem::path const& file, OpenOptions const&);
    ~SqliteConnection() override;
    SqliteConnection(SqliteConnection const&) = delete;

    [[nodiscard]] Statement& prepare(Sql const&);
    void script(char const* text, std::string_view doing);

    void begin(Access) override;
    void commit() override;
    void roll_back() noexcept override;
    void run(Sql const& sql, std::span<Arg const> args) override { (void)run_counted(sql, args); }
    std::int64_t run_counted(Sql const&, std::span<Arg const>) override;
    void query(Sql const&, std::span<Arg const>, std::function<bool(Row const&)> const& on_row) override;
    void script(std::string_view text) override { script(std::string(text).c_str(), "script"); }
    [[nodiscard]] std::string text_of(Migration const& migration) const override { return std::string(migration.sql); }
    [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

    Db::WalSize checkpoint_passive() override;
    Db::WalSize checkpoint_restart() override;
    void check_connection() override {}

    // SQLITE_BUSY is an answer here, everything else that is not OK a Failure.
    struct Checkpointed final {
        bool complete;
        Db::WalSize size;
    };
    Checkpointed checkpoint(int mode, int busy_timeout_ms);

    [[nodiscard]] sqlite3* handle() const { return handle_; }
    [[nodiscard]] std::int64_t wal_pages() const override { return wal_pages_; }
    [[nodiscard]] std::int64_t wal_bytes_written() const override {
        return wal_bytes_written_.load(std::memory_order_relaxed);
    }
    void leave_checkpoints_to_caller() override { checkpoints_itself_ = false; }

private:
    void configure(OpenOptions const&, bool in_memory);
    // Sets a pragma and fails unless reading it again gives `expected`.
    void set(std::string const& pragma, std::string const& value, std::string const& expected);
    [[nodiscard]] std::string ask(std::string const& sql);
    static int after_commit(void* self, sqlite3*, char const* schema, int pages);
    void count_wal_writes();

    sqlite3* handle_ = nullptr;
    std::unordered_map<void const*, std::unique_ptr<Statement>> statements_;
    std::int64_t wal_pages_ = 0;
    std::atomic<std::int64_t> wal_bytes_written_ = 0;
    bool checkpoints_itself_ = true;
};

}  // namespace zg::db
