#include "import_port.h"

namespace zg::app {

namespace {

constexpr std::int64_t unswept_max = 1'000'000;

class DirectStep final : public db::Command {
public:
    explicit DirectStep(ImportStep step) : step_(std::move(step)) {}
    bool decide(db::Draft& draft) override { return step_(draft); }
    void committed() noexcept override {}
    void failed(db::Failure const& failure) noexcept override { failure_.emplace(failure); }
    void check() const {
        if (failure_) throw db::Failure(*failure_);
    }

private:
    ImportStep step_;
    std::optional<db::Failure> failure_;
};

// What a writer of another thread is waited for by.
struct Waiting final {
    std::mutex mutex;
    std::condition_variable done;
    std::size_t open_count = 0;
    std::optional<db::Failure> failure;

    void end(db::Failure const* why) {
        std::lock_guard const lock(mutex);
        if (why && !failure) failure.emplace(*why);
        if (--open_count == 0) done.notify_all();
    }
};

class QueuedStep final : public db::Command {
public:
    QueuedStep(std::shared_ptr<Waiting> waiting, ImportStep step)
        : waiting_(std::move(waiting)), step_(std::move(step)) {}
    // One that never reaches the writer is lost like one whose commit failed.
    ~QueuedStep() override {
        if (is_ended_) return;
        db::Failure const stopped(db::FailureKind::other, "the server is stopping");
        waiting_->end(&stopped);
    }
    bool decide(db::Draft& draft) override { return step_(draft); }
    void committed() noexcept override {
        is_ended_ = true;
        waiting_->end(nullptr);
    }
    void failed(db::Failure const& failure) noexcept override {
        is_ended_ = true;
        waiting_->end(&failure);
    }

private:
    std::shared_ptr<Waiting> waiting_;  // shared with the one who waits, who may have given up
    ImportStep step_;
    bool is_ended_ = false;
};

}  // namespace

void DirectPort::write(std::vector<ImportStep> steps) {
    if (steps.empty()) return;
    std::vector<DirectStep> commands;
    commands.reserve(steps.size());
    std::vector<db::Command*> pointers;
    for (auto& step : steps) pointers.push_back(&commands.emplace_back(std::move(step)));
    company_.writer.write(pointers);
    for (auto const& command : commands) command.check();
    if (company_.ledger.unswept_count() > unswept_max) company_.ledger.sweep(company_.writer);
}

void QueuedPort::write(std::vector<ImportStep> steps) {
    if (steps.empty()) return;
    auto const waiting = std::make_shared<Waiting>();
    waiting->open_count = steps.size();
    // A full queue refuses a step, which then ends by itself and says so.
    for (auto& step : steps) (void)submit_(std::make_unique<QueuedStep>(waiting, std::move(step)));
    std::unique_lock lock(waiting->mutex);
    waiting->done.wait(lock, [&] { return waiting->open_count == 0; });
    if (waiting->failure) throw db::Failure(*waiting->failure);
}

}  // namespace zg::app
