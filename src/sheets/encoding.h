#pragma once

#include <zg/sheets.h>

namespace zg::sheets {

// The same bytes as UTF-8 without a mark. What the encoding does not know becomes U+FFFD, so that nothing is lost unseen.
[[nodiscard]] csv::Source decoded(csv::Source, Encoding);

// Whether bytes that may be cut anywhere at their end are UTF-8.
[[nodiscard]] bool begins_as_utf8(std::string_view bytes);

}  // namespace zg::sheets
