#pragma once

#include <string_view>
#include <vector>

namespace zg::demo {

// The rows of a compiled-in table without its heading: lines of fields parted by tabs. A table that is not there is a bug.
[[nodiscard]] std::vector<std::vector<std::string_view>> table(std::string_view file, std::size_t field_count);

}  // namespace zg::demo
