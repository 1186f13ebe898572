#pragma once

#include "question.h"
#include "shapes_board.h"

namespace zg::api {

inline constexpr std::int32_t board_days = 28;  // that the board looks back at unless it is told otherwise

struct BoardQuery final {
    Stores stores;
    BusinessDate from = {};
    BusinessDate to = {};
    BusinessDate today = {};
    BoardGrouping by{};
    std::optional<CategoryId> category = {};
    std::optional<std::string> words = {};
    std::optional<insights::SkuSet> set = {};
    BoardColumn sort = BoardColumn::net_sales;
    bool is_ascending = false;
    std::size_t offset = 0;
    std::size_t limit = 0;
};
[[nodiscard]] Result<SkuBoard, insights::QueryRefusal> sku_board(Reading&, Call const&, BoardQuery const&);

}  // namespace zg::api
