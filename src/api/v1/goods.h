#pragma once

#include "question.h"
#include "shapes_goods.h"

#include <vector>

namespace zg::api {

// A product as lists show it, with what is on hand in `stores` for those who may see stock.
[[nodiscard]] GoodsRow goods_row(Call const&, catalog::Product const&, std::vector<access::Store> const& stores);

}  // namespace zg::api
