#include "samples.h"

#include <zlib.h>
#include <cstdio>  // jpeglib.h needs it

#include <jpeglib.h>
#include <png.h>

#include <gtest/gtest.h>

namespace zg::pictures {
namespace {

std::string big_endian(std::uint32_t value) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>(value >> shift & 0xFF);
    return text;
}

std::string chunk(std::string const& type, std::string const& data) {
    auto const body = type + data;
    auto const sum = crc32(0, reinterpret_cast<Bytef const*>(body.data()), static_cast<uInt>(body.size()));
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(static_cast<std::uint32_t>(sum));
}

}  // namespace

Raster halves(std::uint32_t width, std::uint32_t height) {
    Raster raster{.width = width, .height = height, .pixels = {}};
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            std::uint8_t const bright = y < height / 2 ? 120 : 240;
            bool const is_left = x < width / 2;
            for (auto const value : {is_left ? bright : std::uint8_t{0}, std::uint8_t{0},
                                     is_left ? std::uint8_t{0} : bright, std::uint8_t{255}}) {
                raster.pixels.push_back(value);
            }
        }
    }
    return raster;
}

std::string as_png(Raster const& raster) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = raster.width;
    image.height = raster.height;
    image.format = PNG_FORMAT_RGBA;
    png_alloc_size_t size = 0;
    EXPECT_TRUE(png_image_write_to_memory(&image, nullptr, &size, 0, raster.pixels.data(), 0, nullptr));
    std::string bytes(size, '\0');
    EXPECT_TRUE(png_image_write_to_memory(&image, bytes.data(), &size, 0, raster.pixels.data(), 0, nullptr));
    bytes.resize(size);
    return bytes;
}

std::string as_jpeg(Raster const& raster, int orientation) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &bytes, &size);
    info.image_width = raster.width;
    info.image_height = raster.height;
    info.input_components = 4;
    info.in_color_space = JCS_EXT_RGBA;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 95, TRUE);
    jpeg_start_compress(&info, TRUE);
    if (orientation != 0) {
        // Big endian, one entry: 0x0112, a short, and a place that must not leave the house.
        auto const tag = std::string("\x01\x12\x00\x03\x00\x00\x00\x01\x00", 9) + static_cast<char>(orientation) +
                         std::string("\0\0", 2);
        auto const exif = std::string("Exif\0\0MM\0\x2A\0\0\0\x08\0\x01", 16) + tag + std::string(4, '\0') +
                          "GPS 22.1987 N 113.5439 E";
        jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<JOCTET const*>(exif.data()),
                          static_cast<unsigned>(exif.size()));
    }
    while (info.next_scanline < info.image_height) {
        auto* row = const_cast<JSAMPROW>(raster.pixels.data() + std::size_t{info.next_scanline} * raster.width * 4);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    std::string text(reinterpret_cast<char const*>(bytes), size);
    std::free(bytes);
    return text;
}

std::string png_bomb(std::uint32_t width, std::uint32_t height) {
    auto const header = big_endian(width) + big_endian(height) + std::string("\x08\x06\0\0\0", 5);
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + chunk("IDAT", "x") + chunk("IEND", "");
}

std::string with_sides(std::string jpeg, std::uint16_t width, std::uint16_t height) {
    auto const frame = jpeg.find("\xFF\xC0");
    EXPECT_NE(frame, std::string::npos);
    auto const sides = big_endian(std::uint32_t{height} << 16 | width);
    return jpeg.replace(frame + 5, 4, sides);
}

}  // namespace zg::pictures
