#include "failure.h"

#include <sqlite3.h>

#include <fmt/format.h>

#include <cerrno>

namespace zg::db {

FailureKind failure_kind(int code, int system_errno) {
    switch (code) {
        // After a failed fsync nobody knows what is on disk, whatever the reason was: never "full", never retried.
        case SQLITE_IOERR_FSYNC:
        case SQLITE_IOERR_DIR_FSYNC:
        case SQLITE_IOERR_COMMIT_ATOMIC: return FailureKind::sync_failed;
        default: break;
    }
    switch (code & 0xFF) {
        case SQLITE_FULL: return FailureKind::full;
        case SQLITE_IOERR:
            // SQLite says FULL only for a plain write; the index beside the log and quotas arrive here.
            if (system_errno == ENOSPC || system_errno == EDQUOT) return FailureKind::full;
            return code == SQLITE_IOERR_WRITE ? FailureKind::sync_failed : FailureKind::other;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return FailureKind::corrupt;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return FailureKind::busy;
        case SQLITE_CONSTRAINT: return FailureKind::constraint;
        default: return FailureKind::other;
    }
}

void fail(sqlite3* handle, int code, std::string_view doing) {
    auto const system_errno = handle ? sqlite3_system_errno(handle) : 0;
    auto const* message = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    throw Failure(failure_kind(code, system_errno),
                  fmt::format("{}: {} (sqlite {}, errno {})", doing, message, code, system_errno));
}

}  // namespace zg::db
