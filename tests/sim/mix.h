#pragma once

#include <zg/rng.h>

#include <cstdint>

namespace zg::sim {

// Programs that are wrong on purpose; a simulator that lets one pass is no good.
enum class Bad { none, no_sync, early_answer, skip_event, points_twice, coupon_back, hold_twice, hold_stays };

// Which faults a run has and how often, per thousand. Each seed switches each kind on or off and draws its rate: runs with few
// kinds of fault go further into what those can break than runs with all of them (swarm testing).
struct Mix final {
    // the shop
    std::int64_t stores = 2;
    std::int64_t tills = 2;
    std::int64_t clients = 1;
    std::int64_t hours = 8;
    std::int64_t till_pause_s = 600;  // between two sales of a till, on average
    std::int64_t client_pause_s = 600;
    std::int64_t scarce_skus = 1;
    std::int64_t refunds = 0;
    std::int64_t deliveries = 0;
    std::int64_t members = 0;         // of sales that name one
    std::int64_t member_changes = 0;  // people join, change and are taken back
    std::int64_t coupons = 0;         // of sales that bring some
    std::int64_t coupon_changes = 0;  // coupons are made, changed and ended
    std::int64_t holds = 0;
    // the network
    std::int64_t lost_requests = 0;
    std::int64_t lost_answers = 0;
    std::int64_t duplicates = 0;
    std::int64_t late = 0;             // arrives up to minutes later, after others and after its own retry
    std::int64_t uploads_at_once = 1;  // above one, a till's entries overtake each other
    std::int64_t offline = 0;
    // the server
    std::int64_t batch_max = 4;
    std::int64_t batch_wait_ms = 20;
    std::int64_t wal_pages_max = 20'000;
    std::int64_t sweeps = 0;
    std::int64_t clock_jumps = 0;
    std::int64_t dies_idle = 0;
    std::int64_t dies_before_commit = 0;
    std::int64_t dies_in_commit = 0;
    std::int64_t dies_after_commit = 0;
    std::int64_t dies_in_recovery = 0;
    std::int64_t power_cuts = 0;  // of the deaths; the others are a killed process
    // the disk
    std::int64_t disk_errors = 0;
    std::int64_t disk_full = 0;

    [[nodiscard]] static Mix of(Rng& rng);
    // The same with a short day, many deaths, and the power gone at each of them.
    [[nodiscard]] Mix stormy() const;
};

}  // namespace zg::sim
