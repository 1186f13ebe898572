#pragma once

#include <cstdint>
#include <span>

namespace zg {

// The only source of randomness.
class Rng {
public:
    virtual ~Rng() = default;
    virtual void fill(std::span<std::uint8_t>) = 0;

    [[nodiscard]] std::uint64_t next() {
        std::uint64_t value = 0;
        fill({reinterpret_cast<std::uint8_t*>(&value), sizeof value});
        return value;
    }
    // Uniform in [0, bound); bound > 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
};

// The kernel's randomness, for ids and tokens. Safe to use from several threads.
class SystemRng final : public Rng {
public:
    void fill(std::span<std::uint8_t>) override;
};

// xoshiro256** seeded by splitmix64: the same seed gives the same run. Not for secrets.
class SeededRng final : public Rng {
public:
    explicit SeededRng(std::uint64_t seed);
    void fill(std::span<std::uint8_t>) override;

private:
    std::uint64_t state_[4];
};

}  // namespace zg
