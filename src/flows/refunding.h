#pragma once

#include "rooms.h"

#include <zg/flows.h>

#include <optional>
#include <string>
#include <vector>

namespace zg::flows {

// Where returned goods go: back on the shelf, written off, or, for what was never goods, back before the books.
enum class GoodsTo { shelf, shrink, opening };

// A refund, whoever wrote it. `goods_to` has one entry per line.
struct Returned final {
    ReceiptId id;
    ReceiptId receipt;
    TillId till;
    Instant at;
    std::vector<RefundLine> lines;
    std::vector<GoodsTo> goods_to;
    std::optional<sales::TenderKind> tender = {};
    std::string reason;
    sales::Origin origin{};
    std::optional<std::string> reference = {};
};

// Goods, money and points back where the sale took them from, within what the sale has left; the receipt of it.
Result<Answer, SaleRefusal> take_back(Rooms&, Asked const&, std::string_view act, Returned const&);

}  // namespace zg::flows
