#pragma once

#include "question.h"
#include "shapes.h"

#include <vector>

namespace zg::api {

struct ShelfInNeed final {
    insights::Outlook outlook{};
    ShelfRow row;  // without the product's names
};
// All shelves that need somebody, by kind, the most urgent of each first.
[[nodiscard]] std::vector<ShelfInNeed> shelves_in_need(Reading&, Call const&, Stores const&);

}  // namespace zg::api
