#include <zg/writer.h>

#include <zg/assert.h>

#include <algorithm>

namespace zg::db {

Writer::Writer(Db& books, std::vector<DraftPart*> parts, Limits limits)
    : books_(books), parts_(std::move(parts)), limits_(limits), wal_pages_next_(limits.wal_pages_max) {
    books_.leave_checkpoints_to_caller();
}

void Writer::write(std::span<Command* const> batch) {
    if (batch.empty()) return;
    try {
        commit(batch);
    } catch (Failure const& failure) {
        lose(batch, failure);
        if (failure.kind() != FailureKind::full) throw;
        return;
    } catch (std::exception const& unforeseen) {
        lose(batch, Failure(FailureKind::other, unforeseen.what()));
        throw;
    }
    // Memory first: whoever is answered may read at once and must find what they wrote.
    for (auto* command : batch) command->committed();
    shorten_log();
}

void Writer::commit(std::span<Command* const> batch) {
    std::size_t kept_count = 0;
    books_.write([&](Tx& tx) {
        Draft draft(parts_, tx);
        for (auto* command : batch) {
            bool const keep = command->decide(draft);
            kept_count += keep;
            for (auto* part : parts_) keep ? part->keep() : part->drop();
        }
        if (kept_count == 0) return;
        for (auto* part : parts_) part->save(tx);
    });
    if (kept_count == 0) return;
    for (auto* part : parts_) part->committed();
}

void Writer::lose(std::span<Command* const> batch, Failure const& failure) {
    for (auto* part : parts_) part->rolled_back();
    for (auto* command : batch) command->failed(failure);
}

// A reader of the old log keeps it alive; then the next try waits until the log has grown by another quarter, so that one
// long report does not make every batch wait.
void Writer::shorten_log() {
    if (books_.wal_pages() < wal_pages_next_) return;
    std::int64_t pages_left = 0;
    try {
        pages_left = books_.checkpoint_restart().pages;
    } catch (Failure const& failure) {
        // The log is safe where it is; only the file beside it could not grow.
        if (failure.kind() != FailureKind::full) throw;
        pages_left = books_.wal_pages();
    }
    wal_pages_next_ = pages_left == 0 ? limits_.wal_pages_max : pages_left + limits_.wal_pages_max / 4;
}

}  // namespace zg::db
