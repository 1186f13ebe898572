#include <zg/writer.h>

#include <zg/assert.h>

#include <algorithm>

namespace zg::db {

namespace {

constexpr int tries_max = 4;

}  // namespace

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
        bool const is_as_before = failure.kind() == FailureKind::full || failure.kind() == FailureKind::undone;
        if (!is_as_before) throw;
        return;
    } catch (std::exception const& unforeseen) {
        lose(batch, Failure(FailureKind::other, unforeseen.what()));
        throw;
    }
    // Memory first: whoever is answered may read at once and must find what they wrote.
    for (auto* command : batch) command->committed();
    shorten_log();
}

// PostgreSQL may end a transaction for the sake of another, and says so: nothing of it is there. Then what has been decided is
// written once more, if nobody else has written meanwhile. A command decides once.
void Writer::commit(std::span<Command* const> batch) {
    std::size_t kept_count = 0;
    auto progress = Progress::none;
    for (int tries = 1;; ++tries) {
        try {
            books_.write([&](Tx& tx) {
                if (progress == Progress::none) {
                    follow(tx);
                    progress = Progress::deciding;
                    kept_count = decide(tx, batch);
                    progress = Progress::decided;
                } else if (tx.has_news()) {
                    throw Failure(FailureKind::undone, "others have written to the books since this was decided");
                }
                if (kept_count == 0) return;
                for (auto* part : parts_) part->save(tx);
            });
            break;
        } catch (Failure const& failure) {
            if (!is_worth_a_try(failure, progress, tries)) throw;
        }
    }
    if (kept_count == 0) return;
    for (auto* part : parts_) part->committed();
}

bool Writer::is_worth_a_try(Failure const& failure, Progress progress, int tries) const {
    return failure.kind() == FailureKind::undone && progress != Progress::deciding && tries < tries_max;
}

std::size_t Writer::decide(Tx& tx, std::span<Command* const> batch) {
    std::size_t kept_count = 0;
    Draft draft(parts_, tx);
    for (auto* command : batch) {
        bool const keep = command->decide(draft);
        kept_count += keep;
        for (auto* part : parts_) keep ? part->keep() : part->drop();
    }
    return kept_count;
}

void Writer::follow(Tx& tx) {
    auto const news = tx.news();
    if (!news) return;
    try {
        for (auto* part : parts_) part->follow(tx, *news);
    } catch (Failure const& failure) {
        // Half of it is known now, and the news do not come twice: all has to be loaded anew.
        throw Failure(failure.kind() == FailureKind::undone ? FailureKind::lost : failure.kind(), failure.what());
    }
}

void Writer::alone(std::function<void(Tx&)> const& work) {
    books_.write([&](Tx& tx) {
        follow(tx);
        work(tx);
    });
}

void Writer::catch_up() {
    if (books_.has_news()) alone([](Tx&) {});
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
