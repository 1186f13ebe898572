#include "command_queue.h"

#include <chrono>
#include <thread>

namespace zg::app {

namespace {

// A fraction of what the commit takes that follows.
constexpr std::chrono::microseconds gather_wait{20};

}  // namespace

bool CommandQueue::put(std::unique_ptr<db::Command>& command) {
    bool was_empty;
    {
        std::lock_guard const lock(mutex_);
        if (is_closed_ || waiting_.size() >= count_max_) return false;
        was_empty = waiting_.empty();
        waiting_.push_back(std::move(command));
    }
    // The taker drains everything at once, so only the first arrival has to wake it.
    if (was_empty) arrived_.notify_one();
    return true;
}

std::vector<std::unique_ptr<db::Command>> CommandQueue::take(std::size_t batch_max, int wait_ms) {
    std::unique_lock lock(mutex_);
    if (waiting_.empty()) {
        arrived_.wait_for(lock, std::chrono::milliseconds(wait_ms), [&] { return is_closed_ || !waiting_.empty(); });
        // Whoever comes first is rarely alone: clients that were answered together ask again together.
        if (waiting_.size() == 1 && !is_closed_) {
            lock.unlock();
            std::this_thread::sleep_for(gather_wait);
            lock.lock();
        }
    }
    std::vector<std::unique_ptr<db::Command>> taken;
    if (waiting_.size() <= batch_max) {
        taken.swap(waiting_);
        return taken;
    }
    auto const end = waiting_.begin() + static_cast<std::ptrdiff_t>(batch_max);
    taken.assign(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
    waiting_.erase(waiting_.begin(), end);
    return taken;
}

void CommandQueue::close() {
    std::lock_guard const lock(mutex_);
    is_closed_ = true;
    arrived_.notify_all();
}

bool CommandQueue::is_closed() const {
    std::lock_guard const lock(mutex_);
    return is_closed_;
}

std::size_t CommandQueue::count() const {
    std::lock_guard const lock(mutex_);
    return waiting_.size();
}

}  // namespace zg::app
