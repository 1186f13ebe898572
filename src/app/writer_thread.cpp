#include "writer_thread.h"

#include <zg/expire_holds.h>

#include <spdlog/spdlog.h>

#include <array>

namespace zg::app {

namespace {

constexpr std::size_t queue_count_max = 8192;
constexpr std::size_t batch_count_max = 256;
constexpr int idle_wait_ms = 200;
// With other servers on the same books: how old what is shown here may be when nobody writes here.
constexpr int catch_up_every_ms = 50;
// A sweep writes every balance that has changed; rare enough to be cheap, often enough that a start replays in a second.
constexpr std::int64_t unswept_max = 1'000'000;
constexpr std::int64_t sweep_again_ms = 1'000;  // after one that a full disk refused
constexpr std::int64_t request_keep_ms = 31LL * 86'400'000;
constexpr std::int64_t forget_every_ms = 3'600'000;
constexpr std::int64_t expire_every_ms = 500;

// What may wait until there is room again. Nothing is lost meanwhile: balances that are not swept are made from the transfers at
// the next start, and answers that are not forgotten are kept longer.
template <class Work>
void unless_full(Work work) {
    try {
        work();
    } catch (db::Failure const& failure) {
        if (failure.kind() != db::FailureKind::full) throw;
        spdlog::warn("the books are not tidied, the disk is full: {}", failure.what());
    }
}

}  // namespace

WriterThread::WriterThread(Company& company, Clock& clock, api::Vitals& vitals, Listeners listeners)
    : company_(company),
      clock_(clock),
      vitals_(vitals),
      listeners_(std::move(listeners)),
      queue_(queue_count_max),
      catch_up_(catch_up_every_ms),
      sweep_(sweep_again_ms),
      forget_(forget_every_ms),
      expire_(expire_every_ms),
      thread_([this] { loop(); }) {}

WriterThread::~WriterThread() { stop(); }

bool WriterThread::submit(std::unique_ptr<db::Command> command) { return queue_.put(command); }

void WriterThread::stop() {
    queue_.close();
    if (thread_.joinable()) thread_.join();
}

void WriterThread::loop() {
    try {
        for (;;) {
            auto const batch =
                queue_.take(batch_count_max, company_.books.is_shared() ? catch_up_every_ms : idle_wait_ms);
            if (batch.empty() && queue_.is_closed()) break;
            if (!batch.empty()) write(batch);
            keep_house();
        }
        unless_full([&] { company_.ledger.sweep(company_.writer); });
    } catch (std::exception const& failure) {
        queue_.close();
        listeners_.on_fatal(failure);
    }
}

void WriterThread::write(std::vector<std::unique_ptr<db::Command>> const& batch) {
    std::vector<db::Command*> commands;
    commands.reserve(batch.size());
    for (auto const& command : batch) commands.push_back(command.get());
    {
        http::Gather const gather;  // the answers of one commit leave together
        company_.writer.write(commands);
    }
    vitals_.commands_done += static_cast<std::int64_t>(batch.size());
    ++vitals_.batches_done;
    vitals_.commands_queued = static_cast<std::int64_t>(queue_.count());
    vitals_.wal_bytes = company_.books.wal_bytes_written();
    if (listeners_.on_batch) listeners_.on_batch(company_.books.wal_pages());
}

void WriterThread::follow_others() {
    company_.writer.catch_up();
    if (listeners_.catch_up) listeners_.catch_up();
}

void WriterThread::keep_house() {
    company_.books.check_connection();
    auto const now = clock_.now();
    if (company_.books.is_shared() && catch_up_.is_due(now)) follow_others();
    if (company_.ledger.unswept_count() > unswept_max && sweep_.is_due(now))
        unless_full([&] { company_.ledger.sweep(company_.writer); });
    if (expire_.is_due(now) && !company_.ledger.due(now, 1).empty()) {
        ExpireHolds expire(company_.ledger, now);
        std::array<db::Command*, 1> const batch = {&expire};
        company_.writer.write(batch);
    }
    if (forget_.is_due(now)) {
        unless_full([&] {
            company_.books.write([&](db::Tx& tx) { access::forget_requests(tx, {now.ms - request_keep_ms}, 10'000); });
        });
    }
}

}  // namespace zg::app
