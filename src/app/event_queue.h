#pragma once

#include <zg/events.h>

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <vector>

namespace zg::app {

// Committed batches on their way to one follower. The writer puts and never waits; a follower that has fallen behind drops
// the queue and reads the books instead, so memory stays bounded.
class EventQueue final {
public:
    struct Committed final {
        events::Batch batch;
        std::int64_t at_us = 0;  // of the wall clock, taken on the writer's thread right after the commit
    };
    void put(events::Batch batch);
    struct Wait final {
        int idle_ms;        // how long at most for the first batch
        int gather_ms = 0;  // how long after it for more: a follower that is not in a hurry wakes less often
    };
    // Sets `lagged` when batches were thrown away since the last call.
    [[nodiscard]] std::vector<Committed> take(Wait, bool& lagged);
    void close();
    [[nodiscard]] bool is_closed() const;

private:
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<Committed> waiting_;
    std::size_t waiting_events_ = 0;
    bool has_lagged_ = false;
    bool is_closed_ = false;
};

}  // namespace zg::app
