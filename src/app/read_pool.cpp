#include "read_pool.h"

#include <spdlog/spdlog.h>

namespace zg::app {

namespace {
constexpr std::size_t waiting_count_max = 2048;
}

ReadPool::ReadPool(Folder const& folder, std::shared_ptr<insights::Memory const> memory, int threads) {
    for (int index = 0; index < threads; ++index)
        threads_.emplace_back([this, folder, memory] { loop(folder, memory); });
}

ReadPool::~ReadPool() { stop(); }

bool ReadPool::run(std::function<void(api::Reading&)> work) {
    {
        std::lock_guard const lock(mutex_);
        if (is_stopping_ || waiting_.size() >= waiting_count_max) return false;
        waiting_.push_back(std::move(work));
    }
    arrived_.notify_one();
    return true;
}

void ReadPool::stop() {
    {
        std::lock_guard const lock(mutex_);
        is_stopping_ = true;
    }
    arrived_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void ReadPool::loop(Folder const& folder, std::shared_ptr<insights::Memory const> memory) {
    db::Db books(folder.books(), {.access = db::Access::read, .cache_kib = 8 * 1024});
    db::Db views(folder.views(),
                 {.durability = db::Durability::rebuilt, .access = db::Access::read, .cache_kib = 8 * 1024});
    insights::Reader reader(views, std::move(memory));
    api::Reading reading{books, reader};
    for (;;) {
        std::function<void(api::Reading&)> work;
        {
            std::unique_lock lock(mutex_);
            arrived_.wait(lock, [&] { return is_stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            work = std::move(waiting_.front());
            waiting_.pop_front();
        }
        try {
            work(reading);
        } catch (std::exception const& failure) {
            // Dropping the work answers 500; the reason is for the operator.
            spdlog::error("a question could not be answered: {}", failure.what());
        }
    }
}

}  // namespace zg::app
