#include "checkpointer.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

namespace zg::app {

namespace {

constexpr std::int64_t pages_max = db::Writer::Limits{}.wal_pages_max;
constexpr std::chrono::milliseconds writer_patience{200};
// How much of the shop's own disk a log may take that waits for the archive.
constexpr std::uintmax_t held_bytes_max = 400'000'000;

// A sync that is tried again may answer yes for pages that the kernel has given up.
bool is_fatal(db::FailureKind kind) { return kind == db::FailureKind::sync_failed || kind == db::FailureKind::corrupt; }

}  // namespace

Checkpointer::Checkpointer(Folder const& folder, ArchiveThread* archive, OnFatal on_fatal)
    : file_(folder.books_file()), archive_(archive), on_fatal_(std::move(on_fatal)), pages_next_(pages_max) {
    if (folder.has_books_elsewhere()) return;
    books_.emplace(file_,
                   db::OpenOptions{.durability = db::Durability::full, .access = db::Access::write, .cache_kib = 1024});
    books_->leave_checkpoints_to_caller();
    if (archive_) snapshot_.emplace(file_, db::OpenOptions{.access = db::Access::read, .cache_kib = 64});
    thread_ = std::thread([this] { loop(); });
}

Checkpointer::~Checkpointer() { stop(); }

void Checkpointer::stop() {
    {
        std::lock_guard const lock(mutex_);
        is_stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Checkpointer::shorten(std::int64_t log_pages) {
    if (log_pages < pages_max) pages_next_ = pages_max;
    if (log_pages < pages_next_) return;
    std::unique_lock lock(mutex_);
    auto const mine = ++asked_;
    changed_.notify_all();
    changed_.wait_for(lock, writer_patience, [&] { return served_ >= mine || is_stopping_; });
    pages_next_ = log_pages + pages_max / 4;
}

void Checkpointer::loop() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait_for(lock, std::chrono::seconds(1), [&] { return is_stopping_ || asked_ > served_; });
        if (is_stopping_) return;
        auto const mine = asked_;
        lock.unlock();
        try {
            archive_ ? move_what_is_kept() : move();
        } catch (db::Failure const& failure) {
            if (is_fatal(failure.kind())) return on_fatal_(failure);
            // Nothing is lost: the log keeps what the file has not got, and the next time moves it.
            spdlog::warn("checkpoint: {}", failure.what());
        }
        lock.lock();
        served_ = mine;
        changed_.notify_all();
    }
}

void Checkpointer::move() { books_->checkpoint_passive(); }

// What is committed after the snapshot stays in the log, so only what the archive has been asked for afterwards can move.
void Checkpointer::move_what_is_kept() {
    snapshot_->read([&](db::Tx& tx) {
        db::take_snapshot(tx);
        if (archive_->move_when_shipped([&] { move(); }) || !is_log_too_long()) return;
        archive_->let_go();
        move();
    });
}

bool Checkpointer::is_log_too_long() const {
    std::error_code unknown;
    auto const bytes = std::filesystem::file_size(file_.string() + "-wal", unknown);
    if (unknown) return false;
    auto const space = std::filesystem::space(file_.parent_path(), unknown);
    return bytes > held_bytes_max || (!unknown && bytes > space.available);
}

}  // namespace zg::app
