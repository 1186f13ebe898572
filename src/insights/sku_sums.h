#pragma once

#include "pack.h"

#include <compare>

namespace zg::insights {

// Adds up spans of packed cells. Most SKUs are in most spans, so each span is one walk along the sums beside it, where a table by
// hash would look every cell up in cold memory.
class SkuSums final {
public:
    void add(std::string_view packed) {
        std::size_t place = 0;
        SkuCells fresh;
        unpack<SkuId>(packed, [&](SkuId sku, Cell const& cell) {
            auto order = std::strong_ordering::greater;
            while (place < sums_.size() && (order = sums_[place].first <=> sku) < 0) ++place;
            if (place < sums_.size() && order == 0) {
                sums_[place++].second += cell;
            } else {
                fresh.emplace_back(sku, cell);
            }
        });
        if (fresh.empty()) return;
        sums_ = sums_.empty() ? std::move(fresh) : merged(sums_, fresh);
    }

    // In the order of the SKUs.
    [[nodiscard]] SkuCells take() { return std::move(sums_); }

private:
    SkuCells sums_;
};

}  // namespace zg::insights
