#include "import_desk.h"

#include "import_job.h"

#include <spdlog/spdlog.h>

namespace zg::app {

namespace {
// Whoever wakes the desk does so before the command is durable, so it looks a few times.
constexpr int looks_a_wake = 40;
constexpr std::chrono::milliseconds look_every{50};
constexpr std::chrono::milliseconds failure_pause{5'000};
}  // namespace

ImportDesk::ImportDesk(Folder const& folder, Company& company, Clock& clock, QueuedPort::Submit submit)
    : folder_(folder), company_(company), clock_(clock), port_(std::move(submit)), thread_([this] { loop(); }) {}

ImportDesk::~ImportDesk() { stop(); }

void ImportDesk::wake() {
    {
        std::lock_guard const lock(mutex_);
        looks_left_ = looks_a_wake;
    }
    woken_.notify_one();
}

void ImportDesk::stop() {
    {
        std::lock_guard const lock(mutex_);
        is_stopping_ = true;
    }
    woken_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void ImportDesk::loop() {
    db::Db books(folder_.books(), {.access = db::Access::read, .cache_kib = 2 * 1024});
    std::unique_lock lock(mutex_);
    while (!is_stopping_) {
        if (looks_left_ == 0) {
            woken_.wait(lock, [&] { return is_stopping_ || looks_left_ > 0; });
            continue;
        }
        --looks_left_;
        lock.unlock();
        auto pause = look_every;
        bool has_worked = false;
        try {
            has_worked = work(books);
        } catch (std::exception const& failure) {
            spdlog::error("an import could not go on: {}", failure.what());
            pause = failure_pause;
        }
        lock.lock();
        if (has_worked) looks_left_ = looks_a_wake;
        if (pause == failure_pause && !is_stopping_) looks_left_ = looks_a_wake;
        if (!has_worked) woken_.wait_for(lock, pause, [&] { return is_stopping_.load(); });
    }
}

bool ImportDesk::work(db::Db& books) {
    std::vector<importing::Import> found;
    books.read([&](db::Tx& tx) { found = importing::imports_at_work(tx); });
    ImportPlace const place{
        .port = port_, .uploads = folder_.uploads(), .clock = clock_, .company = company_, .is_stopping = [this] {
            return is_stopping_.load();
        }};
    for (auto& import : found) {
        if (is_stopping_) return true;
        work_on(place, books, std::move(import));
    }
    return !found.empty();
}

}  // namespace zg::app
