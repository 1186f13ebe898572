#include <zg/access.h>

#include "rows.h"
#include "rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace zg::access {

namespace {

void audit_people(db::Tx& tx, std::vector<std::string>& broken) {
    auto const people = load_people(tx);
    auto const roles = load_roles(tx);
    bool has_owner = people.empty();
    for (auto const& [person, at, who, is_new] : people) {
        if (!person.is_active) continue;
        if (person.role == owner_role) {
            has_owner = true;
            continue;
        }
        bool const is_known = std::any_of(roles.begin(), roles.end(), [&](auto const& row) {
            return row.role.code == person.role && !row.role.is_ended;
        });
        if (!is_known)
            broken.push_back(fmt::format("{} has the role {}, which there is not", person.name, person.role));
    }
    if (!has_owner) broken.push_back("nobody is an owner");
}

}  // namespace

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    std::int64_t expected = 0;
    Digest previous{};
    each_audit(tx, [&](AuditRow const& row) {
        ++expected;
        if (row.sequence != expected) {
            broken.push_back(fmt::format("audit trail: entry {} is missing before {}", expected, row.sequence));
            expected = row.sequence;
        }
        previous = chain(previous, row.sequence,
                         {.at = row.at, .who = row.who, .store = row.store, .act = row.act, .document = row.document});
        if (view(previous) != row.hash) {
            broken.push_back(fmt::format("audit trail: entry {} does not fit the one before it", row.sequence));
            std::copy(row.hash.begin(), row.hash.end(), previous.begin());
        }
    });
    if (auto const lost = count_tills_without_store(tx); lost > 0) {
        broken.push_back(fmt::format("{} tills belong to no store", lost));
    }
    audit_people(tx, broken);
    return broken;
}

}  // namespace zg::access
