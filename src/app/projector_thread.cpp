#include "projector_thread.h"

#include <spdlog/spdlog.h>

namespace zg::app {

namespace {

constexpr int idle_wait_ms = 200;
// Figures on screens are renewed four times a second; waking for each commit of a busy shop would cost it a microsecond a sale.
constexpr int gather_ms = 10;

db::Db open_views(Folder const& folder) {
    db::Db views(folder.views(), {.durability = db::Durability::rebuilt, .access = db::Access::write});
    views.migrate(views_schema());
    return views;
}

}  // namespace

ProjectorThread::ProjectorThread(Folder const& folder, Clock& clock, api::Vitals& vitals)
    : clock_(clock),
      vitals_(vitals),
      books_(folder.books(), {.access = db::Access::read, .cache_kib = 2 * 1024}),
      views_(open_views(folder)),
      projector_(views_, books_, {}) {}

ProjectorThread::~ProjectorThread() { stop(); }

void ProjectorThread::start() {
    projector_.catch_up();
    vitals_.projected_sequence = projector_.position();
    thread_ = std::thread([this] { loop(); });
}

void ProjectorThread::stop() {
    queue_.close();
    if (thread_.joinable()) thread_.join();
}

void ProjectorThread::flush() {
    try {
        projector_.flush(clock_.now());
    } catch (db::Failure const& failure) {
        if (failure.kind() != db::FailureKind::full) throw;
        // The deltas stay in memory, the next flush tries again.
        spdlog::warn("the roll-ups cannot be written, the disk is full");
        return;
    }
    vitals_.flushed_sequence = projector_.position();
    vitals_.views_wal_bytes = views_.wal_bytes_written();
}

void ProjectorThread::loop() {
    try {
        for (;;) {
            bool lagged = false;
            auto const batches = queue_.take({idle_wait_ms, gather_ms}, lagged);
            for (auto const& [batch, at_us] : batches) (void)projector_.apply(batch);
            vitals_.projected_sequence = projector_.position();
            if (projector_.flush_due(clock_.now())) flush();
            if (batches.empty() && queue_.is_closed()) break;
        }
        flush();
    } catch (std::exception const& failure) {
        // The books are not touched by this; figures stand still until the next start, which catches up.
        spdlog::error("the roll-ups stopped: {}", failure.what());
    }
}

}  // namespace zg::app
