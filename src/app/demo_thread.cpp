#include "demo_thread.h"

#include <zg/demo.h>

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <vector>

namespace zg::app {

namespace {

constexpr std::uint64_t seed_of_the_button = 1;
constexpr std::size_t acts_at_once = 256;  // as many as the writer takes into one batch

// Where the story's acts meet the thread that sends them: the writer works one batch off before the next is sent.
class Batch final {
public:
    void one_done(bool is_lost) {
        std::lock_guard const lock(mutex_);
        ++done_count_;
        is_lost_ |= is_lost;
        changed_.notify_one();
    }
    // False: something was lost on the way to the disk.
    bool wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return done_count_ == count; });
        done_count_ = 0;
        return !is_lost_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t done_count_ = 0;
    bool is_lost_ = false;
};

class Act final : public db::Command {
public:
    Act(demo::Story& story, Batch& batch) : story_(story), batch_(batch) {}
    ~Act() override {
        if (!is_told_) batch_.one_done(true);
    }
    bool decide(db::Draft& draft) override { return story_.act(draft); }
    void committed() noexcept override { tell(false); }
    void failed(db::Failure const&) noexcept override { tell(true); }

private:
    void tell(bool is_lost) {
        is_told_ = true;
        batch_.one_done(is_lost);
    }
    demo::Story& story_;
    Batch& batch_;
    bool is_told_ = false;
};

}  // namespace

bool DemoThread::build(api::DemoOrder order) {
    std::lock_guard const lock(mutex_);
    if (is_stopping_ || is_building_.exchange(true)) return false;
    if (thread_.joinable()) thread_.join();
    percent_ = 0;
    thread_ = std::thread([this, told = std::move(order)] {
        try {
            tell(told);
        } catch (std::exception const& failure) {
            spdlog::error("the demo company was not finished: {}", failure.what());
        }
        is_building_ = false;
    });
    return true;
}

void DemoThread::tell(api::DemoOrder const& order) {
    SeededRng rng(seed_of_the_button);
    demo::Story story({.now = clock_.now(),
                       .owner = order.owner,
                       .language = order.language,
                       .profile = order.profile,
                       .roles = order.roles},
                      rng);
    Batch batch;
    while (!story.is_over() && !is_stopping_) {
        for (std::size_t count = 0; count < acts_at_once; ++count) {
            (void)writer_.submit(std::make_unique<Act>(story, batch));  // one that is not taken tells the batch itself
        }
        if (!batch.wait_for(acts_at_once)) return;
        percent_ = story.percent();
    }
}

void DemoThread::stop() {
    is_stopping_ = true;
    std::lock_guard const lock(mutex_);
    if (thread_.joinable()) thread_.join();
}

}  // namespace zg::app
