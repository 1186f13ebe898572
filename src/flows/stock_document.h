#pragma once

#include "rooms.h"

#include <zg/flows.h>

#include <string_view>

namespace zg::flows {

// Keeps a document that has moved goods, and tells of it.
void record_stock(Rooms&, inventory::Document const&);
// With its entry in the audit trail.
void record_stock(Rooms&, Asked const&, std::string_view act, inventory::Document const&);

}  // namespace zg::flows
