#include "disk_vfs.h"

#include <zg/assert.h>

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace zg::sim {

namespace {

Disk* mounted = nullptr;

struct Handle final {
    sqlite3_file seen_by_sqlite;
    Disk* disk;
    Disk::FileRef* file;
    int lock_level;
};

Handle& handle_of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
Disk::File& file_of(sqlite3_file* file) { return **handle_of(file).file; }

int close_file(sqlite3_file* file) {
    delete handle_of(file).file;
    return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
    auto const& bytes = file_of(file).now;
    auto const size = static_cast<std::size_t>(count);
    auto const begin = std::min(bytes.size(), static_cast<std::size_t>(offset));
    auto const there = std::min(size, bytes.size() - begin);
    std::memcpy(into, bytes.data() + begin, there);
    std::memset(static_cast<char*>(into) + there, 0, size - there);
    return there == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset) {
    return handle_of(file).disk->write(file_of(file),
                                       {static_cast<char const*>(bytes), static_cast<std::size_t>(count)}, offset);
}

// Readers share; whoever wants to write alone finds no other writer and, for EXCLUSIVE, no other reader.
int lock_file(sqlite3_file* file, int level) {
    auto& handle = handle_of(file);
    auto& locks = file_of(file);
    if (level <= handle.lock_level) return SQLITE_OK;
    bool const is_held = locks.main_lock_writer != nullptr && locks.main_lock_writer != file;
    if (is_held && level > SQLITE_LOCK_SHARED) return SQLITE_BUSY;
    if (handle.lock_level == SQLITE_LOCK_NONE) ++locks.main_lock_readers;
    if (level > SQLITE_LOCK_SHARED) locks.main_lock_writer = file;
    if (level == SQLITE_LOCK_EXCLUSIVE && locks.main_lock_readers > 1) return SQLITE_BUSY;
    handle.lock_level = level;
    return SQLITE_OK;
}

int unlock_file(sqlite3_file* file, int level) {
    auto& handle = handle_of(file);
    auto& locks = file_of(file);
    if (level >= handle.lock_level) return SQLITE_OK;
    if (locks.main_lock_writer == file) locks.main_lock_writer = nullptr;
    if (level == SQLITE_LOCK_NONE) --locks.main_lock_readers;
    handle.lock_level = level;
    return SQLITE_OK;
}

int map_shared(sqlite3_file* file, int region, int size, int, void volatile** out) {
    auto& regions = file_of(file).shared_memory;
    while (regions.size() <= static_cast<std::size_t>(region)) {
        regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
    }
    *out = regions[static_cast<std::size_t>(region)].get();
    return SQLITE_OK;
}

// Connections of one thread take turns, so a slot is free, or its owner is in the middle of something.
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
    auto& owners = file_of(file).lock_owners;
    owners.resize(SQLITE_SHM_NLOCK);
    if ((flags & SQLITE_SHM_EXCLUSIVE) == 0) return SQLITE_OK;
    for (int slot = offset; slot < offset + count; ++slot) {
        auto const* owner = owners[static_cast<std::size_t>(slot)];
        if ((flags & SQLITE_SHM_LOCK) != 0 && owner != nullptr && owner != file) return SQLITE_BUSY;
    }
    for (int slot = offset; slot < offset + count; ++slot) {
        owners[static_cast<std::size_t>(slot)] = (flags & SQLITE_SHM_LOCK) != 0 ? file : nullptr;
    }
    return SQLITE_OK;
}

constexpr sqlite3_io_methods file_methods{
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = [](sqlite3_file* file,
                    sqlite3_int64 size) { return handle_of(file).disk->truncate(file_of(file), size); },
    .xSync = [](sqlite3_file* file, int) { return handle_of(file).disk->sync(file_of(file)); },
    .xFileSize =
        [](sqlite3_file* file, sqlite3_int64* size) {
            *size = static_cast<sqlite3_int64>(file_of(file).now.size());
            return SQLITE_OK;
        },
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock =
        [](sqlite3_file* file, int* held) {
            *held = file_of(file).main_lock_writer != nullptr;
            return SQLITE_OK;
        },
    .xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; },
    .xSectorSize = [](sqlite3_file*) { return 4096; },
    .xDeviceCharacteristics = [](sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; },
    .xShmMap = map_shared,
    .xShmLock = lock_shared,
    .xShmBarrier = [](sqlite3_file*) {},
    .xShmUnmap =
        [](sqlite3_file* file, int remove) {
            if (remove != 0) file_of(file).shared_memory.clear();
            return SQLITE_OK;
        },
    .xFetch = nullptr,
    .xUnfetch = nullptr};

int open_file(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* flags_out) {
    auto& handle = handle_of(file);
    handle = {};
    auto opened = name ? mounted->open(name, (flags & SQLITE_OPEN_CREATE) != 0) : std::make_shared<Disk::File>();
    if (!opened) return SQLITE_CANTOPEN;
    handle.disk = mounted;
    handle.file = new Disk::FileRef(std::move(opened));
    handle.seen_by_sqlite.pMethods = &file_methods;
    if (flags_out) *flags_out = flags;
    return SQLITE_OK;
}

// No clock: SQLite asks for the time only to name things that this house does not use.
int no_time(sqlite3_vfs*, sqlite3_int64* out) {
    *out = 0;
    return SQLITE_OK;
}

sqlite3_vfs file_system{
    .iVersion = 2,
    .szOsFile = sizeof(Handle),
    .mxPathname = 512,
    .pNext = nullptr,
    .zName = "zg-sim",
    .pAppData = nullptr,
    .xOpen = open_file,
    .xDelete = [](sqlite3_vfs*, char const* name, int sync) { return mounted->remove(name, sync != 0); },
    .xAccess =
        [](sqlite3_vfs*, char const* name, int, int* out) {
            *out = mounted->exists(name);
            return SQLITE_OK;
        },
    .xFullPathname =
        [](sqlite3_vfs*, char const* name, int size, char* out) {
            sqlite3_snprintf(size, out, "%s", name);
            return SQLITE_OK;
        },
    .xDlOpen = nullptr,
    .xDlError = nullptr,
    .xDlSym = nullptr,
    .xDlClose = nullptr,
    .xRandomness =
        [](sqlite3_vfs*, int count, char* out) {
            mounted->fill_random(out, static_cast<std::size_t>(count));
            return count;
        },
    .xSleep = [](sqlite3_vfs*, int microseconds) { return microseconds; },
    .xCurrentTime = nullptr,
    .xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; },
    .xCurrentTimeInt64 = no_time};

}  // namespace

void mount(Disk* disk) {
    mounted = disk;
    // SQLite's own randomness (salts of the log) begins anew, from this disk's seed.
    sqlite3_randomness(0, nullptr);
    static bool const is_registered = sqlite3_vfs_register(&file_system, 1) == SQLITE_OK;
    ZG_ASSERT(is_registered);
}

}  // namespace zg::sim
