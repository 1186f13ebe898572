#pragma once

#include <zg/ledger.h>

// When accounts were last touched, many at a time.
namespace zg::ledger {

// Calls `visit` for every account of a bucket with the last transfer that touched it, in no order.
void each_last_move(db::Tx&, Bucket, std::function<void(Account const&, std::int64_t sequence)> const& visit);

// When each of these transfers was made. `ascending` has their sequence numbers in that order, as has the answer: those that
// lie close together are read in one go.
[[nodiscard]] std::vector<Instant> moments(db::Tx&, std::span<std::int64_t const> ascending);

}  // namespace zg::ledger
