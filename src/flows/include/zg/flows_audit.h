#pragma once

#include <zg/db.h>

#include <string>
#include <vector>

namespace zg::flows {

// What no room can check alone: that receipts, stock documents and the ledger tell the same story. Broken invariants in plain
// words; empty when goods sold and returned, tenders, revenue, tax, rounding, points and coupon uses in the ledger are
// exactly those of the receipts.
[[nodiscard]] std::vector<std::string> audit(db::Tx& books);

}  // namespace zg::flows
