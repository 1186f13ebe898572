#include "chance.h"

#include <algorithm>

namespace zg::demo {

std::size_t Weighted::pick(Chance& chance) const {
    auto const mark = chance.below(total());
    return static_cast<std::size_t>(std::upper_bound(sums_.begin(), sums_.end(), mark) - sums_.begin());
}

}  // namespace zg::demo
