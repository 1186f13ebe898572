#include <zg/member_sales.h>

#include "snapshot.h"

#include <algorithm>

namespace zg::insights {

std::optional<Away> away_of(MemberId member, std::vector<BusinessDate> days, AwayQuery const& query) {
    auto const& rules = query.rules;
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    auto const count = static_cast<std::int32_t>(days.size());
    if (count < std::max(rules.visit_days_min, 2)) return std::nullopt;
    auto const gaps = count - 1;
    auto const span = days.back().days - days.front().days;
    Away const away{.member = member,
                    .visit_days = count,
                    .gap_days = std::max((2 * span + gaps) / (2 * gaps), 1),
                    .last_visit = days.back()};
    auto const away_days = query.today.days - days.back().days;
    if (away_days < rules.away_days_min || away_days <= rules.gaps * away.gap_days) return std::nullopt;
    return away;
}

std::vector<Away> Reader::members_away(AwayQuery const& query) {
    Days const looked_at{{query.today.days - query.rules.looked_back_days + 1}, query.today};
    boost::unordered_flat_map<MemberId, std::vector<BusinessDate>, std::hash<MemberId>> visits;
    read_snapshot(views_, *memory_,
                  {.restart = [&] { visits.clear(); },
                   .on_delta =
                       [&](Delta const& delta) {
                           for (auto const& [key, day] : delta.days) {
                               if (!concerns(key, looked_at, query.stores, key.currency)) continue;
                               for (auto const& row : day.receipts) {
                                   if (row.summary.member) visits[*row.summary.member].push_back(key.date);
                               }
                           }
                       },
                   .on_table =
                       [&](db::Tx& tx) {
                           each_visit(tx, looked_at, query.stores,
                                      [&](MemberId member, BusinessDate date) { visits[member].push_back(date); });
                       }});
    std::vector<Away> all;
    for (auto& [member, days] : visits) {
        if (auto const away = away_of(member, std::move(days), query)) all.push_back(*away);
    }
    // Who came most is missed first.
    std::sort(all.begin(), all.end(), [](Away const& a, Away const& b) {
        return a.visit_days != b.visit_days ? a.visit_days > b.visit_days : a.member < b.member;
    });
    return all;
}

}  // namespace zg::insights
