#pragma once

#include <zg/db.h>

#include <string>
#include <vector>

namespace zg::sim {

// What `zhanggui verify` finds wrong with books: every room's audit, the one over all of them, and the file's own.
[[nodiscard]] std::vector<std::string> audits(db::Tx& books);

}  // namespace zg::sim
