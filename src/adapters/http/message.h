#pragma once

#include <zg/http.h>

namespace zg::http::detail {

struct HeadStyle final {
    std::string_view date_line;
    std::string_view common_lines;
    bool keep_alive = true;
    bool version_10 = false;
    bool chunked = false;  // a stream instead of a body of known length
};

// Appends status line and headers up to and including the empty line. Control characters in header values become spaces, so
// that no value can start a header of its own.
void append_head(std::string& out, Response const&, HeadStyle const&);
[[nodiscard]] std::string_view reason_phrase(int status);

}  // namespace zg::http::detail
