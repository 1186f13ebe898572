#pragma once

#include "question.h"
#include "shapes.h"

#include <map>
#include <vector>

// What is on the shelves against what sells: for the pages that say what needs a person.
namespace zg::api {

struct Survey final {
    std::vector<ShelfRow> rows;
    bool is_at_least = false;
};
using Surveys = std::map<insights::Outlook, Survey>;

struct Scene final {
    Reading& reading;
    House const& house;
    std::vector<access::Store> stores;
    insights::OutlookRules rules;
    BusinessDate today;
    Instant now;
};

[[nodiscard]] Scene scene_of(Reading&, Call const&, Stores const& wanted);
// Every shelf of the stores once, out of balances in memory and roll-ups; the most urgent of each outlook first.
[[nodiscard]] Surveys survey_of(Scene const&, Stores const& wanted);
void add_name(ShelfRow&, House const&);

}  // namespace zg::api
