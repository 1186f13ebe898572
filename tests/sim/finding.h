#pragma once

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace zg::sim {

// A promise that was broken: what a run ends with.
class Finding final : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

template <class... Args>
void require(bool holds, fmt::format_string<Args...> text, Args&&... args) {
    if (!holds) throw Finding(fmt::format(text, std::forward<Args>(args)...));
}

}  // namespace zg::sim
