#pragma once

#include <zg/rng.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zg::sim {

enum class DiskFault {
    error,  // one operation fails, the disk goes on
    full,   // writes fail until the fault is taken away
    death   // the operation is half done and nothing after it reaches the disk: the process has ended
};

// What of the unsynced changes the disk keeps when the power goes.
enum class PowerCut { drops_all, keeps_all, keeps_some, tears };

// A disk in memory that knows what would survive: each file has bytes that are synced and changes made since. Programs see all
// changes; a power cut decides by the run's randomness which of those since the last sync are there afterwards.
class Disk final {
public:
    struct Change final {
        std::int64_t offset = 0;
        std::string bytes = {};
        bool is_truncation = false;  // to `offset` bytes
    };
    struct File final {
        std::string now;      // what a program reads
        std::string durable;  // as of the last sync
        std::vector<Change> unsynced = {};
        bool is_named = false;  // the folder's entry has reached the disk
        // The index beside a log lives in shared memory, and locks in the kernel: neither survives anything.
        std::vector<std::unique_ptr<char[]>> shared_memory = {};
        std::vector<void const*> lock_owners = {};
        int main_lock_readers = 0;
        void const* main_lock_writer = nullptr;
    };
    using FileRef = std::shared_ptr<File>;

    explicit Disk(std::uint64_t seed) : rng_(seed) {}

    // -- what a file system offers; the answers are SQLite's result codes --
    [[nodiscard]] FileRef open(std::string const& name, bool make);
    [[nodiscard]] bool exists(std::string const& name) const { return files_.contains(name); }
    int remove(std::string const& name, bool is_synced);
    int write(File&, std::string_view bytes, std::int64_t offset);
    int truncate(File&, std::int64_t size);
    int sync(File&);

    // -- what happens to it --
    // The fault strikes at the `operation_count`-th operation that changes something, 1 being the next.
    void arm(DiskFault, std::int64_t operation_count);
    void disarm() {
        countdown_ = 0;
        has_struck_ = false;
    }
    // Since it was armed.
    [[nodiscard]] bool has_struck() const { return has_struck_; }
    [[nodiscard]] bool is_dead() const { return is_dead_; }
    void die() { is_dead_ = true; }
    // The process is gone, the machine is not: everything that was written is there.
    void power_stays();
    void power_cut(PowerCut);
    // All that is written counts as synced: where a run begins.
    void settle();
    // A known-bad build: syncs do nothing.
    void ignore_syncs() { ignores_syncs_ = true; }

    void fill_random(void* into, std::size_t count);
    // A hash of every change in its order: two runs of one seed must agree.
    [[nodiscard]] std::uint64_t trace() const { return trace_; }
    [[nodiscard]] std::int64_t operation_count() const { return operation_count_; }

    // A copy of what is there, with another seed.
    [[nodiscard]] std::unique_ptr<Disk> copy(std::uint64_t seed) const;

private:
    // SQLITE_OK, or anything else when the armed fault strikes this operation.
    int begin_operation(std::uint64_t mark);
    void apply(std::string& to, Change const&) const;
    void survive(File&, PowerCut);
    [[nodiscard]] bool chance(std::uint64_t per_hundred) { return rng_.below(100) < per_hundred; }

    SeededRng rng_;
    std::map<std::string, FileRef> files_;
    std::map<std::string, std::string> unlinked_;  // removed, but the folder was not synced since: may come back
    DiskFault fault_ = DiskFault::error;
    std::int64_t countdown_ = 0;
    bool has_struck_ = false;
    bool is_dead_ = false;
    bool ignores_syncs_ = false;
    std::uint64_t trace_ = 14695981039346656037ULL;
    std::int64_t operation_count_ = 0;
};

}  // namespace zg::sim
