#pragma once

#include "state.h"

#include <zg/db.h>

namespace zg::pricing {

// Writes what the layer has changed.
void save(db::Tx&, Layer const&);
void save_version(db::Tx&, std::int64_t version);

// Everything that is stored; change_count is the version.
[[nodiscard]] Layer stored(db::Tx&);

}  // namespace zg::pricing
