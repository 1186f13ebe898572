#include "checkpointer.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace zg::app {

Checkpointer::Checkpointer(Folder const& folder) {
    auto const books = folder.books();
    if (!std::holds_alternative<std::filesystem::path>(books)) return;
    books_.emplace(books,
                   db::OpenOptions{.durability = db::Durability::full, .access = db::Access::write, .cache_kib = 1024});
    books_->leave_checkpoints_to_caller();
    thread_ = std::thread([this] { loop(); });
}

Checkpointer::~Checkpointer() { stop(); }

void Checkpointer::stop() {
    {
        std::lock_guard const lock(mutex_);
        is_stopping_ = true;
    }
    stopping_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Checkpointer::loop() {
    std::unique_lock lock(mutex_);
    while (!stopping_.wait_for(lock, std::chrono::seconds(1), [&] { return is_stopping_; })) {
        try {
            books_->checkpoint_passive();
        } catch (db::Failure const& failure) {
            // Nothing is lost: the log keeps what the file has not got, and the writer moves it above its own limit.
            spdlog::warn("checkpoint: {}", failure.what());
        }
    }
}

}  // namespace zg::app
