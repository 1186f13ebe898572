#pragma once

#include <zg/supply.h>

#include <functional>

// All SQL of the room.
namespace zg::supply {

// What other servers are told of; the keys are a supplier's and a SKU's.
inline constexpr std::string_view supplier_part = "supply.supplier";
inline constexpr std::string_view source_part = "supply.source";

void save(db::Tx&, Supplier const&);
void save(db::Tx&, Source const&);
void each_supplier(db::Tx&, std::function<void(Supplier)> const& visit);
void each_source(db::Tx&, std::function<void(Source)> const& visit);
// Of those that others have changed.
void each_supplier_since(db::Tx&, db::News const&, std::function<void(Supplier)> const& visit);
void each_source_since(db::Tx&, db::News const&, std::function<void(Source)> const& visit);

}  // namespace zg::supply
