#include "tables.h"

#include <zg/assert.h>

#include <algorithm>

namespace zg::demo {

std::string_view embedded_text(std::string_view name);

namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto const end = std::min(text.find(mark), text.size());
        parts.push_back(text.substr(0, end));
        if (end == text.size()) return parts;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::vector<std::vector<std::string_view>> table(std::string_view file, std::size_t field_count) {
    std::vector<std::vector<std::string_view>> rows;
    for (auto const line : split(embedded_text(file), '\n')) {
        if (line.empty()) continue;
        rows.push_back(split(line, '\t'));
        ZG_ASSERT(rows.back().size() == field_count);
    }
    ZG_ASSERT(rows.size() > 1);
    rows.erase(rows.begin());
    return rows;
}

}  // namespace zg::demo
