#pragma once

#include "question.h"
#include "shapes.h"

namespace zg::api {

// The stores of the company that the principal sees.
[[nodiscard]] std::vector<Store> stores_seen(House const&, access::Principal const&);

// The stores of a question, of which `stores` tells; in the order of the directory.
[[nodiscard]] std::vector<access::Store> stores_among(House const&, Stores const&);

}  // namespace zg::api
