#pragma once

#include <cstdint>
#include <string>

namespace zg::api {

// One pixel of this red, as the smallest PNG that is one: stored, not packed, with its three sums computed here.
[[nodiscard]] std::string png_of_red(std::uint8_t red);
[[nodiscard]] inline std::string small_png() { return png_of_red(192); }

}  // namespace zg::api
