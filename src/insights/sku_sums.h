#pragma once

#include "pack.h"

#include <span>

namespace zg::insights {

// What all stores sold of each SKU, as one value, figure by figure, so that a question reads only the figures that it needs:
//
//     | how many SKUs | their ids in order, 16 bytes each | for each figure in the order of a Cell: bytes of its numbers, the numbers | …
//
// Numbers are zigzag base-128. A store's hour has few SKUs and is packed cell by cell instead (pack.h).
[[nodiscard]] std::string pack_columns(SkuCells const& sorted);

// Adds up spans of such values: the wanted figures, the others stay zero. Most SKUs are in most spans, so each span is one walk
// along the sums beside it, where a table by hash would look every SKU up in cold memory.
class SkuSums final {
public:
    explicit SkuSums(CellFigures wanted = cell_figures) : wanted_(wanted) {}
    // Failure of kind corrupt for bytes that pack_columns() did not make.
    void add(std::string_view packed);
    // In the order of the SKUs.
    [[nodiscard]] SkuCells take() { return std::move(sums_); }

private:
    void find_places(std::string_view ids);

    CellFigures wanted_;
    SkuCells sums_;
    std::vector<std::uint32_t> places_;  // of the span's SKUs among the sums
};

}  // namespace zg::insights
