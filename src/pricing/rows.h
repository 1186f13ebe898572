#pragma once

#include "state.h"

// All SQL of the room.
namespace zg::pricing {

// Writes everything of the layer over what is there; promotions and coupons are new.
void save(db::Tx&, Layer const&);
void save_version(db::Tx&, std::int64_t version);

// All that is stored; change_count is the stored version.
[[nodiscard]] Layer stored(db::Tx&);

}  // namespace zg::pricing
