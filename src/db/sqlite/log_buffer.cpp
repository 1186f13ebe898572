#include "log_buffer.h"

#include <zg/assert.h>

#include <sqlite3.h>

#include <new>
#include <string>

namespace zg::db {
namespace {

// SQLite's own file writes at most this much with one call.
constexpr std::size_t pending_bytes_max = 0x1FFFF;

// Lies in memory that SQLite gives, the real file behind it.
struct LogFile final {
    sqlite3_file seen_by_sqlite;
    std::string* pending;  // bytes that belong at `offset` and are not yet in the file
    sqlite3_int64 offset;

    [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

LogFile& log_file(sqlite3_file* file) { return *reinterpret_cast<LogFile*>(file); }

// Whatever the file says, the bytes are gone: SQLite takes a failed commit back and writes its pages anew.
int flush(LogFile& log) {
    if (log.pending->empty()) return SQLITE_OK;
    auto* const real = log.real();
    auto const code =
        real->pMethods->xWrite(real, log.pending->data(), static_cast<int>(log.pending->size()), log.offset);
    log.pending->clear();
    return code;
}

// Calls a method of the real file once all that was written before is in it.
template <class... Args>
int after_flush(sqlite3_file* file, int (*sqlite3_io_methods::*method)(sqlite3_file*, Args...), Args... args) {
    auto& log = log_file(file);
    auto const code = flush(log);
    if (code != SQLITE_OK) return code;
    return (log.real()->pMethods->*method)(log.real(), args...);
}

int close_log(sqlite3_file* file) {
    auto& log = log_file(file);
    auto const flushed = flush(log);
    auto const closed = log.real()->pMethods->xClose(log.real());
    delete log.pending;
    return flushed != SQLITE_OK ? flushed : closed;
}

int write_log(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset) {
    auto& log = log_file(file);
    auto& pending = *log.pending;
    auto const size = static_cast<std::size_t>(count);
    bool const follows = log.offset + static_cast<sqlite3_int64>(pending.size()) == offset;
    if (!follows || pending.size() + size > pending_bytes_max) {
        if (auto const code = flush(log); code != SQLITE_OK) return code;
    }
    if (pending.empty()) log.offset = offset;
    try {
        pending.append(static_cast<char const*>(bytes), size);
    } catch (std::bad_alloc const&) {
        return SQLITE_NOMEM;
    }
    return SQLITE_OK;
}

constexpr sqlite3_io_methods log_methods{
    .iVersion = 1,
    .xClose = close_log,
    .xRead = [](sqlite3_file* file, void* into, int count,
                sqlite3_int64 offset) { return after_flush(file, &sqlite3_io_methods::xRead, into, count, offset); },
    .xWrite = write_log,
    .xTruncate = [](sqlite3_file* file,
                    sqlite3_int64 size) { return after_flush(file, &sqlite3_io_methods::xTruncate, size); },
    .xSync = [](sqlite3_file* file, int flags) { return after_flush(file, &sqlite3_io_methods::xSync, flags); },
    .xFileSize = [](sqlite3_file* file,
                    sqlite3_int64* size) { return after_flush(file, &sqlite3_io_methods::xFileSize, size); },
    .xLock = [](sqlite3_file* file, int level) { return after_flush(file, &sqlite3_io_methods::xLock, level); },
    .xUnlock = [](sqlite3_file* file, int level) { return after_flush(file, &sqlite3_io_methods::xUnlock, level); },
    .xCheckReservedLock = [](sqlite3_file* file,
                             int* held) { return after_flush(file, &sqlite3_io_methods::xCheckReservedLock, held); },
    .xFileControl = [](sqlite3_file* file, int operation,
                       void* arg) { return after_flush(file, &sqlite3_io_methods::xFileControl, operation, arg); },
    .xSectorSize =
        [](sqlite3_file* file) { return log_file(file).real()->pMethods->xSectorSize(log_file(file).real()); },
    .xDeviceCharacteristics =
        [](sqlite3_file* file) {
            return log_file(file).real()->pMethods->xDeviceCharacteristics(log_file(file).real());
        },
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr};

int open_file(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* flags_out) {
    auto* const system = sqlite3_vfs_find(nullptr);
    if ((flags & SQLITE_OPEN_WAL) == 0) return system->xOpen(system, name, file, flags, flags_out);
    auto& log = log_file(file);
    log = {};
    auto const code = system->xOpen(system, name, log.real(), flags, flags_out);
    if (code != SQLITE_OK) return code;
    log.pending = new (std::nothrow) std::string;
    if (!log.pending) {
        log.real()->pMethods->xClose(log.real());
        return SQLITE_NOMEM;
    }
    log.seen_by_sqlite.pMethods = &log_methods;
    return SQLITE_OK;
}

}  // namespace

char const* log_buffering_vfs() {
    static sqlite3_vfs vfs = [] {
        sqlite3_initialize();
        auto copy = *sqlite3_vfs_find(nullptr);
        copy.szOsFile += static_cast<int>(sizeof(LogFile));
        copy.pNext = nullptr;
        copy.zName = "zg-log-buffering";
        copy.xOpen = open_file;
        return copy;
    }();
    static bool const is_registered = sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
    ZG_ASSERT(is_registered);
    return vfs.zName;
}

}  // namespace zg::db
