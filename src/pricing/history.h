#pragma once

#include <zg/time.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace zg::pricing {

inline constexpr std::int64_t still = std::numeric_limits<std::int64_t>::max();

// A value and the pricing versions in which it was in force: from `since` up to the one before `until`.
template <class T>
struct Revision final {
    T value;
    std::int64_t since = 0;
    std::int64_t until = still;
    [[nodiscard]] bool holds(std::optional<std::int64_t> version) const {
        return version ? since <= *version && *version < until : until == still;
    }
};

// Oldest first. Of most values only the last revision is in force; planned prices stand beside each other.
template <class T>
using History = std::vector<Revision<T>>;

// What was in force in `version`, or is now; nullptr for nothing.
template <class T>
[[nodiscard]] T const* in_force(History<T> const& history, std::optional<std::int64_t> version = {}) {
    for (auto revision = history.rbegin(); revision != history.rend(); ++revision) {
        if (revision->holds(version)) return &revision->value;
    }
    return nullptr;
}

// Ends what is in force.
template <class T>
void end(History<T>& history, std::int64_t version) {
    for (auto& revision : history) {
        if (revision.until == still) revision.until = version;
    }
}

template <class T>
void replace(History<T>& history, T value, std::int64_t version) {
    end(history, version);
    history.push_back({std::move(value), version, still});
}

// The last pricing version that a moment saw.
struct VersionMoment final {
    std::int64_t version = 0;
    Instant at;
};

}  // namespace zg::pricing
