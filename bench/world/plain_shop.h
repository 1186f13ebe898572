#pragma once

#include "world.h"

#include <zg/db.h>
#include <zg/flows.h>

#include <cstdint>

namespace zg::bench {

// What the end of a run must show: nothing sold that was not there, and what is kept equal to what was written.
struct Differences final {
    std::int64_t receipts = 0;
    std::int64_t total = 0;  // minor units over all receipts
    std::int64_t oversold = 0;
    std::int64_t stock = 0;
    std::int64_t points = 0;
    std::int64_t money = 0;
};

// A shop as many keep it: tables of sales and lines with the usual indexes, balances changed by UPDATE. On either engine.
namespace plain_shop {

// Makes the tables in an empty database and opens the world's shops.
void make(db::Db&, World const&);

struct Sold final {
    int status = 500;  // as HTTP has it: 201, or why not
    std::int64_t number = 0;
    std::int64_t points = 0;
};
// Checks and writes one checkout, each statement as it comes. Of a refused one the caller undoes what was written.
[[nodiscard]] Sold sell(db::Tx&, flows::Checkout const&, Digest const& hash, Instant at);

[[nodiscard]] Differences audit(db::Db&);

}  // namespace plain_shop
}  // namespace zg::bench
