#pragma once

#include <zg/id.h>
#include <zg/migrations.h>
#include <zg/time.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace zg::db {

// What the disk or the engine did to us: an exception, because no caller in a room can mend it.
enum class FailureKind {
    full,         // no space left: everything of the batch is refused, the server goes on
    busy,         // another connection held the lock for too long
    undone,       // PostgreSQL has ended the transaction for the sake of another: nothing of it is there
    corrupt,      // checksum or structure wrong: stop
    sync_failed,  // fsync or write of the log failed: stop, never retry an fsync
    constraint,   // a bug of ours: SQL refused by the schema
    lost,         // the database's server has gone: nobody knows whether a commit that was under way counts
    other
};
class Failure final : public std::runtime_error {
public:
    Failure(FailureKind kind, std::string const& what) : std::runtime_error(what), kind_(kind) {}
    [[nodiscard]] FailureKind kind() const noexcept { return kind_; }

private:
    FailureKind kind_;
};

// A named constant of some rows.cpp: the name appears in traces and metrics. Parameters are written :name. One text for both
// engines wherever possible.
struct Sql final {
    std::string_view name;
    std::string_view text;
    std::string_view postgres = {};  // where PostgreSQL needs another
};

// One bound parameter. Text and bytes are borrowed for the length of the call.
class Arg final {
public:
    enum class Type { null, integer, text, bytes };

    Arg(std::string_view parameter, std::int64_t value) : name(parameter), type(Type::integer), integer(value) {}
    Arg(std::string_view parameter, std::int32_t value) : Arg(parameter, static_cast<std::int64_t>(value)) {}
    Arg(std::string_view parameter, std::size_t value) : Arg(parameter, static_cast<std::int64_t>(value)) {}
    Arg(std::string_view parameter, bool) = delete;
    Arg(std::string_view parameter, std::string_view value) : name(parameter), type(Type::text), data(value) {}
    Arg(std::string_view parameter, std::string const& value) : Arg(parameter, std::string_view(value)) {}
    Arg(std::string_view parameter, char const* value) : Arg(parameter, std::string_view(value)) {}
    Arg(std::string_view parameter, std::nullptr_t) : name(parameter), type(Type::null) {}
    Arg(std::string_view parameter, Uuid const& value) : name(parameter), type(Type::bytes), data(value.view()) {}
    template <class Tag>
    Arg(std::string_view parameter, Id<Tag> const& value) : Arg(parameter, value.uuid) {}
    Arg(std::string_view parameter, Instant value) : Arg(parameter, value.ms) {}
    Arg(std::string_view parameter, BusinessDate value) : Arg(parameter, static_cast<std::int64_t>(value.days)) {}
    template <class T>
    Arg(std::string_view parameter, std::optional<T> const& value)
        : Arg(value ? Arg(parameter, *value) : Arg(parameter, nullptr)) {}
    // A blob.
    [[nodiscard]] static Arg bytes(std::string_view parameter, std::string_view value) {
        Arg arg(parameter, value);
        arg.type = Type::bytes;
        return arg;
    }

    std::string_view name;
    Type type;
    std::int64_t integer = 0;
    std::string_view data = {};
};
using Args = std::initializer_list<Arg>;

// The columns of a row as an engine holds them.
class Cells {
public:
    virtual ~Cells() = default;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual std::string_view bytes(int column) const = 0;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
};

// The current row of a query; columns are counted from 0 in the order of the SELECT. Views die with the callback.
class Row final {
public:
    explicit Row(Cells const& cells) : cells_(cells) {}
    [[nodiscard]] std::int64_t integer(int column) const { return cells_.integer(column); }
    [[nodiscard]] std::string_view text(int column) const { return cells_.text(column); }
    [[nodiscard]] std::string_view bytes(int column) const { return cells_.bytes(column); }
    [[nodiscard]] bool is_null(int column) const { return cells_.is_null(column); }
    [[nodiscard]] Uuid uuid(int column) const;
    template <class IdType>
    [[nodiscard]] IdType id(int column) const {
        return IdType{uuid(column)};
    }
    [[nodiscard]] Instant instant(int column) const { return {integer(column)}; }
    [[nodiscard]] BusinessDate date(int column) const { return {static_cast<std::int32_t>(integer(column))}; }
    [[nodiscard]] std::optional<std::int64_t> integer_or_null(int column) const;
    [[nodiscard]] std::optional<std::string> text_or_null(int column) const;

private:
    Cells const& cells_;
};

class Connection;  // sqlite/ and postgres/ hold the real ones

// What other servers have committed since a turn. Their rows of db_change (turn, part, key) name the things that are not as they
// were; a part joins them with its own tables.
struct News final {
    std::int64_t since = 0;
    std::vector<std::string> parts = {};
    [[nodiscard]] bool names(std::string_view part) const;
};

// The right to read and write inside one open transaction. Given by Db::write and Db::read; never stored.
class Tx final {
public:
    explicit Tx(Connection& connection) : connection_(connection) {}
    Tx(Tx const&) = delete;

    // Runs a statement that returns no rows. PostgreSQL may be given it later, in order, together with others: its failure
    // then appears at the next question or at the commit.
    void run(Sql const&, Args);
    // The same at once; answers how many rows it changed.
    std::int64_t run_counted(Sql const&, Args);
    // As run(), for a statement that was put together with its arguments.
    void run_with(Sql const&, std::span<Arg const>);
    // Calls `on_row` for every row; it must not run the same Sql again.
    void each(Sql const&, Args, std::function<void(Row const&)> const& on_row);
    // The first row through `read`, or nullopt.
    template <class Read>
    [[nodiscard]] auto one(Sql const& sql, Args args, Read read)
        -> std::optional<decltype(read(std::declval<Row const&>()))> {
        std::optional<decltype(read(std::declval<Row const&>()))> found;
        first(sql, args, [&](Row const& row) { found.emplace(read(row)); });
        return found;
    }
    // An administrative text of many statements, in the engine's own dialect. Not for rooms.
    void script(std::string_view text);

