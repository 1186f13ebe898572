#pragma once

namespace zg::db {

// Name of a VFS of SQLite that is the default one but for the write-ahead log of the connections opened with it. SQLite hands
// over each page of a commit in two small writes; here they wait in memory until SQLite syncs, reads or cuts the log, and
// reach the disk as one. So only for connections with synchronous=FULL: those sync every commit before anybody may see it.
[[nodiscard]] char const* log_buffering_vfs();

}  // namespace zg::db
