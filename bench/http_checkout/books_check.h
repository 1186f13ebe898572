#pragma once

#include "baseline.h"

namespace zg::bench {

// The differences of the product's books: stock and points as receipts tell them against the ledger's accounts, money as the
// tenders of receipts against the ledger's tender accounts. Reads the books with the rooms' own queries.
[[nodiscard]] Differences check_books(std::filesystem::path const& folder, World const&);

}  // namespace zg::bench
