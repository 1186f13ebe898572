#include "event_queue.h"

#include <chrono>

namespace zg::app {

namespace {
constexpr std::size_t waiting_events_max = 100'000;

std::int64_t wall_us() {
    // tidy: allow clock_and_random: a stamp for screens, finer than the milliseconds of Clock; nothing is decided by it
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}
}  // namespace

void EventQueue::put(events::Batch batch) {
    auto const now = wall_us();
    bool was_empty;
    {
        std::lock_guard const lock(mutex_);
        if (is_closed_) return;
        waiting_events_ += batch->size();
        if (waiting_events_ > waiting_events_max) {
            waiting_.clear();
            waiting_events_ = batch->size();
            has_lagged_ = true;
        }
        was_empty = waiting_.empty();
        waiting_.push_back({.batch = std::move(batch), .at_us = now});
    }
    if (was_empty) arrived_.notify_one();
}

std::vector<EventQueue::Committed> EventQueue::take(Wait wait, bool& lagged) {
    using std::chrono::milliseconds;
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, milliseconds(wait.idle_ms), [&] { return is_closed_ || !waiting_.empty(); });
    if (wait.gather_ms > 0 && !waiting_.empty()) {
        arrived_.wait_for(lock, milliseconds(wait.gather_ms), [&] { return is_closed_; });
    }
    std::vector<Committed> taken;
    taken.swap(waiting_);
    waiting_events_ = 0;
    lagged = has_lagged_;
    has_lagged_ = false;
    return taken;
}

void EventQueue::close() {
    std::lock_guard const lock(mutex_);
    is_closed_ = true;
    arrived_.notify_all();
}

bool EventQueue::is_closed() const {
    std::lock_guard const lock(mutex_);
    return is_closed_;
}

}  // namespace zg::app
