#pragma once

#include "prices.h"
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
    [[nodiscard]] Outcomes const& outcomes() const { return server_.outcomes(); }
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
        // As it was when the till last heard of it.
        std::int64_t pricing_version = 0;
        std::int64_t priced_at = 0;
        std::vector<pricing::Coupon> coupons = {};
    };
    struct Brought final {
        std::int64_t line = 0;
        MemberId member;
    };
    using Owner = std::optional<std::size_t>;  // the till that sent a command

    [[nodiscard]] bool chance(std::int64_t per_thousand);
    [[nodiscard]] std::int64_t below(std::int64_t bound);
    [[nodiscard]] Instant server_now() const;
    [[nodiscard]] Uuid fresh_id();
    [[nodiscard]] Basket draw_basket();
    [[nodiscard]] std::optional<MemberId> draw_member();
    // Some of the coupons that the seller knows, when there is a member for those that need one.
    [[nodiscard]] std::vector<pricing::Coupon> draw_coupons(std::vector<pricing::Coupon> const& known, bool has_member);
    [[nodiscard]] bool is_open() const { return timeline_.now() < mix_.hours * 3'600'000; }
    [[nodiscard]] bool is_done(std::size_t index) const;

    void fill_shelves();
    void till_lives(std::size_t till);
    void till_sells(Till&);
    void till_reads_prices(Till&);
    void upload(Till&);
    void client_lives(std::int64_t store);
    void check_out(std::int64_t store);
    void refund(std::int64_t store);
    // One piece of some sale that has been answered, of this store or of this member. False: there is none.
    bool refund_of(std::optional<std::int64_t> store, std::optional<MemberId> member);
    void receive(std::int64_t store);
    void send(Command, std::vector<Moved>, Owner, bool has_old_prices = false);

    // Members, coupons and holds: customers.cpp.
    void greet_first_members();
    void change_members();
    void join();
    void bring_member();
    void take_member_back();
    void change_member();
    void change_coupons();
    void put_coupon(std::optional<pricing::Coupon> changed);
    void hold(std::int64_t store);
    void plan_end(DocumentId hold, std::optional<HoldGoods> const&, std::int64_t minutes);
    void end_hold(DocumentId hold, std::optional<HoldGoods> const&);
    void learn(Sent const&);
    // While holds are open, looks whether some are due.
    void plan_expiry();

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
    bool is_expiry_planned_ = false;
    std::vector<MemberId> members_;  // that somebody was told of, some of them taken back since
    std::vector<Brought> brought_;
    std::int64_t named_count_ = 0;  // names, phones and codes that were thought of
    std::uint64_t answers_ = 0;     // a digest of all that was heard
};

}  // namespace zg::sim
