#pragma once

#include "../world/world.h"

#include <cstdint>
#include <string>

namespace zg::bench {

struct PushLoad final {
    World world;
    std::uint16_t port = 0;
    std::string token;
    std::int64_t terminals = 5;  // at each store
    std::int64_t rate = 500;     // checkouts a second, at random moments
    double seconds = 10;
    double warm_up_seconds = 1;  // before what is measured
    std::uint64_t seed = 1;
};

// Sells over kept connections, whether or not earlier answers are there, while all terminals listen, and prints what was seen
// as one JSON object. One thread. Answers the exit status: 1 when a checkout was refused.
int run_push_load(PushLoad const&);

}  // namespace zg::bench
