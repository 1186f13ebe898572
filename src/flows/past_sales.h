#pragma once

#include "bringing.h"

#include <zg/flows_import.h>

namespace zg::flows {

// The document that takes another one of past sales out of the books again.
[[nodiscard]] Uuid undoing_of(Uuid document);

enum class PastThing { product, sale, adjustment, refund };
BOOST_DESCRIBE_ENUM(PastThing, product, sale, adjustment, refund)

// What a document of past sales did besides what its receipt says; kept with its change.
struct PastTrace final {
    PastThing thing{};
    std::vector<FromOpening> opening = {};
    // Of a sale: what goes back to where it came from, and never to a shelf.
    std::vector<SkuId> not_goods = {};
    std::optional<std::vector<std::int64_t>> rows = {};  // of the file that it came of
    std::optional<DocumentId> claimed = {};              // the document or receipt of another import that says the same
    std::optional<ReceiptId> sale = {};                  // of a refund
};
BOOST_DESCRIBE_STRUCT(PastTrace, (), (thing, opening, not_goods, rows, claimed, sale))
[[nodiscard]] PastTrace trace_of(importing::Change const&);

Result<Done, SetupRefusal> take_back_past(Rooms&, Asked const&, TakeBackContext&, importing::Change const&);

}  // namespace zg::flows
