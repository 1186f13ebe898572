#pragma once

#include <cstdint>

// The house's colours and measures on paper, in points.
namespace zg::paper {

struct Colour final {
    std::uint8_t red, green, blue;
};
inline constexpr Colour ink{0x1b, 0x1c, 0x1a};
inline constexpr Colour ink_soft{0x55, 0x57, 0x4f};
inline constexpr Colour line{0xd8, 0xd8, 0xd2};
inline constexpr Colour sunk{0xf3, 0xf3, 0xf0};
inline constexpr Colour jade{0x0b, 0x6b, 0x5b};
inline constexpr Colour jade_pale{0xbf, 0xd9, 0xd3};
inline constexpr Colour seal{0xb3, 0x26, 0x1e};

}  // namespace zg::paper
