#pragma once

#include <zg/db.h>

#include <sqlite3.h>

#include <atomic>
#include <unordered_map>

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
class Connection final {
public:
    Connection(std::filesystem::path const& file, OpenOptions const&);
    ~Connection();
    Connection(Connection const&) = delete;

    [[nodiscard]] Statement& prepare(Sql const&);
    void script(char const* text, std::string_view doing);

    void begin(Access);
    void commit();
    void roll_back() noexcept;
    [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

    // SQLITE_BUSY is an answer here, everything else that is not OK a Failure.
    struct Checkpointed final {
        bool complete;
        Db::WalSize size;
    };
    Checkpointed checkpoint(int mode, int busy_timeout_ms);

    [[nodiscard]] sqlite3* handle() const { return handle_; }
    [[nodiscard]] std::filesystem::path const& file() const { return file_; }
    [[nodiscard]] std::int64_t wal_pages() const { return wal_pages_; }
    [[nodiscard]] std::int64_t wal_bytes_written() const { return wal_bytes_written_.load(std::memory_order_relaxed); }
    void leave_checkpoints_to_caller() { checkpoints_itself_ = false; }

private:
    void configure(OpenOptions const&);
    // Sets a pragma and fails unless reading it again gives `expected`.
    void set(std::string const& pragma, std::string const& value, std::string const& expected);
    [[nodiscard]] std::string ask(std::string const& sql);
    static int after_commit(void* self, sqlite3*, char const* schema, int pages);
    void count_wal_writes();

    std::filesystem::path file_;
    sqlite3* handle_ = nullptr;
    std::unordered_map<void const*, std::unique_ptr<Statement>> statements_;
    std::int64_t wal_pages_ = 0;
    std::atomic<std::int64_t> wal_bytes_written_ = 0;
    bool checkpoints_itself_ = true;
};

}  // namespace zg::db
