#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Pictures as rows of pixels, and the work of the child on them. Nothing here opens a file.
namespace zg::pictures {

// Four bytes a pixel: red, green, blue, opacity.
struct Raster final {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> pixels;
};

enum class DecodeFault { type_unknown, damaged, too_large };

struct Decoded final {
    Raster raster;
    std::optional<DecodeFault> fault = {};
};

// JPEG, PNG or WebP by its first bytes; upright as its EXIF says. The pixels of the header are judged before anything is
// decoded. A JPEG may come at a half, a quarter or an eighth of its size when that is enough.
[[nodiscard]] Decoded decode(std::string_view bytes);
[[nodiscard]] Decoded decode_jpeg(std::string_view bytes);
[[nodiscard]] Decoded decode_png(std::string_view bytes);
[[nodiscard]] Decoded decode_webp(std::string_view bytes);

// Whether a picture of this size may be decoded.
[[nodiscard]] bool is_too_large(std::uint64_t width, std::uint64_t height);

// How the camera was held, 1 to 8, out of a JPEG's APP1 or a WebP's EXIF chunk (without "Exif\0\0" in front); 1 when it says nothing.
[[nodiscard]] int exif_orientation(std::string_view tiff);
[[nodiscard]] Raster upright(Raster, int orientation);

// At most `side_max` on the longer side, each pixel the mean of those that it stands for; smaller pictures stay as they are.
[[nodiscard]] Raster fitted(Raster const&, std::uint32_t side_max);

// WebP; empty when it cannot be done.
[[nodiscard]] std::string encode_webp(Raster const&);

}  // namespace zg::pictures
