#pragma once

#include "balances.h"

namespace zg::ledger {

struct Page final {
    std::int64_t before;  // 0: from the newest
    std::size_t count_max;
};

// Where the account stands in what `stored` sees: its swept row and the transfers after the watermark.
[[nodiscard]] Standing stored_head(db::Tx& stored, AccountIndex);
// The chain of an account, from `head` back.
[[nodiscard]] std::vector<Movement> walk(db::Tx& stored, AccountIndex, Standing head, Page);

}  // namespace zg::ledger
