#include "raster.h"

#include <zg/pictures.h>

#include <webp/encode.h>

#include <algorithm>
#include <array>

namespace zg::pictures {
namespace {

constexpr float quality = 82.0F;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size, bool is_little) {
    std::uint32_t value = 0;
    for (std::size_t index = 0; index < size; ++index) {
        auto const place = is_little ? size - 1 - index : index;
        value = value << 8 | static_cast<std::uint8_t>(bytes[at + place]);
    }
    return value;
}

// The part of the source that pixel `at` of `count` stands for.
struct Span final {
    std::uint32_t begin;
    std::uint32_t end;
};
Span span_of(std::uint32_t at, std::uint32_t count, std::uint32_t source) {
    auto const begin = static_cast<std::uint32_t>(std::uint64_t{at} * source / count);
    auto const end = static_cast<std::uint32_t>((std::uint64_t{at} + 1) * source / count);
    return {begin, std::max(end, begin + 1)};
}

// Colours count by their opacity, so that what cannot be seen does not shine through at the edges.
void average(Raster const& from, Span columns, Span rows, std::uint8_t* into) {
    std::array<std::uint64_t, 4> sums{};
    for (auto row = rows.begin; row < rows.end; ++row) {
        auto const* pixel = from.pixels.data() + (std::size_t{row} * from.width + columns.begin) * 4;
        for (auto column = columns.begin; column < columns.end; ++column, pixel += 4) {
            for (int channel = 0; channel < 3; ++channel) sums[channel] += std::uint64_t{pixel[channel]} * pixel[3];
            sums[3] += pixel[3];
        }
    }
    auto const count = std::uint64_t{columns.end - columns.begin} * (rows.end - rows.begin);
    for (int channel = 0; channel < 3; ++channel) {
        into[channel] = sums[3] == 0 ? 255 : static_cast<std::uint8_t>((sums[channel] + sums[3] / 2) / sums[3]);
    }
    into[3] = static_cast<std::uint8_t>((sums[3] + count / 2) / count);
}

}  // namespace

bool is_too_large(std::uint64_t width, std::uint64_t height) {
    constexpr auto most = static_cast<std::uint64_t>(pixels_max);
    return width > most || height > most || width * height > most;
}

Decoded decode(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return decode_jpeg(bytes);
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return decode_png(bytes);
    if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return decode_webp(bytes);
    return {.raster = {}, .fault = DecodeFault::type_unknown};
}

int exif_orientation(std::string_view tiff) {
    if (tiff.size() < 8) return 1;
    bool const is_little = tiff.starts_with("II");
    if (!is_little && !tiff.starts_with("MM")) return 1;
    std::size_t const directory = number(tiff, 4, 4, is_little);
    if (directory > tiff.size() - 2) return 1;
    std::size_t const count = number(tiff, directory, 2, is_little);
    for (std::size_t index = 0; index < count; ++index) {
        auto const at = directory + 2 + index * 12;
        if (at + 12 > tiff.size()) return 1;
        if (number(tiff, at, 2, is_little) != 0x0112) continue;
        auto const orientation = number(tiff, at + 8, 2, is_little);
        return orientation >= 1 && orientation <= 8 ? static_cast<int>(orientation) : 1;
    }
    return 1;
}

Raster upright(Raster raster, int orientation) {
    if (orientation <= 1) return raster;
    bool const is_turned = orientation >= 5;
    Raster turned{.width = is_turned ? raster.height : raster.width,
                  .height = is_turned ? raster.width : raster.height,
                  .pixels = std::vector<std::uint8_t>(raster.pixels.size())};
    auto const right = raster.width - 1;
    auto const bottom = raster.height - 1;
    for (std::uint32_t y = 0; y < turned.height; ++y) {
        for (std::uint32_t x = 0; x < turned.width; ++x) {
            // Where the pixel at (x, y) lies in the file.
            auto column = is_turned ? y : x;
            auto row = is_turned ? x : y;
            if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) column = right - column;
            if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) row = bottom - row;
            auto const* from = raster.pixels.data() + (std::size_t{row} * raster.width + column) * 4;
            std::copy(from, from + 4, turned.pixels.data() + (std::size_t{y} * turned.width + x) * 4);
        }
    }
    return turned;
}

Raster fitted(Raster const& raster, std::uint32_t side_max) {
    auto const side = std::max(raster.width, raster.height);
    if (side <= side_max) return raster;
    auto const shrunk = [&](std::uint32_t length) {
        return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(std::uint64_t{length} * side_max / side));
    };
    Raster small{.width = shrunk(raster.width), .height = shrunk(raster.height), .pixels = {}};
    small.pixels.resize(std::size_t{small.width} * small.height * 4);
    for (std::uint32_t y = 0; y < small.height; ++y) {
        auto const rows = span_of(y, small.height, raster.height);
        for (std::uint32_t x = 0; x < small.width; ++x) {
            average(raster, span_of(x, small.width, raster.width), rows,
                    small.pixels.data() + (std::size_t{y} * small.width + x) * 4);
        }
    }
    return small;
}

std::string encode_webp(Raster const& raster) {
    std::uint8_t* bytes = nullptr;
    auto const size =
        WebPEncodeRGBA(raster.pixels.data(), static_cast<int>(raster.width), static_cast<int>(raster.height),
                       static_cast<int>(raster.width * 4), quality, &bytes);
    std::string encoded(reinterpret_cast<char const*>(bytes), size);
    WebPFree(bytes);
    return encoded;
}

}  // namespace zg::pictures
