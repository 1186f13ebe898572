#pragma once

#include "chance.h"
#include "customers.h"
#include "goods.h"
#include "shelves.h"
#include "stores.h"

#include <zg/sales.h>

#include <optional>
#include <vector>

namespace zg::demo {

// What somebody will have in their basket when they come to the till, before the shelves have had their say.
struct PlannedSale final {
    enum class Slip { none, more_than_there, old_price };
    Instant at;
    std::size_t store = 0;
    std::size_t till = 0;
    ReceiptId id;
    std::vector<Shelves::Amount> wants;
    std::optional<std::size_t> customer = {};
    sales::TenderKind tender{};
    bool has_coupon = false;
    Slip slip = Slip::none;
    std::int64_t refund_after_minutes = 0;  // 0: never
    ReceiptId refund;
};

// What a store advertises from Friday to Sunday: cheaper, and asked for more.
struct Offer final {
    std::size_t good = 0;
    std::int64_t price = 0;
};

// Everything that is known of one store's day in the morning.
struct DayPlan final {
    std::size_t store = 0;
    Day day;
    int number = 0;  // of the story's days
    StoreCalendar const& calendar;
    Range const& range;
    Shelves const& shelves;
    std::vector<Customer> const& customers;
    std::vector<Offer> const& offers;
};
// In the order of time.
[[nodiscard]] std::vector<PlannedSale> plan_day(DayPlan const&, Chance&);

}  // namespace zg::demo
