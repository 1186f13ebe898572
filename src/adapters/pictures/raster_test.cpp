#include "raster.h"
#include "samples.h"

#include <zg/pictures.h>

#include <gmock/gmock.h>

namespace zg::pictures {
namespace {

using testing::ElementsAre;

// The red of each pixel, row by row.
std::vector<int> reds(Raster const& raster) {
    std::vector<int> found;
    for (std::size_t at = 0; at < raster.pixels.size(); at += 4) found.push_back(raster.pixels[at]);
    return found;
}

// 1 2 3 above 4 5 6.
Raster numbered() {
    Raster raster{.width = 3, .height = 2, .pixels = {}};
    for (std::uint8_t number = 1; number <= 6; ++number) {
        raster.pixels.insert(raster.pixels.end(), {number, 0, 0, 255});
    }
    return raster;
}

TEST(Upright, EveryWayOfHoldingACamera) {
    struct Case {
        int orientation;
        std::vector<int> seen;
    };
    for (auto const& [orientation, seen] : std::vector<Case>{{1, {1, 2, 3, 4, 5, 6}},
                                                             {2, {3, 2, 1, 6, 5, 4}},
                                                             {3, {6, 5, 4, 3, 2, 1}},
                                                             {4, {4, 5, 6, 1, 2, 3}},
                                                             {5, {1, 4, 2, 5, 3, 6}},
                                                             {6, {4, 1, 5, 2, 6, 3}},
                                                             {7, {6, 3, 5, 2, 4, 1}},
                                                             {8, {3, 6, 2, 5, 1, 4}}}) {
        auto const turned = upright(numbered(), orientation);
        EXPECT_EQ(reds(turned), seen) << orientation;
        EXPECT_EQ(turned.width, orientation >= 5 ? 2u : 3u);
    }
}

TEST(Exif, OrientationInEitherByteOrder) {
    std::string const little("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 22);
    std::string const big("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0", 22);
    EXPECT_EQ(exif_orientation(little), 6);
    EXPECT_EQ(exif_orientation(big), 8);
    for (std::size_t size = 0; size < little.size(); ++size) EXPECT_EQ(exif_orientation(little.substr(0, size)), 1);
    auto far = little;
    far.replace(4, 4, "\xFF\xFF\xFF\xFF");
    EXPECT_EQ(exif_orientation(far), 1) << "a directory beyond the end";
    auto odd = little;
    odd[18] = '\x63';
    EXPECT_EQ(exif_orientation(odd), 1);
}

TEST(Fitted, IsTheMeanOfWhatItStandsFor) {
    Raster const four{.width = 4, .height = 1, .pixels = {10, 0, 0, 255, 30, 0, 0, 255, 80, 0, 0, 255, 90, 0, 0, 0}};
    auto const two = fitted(four, 2);
    EXPECT_EQ(two.width, 2u);
    EXPECT_THAT(two.pixels, ElementsAre(20, 0, 0, 255, 80, 0, 0, 128)) << "what cannot be seen gives no colour";
    EXPECT_EQ(fitted(four, 4).pixels, four.pixels);
    EXPECT_EQ(fitted(halves(3000, 10), 1200).height, 4u);
    EXPECT_EQ(fitted(halves(3000, 1), 160).height, 1u);
}

TEST(Decode, EveryTypeComesOutAsItWentIn) {
    auto const raster = halves(64, 32);
    for (auto const& bytes : {as_png(raster), as_jpeg(raster), encode_webp(raster)}) {
        auto const decoded = decode(bytes);
        ASSERT_FALSE(decoded.fault);
        ASSERT_EQ(decoded.raster.width, 64u);
        ASSERT_EQ(decoded.raster.height, 32u);
        auto const at = [&](std::size_t x, std::size_t y, std::size_t channel) {
            return int{decoded.raster.pixels[(y * 64 + x) * 4 + channel]};
        };
        EXPECT_NEAR(at(5, 5, 0), 120, 12);
        EXPECT_NEAR(at(5, 28, 0), 240, 12);
        EXPECT_NEAR(at(60, 28, 2), 240, 12);
        EXPECT_NEAR(at(60, 28, 0), 0, 12);
    }
}

TEST(Decode, ATurnedJpegStandsUpright) {
    // Held so that the left of the file is the top of the scene.
    auto const decoded = decode(as_jpeg(halves(64, 32), 6));
    ASSERT_FALSE(decoded.fault);
    EXPECT_EQ(decoded.raster.width, 32u);
    EXPECT_EQ(decoded.raster.height, 64u);
    EXPECT_GT(decoded.raster.pixels[(5 * 32 + 5) * 4], 200) << "red above";
    EXPECT_GT(decoded.raster.pixels[(60 * 32 + 5) * 4 + 2], 200) << "blue below";
}

TEST(Decode, BombsAreRefusedByTheirHeader) {
    for (auto const& bytes : {png_bomb(60'000, 60'000), png_bomb(6'000, 4'001), png_bomb(30, 900'000),
                              with_sides(as_jpeg(halves(16, 16)), 60'000, 60'000)}) {
        auto const decoded = decode(bytes);
        EXPECT_EQ(decoded.fault, DecodeFault::too_large);
        EXPECT_TRUE(decoded.raster.pixels.empty());
    }
    EXPECT_EQ(decode(png_bomb(6'000, 4'000)).fault, DecodeFault::damaged) << "24 million may be, when they are there";
    EXPECT_FALSE(is_too_large(6'000, 4'000));
    EXPECT_TRUE(is_too_large(1ULL << 40, 1ULL << 40));
}

TEST(Decode, WhatEndsTooEarlyIsRefusedAtEveryLength) {
    auto const raster = halves(40, 40);
    for (auto const& whole : {as_png(raster), as_jpeg(raster, 3), encode_webp(raster)}) {
        for (std::size_t size = 0; size + 16 < whole.size(); size += 7) {
            EXPECT_TRUE(decode(whole.substr(0, size)).fault) << size << " of " << whole.size();
        }
    }
}

TEST(Decode, OtherTypesAreRefused) {
    for (auto const* bytes : {"", "GIF89a\x01\x01", "<svg xmlns='http://www.w3.org/2000/svg'/>", "BM", "RIFF....WAVE",
                              "%PDF-1.7", "<html><script>alert(1)</script>"}) {
        EXPECT_EQ(decode(bytes).fault, DecodeFault::type_unknown) << bytes;
    }
}

}  // namespace
}  // namespace zg::pictures
