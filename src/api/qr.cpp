#include "qr.h"

#include <zg/released.h>

#include <fmt/format.h>
#include <qrencode.h>

namespace zg::api {

std::string qr_svg(std::string const& text) {
    constexpr int quiet = 4;  // modules of white around it, as the standard asks
    Released<QRcode, QRcode_free> const code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
    if (!code) return {};
    std::string path;
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width; ++column) {
            bool const is_dark = (code->data[row * code->width + column] & 1) != 0;
            if (is_dark) path += fmt::format("M{} {}h1v1h-1z", column + quiet, row + quiet);
        }
    }
    auto const side = code->width + 2 * quiet;
    return fmt::format(
        R"(<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="QR"><rect width="{0}" height="{0}" fill="#fff"/><path d="{1}" fill="#000"/></svg>)",
        side, path);
}

}  // namespace zg::api
