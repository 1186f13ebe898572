#include "live_figures.h"

#include <algorithm>

namespace zg::app {

LiveFigures::Due LiveFigures::take(std::int64_t projected, std::int64_t now_ms, std::size_t count_max) {
    Due due{.company = company_.take(projected, now_ms), .stores = {}};
    auto at = stores_.lower_bound(next_);
    for (std::size_t seen = 0; seen < stores_.size() && due.stores.size() < count_max; ++seen, ++at) {
        if (at == stores_.end()) at = stores_.begin();
        if (at->second.take(projected, now_ms)) due.stores.push_back(at->first);
    }
    next_ = at == stores_.end() ? StoreId{} : at->first;
    return due;
}

bool LiveFigures::is_waiting() const {
    return company_.first != 0 ||
           std::any_of(stores_.begin(), stores_.end(), [](auto const& each) { return each.second.first != 0; });
}

}  // namespace zg::app
