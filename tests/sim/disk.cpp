#include "disk.h"

#include <sqlite3.h>

#include <algorithm>

namespace zg::sim {

namespace {

constexpr std::size_t sector_bytes = 512;

int code_of(DiskFault fault, int plain) {
    switch (fault) {
        case DiskFault::full: return SQLITE_FULL;
        case DiskFault::error:
        case DiskFault::death: return plain;
    }
    __builtin_unreachable();
}

}  // namespace

Disk::FileRef Disk::open(std::string const& name, bool make) {
    auto const found = files_.find(name);
    if (found != files_.end()) return found->second;
    if (!make || is_dead_) return nullptr;
    return files_[name] = std::make_shared<File>();
}

int Disk::begin_operation(std::uint64_t mark) {
    if (is_dead_) return SQLITE_IOERR;
    ++operation_count_;
    trace_ = (trace_ ^ mark) * 1099511628211ULL;
    if (countdown_ == 0) return SQLITE_OK;
    if (--countdown_ > 0) return SQLITE_OK;
    has_struck_ = true;
    if (fault_ == DiskFault::full) countdown_ = 1;  // stays full
    return SQLITE_IOERR;
}

void Disk::apply(std::string& to, Change const& change) const {
    auto const offset = static_cast<std::size_t>(change.offset);
    if (change.is_truncation) return to.resize(std::min(to.size(), offset));
    if (to.size() < offset + change.bytes.size()) to.resize(offset + change.bytes.size());
    to.replace(offset, change.bytes.size(), change.bytes);
}

int Disk::write(File& file, std::string_view bytes, std::int64_t offset) {
    auto const strikes = begin_operation(std::hash<std::string_view>{}(bytes) ^ static_cast<std::uint64_t>(offset));
    if (is_dead_) return SQLITE_IOERR_WRITE;
    // What fails may have come half way.
    if (strikes != SQLITE_OK) bytes = bytes.substr(0, rng_.below(bytes.size() + 1));
    file.unsynced.push_back({.offset = offset, .bytes = std::string(bytes)});
    apply(file.now, file.unsynced.back());
    if (strikes == SQLITE_OK) return SQLITE_OK;
    is_dead_ = fault_ == DiskFault::death;
    return code_of(fault_, SQLITE_IOERR_WRITE);
}

int Disk::truncate(File& file, std::int64_t size) {
    auto const strikes = begin_operation(static_cast<std::uint64_t>(size));
    if (is_dead_) return SQLITE_IOERR_TRUNCATE;
    if (strikes != SQLITE_OK && fault_ != DiskFault::full) {
        is_dead_ = fault_ == DiskFault::death;
        return SQLITE_IOERR_TRUNCATE;
    }
    file.unsynced.push_back({.offset = size, .is_truncation = true});
    apply(file.now, file.unsynced.back());
    return SQLITE_OK;
}

int Disk::sync(File& file) {
    auto const strikes = begin_operation(7);
    if (is_dead_) return SQLITE_IOERR_FSYNC;
    if (strikes != SQLITE_OK && fault_ != DiskFault::full) {
        is_dead_ = fault_ == DiskFault::death;
        return SQLITE_IOERR_FSYNC;
    }
    if (ignores_syncs_) return SQLITE_OK;
    for (auto const& change : file.unsynced) apply(file.durable, change);
    file.unsynced.clear();
    if (!file.is_named) {
        // Syncing a new file syncs its folder, and with it what was removed before.
        file.is_named = true;
        unlinked_.clear();
    }
    return SQLITE_OK;
}

int Disk::remove(std::string const& name, bool is_synced) {
    auto const strikes = begin_operation(std::hash<std::string>{}(name.substr(name.rfind('/') + 1)));
    auto const found = files_.find(name);
    if (found == files_.end()) return SQLITE_IOERR_DELETE_NOENT;
    if (is_dead_ || (strikes != SQLITE_OK && fault_ != DiskFault::full)) {
        is_dead_ = is_dead_ || fault_ == DiskFault::death;
        return SQLITE_IOERR_DELETE;
    }
    if (found->second->is_named) unlinked_[name] = found->second->durable;
    files_.erase(found);
    if (is_synced && !ignores_syncs_) unlinked_.clear();
    return SQLITE_OK;
}

void Disk::arm(DiskFault fault, std::int64_t operation_count) {
    fault_ = fault;
    countdown_ = operation_count;
    has_struck_ = false;
}

void Disk::power_stays() {
    disarm();
    is_dead_ = false;
    for (auto& [name, file] : files_) {
        file->shared_memory.clear();
        file->lock_owners.clear();
        file->main_lock_readers = 0;
        file->main_lock_writer = nullptr;
    }
}

void Disk::survive(File& file, PowerCut cut) {
    auto const per_hundred = cut == PowerCut::drops_all ? 0 : cut == PowerCut::keeps_all ? 100 : 10 + rng_.below(90);
    for (auto const& change : file.unsynced) {
        if (cut != PowerCut::tears || change.is_truncation) {
            if (chance(per_hundred)) apply(file.durable, change);
            continue;
        }
        std::size_t done = 0;
        while (done < change.bytes.size()) {
            auto const at = static_cast<std::size_t>(change.offset) + done;
            auto const size = std::min(sector_bytes - at % sector_bytes, change.bytes.size() - done);
            if (chance(per_hundred)) {
                apply(file.durable,
                      {.offset = static_cast<std::int64_t>(at), .bytes = change.bytes.substr(done, size)});
            }
            done += size;
        }
    }
    file.unsynced.clear();
    file.now = file.durable;
}

void Disk::power_cut(PowerCut cut) {
    for (auto entry = files_.begin(); entry != files_.end();) {
        survive(*entry->second, cut);
        bool const is_gone = !entry->second->is_named && (cut == PowerCut::drops_all || chance(50));
        entry->second->is_named = true;
        entry = is_gone ? files_.erase(entry) : std::next(entry);
    }
    for (auto& [name, bytes] : unlinked_) {
        if (files_.contains(name) || (cut != PowerCut::drops_all && chance(50))) continue;
        auto const file = files_[name] = std::make_shared<File>();
        file->now = file->durable = bytes;
        file->is_named = true;
    }
    unlinked_.clear();
    power_stays();
}

void Disk::settle() {
    for (auto& [name, file] : files_) {
        file->durable = file->now;
        file->unsynced.clear();
        file->is_named = true;
    }
    unlinked_.clear();
}

void Disk::fill_random(void* into, std::size_t count) { rng_.fill({static_cast<std::uint8_t*>(into), count}); }

std::unique_ptr<Disk> Disk::copy(std::uint64_t seed) const {
    auto made = std::make_unique<Disk>(seed);
    for (auto const& [name, file] : files_) {
        auto const twin = made->files_[name] = std::make_shared<File>();
        twin->now = twin->durable = file->now;
        twin->is_named = true;
    }
    return made;
}

}  // namespace zg::sim
