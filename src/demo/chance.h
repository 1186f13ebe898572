#pragma once

#include <zg/id.h>
#include <zg/rng.h>
#include <zg/time.h>

#include <cstdint>
#include <span>
#include <vector>

namespace zg::demo {

// Dice over the injected randomness; all in whole numbers.
class Chance final {
public:
    explicit Chance(Rng& rng) : rng_(rng) {}

    [[nodiscard]] std::int64_t below(std::int64_t bound) {
        return static_cast<std::int64_t>(rng_.below(static_cast<std::uint64_t>(bound)));
    }
    [[nodiscard]] std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + below(most - least + 1);
    }
    [[nodiscard]] bool one_in(std::int64_t count) { return below(count) == 0; }
    [[nodiscard]] bool permille(std::int64_t share) { return below(1000) < share; }
    // Around `middle`: the sum of three dice, as far as `spread` to both sides.
    [[nodiscard]] std::int64_t around(std::int64_t middle, std::int64_t spread) {
        return middle - spread + (below(2 * spread + 1) + below(2 * spread + 1) + below(2 * spread + 1)) / 3;
    }
    [[nodiscard]] Uuid id(Instant at) { return Uuid::version7(at, rng_); }

private:
    Rng& rng_;
};

// Picks by weight; made once, asked often.
class Weighted final {
public:
    Weighted() = default;
    void add(std::int64_t weight) { sums_.push_back(total() + weight); }
    [[nodiscard]] std::int64_t total() const { return sums_.empty() ? 0 : sums_.back(); }
    [[nodiscard]] std::size_t pick(Chance& chance) const;

private:
    std::vector<std::int64_t> sums_;
};

}  // namespace zg::demo
