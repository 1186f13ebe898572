#include "rules.h"

#include <zg/names.h>

#include <algorithm>
#include <string_view>

namespace zg::desk {

namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.~*+").find(c) != std::string_view::npos;
}

// "key=value": a word, and a value in which everything but letters, digits and a few signs is percent-encoded.
bool is_pair(std::string_view pair) {
    auto const sign = pair.find('=');
    if (sign == std::string_view::npos || sign == 0) return false;
    auto const value = pair.substr(sign + 1);
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (is_plain(value[at])) continue;
        bool const is_encoded =
            value[at] == '%' && at + 2 < value.size() && is_hex(value[at + 1]) && is_hex(value[at + 2]);
        if (!is_encoded) return false;
        at += 2;
    }
    return std::ranges::all_of(pair.substr(0, sign), is_word);
}

bool is_query(std::string_view query) {
    if (query.size() > query_bytes_max) return false;
    for (auto rest = query; !rest.empty();) {
        auto const size = std::min(rest.find('&'), rest.size());
        if (!is_pair(rest.substr(0, size)) || size + 1 == rest.size()) return false;
        rest.remove_prefix(std::min(size + 1, rest.size()));
    }
    return true;
}

}  // namespace

std::optional<Refused<ViewRefusal>> fault_of(View const& view) {
    auto const name = text_fault(view.name, name_characters_max);
    if (name == TextFault::blank) return Refused{ViewRefusal::name_missing, "name"};
    if (name != TextFault::none) return Refused{ViewRefusal::name_bad, "name"};
    if (!is_query(view.query)) return Refused{ViewRefusal::bad_query, "query"};
    return std::nullopt;
}

}  // namespace zg::desk
