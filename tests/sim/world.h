#pragma once

#include "run.h"
#include "timeline.h"

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace zg::sim {

// Tills and API clients around one server, and the network between them.
class World final {
public:
    World(Beginning const&, RunOptions const&);
    // Throws a Finding.
    void play();

    [[nodiscard]] Tally tally() const;
    [[nodiscard]] std::int64_t store_hours() const { return mix_.stores * mix_.hours; }
    [[nodiscard]] std::uint64_t trace() const { return disk_->trace() ^ answers_; }

private:
    // A till sells whether or not anybody hears of it, and sends what it has sold in the order of its journal.
    struct Till final {
        std::int64_t number = 0;
        std::int64_t sold_count = 0;
        std::string journal_hash = std::string(64, '0');
        std::deque<std::size_t> waiting = {};
        std::int64_t in_flight_count = 0;
        std::int64_t offline_until = 0;
        std::int64_t clock_ms_fast = 0;
    };
    struct Basket final {
        std::vector<std::int64_t> skus;
        std::vector<std::int64_t> pieces;
    };
    using Owner = std::optional<std::size_t>;  // the till that sent a command

    [[nodiscard]] bool chance(std::int64_t per_thousand);
    [[nodiscard]] std::int64_t below(std::int64_t bound);
    [[nodiscard]] Instant server_now() const;
    [[nodiscard]] Uuid fresh_id();
    [[nodiscard]] Basket draw_basket();
    [[nodiscard]] bool is_open() const { return timeline_.now() < mix_.hours * 3'600'000; }
    [[nodiscard]] bool is_done(std::size_t index) const;

    void fill_shelves();
    void till_lives(std::size_t till);
    void till_sells(Till&);
    void upload(Till&);
    void client_lives(std::int64_t store);
    void check_out(std::int64_t store);
    void refund(std::int64_t store);
    void receive(std::int64_t store);
    void send(Command, std::vector<Moved>, Owner);

    void ask(std::size_t index);
    [[nodiscard]] std::int64_t travel_ms();
    void arrive(std::size_t index);
    void plan_batch();
    void leave(Reply);
    void hear(Reply const&);

    RunOptions options_;
    SeededRng rng_;
    Mix mix_;
    std::unique_ptr<Disk> disk_;
    Model model_;
    Timeline timeline_;
    Server server_;
    std::vector<Till> tills_;
    std::vector<Owner> owners_;  // by the command's index
    bool is_batch_planned_ = false;
    std::int64_t server_ms_fast_ = 0;
    std::uint64_t answers_ = 0;  // a digest of all that was heard
};

}  // namespace zg::sim
