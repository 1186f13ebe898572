#pragma once

#include <zg/inventory.h>

namespace zg::inventory {

// What other servers are told of; the keys are a store and a SKU.
inline constexpr std::string_view cost_part = "inventory.cost";
inline constexpr std::string_view location_part = "inventory.location";

std::vector<Location> load_locations(db::Tx&);
void insert_location(db::Tx&, Location const&);
void each_cost(db::Tx&, std::function<void(StoreId, SkuId, std::int64_t cost_e4)> const& visit);
// Of those that others have changed.
void each_cost_since(db::Tx&, db::News const&, std::function<void(StoreId, SkuId, std::int64_t cost_e4)> const& visit);
void save_cost(db::Tx&, StoreId, SkuId, std::int64_t cost_e4);
void insert_document(db::Tx&, Document const&);
std::int64_t count_lost_documents(db::Tx&);

}  // namespace zg::inventory
