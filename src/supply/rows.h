#pragma once

#include <zg/supply.h>

#include <functional>

// All SQL of the room.
namespace zg::supply {

void save(db::Tx&, Supplier const&);
void save(db::Tx&, Source const&);
void each_supplier(db::Tx&, std::function<void(Supplier)> const& visit);
void each_source(db::Tx&, std::function<void(Source)> const& visit);

}  // namespace zg::supply
