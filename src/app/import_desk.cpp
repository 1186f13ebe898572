#include "import_desk.h"

#include "import_job.h"

#include <spdlog/spdlog.h>

namespace zg::app {

namespace {
// Whoever wakes the desk does so before the command is durable, so it looks a few times.
constexpr int looks_a_wake = 40;
constexpr std::chrono::milliseconds look_every{50};
constexpr std::chrono::milliseconds failure_pause{5'000};
constexpr std::chrono::milliseconds others_pause{1'000};
constexpr std::string_view imports_work = "imports";
}  // namespace

ImportDesk::ImportDesk(Folder const& folder, Company& company, Clock& clock, QueuedPort::Submit submit)
    : folder_(folder),
      company_(company),
      clock_(clock),
      port_(std::move(submit)),
      books_(folder.books(), {.access = db::Access::read, .cache_kib = 2 * 1024}),
      thread_([this] { loop(); }) {}

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
    std::unique_lock lock(mutex_);
    while (!is_stopping_) {
        if (looks_left_ == 0) {
            woken_.wait(lock, [&] { return is_stopping_ || looks_left_ > 0; });
            continue;
        }
        --looks_left_;
        lock.unlock();
        auto pause = look_every;
        auto worked = Worked::nothing_to_do;
        try {
            worked = work();
            if (worked == Worked::others_do) pause = others_pause;
        } catch (std::exception const& failure) {
            spdlog::error("an import could not go on: {}", failure.what());
            pause = failure_pause;
        }
        lock.lock();
        if ((worked == Worked::some || pause != look_every) && !is_stopping_) looks_left_ = looks_a_wake;
        if (worked != Worked::some) woken_.wait_for(lock, pause, [&] { return is_stopping_.load(); });
    }
}

ImportDesk::Worked ImportDesk::work() {
    std::vector<importing::Import> found;
    books_.read([&](db::Tx& tx) { found = importing::imports_at_work(tx); });
    ImportPlace const place{
        .port = port_, .uploads = folder_.uploads(), .clock = clock_, .company = company_, .is_stopping = [this] {
            return is_stopping_.load();
        }};
    // What was brought to another server is that one's.
    if (books_.is_shared()) std::erase_if(found, [&](auto const& import) { return !is_here(import); });
    if (found.empty()) return Worked::nothing_to_do;
    if (!books_.try_hold(imports_work)) return Worked::others_do;
    try {
        for (auto& import : found) {
            if (is_stopping_) break;
            work_on(place, books_, std::move(import));
        }
    } catch (...) {
        books_.let_go(imports_work);
        throw;
    }
    books_.let_go(imports_work);
    return Worked::some;
}

bool ImportDesk::is_here(importing::Import const& import) const {
    return import.state != importing::State::running ||
           std::filesystem::exists(upload_of(folder_.uploads(), import.id));
}

}  // namespace zg::app
