#pragma once

#include "../world/world.h"

namespace zg::bench {

struct MeasureOptions final {
    World world;
    int runs = 5;
    double seconds = 3;
};

// Runs the product and the baselines in turns and prints the metrics, medians over the runs. 1 when anything was oversold,
// lost or does not add up.
int measure(MeasureOptions const&);

}  // namespace zg::bench