    // -- for what several servers keep in memory; all of it does nothing and costs nothing on a file --
    // Tells the other servers that `key` of `part` is not what it was.
    void tell(std::string_view part, std::string_view key);
    // Whether others have committed since this connection was last told what.
    [[nodiscard]] bool has_news() const;
    // The same, and what they told; from then on it is known.
    [[nodiscard]] std::optional<News> news();

private:
    void first(Sql const&, Args, std::function<void(Row const&)> const& on_row);
    Connection& connection_;
};

enum class Durability {
    full,    // books.db, control.db: synchronous=FULL, asserted
    rebuilt  // views.db: synchronous=OFF is enough, the file can be made again from the books
};
enum class Access { write, read };
enum class Writers {
    several,   // whoever likes
    by_turns,  // servers that each keep much of the books in memory: one transaction that writes after the other
    one        // nobody else who keeps them in memory: Failure busy while somebody does
};
// Only PostgreSQL asks who else writes; files are locked by their folder.

struct OpenOptions final {
    Durability durability = Durability::full;
    Access access = Access::write;
    int cache_kib = 16 * 1024;
    Writers writers = Writers::several;
};

// A database of PostgreSQL, named as libpq takes it: postgres://person@host/name.
class Postgres final {
public:
    explicit Postgres(std::string url) : url_(std::move(url)) {}
    [[nodiscard]] std::string const& url() const { return url_; }
    // A schema of the same database, named like its own with `_name` behind it; made when somebody first writes there.
    [[nodiscard]] Postgres beside(std::string name) const {
        auto other = *this;
        other.beside_ = std::move(name);
        return other;
    }
    [[nodiscard]] std::string const& beside() const { return beside_; }
    bool operator==(Postgres const&) const = default;

private:
    std::string url_;
    std::string beside_;
};
// Where a database lies: a file of SQLite, or PostgreSQL.
using Place = std::variant<std::filesystem::path, Postgres>;
// For people: without a password.
[[nodiscard]] std::string name_of(Place const&);
// Whether there is a file, or a migration has been in PostgreSQL; Failure when it cannot be asked.
[[nodiscard]] bool holds_data(Place const&);
// Takes everything away that migrations have made, and with a file the file itself. Nobody may have it open.
void erase(Place const&);

// One connection to one database. Not for several threads at once; open one per thread.
class Db final {
public:
    // Opens or makes the file in WAL mode with foreign keys on and checks that the settings took (Failure otherwise).
    // ":memory:" gives a private in-memory database for tests. A database of PostgreSQL must be there; a connection that
    // reads is made again by itself when the server was away.
    explicit Db(Place const&, OpenOptions = {});
    ~Db();
    Db(Db&&) noexcept;

    // Runs `work` in one IMMEDIATE transaction and commits; any exception rolls back and goes on up.
    void write(std::function<void(Tx&)> const& work);
    // Runs `work` in one read transaction: one snapshot.
    void read(std::function<void(Tx&)> const& work);

    // Brings the schema up: for each room the migrations above its recorded number, each in its own transaction. Give the
    // migrations of all rooms of the file at once: a file that has had one that is not among them was written by a newer
    // version and is refused (Failure other) before it is touched, as is one that was made by another text of a migration.
    void migrate(std::vector<Migration> const&);

    struct WalSize final {
        std::int64_t pages = 0;
        std::int64_t pages_moved = 0;
    };
    // Moves what it can from the log to the file without waiting for anybody.
    WalSize checkpoint_passive();
    // Moves all and starts the log anew (`pages` is 0 then); waits for readers, but not long: while one still reads the old
    // log, it stays (`pages` is above 0). Only the writer calls it, above a page limit, since a passive checkpoint never
    // resets the log under constant load.
    WalSize checkpoint_restart();
    // A connection that writes moves the log by itself now and then, until somebody takes the duty over: a Writer does.
    void leave_checkpoints_to_caller();
    // Pages in the log after this connection's last commit.
    [[nodiscard]] std::int64_t wal_pages() const;
    // Bytes that this connection has written to its log since it was opened; any thread.
    [[nodiscard]] std::int64_t wal_bytes_written() const;

    // Throws Failure lost when the server of the database has gone; costs no question. A file is always there.
    void check_connection();
    // Whether another server has committed since the last news were taken; one question, never of a file.
    [[nodiscard]] bool has_news();
    // Whether no other server does `work` of these books now; true of a file. Until let_go(), or until the connection ends.
    [[nodiscard]] bool try_hold(std::string_view work);
    void let_go(std::string_view work);
    // Whether other servers may have the same books open.
    [[nodiscard]] bool is_shared() const { return std::holds_alternative<Postgres>(place()); }

    [[nodiscard]] Place const& place() const;
    // Only of a file.
    [[nodiscard]] std::filesystem::path const& file() const;

private:
    std::unique_ptr<Connection> connection_;
};

// What the engine finds wrong with the file itself: broken pages, indexes that miss rows, references to rows that are gone.
// Reads the whole file; of PostgreSQL it asks only what is marked as unfinished. Empty when it is sound.
[[nodiscard]] std::vector<std::string> audit_file(Tx&);

// The version and source hash of the SQLite that is linked in, "3.54.1 …".
[[nodiscard]] std::string engine_version();
// 3054001 for 3.54.1.
[[nodiscard]] int engine_version_number();

}  // namespace zg::db
