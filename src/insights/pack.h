#pragma once

#include <zg/insights.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zg::insights {

// The SKUs of one store and hour as one value, in the order of their ids:
//
//     | SKU, 16 bytes | 10 figures of the Cell, zigzag base-128, in the order of its members (rounding left out) | … |
//
// A row per SKU would cost SQLite a search and a rewritten page each; this costs one row per store and hour.
using SkuCells = std::vector<std::pair<SkuId, Cell>>;

[[nodiscard]] std::string pack(SkuCells const& sorted);
// Failure of kind corrupt for bytes that pack() did not make.
void unpack(std::string_view bytes, std::function<void(SkuId, Cell const&)> const& on_cell);
// Both sorted; cells of one SKU are added.
[[nodiscard]] SkuCells merged(SkuCells const&, SkuCells const&);

}  // namespace zg::insights
