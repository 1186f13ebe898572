#pragma once

#include <zg/time.h>

#include <string_view>

namespace zg::demo {

// What people shop for ahead of a feast; `none` on ordinary days.
enum class Feast { none, spring, dragon, moon, solstice, christmas, easter };
[[nodiscard]] Feast feast_of(std::string_view word);

// One day as the stores feel it. Fixed days by date, Easter and the solar terms by rule, lunar days by ICU's Chinese calendar.
struct Day final {
    BusinessDate date;
    int weekday = 1;  // 1 = Monday
    bool is_macau_holiday = false;
    bool is_mainland_holiday = false;
    Feast feast = Feast::none;  // it comes within `feast_days`
    int feast_days = 0;         // 0: it is today
};
[[nodiscard]] Day day_of(BusinessDate);

// Month and day of the Chinese calendar; a leap month has no feasts.
struct LunarDate final {
    int month = 0;
    int day = 0;
    bool is_leap = false;
};
[[nodiscard]] LunarDate lunar_date(BusinessDate);

}  // namespace zg::demo
