#pragma once

#include "rules.h"

#include <functional>
#include <mutex>
#include <optional>

namespace zg::insights {

// What has been applied and is not yet on disk, in at most two layers: the one being written and the one that grows. Each
// begins at the position at which the layer below it ends, so a reader whose snapshot stands at one of these positions can
// tell which layers to add; a snapshot that stands elsewhere was overtaken by a flush and must be taken anew.
class Memory final {
public:
    explicit Memory(std::int64_t position) { live_.from = position; }

    // Calls `on_delta` under the lock for each layer above `position`; false when no layer begins or ends there.
    [[nodiscard]] bool visit(std::int64_t position, std::function<void(Delta const&)> const& on_delta) const;

    // The rest is the projector's.
    void change(std::function<void(Delta&)> const& work);
    [[nodiscard]] std::int64_t row_count() const;
    struct Layer final {
        std::int64_t from = 0;
        std::int64_t to = 0;
        Delta delta;
    };
    // The layer to write: the one that a failed flush left, else the live one, which ends at `position` and is frozen now.
    [[nodiscard]] Layer const& frozen(std::int64_t position);
    // It is on disk.
    void forget_frozen();

private:
    mutable std::mutex mutex_;
    std::optional<Layer> frozen_;
    Layer live_;
};

}  // namespace zg::insights
