#include <zg/access.h>

#include "rows.h"
#include "rules.h"

#include <fmt/format.h>

namespace zg::access {

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
    return broken;
}

}  // namespace zg::access
