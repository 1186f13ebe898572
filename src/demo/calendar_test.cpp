#include "calendar.h"

#include <gtest/gtest.h>

namespace zg::demo {
namespace {

BusinessDate on(char const* text) { return BusinessDate::parse(text).value(); }

TEST(Calendar, feasts_and_holidays_by_example) {
    struct Row final {
        char const* date;
        bool is_macau;
        bool is_mainland;
        Feast feast;  // on the day itself
    };
    for (auto const& row : {
             Row{"2026-02-17", true, true, Feast::spring},  // first day of the year of the horse
             Row{"2026-02-19", true, true, Feast::none},    // its third day
             Row{"2026-02-20", false, true, Feast::none},   // the mainland's golden week goes on
             Row{"2026-04-03", true, false, Feast::none},   // Good Friday
             Row{"2026-04-05", true, true, Feast::easter},  // and Qingming
             Row{"2026-05-24", true, false, Feast::none},   // Buddha's birthday
             Row{"2026-06-19", true, true, Feast::dragon},
             Row{"2026-09-25", false, true, Feast::moon},
             Row{"2026-09-26", true, false, Feast::none},  // the day after Mid-Autumn
             Row{"2026-10-01", true, true, Feast::none},
             Row{"2026-10-18", true, false, Feast::none},  // Chung Yeung
             Row{"2026-12-20", true, false, Feast::none},
             Row{"2026-12-22", true, false, Feast::solstice},
             Row{"2026-12-25", true, false, Feast::christmas},
             Row{"2025-10-06", false, true, Feast::moon},  // after a leap sixth month
             Row{"2027-02-06", true, true, Feast::spring},
             Row{"2026-11-25", false, false, Feast::none},
         }) {
        auto const day = day_of(on(row.date));
        EXPECT_EQ(day.is_macau_holiday, row.is_macau) << row.date;
        EXPECT_EQ(day.is_mainland_holiday, row.is_mainland) << row.date;
        EXPECT_EQ(day.feast_days == 0 ? day.feast : Feast::none, row.feast) << row.date;
    }
}

TEST(Calendar, a_feast_is_seen_coming) {
    auto const day = day_of(on("2026-09-20"));
    EXPECT_EQ(day.feast, Feast::moon);
    EXPECT_EQ(day.feast_days, 5);
    EXPECT_EQ(day_of(on("2026-08-20")).feast, Feast::none);
}

TEST(Calendar, leap_months_have_no_feasts) {
    EXPECT_TRUE(lunar_date(on("2025-07-28")).is_leap);
    EXPECT_EQ(lunar_date(on("2025-07-28")).month, 6);
    EXPECT_FALSE(lunar_date(on("2025-06-28")).is_leap);
}

}  // namespace
}  // namespace zg::demo
