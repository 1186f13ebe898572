#pragma once

#include <zg/rng.h>

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

namespace zg::sim {

// Time that passes only from one thing to the next, in milliseconds since the run began. What is due at the same moment
// happens in the order in which it was planned.
class Timeline final {
public:
    [[nodiscard]] std::int64_t now() const { return now_; }
    void after(std::int64_t ms, std::function<void()> what) { queue_.push({now_ + ms, next_++, std::move(what)}); }
    // False: nothing is planned any more.
    bool step() {
        if (queue_.empty()) return false;
        auto what = queue_.top().what;
        now_ = queue_.top().at;
        queue_.pop();
        what();
        return true;
    }

private:
    struct Planned final {
        std::int64_t at;
        std::int64_t order;
        std::function<void()> what;
        bool operator<(Planned const& other) const { return at != other.at ? at > other.at : order > other.order; }
    };
    std::priority_queue<Planned> queue_;
    std::int64_t now_ = 0;
    std::int64_t next_ = 0;
};

}  // namespace zg::sim
