#pragma once

#include <zg/archive.h>
#include <zg/company.h>
#include <zg/time.h>

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace zg::app {

// Keeps an archive while the shop sells: a base when it starts and once a day, and every second what was committed since. The till never
// waits for it: while the archive cannot be written, the log grows, and when that has gone far enough the checkpointer
// lets go of it; then the archive has a gap, says so, and begins with a new base.
class ArchiveThread final {
public:
    struct Order final {
        Folder folder;
        std::filesystem::path to;
        int days = 14;  // how far back it reaches
        Clock& clock;
    };
    explicit ArchiveThread(Order);
    ~ArchiveThread();
    // Keeps what is there and ends.
    void stop();

    // -- the checkpointer's --
    // Calls `move` when all that was committed before is in the archive, or nothing is being kept. False: not yet, nothing was
    // moved. The caller holds a snapshot, so that nothing newer moves either.
    bool move_when_shipped(std::function<void()> const& move);
    // From now on pages move without the archive.
    void let_go();

    // -- the writer's --
    void note_commit(std::int64_t log_frames, Instant at) { times_.note(log_frames, at); }

private:
    void loop();
    void look();
    void ship();
    bool is_base_due(Instant now) const;
    void begin_base();
    std::optional<backup::Copy> copy_base(Instant now);
    void check_base();
    void fail(std::string const& why);

    Order order_;
    backup::Shop shop_;
    db::Db reader_;
    db::Db mover_;
    backup::CommitTimes times_;
    std::optional<backup::Chain> chain_;  // this thread's, like all above
    Instant next_base_{};
    std::optional<Instant> failing_since_;
    Instant complained_at_{};

    std::mutex mutex_;  // guards all below
    std::condition_variable changed_;
    std::int64_t wanted_ = 0;  // looks at the log that were asked for
    std::int64_t served_ = 0;
    bool is_kept_ = false;     // there is a base, and what is committed belongs to it
    bool is_copying_ = false;  // a base: nothing may move
    bool is_moving_ = false;
    bool has_gap_ = false;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace zg::app
