#pragma once

#include "question.h"
#include "shapes_goods.h"

#include <optional>
#include <string>
#include <vector>

namespace zg::api {

// Which products a person looks for; a category with what lies below it.
struct GoodsWanted final {
    std::optional<std::string> words = {};
    std::optional<CategoryId> category = {};
    std::optional<GoodsState> state = {};
    std::optional<GoodsLack> lack = {};
};
// Those found by words in the order of how well they fit, else in none.
[[nodiscard]] std::vector<catalog::ListingPtr> goods_found(House const&, GoodsWanted const&);

// A product as lists show it, with what is on hand in `stores` for those who may see stock.
[[nodiscard]] GoodsRow goods_row(Call const&, catalog::Product const&, std::vector<access::Store> const& stores);

}  // namespace zg::api
