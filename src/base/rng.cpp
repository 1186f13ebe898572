#include <zg/rng.h>

#include <zg/assert.h>

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace zg {

namespace {

std::uint64_t rotate_left(std::uint64_t value, int by) { return value << by | value >> (64 - by); }

std::uint64_t splitmix(std::uint64_t& state) {
    auto mixed = state += 0x9E3779B97F4A7C15ULL;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31);
}

}  // namespace

std::uint64_t Rng::below(std::uint64_t bound) {
    ZG_ASSERT(bound > 0);
    // Values under the threshold would favour the small remainders; they are drawn again.
    auto const threshold = (0 - bound) % bound;
    for (;;) {
        auto const value = next();
        if (value >= threshold) return value % bound;
    }
}

void SystemRng::fill(std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); }

SeededRng::SeededRng(std::uint64_t seed) {
    for (auto& word : state_) word = splitmix(seed);
}

void SeededRng::fill(std::span<std::uint8_t> out) {
    for (std::size_t at = 0; at < out.size(); at += 8) {
        auto const value = rotate_left(state_[1] * 5, 7) * 9;
        auto const shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = rotate_left(state_[3], 45);
        std::memcpy(out.data() + at, &value, std::min<std::size_t>(8, out.size() - at));
    }
}

}  // namespace zg
