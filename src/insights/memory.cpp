#include "memory.h"

#include <zg/assert.h>

#include <utility>

namespace zg::insights {

bool Memory::visit(std::int64_t position, std::function<void(Delta const&)> const& on_delta) const {
    std::lock_guard const lock(mutex_);
    bool const below_frozen = frozen_ && frozen_->from == position;
    if (!below_frozen && live_.from != position) return false;
    if (below_frozen) on_delta(frozen_->delta);
    on_delta(live_.delta);
    return true;
}

void Memory::change(std::function<void(Delta&)> const& work) {
    std::lock_guard const lock(mutex_);
    work(live_.delta);
}

std::int64_t Memory::row_count() const {
    std::lock_guard const lock(mutex_);
    return live_.delta.row_count + (frozen_ ? frozen_->delta.row_count : 0);
}

Memory::Layer const& Memory::frozen(std::int64_t position) {
    std::lock_guard const lock(mutex_);
    if (!frozen_) {
        live_.to = position;
        frozen_ = std::exchange(live_, Layer{.from = position});
    }
    return *frozen_;
}

void Memory::forget_frozen() {
    std::optional<Layer> gone;  // freed outside the lock
    std::lock_guard const lock(mutex_);
    ZG_ASSERT(frozen_ && frozen_->to == live_.from);
    gone = std::exchange(frozen_, std::nullopt);
}

}  // namespace zg::insights
