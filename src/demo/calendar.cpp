#include "calendar.h"

#include <zg/assert.h>

#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include <array>
#include <memory>

namespace zg::demo {

namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr int feast_ahead_days = 18;  // how long before a feast people shop for it

struct Civil final {
    int year = 0;
    int month = 0;
    int day = 0;
};

Civil civil_of(BusinessDate date) {
    auto const text = date.text();
    return {std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)), std::stoi(text.substr(8, 2))};
}

BusinessDate date_of(int year, int month, int day) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return BusinessDate::parse(text).value();
}

// Gregorian Easter by the anonymous computus.
BusinessDate easter_of(int year) {
    int const a = year % 19;
    int const b = year / 100;
    int const c = year % 100;
    int const h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int const l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int const m = (a + 11 * h + 22 * l) / 451;
    int const n = h + l - 7 * m + 114;
    return date_of(year, n / 31, n % 31 + 1);
}

// The day of a solar term in this century: floor(year * 0.2422 + offset) - leap days, in ten-thousandths.
int solar_term_day(int year, int offset_e4) {
    int const y = year % 100;
    return (y * 2422 + offset_e4) / 10'000 - y / 4;
}
bool is_qingming(Civil const& civil) { return civil.month == 4 && civil.day == solar_term_day(civil.year, 48'100); }
bool is_winter_solstice(Civil const& civil) {
    return civil.month == 12 && civil.day == solar_term_day(civil.year, 219'400);
}

bool is_lunar(LunarDate const& lunar, int month, int day) {
    return !lunar.is_leap && lunar.month == month && lunar.day == day;
}

bool is_fixed_macau_holiday(Civil const& civil) {
    constexpr int days[][2] = {{1, 1}, {5, 1}, {10, 1}, {10, 2}, {11, 2}, {12, 8}, {12, 20}, {12, 24}, {12, 25}};
    for (auto const& day : days) {
        if (civil.month == day[0] && civil.day == day[1]) return true;
    }
    return false;
}

bool is_macau_holiday(BusinessDate date, Civil const& civil, LunarDate const& lunar) {
    if (is_fixed_macau_holiday(civil) || is_qingming(civil) || is_winter_solstice(civil)) return true;
    for (int day = 1; day <= 3; ++day) {
        if (is_lunar(lunar, 1, day)) return true;
    }
    // Buddha's birthday, Dragon Boat, the day after Mid-Autumn, Chung Yeung.
    for (auto const& [month, day] : {std::pair{4, 8}, std::pair{5, 5}, std::pair{8, 16}, std::pair{9, 9}}) {
        if (is_lunar(lunar, month, day)) return true;
    }
    auto const before_easter = easter_of(civil.year).days - date.days;
    return before_easter == 1 || before_easter == 2;
}

bool is_mainland_holiday(Civil const& civil, LunarDate const& lunar) {
    if (civil.month == 1 && civil.day == 1) return true;
    if (civil.month == 5 && civil.day <= 5) return true;
    if (civil.month == 10 && civil.day <= 7) return true;
    if (!lunar.is_leap && lunar.month == 1 && lunar.day <= 7) return true;
    return is_qingming(civil) || is_lunar(lunar, 5, 5) || is_lunar(lunar, 8, 15);
}

Feast feast_on(BusinessDate date) {
    auto const civil = civil_of(date);
    auto const lunar = lunar_date(date);
    if (is_lunar(lunar, 1, 1)) return Feast::spring;
    if (is_lunar(lunar, 5, 5)) return Feast::dragon;
    if (is_lunar(lunar, 8, 15)) return Feast::moon;
    if (is_winter_solstice(civil)) return Feast::solstice;
    if (civil.month == 12 && civil.day == 25) return Feast::christmas;
    if (easter_of(civil.year) == date) return Feast::easter;
    return Feast::none;
}

}  // namespace

Feast feast_of(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, Feast>, 6> feasts = {{{"spring", Feast::spring},
                                                                           {"dragon", Feast::dragon},
                                                                           {"moon", Feast::moon},
                                                                           {"solstice", Feast::solstice},
                                                                           {"christmas", Feast::christmas},
                                                                           {"easter", Feast::easter}}};
    for (auto const& [name, feast] : feasts) {
        if (name == word) return feast;
    }
    return Feast::none;
}

LunarDate lunar_date(BusinessDate date) {
    // The new moon of 6 February 2027 falls four minutes before midnight in China; ICU's astronomy is not exact enough for it
    // and begins the year a day late.
    auto const late = date.days - date_of(2027, 2, 6).days;
    if (late >= 0 && late < 30) return {.month = 1, .day = late + 1};
    UErrorCode status = U_ZERO_ERROR;
    // Noon in China, so that the day is the same in both time zones of the calendar's own reckoning.
    std::unique_ptr<icu::Calendar> const calendar(icu::Calendar::createInstance(
        icu::TimeZone::createTimeZone("Asia/Shanghai"), icu::Locale("zh@calendar=chinese"), status));
    ZG_ASSERT(U_SUCCESS(status) && calendar);
    calendar->setTime(static_cast<UDate>(date.days * day_ms + 4 * 3'600'000), status);
    LunarDate const lunar{.month = calendar->get(UCAL_MONTH, status) + 1,
                          .day = calendar->get(UCAL_DATE, status),
                          .is_leap = calendar->get(UCAL_IS_LEAP_MONTH, status) != 0};
    ZG_ASSERT(U_SUCCESS(status));
    return lunar;
}

Day day_of(BusinessDate date) {
    auto const civil = civil_of(date);
    auto const lunar = lunar_date(date);
    Day day{.date = date,
            .weekday = date.weekday(),
            .is_macau_holiday = is_macau_holiday(date, civil, lunar),
            .is_mainland_holiday = is_mainland_holiday(civil, lunar)};
    for (int ahead = 0; ahead <= feast_ahead_days && day.feast == Feast::none; ++ahead) {
        day.feast = feast_on({date.days + ahead});
        day.feast_days = ahead;
    }
    return day;
}

}  // namespace zg::demo
