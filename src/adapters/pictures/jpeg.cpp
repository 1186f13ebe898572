#include "raster.h"

#include <zg/pictures.h>

#include <cstdio>  // jpeglib.h needs it

#include <jpeglib.h>

#include <jerror.h>

#include <algorithm>
#include <csetjmp>

namespace zg::pictures {
namespace {

// The library leaves by a jump, so nothing with a destructor lives between setjmp and it.
struct Faults final {
    jpeg_error_mgr manager;
    std::jmp_buf back;
};

[[noreturn]] void leave(j_common_ptr info) { std::longjmp(reinterpret_cast<Faults*>(info->err)->back, 1); }
// A truncated or spoilt file is only warned of: the rest would be grey. Here it is refused; padding that cameras leave is not.
void on_message(j_common_ptr info, int level) {
    if (level < 0 && info->err->msg_code != JWRN_EXTRANEOUS_DATA) leave(info);
}
void say_nothing(j_common_ptr) {}

constexpr std::string_view exif_mark{"Exif\0\0", 6};

int orientation_of(jpeg_decompress_struct const& info) {
    for (auto const* marker = info.marker_list; marker; marker = marker->next) {
        std::string_view const data(reinterpret_cast<char const*>(marker->data), marker->data_length);
        if (marker->marker == JPEG_APP0 + 1 && data.starts_with(exif_mark)) {
            return exif_orientation(data.substr(exif_mark.size()));
        }
    }
    return 1;
}

// An eighth, a quarter or a half, when it is still as large as the largest picture that is made.
unsigned scale_of(jpeg_decompress_struct const& info) {
    auto const side = std::max(info.image_width, info.image_height);
    for (unsigned const part : {8U, 4U, 2U}) {
        if (side / part >= large_side_max) return part;
    }
    return 1;
}

enum class Read { whole, too_large, damaged };

Read read_rows(jpeg_decompress_struct& info, Faults& faults, std::string_view bytes, Raster& raster, int& orientation) {
    if (setjmp(faults.back) != 0) return Read::damaged;
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&info, TRUE);
    if (is_too_large(info.image_width, info.image_height)) return Read::too_large;
    orientation = orientation_of(info);
    // CMYK has no one way to colours; the library turns grey and YCbCr into RGB itself.
    if (info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK) return Read::damaged;
    info.out_color_space = JCS_EXT_RGBA;
    info.scale_num = 1;
    info.scale_denom = scale_of(info);
    jpeg_start_decompress(&info);
    raster.width = info.output_width;
    raster.height = info.output_height;
    raster.pixels.resize(std::size_t{raster.width} * raster.height * 4);
    while (info.output_scanline < info.output_height) {
        auto* row = raster.pixels.data() + std::size_t{info.output_scanline} * raster.width * 4;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    return Read::whole;
}

}  // namespace

Decoded decode_jpeg(std::string_view bytes) {
    jpeg_decompress_struct info{};
    Faults faults{};
    info.err = jpeg_std_error(&faults.manager);
    faults.manager.error_exit = leave;
    faults.manager.emit_message = on_message;
    faults.manager.output_message = say_nothing;
    Raster raster;
    int orientation = 1;
    auto const read = read_rows(info, faults, bytes, raster, orientation);
    jpeg_destroy_decompress(&info);
    if (read == Read::too_large) return {.raster = {}, .fault = DecodeFault::too_large};
    if (read == Read::damaged) return {.raster = {}, .fault = DecodeFault::damaged};
    return {.raster = upright(std::move(raster), orientation)};
}

}  // namespace zg::pictures
