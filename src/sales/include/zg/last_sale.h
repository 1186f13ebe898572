#pragma once

#include <zg/db.h>

#include <optional>

namespace zg::sales {

// When the last receipt came into the books; nullopt: there is none.
[[nodiscard]] std::optional<Instant> last_recorded_at(db::Tx&);

}  // namespace zg::sales
