#pragma once

#include "bringing.h"

#include <zg/flows_import.h>

namespace zg::flows {

// The document that takes another one of past sales out of the books again.
[[nodiscard]] Uuid undoing_of(Uuid document);

enum class PastThing { product, sale, adjustment };
BOOST_DESCRIBE_ENUM(PastThing, product, sale, adjustment)

// What a document of past sales did besides what its receipt says; kept with its change.
struct PastTrace final {
    PastThing thing{};
    std::vector<FromOpening> opening = {};
    std::vector<SkuId> not_goods = {};  // of a sale: what goes back to where it came from, and never to a shelf
};
BOOST_DESCRIBE_STRUCT(PastTrace, (), (thing, opening, not_goods))

Result<Done, SetupRefusal> take_back_past(Rooms&, Asked const&, TakeBackContext&, importing::Change const&);

}  // namespace zg::flows
