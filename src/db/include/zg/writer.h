#pragma once

#include <zg/draft.h>

#include <functional>
#include <span>
#include <vector>

namespace zg::db {

// A command on its way through a writer. decide() runs once; then exactly one of committed() and failed() is called, on the
// writer's thread.
class Command {
public:
    virtual ~Command() = default;
    // True: keep the staged changes. False: a refusal, or an answer that changes nothing (a replay).
    [[nodiscard]] virtual bool decide(Draft&) = 0;
    // The batch is durable: answer.
    virtual void committed() noexcept = 0;
    // The batch is lost (disk full): answer so.
    virtual void failed(Failure const&) noexcept = 0;
};

// Group commit: many commands, one transaction. Owns no thread; whoever calls write() is the single writer of the company.
class Writer final {
public:
    struct Limits final {
        std::int64_t wal_pages_max = 20'000;  // above it the log is moved and started anew between two batches
    };
    // `parts` in save order; both outlive the writer.
    Writer(Db& books, std::vector<DraftPart*> parts, Limits);
    Writer(Db& books, std::vector<DraftPart*> parts) : Writer(books, std::move(parts), Limits{}) {}

    // Decides, saves and commits the batch. A batch in which nothing is kept writes nothing. Failure of kind full or undone fails
    // every command and returns; any other failure fails them and is thrown on: the process must stop.
    void write(std::span<Command* const> batch);
    // Runs `work` as the only one who writes to the books, with memory as they are now. Nothing is staged, kept or answered.
    void alone(std::function<void(Tx&)> const& work);
    // Lets memory follow what other servers have committed meanwhile; one question when there is nothing.
    void catch_up();

private:
    enum class Progress { none, deciding, decided };
    void commit(std::span<Command* const> batch);
    [[nodiscard]] bool is_worth_a_try(Failure const&, Progress, int tries) const;
    std::size_t decide(Tx&, std::span<Command* const> batch);
    void follow(Tx&);
    void lose(std::span<Command* const> batch, Failure const&);
    void shorten_log();

    Db& books_;
    std::vector<DraftPart*> parts_;
    Limits limits_;
    std::int64_t wal_pages_next_;  // at which the log is to be started anew
};

}  // namespace zg::db
