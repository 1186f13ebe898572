#pragma once

#include <string>

namespace zg::api {

// A QR code (ISO/IEC 18004, level M) as an SVG element of class `qr`, its quiet zone included; empty for a text too long for one.
[[nodiscard]] std::string qr_svg(std::string const& text);

}  // namespace zg::api
