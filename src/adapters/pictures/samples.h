#pragma once

#include "raster.h"

#include <string>

// For the tests of this room: pictures as cameras and evildoers make them.
namespace zg::pictures {

// Red on the left, blue on the right; the top is darker.
[[nodiscard]] Raster halves(std::uint32_t width, std::uint32_t height);
[[nodiscard]] std::string as_png(Raster const&);
// With an EXIF block that says how the camera was held and where it was; 0: without.
[[nodiscard]] std::string as_jpeg(Raster const&, int orientation = 0);
// A PNG whose header promises this many pixels and which has none.
[[nodiscard]] std::string png_bomb(std::uint32_t width, std::uint32_t height);
// The same JPEG with other sides written into its header.
[[nodiscard]] std::string with_sides(std::string jpeg, std::uint16_t width, std::uint16_t height);

}  // namespace zg::pictures
