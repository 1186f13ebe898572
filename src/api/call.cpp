#include "call.h"

#include <array>

namespace zg::api {

std::string without_costs(std::string body) {
    constexpr std::array<std::string_view, 2> names = {",\"cost\":", ",\"cost_e4\":"};
    constexpr std::string_view common = ",\"cost";
    auto found = body.find(common);
    if (found == std::string::npos) return body;
    std::size_t kept = found;
    std::size_t copied = found;
    while (found != std::string::npos) {
        std::size_t skip = 0;
        for (auto const name : names) {
            if (body.compare(found, name.size(), name) == 0) skip = name.size();
        }
        if (skip == 0) {
            found = body.find(common, found + 1);
            continue;
        }
        for (; copied < found; ++copied) body[kept++] = body[copied];
        copied = body.find_first_of(",}", found + skip);
        found = body.find(common, copied);
    }
    for (; copied < body.size(); ++copied) body[kept++] = body[copied];
    body.resize(kept);
    return body;
}

}  // namespace zg::api
