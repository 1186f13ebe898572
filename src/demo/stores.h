#pragma once

#include "calendar.h"
#include "goods.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zg::demo {

// A text in the language of whoever asked for the demo.
[[nodiscard]] std::string in_language(Names const&, std::string_view language);

// How one store lives. Shares are in thousandths.
struct StoreHabits final {
    std::string_view code;
    Names names;
    std::string_view zone;
    int till_count = 1;
    int receipts_per_day = 0;
    std::array<int, 7> weekdays{};  // Monday first
    std::array<int, 24> hours{};    // weights
    std::array<int, 24> weekend_hours{};
    int macau_holiday = 1000;
    int mainland_holiday = 1000;
    int lines_more = 600;  // the chance of one thing more in the basket, again and again
    int members = 300;     // of the receipts
    int cash = 400;        // of the receipts; the rest splits into wallet and card
    int wallet = 400;
    std::array<int, 6> by_hours_kind{};  // how much it sells of what sells at each kind of hours
    int price = 1000;                    // against the company's own prices
};
[[nodiscard]] std::array<StoreHabits, 3> const& stores();

// How many receipts a store writes on a day before chance, and how they fall on its hours in a trade.
[[nodiscard]] int receipts_expected(StoreHabits const&, Day const&);
[[nodiscard]] std::array<int, 24> hours_of(StoreHabits const&, Range const&, Day const&);

// The weight of a good in a basket of this store at this hour of the day.
[[nodiscard]] std::int64_t pull(StoreHabits const&, Good const&, Day const&, int hour);

}  // namespace zg::demo
