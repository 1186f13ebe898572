#pragma once

#include "shapes.h"

#include <zg/member_sales.h>

#include <boost/describe.hpp>

#include <optional>
#include <string>

namespace zg::api {

// A member who used to come and stays away.
struct ContactHint final {
    MemberId member;
    std::string name;
    std::int32_t visit_days = 0;
    std::int32_t gap_days = 0;
    BusinessDate last_visit;
    std::int32_t away_days = 0;
};
BOOST_DESCRIBE_STRUCT(ContactHint, (), (member, name, visit_days, gap_days, last_visit, away_days))

// The first thing of three kinds that is worth a person's time, and how many there are of each; null: nothing now. `reorder`: of
// the products that together make half of net sales, the one that is gone first. `mark_down`: of what has stopped selling, what the
// most money lies in. `contact`: of the members who stay away, the one who came most; null also for who may not see members.
struct Hints final {
    Instant as_of;
    BusinessDate business_date;
    insights::OutlookRules shelf_rules;
    insights::AwayRules away_rules;
    std::optional<ShelfRow> reorder = {};
    std::int64_t reorder_count = 0;
    std::optional<ShelfRow> mark_down = {};
    std::int64_t mark_down_count = 0;
    std::optional<ContactHint> contact = {};
    std::int64_t contact_count = 0;
};
BOOST_DESCRIBE_STRUCT(Hints, (),
                      (as_of, business_date, shelf_rules, away_rules, reorder, reorder_count, mark_down,
                       mark_down_count, contact, contact_count))

}  // namespace zg::api
