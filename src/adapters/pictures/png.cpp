#include "raster.h"

#include <zg/pictures.h>

#include <png.h>

namespace zg::pictures {

// The library's simplified interface: it reads the header first, and the whole picture, interlaced or not, as RGBA.
Decoded decode_png(std::string_view bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) {
        return {.raster = {}, .fault = DecodeFault::damaged};
    }
    if (is_too_large(image.width, image.height)) {
        png_image_free(&image);
        return {.raster = {}, .fault = DecodeFault::too_large};
    }
    image.format = PNG_FORMAT_RGBA;
    Raster raster{.width = image.width, .height = image.height, .pixels = {}};
    raster.pixels.resize(PNG_IMAGE_SIZE(image));
    bool const is_whole = png_image_finish_read(&image, nullptr, raster.pixels.data(), 0, nullptr) != 0;
    png_image_free(&image);
    if (!is_whole) return {.raster = {}, .fault = DecodeFault::damaged};
    return {.raster = std::move(raster)};
}

}  // namespace zg::pictures
