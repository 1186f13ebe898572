#include <zg/db.h>

#include "engine.h"
#include "postgres/name.h"
#include "rows.h"

#include <algorithm>
#include <cstring>

namespace zg::db {
namespace {

void transact(Connection& connection, Access access, std::function<void(Tx&)> const& work) {
    connection.begin(access);
    try {
        Tx tx(connection);
        work(tx);
        connection.commit();
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

std::unique_ptr<Connection> open(Place const& place, OpenOptions const& options) {
    if (auto const* file = std::get_if<std::filesystem::path>(&place)) return open_sqlite(*file, options);
    return open_postgres(std::get<Postgres>(place), options);
}

}  // namespace

std::string name_of(Place const& place) {
    if (auto const* file = std::get_if<std::filesystem::path>(&place)) return file->string();
    return postgres_name(std::get<Postgres>(place));
}

bool holds_data(Place const& place) {
    if (auto const* file = std::get_if<std::filesystem::path>(&place)) return std::filesystem::exists(*file);
    bool any = false;
    Db(place, {.access = Access::read}).read([&](Tx& tx) { any = !applied_migrations(tx).empty(); });
    return any;
}

void erase(Place const& place) {
    if (auto const* file = std::get_if<std::filesystem::path>(&place)) {
        for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file->string() + end);
        return;
    }
    Db(place, {.writers = Writers::one}).write([](Tx& tx) { drop_migrated(tx); });
}

Db::Db(Place const& place, OpenOptions options) : connection_(open(place, options)) {}
Db::~Db() = default;
Db::Db(Db&&) noexcept = default;

void Db::write(std::function<void(Tx&)> const& work) { transact(*connection_, Access::write, work); }
void Db::read(std::function<void(Tx&)> const& work) { transact(*connection_, Access::read, work); }

Db::WalSize Db::checkpoint_passive() { return connection_->checkpoint_passive(); }
Db::WalSize Db::checkpoint_restart() { return connection_->checkpoint_restart(); }
void Db::leave_checkpoints_to_caller() { connection_->leave_checkpoints_to_caller(); }
std::int64_t Db::wal_pages() const { return connection_->wal_pages(); }
std::int64_t Db::wal_bytes_written() const { return connection_->wal_bytes_written(); }
void Db::check_connection() { connection_->check_connection(); }
bool Db::has_news() { return connection_->has_news(); }
bool Db::try_hold(std::string_view work) { return connection_->try_hold(work); }
void Db::let_go(std::string_view work) { connection_->let_go(work); }

Place const& Db::place() const { return connection_->place(); }
std::filesystem::path const& Db::file() const {
    auto const* file = std::get_if<std::filesystem::path>(&place());
    ZG_ASSERT(file != nullptr);
    return *file;
}

void Tx::run(Sql const& sql, Args args) { connection_.run(sql, {args.begin(), args.size()}); }
std::int64_t Tx::run_counted(Sql const& sql, Args args) {
    return connection_.run_counted(sql, {args.begin(), args.size()});
}
void Tx::run_with(Sql const& sql, std::span<Arg const> args) { connection_.run(sql, args); }

void Tx::each(Sql const& sql, Args args, std::function<void(Row const&)> const& on_row) {
    connection_.query(sql, {args.begin(), args.size()}, [&](Row const& row) {
        on_row(row);
        return true;
    });
}

void Tx::first(Sql const& sql, Args args, std::function<void(Row const&)> const& on_row) {
    connection_.query(sql, {args.begin(), args.size()}, [&](Row const& row) {
        on_row(row);
        return false;
    });
}

void Tx::script(std::string_view text) { connection_.script(text); }
void Tx::tell(std::string_view part, std::string_view key) { connection_.tell(part, key); }
bool Tx::has_news() const { return connection_.has_news_in_turn(); }
std::optional<News> Tx::news() { return connection_.take_news(); }

bool News::names(std::string_view part) const { return std::find(parts.begin(), parts.end(), part) != parts.end(); }

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
