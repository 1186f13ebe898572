#pragma once

#include "disk.h"
#include "mirror.h"
#include "mix.h"
#include "model.h"

#include <zg/company.h>

#include <deque>
#include <functional>
#include <optional>
#include <string>

namespace zg::sim {

// What the server says to one request. A failure (full disk) is neither yes nor no: the client asks again.
struct Reply final {
    enum class Kind { accepted, refused, failed };
    std::size_t index = 0;  // of the command in the model
    Kind kind = Kind::failed;
    std::string text = {};   // the answer's bytes or the reason
    std::int64_t order = 0;  // of all decisions: answers overtake each other on their way
};

struct Tally final {
    std::int64_t sales = 0;
    std::int64_t deaths = 0;
    std::int64_t cuts = 0;
    std::int64_t faults = 0;  // errors and full disks that were met
    std::int64_t starts = 0;
};

// The server without its threads and sockets: the real books behind a queue of commands, which are decided and committed in
// batches as the writer's thread does it. It dies by the mix, at the places where that hurts, and starts again from its disk.
class Server final {
public:
    struct Wiring final {
        Disk& disk;
        app::Folder folder;
        Mix mix;
        Bad bad = Bad::none;
        Model& model;
        std::function<void(Reply)> answer;  // what leaves for the network
    };
    Server(Wiring wiring, std::uint64_t seed);

    void start();
    // In order: the log is moved and closed. Everything must be there when it starts again.
    void restart();
    void take(std::size_t index) { queue_.push_back(index); }
    [[nodiscard]] bool has_work() const { return !queue_.empty(); }
    void run_batch(Instant now);
    // As the writer's thread does it between two batches: holds that are due end.
    void expire_holds(Instant now);
    [[nodiscard]] std::optional<Instant> next_expiry() const { return mirror_.next_expiry(); }
    // Between two batches.
    void maybe_die_idle();
    // No more faults from here on.
    void calm() { is_calm_ = true; }

    [[nodiscard]] app::Company& company() { return *company_; }
    [[nodiscard]] Tally const& tally() const { return tally_; }
    [[nodiscard]] Outcomes const& outcomes() const { return mirror_.outcomes(); }

private:
    class Deciding;
    class Expiring;
    enum class Death { none, before_commit, in_commit, after_commit };
    [[nodiscard]] bool chance(std::int64_t per_thousand);
    [[nodiscard]] Death draw_death();
    [[nodiscard]] std::int64_t draw_operation();
    // False when the process ended within or after it.
    bool commit(std::vector<db::Command*> const& batch);
    bool write(std::vector<db::Command*> const& batch);
    void arm(Death);
    void leave(std::vector<Reply>& replies);
    void spoil_outbox();
    // The process ends here and now, and comes back.
    void die();
    // The server has seen an error and ends itself.
    void halt();
    void come_back();

    Wiring wiring_;
    SeededRng rng_;
    std::optional<app::Company> company_;
    Mirror mirror_;
    std::deque<std::size_t> queue_;
    std::vector<Reply> replies_;
    std::int64_t decision_count_ = 0;
    bool is_calm_ = false;
    bool has_failed_ = false;  // the batch, for want of room
    Tally tally_;
};

}  // namespace zg::sim
