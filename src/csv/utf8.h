#pragma once

#include <string_view>

namespace zg::csv {

// Well-formed UTF-8 without a zero byte: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view);

}  // namespace zg::csv
