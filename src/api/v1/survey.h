#pragma once

#include "question.h"
#include "shapes.h"

#include <map>
#include <vector>

// The shelves that need somebody: for the pages that say what needs a person.
namespace zg::api {

using Surveys = std::map<insights::Outlook, std::vector<ShelfRow>>;

struct Scene final {
    Reading& reading;
    House const& house;
    std::vector<access::Store> stores;
    insights::OutlookRules rules;
    BusinessDate today;
    Instant now;
};

[[nodiscard]] Scene scene_of(Reading&, Call const&, Stores const& wanted);
// The most urgent of each outlook first; without names.
[[nodiscard]] Surveys survey_of(Scene const&);
void add_name(ShelfRow&, House const&);

}  // namespace zg::api
