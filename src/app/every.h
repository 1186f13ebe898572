#pragma once

#include <zg/time.h>

#include <optional>

namespace zg::app {

// What is to be done now and then by the clock on the wall. A clock that was put back does not make it wait until the old time comes
// again: then it is due at once.
class Every final {
public:
    explicit Every(std::int64_t ms) : ms_(ms) {}
    // Whether it is due; if so, it is taken to be done.
    [[nodiscard]] bool is_due(Instant now) {
        if (last_ && now >= *last_ && now.ms - last_->ms < ms_) return false;
        last_ = now;
        return true;
    }

private:
    std::int64_t ms_;
    std::optional<Instant> last_;
};

}  // namespace zg::app
