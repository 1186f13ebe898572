#pragma once

#include "../world/requests.h"

#include <cstdint>
#include <string>

namespace zg::bench {

struct LoadOptions final {
    World world;
    std::uint16_t port = 0;
    std::string token;
    int clients = 64;
    double seconds = 3;
    Mix mix = Mix::normal;
    std::uint64_t seed = 1;
};

// Sends checkouts over `clients` kept connections, the next one as soon as the answer is there, and prints what it saw as
// one JSON object. One thread. Answers the exit status.
int run_load(LoadOptions const&);

}  // namespace zg::bench
