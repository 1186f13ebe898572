#include "connection.h"
#include "failure.h"

#include <zg/log_file.h>

#include <fstream>

namespace zg::db {
namespace {

constexpr std::int64_t chunk_bytes = 1 << 20;
constexpr Sql any_row{"db.snapshot", "SELECT count(*) FROM (SELECT 1 FROM sqlite_schema LIMIT 1)"};

struct Closer final {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Closer>;

// Without a journal and without syncs: until its user has synced it, the copy is not there.
Handle make_file(std::filesystem::path const& file) {
    sqlite3* handle = nullptr;
    auto const code = sqlite3_open_v2(file.c_str(), &handle,
                                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, nullptr);
    Handle made(handle);
    if (code != SQLITE_OK) fail(handle, code, "make " + file.string());
    auto const set =
        sqlite3_exec(handle, "PRAGMA journal_mode = off; PRAGMA synchronous = off", nullptr, nullptr, nullptr);
    if (set != SQLITE_OK) fail(handle, set, "make " + file.string());
    return made;
}

}  // namespace

void take_snapshot(Tx& tx) {
    (void)tx.one(any_row, {}, [](Row const& row) { return row.integer(0); });
}

void copy_database(std::filesystem::path const& from, std::filesystem::path const& to) {
    SqliteConnection source(from, {.access = Access::read});
    auto const target = make_file(to);
    auto* const copying = sqlite3_backup_init(target.get(), "main", source.handle(), "main");
    if (!copying) fail(target.get(), sqlite3_errcode(target.get()), "copy to " + to.string());
    // All pages in one step are one snapshot; in a log it holds nobody up.
    auto const stepped = sqlite3_backup_step(copying, -1);
    auto const finished = sqlite3_backup_finish(copying);
    if (stepped != SQLITE_DONE)
        fail(target.get(), finished != SQLITE_OK ? finished : stepped, "copy to " + to.string());
}

// The file is read through SQLite's own descriptor: closing another one of this process would give up SQLite's locks on it.
bool copy_main_file(std::filesystem::path const& from, std::filesystem::path const& to,
                    std::function<bool()> const& go_on) {
    SqliteConnection source(from, {.access = Access::read});
    sqlite3_file* file = nullptr;
    auto const code = sqlite3_file_control(source.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (code != SQLITE_OK) fail(source.handle(), code, "read " + from.string());
    sqlite3_int64 size = 0;
    if (auto const sized = file->pMethods->xFileSize(file, &size); sized != SQLITE_OK)
        fail(source.handle(), sized, "read " + from.string());

    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    std::string chunk;
    for (sqlite3_int64 offset = 0; offset < size; offset += chunk_bytes) {
        if (!go_on()) return false;
        chunk.resize(static_cast<std::size_t>(std::min<sqlite3_int64>(chunk_bytes, size - offset)));
        auto const read = file->pMethods->xRead(file, chunk.data(), static_cast<int>(chunk.size()), offset);
        if (read != SQLITE_OK) fail(source.handle(), read, "read " + from.string());
        out.write(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    }
    out.close();
    if (!out) throw std::system_error(errno, std::generic_category(), to.string());
    return go_on();
}

}  // namespace zg::db
