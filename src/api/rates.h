#pragma once

#include "route.h"

#include <zg/id.h>
#include <zg/time.h>

#include <mutex>
#include <unordered_map>

namespace zg::api {

// Rate limits of principals by route. For each pair one moment is kept: when the allowance will be whole again.
class Rates final {
public:
    explicit Rates(int percent) : percent_(percent) {}

    // 0: go on. Otherwise the whole seconds to wait.
    [[nodiscard]] std::int64_t seconds_to_wait(Uuid principal, Route const&, Instant now);

private:
    struct Key final {
        Uuid principal;
        Route const* route;
        friend bool operator==(Key const&, Key const&) = default;
    };
    struct KeyHash final {
        std::size_t operator()(Key const& key) const noexcept {
            return UuidHash{}(key.principal) ^ std::hash<Route const*>{}(key.route);
        }
    };
    void forget(std::int64_t now_us);

    int percent_;
    std::mutex mutex_;
    std::unordered_map<Key, std::int64_t, KeyHash> whole_at_us_;
};

}  // namespace zg::api
