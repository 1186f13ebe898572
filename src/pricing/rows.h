#pragma once

#include "state.h"

#include <zg/db.h>

namespace zg::pricing {

// What other servers are told of: a price, by its SKU and its list; anything.
inline constexpr std::string_view price_part = "pricing.price";
inline constexpr std::string_view version_part = "pricing.version";

// Writes what the layer has changed.
void save(db::Tx&, Layer const&);
void save_version(db::Tx&, std::int64_t version);

// Everything that is stored; change_count is the version.
[[nodiscard]] Layer stored(db::Tx&);
// What lies over that which was stored when the news began: all rules, the moments above `known_version`, and the prices that
// others have changed, each with its whole history.
[[nodiscard]] Layer stored_since(db::Tx&, db::News const&, std::int64_t known_version);

}  // namespace zg::pricing
