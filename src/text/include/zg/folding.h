#pragma once

#include <string>

namespace zg::text {

// Every Han character that fold() turns into another one, and in the same order what it turns it into: for a browser that
// looks for what people type in names that are folded already.
struct Folding final {
    std::string from;
    std::string to;
};
[[nodiscard]] Folding folding();

}  // namespace zg::text
