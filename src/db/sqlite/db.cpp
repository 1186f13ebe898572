#include <zg/db.h>

#include "connection.h"

#include <zg/assert.h>

namespace zg::db {
namespace {

constexpr int reader_patience_ms = 200;  // how long the writer stands still for readers of the old log

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

// A process that was killed may have left a commit in the log that it had written and not yet synced. From now on it counts:
// whoever asks again is told yes. So it has to be on the disk first, and moving the log begins with syncing it.
void secure_log(Connection& connection) {
    try {
        connection.checkpoint(SQLITE_CHECKPOINT_PASSIVE, 0);
    } catch (Failure const& failure) {
        // The log is synced and only the file beside it could not grow.
        if (failure.kind() != FailureKind::full) throw;
    }
}

}  // namespace

Db::Db(std::filesystem::path const& file, OpenOptions options)
    : connection_(std::make_unique<Connection>(file, options)) {
    if (options.access == Access::write && options.durability == Durability::full) secure_log(*connection_);
}
Db::~Db() = default;
Db::Db(Db&&) noexcept = default;

void Db::write(std::function<void(Tx&)> const& work) { transact(*connection_, Access::write, work); }
void Db::read(std::function<void(Tx&)> const& work) { transact(*connection_, Access::read, work); }

Db::WalSize Db::checkpoint_passive() { return connection_->checkpoint(SQLITE_CHECKPOINT_PASSIVE, 0).size; }

Db::WalSize Db::checkpoint_restart() {
    auto const done = connection_->checkpoint(SQLITE_CHECKPOINT_RESTART, reader_patience_ms);
    // The log's old pages are all in the file and nobody reads them there: the next commit writes over them.
    return done.complete ? WalSize{.pages = 0, .pages_moved = done.size.pages_moved} : done.size;
}

void Db::leave_checkpoints_to_caller() { connection_->leave_checkpoints_to_caller(); }
std::int64_t Db::wal_pages() const { return connection_->wal_pages(); }
std::int64_t Db::wal_bytes_written() const { return connection_->wal_bytes_written(); }
std::filesystem::path const& Db::file() const { return connection_->file(); }

std::string engine_version() { return std::string(sqlite3_libversion()) + " " + sqlite3_sourceid(); }
int engine_version_number() { return sqlite3_libversion_number(); }

}  // namespace zg::db
