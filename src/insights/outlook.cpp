#include <zg/outlook.h>

#include "snapshot.h"

#include <algorithm>

namespace zg::insights {

namespace {

struct StoreSku final {
    StoreId store;
    SkuId sku;
    friend bool operator==(StoreSku const&, StoreSku const&) = default;
};
struct StoreSkuHash {
    std::size_t operator()(StoreSku const& key) const noexcept {
        return UuidHash{}(key.store.uuid) * 31 + UuidHash{}(key.sku.uuid);
    }
};
using Paces = boost::unordered_flat_map<StoreSku, PaceRow, StoreSkuHash>;

// Goods that only came back were not sold.
void add(Paces& paces, PaceQuery const& query, StoreDayKey const& day, SkuId sku, Cell const& cell) {
    if (cell.receipts == 0 && cell.units_milli == 0) return;
    auto& row = paces.try_emplace({day.store, sku}, PaceRow{.store = day.store, .sku = sku}).first->second;
    if (cell.receipts > 0) row.last_sold = std::max(row.last_sold, day.date);
    if (day.date >= query.units_from) row.units_milli += cell.units_milli;
}

}  // namespace

std::vector<PaceRow> Reader::pace(PaceQuery const& query) {
    Days const days{query.from, query.to};
    Paces paces;
    read_snapshot(views_, *memory_,
                  {.restart = [&] { paces.clear(); },
                   .on_delta =
                       [&](Delta const& delta) {
                           for (auto const& [key, day] : delta.days) {
                               if (!concerns(key, days, query.stores, key.currency)) continue;
                               for (auto const& [sku_hour, cell] : day.skus) add(paces, query, key, sku_hour.sku, cell);
                           }
                       },
                   .on_table =
                       [&](db::Tx& tx) {
                           each_sku(tx, days, query.stores, std::nullopt,
                                    [&](SkuCell const& row) { add(paces, query, row.day, row.key.sku, row.cell); });
                       }});
    std::vector<PaceRow> rows;
    rows.reserve(paces.size());
    for (auto const& [key, row] : paces) {
        if (row.last_sold >= query.from) rows.push_back(row);
    }
    return rows;
}

}  // namespace zg::insights
