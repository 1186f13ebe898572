#include <zg/inventory.h>

#include "rows.h"

#include <fmt/format.h>

namespace zg::inventory {

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    each_cost(tx, [&](StoreId store, SkuId sku, std::int64_t cost_e4) {
        if (cost_e4 < 0) {
            broken.push_back(fmt::format("SKU {} has a negative cost in store {}", sku.text(), store.text()));
        }
    });
    if (auto const lost = count_lost_documents(tx); lost > 0) {
        broken.push_back(fmt::format("{} stock documents are at places that do not exist", lost));
    }
    return broken;
}

}  // namespace zg::inventory
