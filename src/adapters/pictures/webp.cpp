#include "raster.h"

#include <zg/pictures.h>

#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>

namespace zg::pictures {
namespace {

int orientation_of(std::string_view bytes) {
    WebPData const data{reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()};
    auto* demuxer = WebPDemux(&data);
    if (!demuxer) return 1;
    int orientation = 1;
    WebPChunkIterator chunk;
    if (WebPDemuxGetChunk(demuxer, "EXIF", 1, &chunk)) {
        std::string_view exif(reinterpret_cast<char const*>(chunk.chunk.bytes), chunk.chunk.size);
        // Some writers keep the mark of JPEG in front.
        if (exif.starts_with("Exif")) exif.remove_prefix(std::min<std::size_t>(6, exif.size()));
        orientation = exif_orientation(exif);
        WebPDemuxReleaseChunkIterator(&chunk);
    }
    WebPDemuxDelete(demuxer);
    return orientation;
}

}  // namespace

Decoded decode_webp(std::string_view bytes) {
    auto const* data = reinterpret_cast<std::uint8_t const*>(bytes.data());
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data, bytes.size(), &features) != VP8_STATUS_OK || features.has_animation) {
        return {.raster = {}, .fault = DecodeFault::damaged};
    }
    auto const width = static_cast<std::uint32_t>(features.width);
    auto const height = static_cast<std::uint32_t>(features.height);
    if (is_too_large(width, height)) return {.raster = {}, .fault = DecodeFault::too_large};
    Raster raster{.width = width, .height = height, .pixels = {}};
    raster.pixels.resize(std::size_t{width} * height * 4);
    if (!WebPDecodeRGBAInto(data, bytes.size(), raster.pixels.data(), raster.pixels.size(),
                            static_cast<int>(width * 4))) {
        return {.raster = {}, .fault = DecodeFault::damaged};
    }
    return {.raster = upright(std::move(raster), orientation_of(bytes))};
}

}  // namespace zg::pictures
