#include "archive_thread.h"

#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

namespace zg::app {

namespace {

constexpr std::chrono::milliseconds patience{900};
constexpr std::int64_t base_every_ms = 24LL * 3600 * 1000;
constexpr std::int64_t retry_ms = 60'000;
constexpr std::int64_t day_ms = 86'400'000;

}  // namespace

ArchiveThread::ArchiveThread(Order order)
    : order_(std::move(order)),
      shop_{order_.folder.root},
      reader_(order_.folder.books_file(), {.access = db::Access::read, .cache_kib = 64}),
      mover_(order_.folder.books_file(), {.cache_kib = 1024}) {
    mover_.leave_checkpoints_to_caller();
    thread_ = std::thread([this] { loop(); });
}

ArchiveThread::~ArchiveThread() { stop(); }

void ArchiveThread::stop() {
    {
        std::lock_guard const lock(mutex_);
        is_stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool ArchiveThread::move_when_shipped(std::function<void()> const& move) {
    std::unique_lock lock(mutex_);
    if (is_copying_) return false;
    if (is_kept_) {
        auto const mine = ++wanted_;
        changed_.notify_all();
        changed_.wait_for(lock, patience, [&] { return served_ >= mine || !is_kept_; });
        if (served_ < mine || is_copying_) return false;
    }
    is_moving_ = true;
    lock.unlock();
    move();
    lock.lock();
    is_moving_ = false;
    changed_.notify_all();
    return true;
}

void ArchiveThread::let_go() {
    std::lock_guard const lock(mutex_);
    if (has_gap_ || (!is_kept_ && !is_copying_)) return;
    has_gap_ = true;
    is_kept_ = false;
    spdlog::error(
        "archive: {} could not be written for too long, and the disk of the shop is needed. The archive has a GAP "
        "from now on, until its next base",
        order_.to.string());
}

void ArchiveThread::loop() {
    std::unique_lock lock(mutex_);
    for (;;) {
        auto const mine = wanted_;
        bool const is_last = is_stopping_;
        if (std::exchange(has_gap_, false)) {
            chain_.reset();
            next_base_ = {};
        }
        lock.unlock();
        bool is_shipped = false;
        try {
            if (chain_ || !is_last) look();
            is_shipped = true;
        } catch (std::exception const& failure) {
            fail(failure.what());
        }
        lock.lock();
        if (is_shipped) served_ = mine;
        changed_.notify_all();
        if (is_last) return;
        changed_.wait_for(lock, std::chrono::seconds(1),
                          [&] { return is_stopping_ || (is_shipped && wanted_ > served_); });
    }
}

void ArchiveThread::look() {
    ship();
    auto const now = order_.clock.now();
    if (is_base_due(now)) begin_base();
}

void ArchiveThread::ship() {
    if (!chain_) return;
    if (chain_->ship(order_.clock, times_) == backup::Shipped::gap) {
        spdlog::error(
            "archive: the log of the books went on without it. The archive has a GAP, and begins with a new base");
        std::lock_guard const lock(mutex_);
        is_kept_ = false;
        chain_.reset();
    }
    if (failing_since_) {
        spdlog::info("archive: {} is written again, nothing is missing", order_.to.string());
        failing_since_.reset();
    }
}

bool ArchiveThread::is_base_due(Instant now) const {
    if (now < next_base_) return false;
    return !chain_ || now.ms - chain_->base().manifest.made_at.ms >= base_every_ms;
}

void ArchiveThread::begin_base() {
    auto const now = order_.clock.now();
    next_base_ = {now.ms + retry_ms};
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !is_moving_; });
        is_copying_ = true;
    }
    std::optional<backup::Copy> base;
    std::string why;
    try {
        base = copy_base(now);
    } catch (std::exception const& failure) {
        why = failure.what();
    }
    {
        std::lock_guard const lock(mutex_);
        is_copying_ = false;
        if (base && !has_gap_) {
            chain_.emplace(*base, shop_);
            is_kept_ = true;
        }
        changed_.notify_all();
    }
    if (!why.empty()) return fail(why);
    if (!base) {
        next_base_ = {now.ms + 1'000};
        return;
    }
    failing_since_.reset();
    spdlog::info("archive: base {} of {:.1f} MB", base->folder.string(),
                 static_cast<double>(backup::bytes_of(base->manifest)) / 1e6);
    check_base();
}

// What the older base still lacks goes to it first. Nothing moves from the log to the file that is not shipped, and while the file is
// copied nothing moves at all.
std::optional<backup::Copy> ArchiveThread::copy_base(Instant now) {
    backup::Standing standing;
    reader_.read([&](db::Tx& tx) {
        db::take_snapshot(tx);
        ship();
        standing = backup::standing_after(shop_, [this] { return mover_.checkpoint_passive(); });
    });
    if (!standing.is_known) return std::nullopt;
    return backup::make_base({.shop = shop_, .place = order_.to, .now = now, .standing = standing, .go_on = [this] {
                                  std::lock_guard const lock(mutex_);
                                  return !has_gap_ && !is_stopping_;
                              }});
}

// A base that is not sound is of no use, and nothing older goes for its sake.
void ArchiveThread::check_base() {
    std::vector<std::string> broken;
    db::Db(backup::Shop{chain_->base().folder}.books(), {.access = db::Access::read}).read([&](db::Tx& tx) {
        broken = db::audit_file(tx);
    });
    if (broken.empty()) {
        backup::forget_bases(order_.to, {order_.clock.now().ms - order_.days * day_ms});
        return;
    }
    spdlog::error("archive: the base {} is not sound: {}", chain_->base().folder.string(), fmt::join(broken, "; "));
    std::lock_guard const lock(mutex_);
    is_kept_ = false;
    chain_.reset();
}

void ArchiveThread::fail(std::string const& why) {
    auto const now = order_.clock.now();
    if (!failing_since_) failing_since_ = now;
    if (now.ms - complained_at_.ms < retry_ms) return;
    complained_at_ = now;
    spdlog::error("archive: not written since {}: {}. The shop sells on; what it sells is not in the archive yet",
                  failing_since_->text(), why);
}

}  // namespace zg::app
