#include <zg/price_rules.h>

#include <gtest/gtest.h>

#include <boost/describe.hpp>

namespace zg::pricing {
namespace {

constexpr std::int32_t friday = 5;
constexpr std::int32_t saturday = 6;

Reach in_hours(Hours hours) {
    Reach reach;
    reach.hours.push_back(std::move(hours));
    return reach;
}

TEST(Reach, HoldsWhereAndWhenItSays) {
    StoreId const here{Uuid::named({}, "here")};
    StoreId const there{Uuid::named({}, "there")};
    auto const day = BusinessDate::parse("2026-11-27").value();
    Reach between;
    between.starts = BusinessDate{day.days - 1};
    between.ends = BusinessDate{day.days + 1};
    auto late = between;
    late.starts = BusinessDate{day.days + 1};
    auto past = between;
    past.ends = BusinessDate{day.days - 1};
    Hours const happy{{friday}, 17 * 60, 19 * 60};
    Hours const night{{friday}, 22 * 60, 2 * 60};
    struct Row final {
        char const* what;
        Reach reach;
        Customer customer;
        char const* hold;
    };
    auto const at = [&](std::int32_t weekday, std::int32_t minute) {
        return Customer{.store = here, .channel = Channel::till, .moment = {day, weekday, minute}};
    };
    Row const rows[] = {
        {"everywhere, always", {}, at(1, 0), "none"},
        {"its store", {.stores = {{here}}}, at(1, 0), "none"},
        {"another store", {.stores = {{there}}}, at(1, 0), "other_store"},
        {"its channel", {.channels = {{Channel::shop, Channel::till}}}, at(1, 0), "none"},
        {"another channel", {.channels = {{Channel::shop}}}, at(1, 0), "other_channel"},
        {"within its days", between, at(1, 0), "none"},
        {"before them", late, at(1, 0), "not_yet"},
        {"after them", past, at(1, 0), "over"},
        {"as happy hour begins", in_hours(happy), at(friday, 17 * 60), "none"},
        {"a minute before", in_hours(happy), at(friday, 17 * 60 - 1), "other_hours"},
        {"as it ends", in_hours(happy), at(friday, 19 * 60), "other_hours"},
        {"on another day", in_hours(happy), at(saturday, 18 * 60), "other_hours"},
        {"late on its day", in_hours(night), at(friday, 23 * 60), "none"},
        {"past midnight", in_hours(night), at(saturday, 60), "none"},
        {"past its end", in_hours(night), at(saturday, 120), "other_hours"},
        {"early on its day", in_hours(night), at(friday, 60), "other_hours"},
        {"any day", in_hours({{}, 60, 120}), at(3, 90), "none"},
        {"Sunday night into Monday", in_hours({{7}, 23 * 60, 60}), at(1, 30), "none"},
        {"not a member", {.members_only = true}, at(1, 0), "members_only"},
    };
    for (auto const& row : rows) {
        EXPECT_STREQ(boost::describe::enum_to_string(hold_of(row.reach, row.customer), ""), row.hold) << row.what;
    }
    Customer member = at(1, 0);
    member.is_member = true;
    EXPECT_EQ(hold_of({.members_only = true}, member), Hold::none);
}

TEST(Moment, IsTheStoresDayAndItsWallClock) {
    auto const calendar = StoreCalendar::make("Asia/Macau", 240).value();
    // Saturday 03:30 in Macau still belongs to Friday's business.
    auto const moment = Moment::of(calendar, Instant::parse("2026-11-27T19:30:00Z").value());
    EXPECT_EQ(moment.date.text(), "2026-11-27");
    EXPECT_EQ(moment.weekday, saturday);
    EXPECT_EQ(moment.minute, 3 * 60 + 30);
    // The same across the end of summer time in Lisbon: the wall clock counts, not the hours that have passed.
    auto const lisbon = StoreCalendar::make("Europe/Lisbon", 0).value();
    EXPECT_EQ(Moment::of(lisbon, Instant::parse("2026-10-25T00:30:00Z").value()).minute, 90);
    EXPECT_EQ(Moment::of(lisbon, Instant::parse("2026-10-25T01:30:00Z").value()).minute, 90);
}

TEST(TaxClass, TheLastChangeOnOrBeforeTheDayCounts) {
    auto const first = BusinessDate::parse("2026-12-01").value();
    auto const second = BusinessDate::parse("2027-01-01").value();
    TaxClass const tax{.code = "a", .rate_ppm = 50'000, .names = {}, .changes = {{first, 60'000}, {second, 0}}};
    EXPECT_EQ(tax.rate_on(BusinessDate{first.days - 1}), 50'000);
    EXPECT_EQ(tax.rate_on(first), 60'000);
    EXPECT_EQ(tax.rate_on(second), 0);
}

}  // namespace
}  // namespace zg::pricing
