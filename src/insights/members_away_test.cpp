#include "shop_fixture.h"

#include <zg/member_sales.h>

#include <algorithm>
#include <map>

namespace zg::insights {
namespace {

AwayQuery asked(char const* today) { return {.stores = {}, .today = day(today)}; }

TEST(MembersAway, IsTwiceTheUsualGapAndTwoWeeks) {
    struct Case {
        char const* what;
        std::vector<char const*> days;
        std::optional<std::int32_t> gap;
    };
    Case const cases[] = {
        {"never came", {}, std::nullopt},
        {"too seldom to have a habit", {"2026-08-01", "2026-08-08", "2026-08-15"}, std::nullopt},
        {"every week, for a month gone", {"2026-10-01", "2026-10-08", "2026-10-15", "2026-10-22"}, 7},
        {"several times a day is one visit", {"2026-10-01", "2026-10-01", "2026-10-01", "2026-10-08"}, std::nullopt},
        {"in any order", {"2026-10-22", "2026-10-01", "2026-10-15", "2026-10-08", "2026-10-08"}, 7},
        {"every month, within twice that", {"2026-07-10", "2026-08-10", "2026-09-10", "2026-10-10"}, std::nullopt},
        {"daily, thirteen days gone", {"2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"}, std::nullopt},
        {"daily, fourteen days gone", {"2026-11-08", "2026-11-09", "2026-11-10", "2026-11-11"}, 1},
        {"exactly twice the gap is not more", {"2026-10-21", "2026-10-28", "2026-11-04", "2026-11-11"}, std::nullopt},
    };
    for (auto const& [what, days, gap] : cases) {
        std::vector<BusinessDate> dates;
        for (auto const* text : days) dates.push_back(day(text));
        auto const away = away_of(id_of<MemberId>(1), dates, asked("2026-11-25"));
        EXPECT_EQ(away.has_value(), gap.has_value()) << what;
        if (away && gap) {
            EXPECT_EQ(away->gap_days, *gap) << what;
        }
    }
}

// What the reader says is what the rule says of each member's own receipts, on disk and in memory, for every list of stores.
TEST(MembersAway, TheReaderFollowsTheRule) {
    Files files;
    Projector projector(files.views, files.books_reader, {});
    Reader reader(files.views_reader, projector.memory());
    RandomShop shop(5);
    std::vector<Sold> all;
    for (int part = 0; part < 3; ++part) {
        std::vector<Sold> some;
        for (int count = 0; count < 60; ++count) some.push_back(shop.sell(day("2026-05-01"), 190));
        projector.apply(files.record(some));
        if (part == 1) projector.flush(at("2026-11-20T00:00:00Z"));
        all.insert(all.end(), some.begin(), some.end());
    }
    std::size_t found = 0;
    for (auto const& stores : {Stores{}, Stores{{id_of<StoreId>(1), id_of<StoreId>(3)}}, Stores{{id_of<StoreId>(2)}}}) {
        for (auto const* today : {"2026-08-01", "2026-11-08", "2026-12-20"}) {
            AwayQuery const query{.stores = stores, .today = day(today)};
            std::map<MemberId, std::vector<BusinessDate>> days;
            for (auto const& [kind, sale] : all) {
                auto const age = query.today.days - sale.business_date.days;
                bool const is_wanted =
                    !stores || std::find(stores->begin(), stores->end(), sale.store) != stores->end();
                if (sale.member && is_wanted && age >= 0 && age < query.rules.looked_back_days) {
                    days[*sale.member].push_back(sale.business_date);
                }
            }
            std::vector<Away> expected;
            for (auto const& [member, dates] : days) {
                if (auto const away = away_of(member, dates, query)) expected.push_back(*away);
            }
            std::sort(expected.begin(), expected.end(), [](Away const& a, Away const& b) {
                return a.visit_days != b.visit_days ? a.visit_days > b.visit_days : a.member < b.member;
            });
            EXPECT_EQ(reader.members_away(query), expected) << today;
            found += expected.size();
        }
    }
    EXPECT_GT(found, 0u);
}

}  // namespace
}  // namespace zg::insights
