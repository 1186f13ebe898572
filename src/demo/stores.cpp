#include "stores.h"

namespace zg::demo {

namespace {

constexpr int whole = 1000;

// The old town lives on visitors at weekends, the north of the peninsula cooks every evening, and who crosses the border at
// Gongbei buys breakfast on the way out and dinner on the way back.
std::array<StoreHabits, 3> const all = {
    {{.code = "M01",
      .names = {.zh_hant = "新馬路店", .zh_hans = "新马路店", .en = "San Ma Lo", .pt = "Avenida Almeida Ribeiro"},
      .zone = "Asia/Macau",
      .till_count = 2,
      .receipts_per_day = 150,
      .weekdays = {820, 800, 830, 880, 1060, 1420, 1310},
      .hours = {0, 0, 0, 0, 0, 0, 0, 8, 16, 30, 52, 74, 80, 76, 84, 96, 102, 94, 82, 70, 58, 40, 22, 6},
      .weekend_hours = {0, 0, 0, 0, 0, 0, 0, 4, 10, 28, 60, 84, 92, 90, 98, 110, 112, 98, 80, 64, 52, 38, 20, 6},
      .macau_holiday = 1250,
      .mainland_holiday = 1550,
      .lines_more = 520,
      .members = 160,
      .cash = 330,
      .wallet = 430,
      .by_hours_kind = {650, 900, 450, 1000, 4200, 900}},
     {.code = "M02",
      .names = {.zh_hant = "黑沙環店", .zh_hans = "黑沙环店", .en = "Areia Preta", .pt = "Areia Preta"},
      .zone = "Asia/Macau",
      .till_count = 2,
      .receipts_per_day = 140,
      .weekdays = {960, 940, 950, 980, 1060, 1100, 1010},
      .hours = {0, 0, 0, 0, 0, 0, 6, 38, 52, 40, 34, 38, 46, 34, 30, 36, 48, 84, 124, 116, 82, 48, 24, 6},
      .weekend_hours = {0, 0, 0, 0, 0, 0, 4, 22, 54, 82, 96, 88, 60, 44, 42, 50, 66, 86, 92, 72, 50, 36, 20, 6},
      .macau_holiday = 880,
      .mainland_holiday = 1000,
      .lines_more = 715,
      .members = 520,
      .cash = 430,
      .wallet = 390,
      .by_hours_kind = {1100, 850, 1650, 900, 220, 1200}},
     {.code = "Z01",
      .names = {.zh_hant = "珠海拱北店", .zh_hans = "珠海拱北店", .en = "Zhuhai Gongbei", .pt = "Zhuhai Gongbei"},
      .zone = "Asia/Shanghai",
      .till_count = 2,
      .receipts_per_day = 125,
      .weekdays = {1110, 1080, 1070, 1090, 1150, 820, 760},
      .hours = {0, 0, 0, 0, 0, 0, 24, 96, 88, 40, 26, 34, 50, 36, 26, 28, 40, 82, 112, 92, 64, 46, 28, 10},
      .weekend_hours = {0, 0, 0, 0, 0, 0, 8, 30, 46, 52, 58, 62, 66, 58, 54, 56, 62, 74, 80, 74, 60, 46, 30, 12},
      .macau_holiday = 900,
      .mainland_holiday = 1320,
      .lines_more = 560,
      .members = 340,
      .cash = 60,
      .wallet = 860,
      .by_hours_kind = {1500, 1350, 900, 1200, 420, 850},
      .price = 920}}};

// Weights of each kind of hours over the day; what sells all day has no row of its own.
constexpr std::array<std::array<int, 24>, 5> kinds = {
    {{1, 1, 1, 1, 2, 6, 22, 40, 36, 26, 14, 9, 7, 6, 6, 6, 6, 6, 6, 6, 5, 4, 3, 2},
     {2, 1, 1, 1, 1, 1, 2, 4, 5, 7, 12, 26, 40, 32, 16, 14, 15, 14, 14, 12, 9, 7, 5, 3},
     {2, 1, 1, 1, 1, 1, 3, 6, 10, 14, 16, 16, 11, 9, 10, 15, 24, 36, 40, 32, 20, 12, 7, 4},
     {6, 3, 2, 1, 1, 1, 2, 4, 5, 6, 8, 9, 10, 10, 11, 13, 15, 17, 20, 24, 30, 34, 30, 18},
     {1, 1, 1, 1, 1, 1, 1, 3, 6, 12, 20, 25, 24, 26, 30, 34, 35, 30, 24, 18, 14, 10, 6, 3}}};
constexpr int all_day_weight = 12;

bool is_weekend(StoreHabits const& store, Day const& day) {
    bool const is_free = store.zone == "Asia/Macau" ? day.is_macau_holiday : day.is_mainland_holiday;
    return day.weekday >= 6 || is_free;
}

// A feast's own goods: nearly nothing on other days, more and more towards it, sold off after it.
int feast_pull(Good const& good, Day const& day) {
    constexpr int ordinary = 40;
    if (good.feast == Feast::none) return whole;
    if (good.feast != day.feast) return ordinary;
    return 900 + (18 - day.feast_days) * 260;
}

}  // namespace

std::array<StoreHabits, 3> const& stores() { return all; }

std::string in_language(Names const& names, std::string_view language) {
    if (language == "zh-Hans") return names.zh_hans.value_or("");
    if (language == "en") return names.en.value_or("");
    if (language == "pt") return names.pt.value_or("");
    return names.zh_hant.value_or("");
}

int receipts_expected(StoreHabits const& store, Day const& day) {
    auto share = store.weekdays[static_cast<std::size_t>(day.weekday - 1)];
    if (day.is_macau_holiday) share = share * store.macau_holiday / whole;
    if (day.is_mainland_holiday) share = share * store.mainland_holiday / whole;
    // The last days before a feast fill every store; on the first day of the new year people are at home.
    if (day.feast != Feast::none && day.feast_days > 0 && day.feast_days <= 4) share = share * 1180 / whole;
    if (day.feast == Feast::spring && day.feast_days == 0) share = share * 560 / whole;
    return store.receipts_per_day * share / whole;
}

std::array<int, 24> hours_of(StoreHabits const& store, Range const& range, Day const& day) {
    auto hours = is_weekend(store, day) ? store.weekend_hours : store.hours;
    for (std::size_t hour = 0; hour < hours.size(); ++hour) hours[hour] *= range.hours[hour];
    return hours;
}

std::int64_t pull(StoreHabits const& store, Good const& good, Day const& day, int hour) {
    auto const kind = static_cast<std::size_t>(good.hours);
    auto const at_hour = kind < kinds.size() ? kinds[kind][static_cast<std::size_t>(hour)] : all_day_weight;
    return good.demand * at_hour * store.by_hours_kind[kind] * feast_pull(good, day) / whole;
}

}  // namespace zg::demo
