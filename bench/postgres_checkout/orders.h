#pragma once

#include "../world/world.h"

#include <zg/flows.h>
#include <zg/rng.h>

namespace zg::bench {

// Three lines, a card, a member; one in two hundred asks for an article that is nearly sold out. Lines are in the order of their
// SKUs, so that two transactions that lock row by row never wait for each other in a ring.
class Orders final {
public:
    Orders(World const& world, std::uint64_t seed) : world_(world), rng_(seed) {}
    [[nodiscard]] flows::Checkout next(Instant now);

private:
    [[nodiscard]] std::int64_t pick(std::int64_t bound) {
        return static_cast<std::int64_t>(rng_.below(static_cast<std::uint64_t>(bound)));
    }

    World world_;
    SeededRng rng_;
};

}  // namespace zg::bench
