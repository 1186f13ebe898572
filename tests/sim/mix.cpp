#include "mix.h"

namespace zg::sim {

namespace {

std::int64_t within(Rng& rng, std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(most - least + 1)));
}

// Off in half of the runs.
std::int64_t rate(Rng& rng, std::int64_t most) {
    auto const drawn = within(rng, 1, most);
    return rng.below(2) == 0 ? 0 : drawn;
}

}  // namespace

Mix Mix::of(Rng& rng) {
    Mix mix;
    mix.stores = within(rng, 2, 3);
    mix.tills = mix.stores == 2 ? within(rng, 2, 3) : within(rng, 3, 4);
    mix.clients = within(rng, 1, 3);
    mix.hours = within(rng, 4, 14);
    mix.till_pause_s = within(rng, 120, 1'500);
    mix.client_pause_s = within(rng, 120, 1'500);
    mix.scarce_skus = within(rng, 0, 4);
    mix.refunds = rate(rng, 200);
    mix.deliveries = rate(rng, 100);
    mix.members = rate(rng, 700);
    mix.member_changes = rate(rng, 150);
    mix.coupons = rate(rng, 400);
    mix.coupon_changes = rate(rng, 150);
    mix.holds = rate(rng, 250);
    mix.lost_requests = rate(rng, 300);
    mix.lost_answers = rate(rng, 300);
    mix.duplicates = rate(rng, 300);
    mix.late = rate(rng, 300);
    mix.uploads_at_once = rng.below(2) == 0 ? 1 : within(rng, 2, 6);
    mix.offline = rate(rng, 60);
    mix.batch_max = within(rng, 1, 16);
    mix.batch_wait_ms = rng.below(2) == 0 ? 20 : within(rng, 1'000, 180'000);
    mix.wal_pages_max = rng.below(2) == 0 ? 20'000 : within(rng, 5, 400);
    mix.sweeps = rate(rng, 200);
    mix.clock_jumps = rate(rng, 30);
    mix.dies_idle = rate(rng, 30);
    mix.dies_before_commit = rate(rng, 30);
    mix.dies_in_commit = rate(rng, 60);
    mix.dies_after_commit = rate(rng, 60);
    mix.dies_in_recovery = rate(rng, 500);
    mix.power_cuts = rng.below(4) == 0 ? 0 : within(rng, 300, 1'000);
    mix.disk_errors = rate(rng, 20);
    mix.disk_full = rate(rng, 20);
    return mix;
}

Mix Mix::stormy() const {
    auto mix = *this;
    mix.hours = 4;
    mix.dies_idle = 20;
    mix.dies_before_commit = 20;
    mix.dies_in_commit = 200;
    mix.dies_after_commit = 60;
    mix.power_cuts = 1'000;
    return mix;
}

}  // namespace zg::sim
