#pragma once

#include <zg/db.h>

#include <zg/assert.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace zg::db {

// What an engine does for Db and Tx: an open connection with its prepared statements.
class Connection {
public:
    virtual ~Connection() = default;

    virtual void begin(Access) = 0;
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;

    virtual void run(Sql const&, std::span<Arg const>) = 0;
    virtual std::int64_t run_counted(Sql const&, std::span<Arg const>) = 0;
    // Calls `on_row` until it answers false.
    virtual void query(Sql const&, std::span<Arg const>, std::function<bool(Row const&)> const& on_row) = 0;
    virtual void script(std::string_view text) = 0;
    // A migration as this engine takes it.
    [[nodiscard]] virtual std::string text_of(Migration const&) const = 0;

    virtual Db::WalSize checkpoint_passive() = 0;
    virtual Db::WalSize checkpoint_restart() = 0;
    virtual void leave_checkpoints_to_caller() = 0;
    [[nodiscard]] virtual std::int64_t wal_pages() const = 0;
    [[nodiscard]] virtual std::int64_t wal_bytes_written() const = 0;
    virtual void check_connection() = 0;

    // Of books that several servers keep in memory; a file has one.
    virtual void tell(std::string_view, std::string_view) {}
    [[nodiscard]] virtual bool has_news_in_turn() const { return false; }
    virtual std::optional<News> take_news() { return std::nullopt; }
    virtual bool has_news() { return false; }
    virtual bool try_hold(std::string_view) { return true; }
    virtual void let_go(std::string_view) {}

    [[nodiscard]] Place const& place() const { return place_; }

protected:
    explicit Connection(Place place) : place_(std::move(place)) {}

private:
    Place place_;
};

[[nodiscard]] std::unique_ptr<Connection> open_sqlite(std::filesystem::path const& file, OpenOptions const&);
[[nodiscard]] std::unique_ptr<Connection> open_postgres(Postgres const&, OpenOptions const&);

// Gives every argument its place among the parameters' names: bind(index, arg). Arguments are usually given in the order of the
// parameters: then one comparison each. A parameter without an argument, or an argument without a parameter, is a bug.
template <class Bind>
void each_argument(std::vector<std::string> const& names, std::span<Arg const> args, Bind const& bind) {
    ZG_ASSERT(args.size() == names.size());
    std::size_t position = 0;
    bool in_order = true;
    for (auto const& arg : args) {
        auto index = position++;
        if (names[index] != arg.name) {
            in_order = false;
            index = static_cast<std::size_t>(std::find(names.begin(), names.end(), arg.name) - names.begin());
            ZG_ASSERT(index < names.size());
        }
        bind(index, arg);
    }
    if (in_order) return;
    for (auto const& name : names) {
        ZG_ASSERT(std::any_of(args.begin(), args.end(), [&](Arg const& arg) { return arg.name == name; }));
    }
}

}  // namespace zg::db
