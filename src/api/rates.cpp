#include "rates.h"

#include <algorithm>

namespace zg::api {

namespace {
constexpr std::size_t keys_max = 50'000;
constexpr std::int64_t minute_us = 60'000'000;
}  // namespace

std::int64_t Rates::seconds_to_wait(Uuid principal, Route const& route, Instant now) {
    if (percent_ == 0) return 0;
    auto const cost_us = std::max<std::int64_t>(1, minute_us * 100 / (route.limit.per_minute() * percent_));
    auto const burst_us = cost_us * route.limit.burst();
    auto const now_us = now.ms * 1000;
    std::lock_guard const lock(mutex_);
    if (whole_at_us_.size() > keys_max) forget(now_us);
    auto& whole_at = whole_at_us_[{principal, &route}];
    auto const next = std::max(whole_at, now_us) + cost_us;
    if (next - now_us > burst_us) return (next - now_us - burst_us + 999'999) / 1'000'000;
    whole_at = next;
    return 0;
}

void Rates::forget(std::int64_t now_us) {
    std::erase_if(whole_at_us_, [&](auto const& entry) { return entry.second <= now_us; });
}

}  // namespace zg::api
