#include <zg/price_rules.h>

#include <algorithm>

// Whether a rule holds for a customer: where, when, for whom. The till decides the same in web/apps/till/src/basket/reach.ts.
namespace zg::pricing {
namespace {

template <class T>
bool has(std::vector<T> const& list, T const& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_day_of(Hours const& hours, std::int32_t weekday) {
    return hours.weekdays.empty() || has(hours.weekdays, weekday);
}

bool covers(Hours const& hours, Moment const& moment) {
    auto const yesterday = moment.weekday == 1 ? 7 : moment.weekday - 1;
    if (hours.from_minute < hours.to_minute) {
        return is_day_of(hours, moment.weekday) && hours.from_minute <= moment.minute &&
               moment.minute < hours.to_minute;
    }
    return (is_day_of(hours, moment.weekday) && hours.from_minute <= moment.minute) ||
           (is_day_of(hours, yesterday) && moment.minute < hours.to_minute);
}

}  // namespace

Moment Moment::of(StoreCalendar const& calendar, Instant at) {
    auto const wall = calendar.wall(at);
    return {.date = calendar.date(at), .weekday = wall.weekday, .minute = wall.minute};
}

std::int64_t TaxClass::rate_on(BusinessDate date) const {
    auto rate = rate_ppm;
    for (auto const& change : changes) {
        if (change.starts <= date) rate = change.rate_ppm;
    }
    return rate;
}

Hold hold_of(Reach const& reach, Customer const& customer) {
    auto const& moment = customer.moment;
    if (reach.stores && !has(*reach.stores, customer.store)) return Hold::other_store;
    if (reach.channels && !has(*reach.channels, customer.channel)) return Hold::other_channel;
    if (reach.starts && moment.date < *reach.starts) return Hold::not_yet;
    if (reach.ends && *reach.ends < moment.date) return Hold::over;
    auto const in_hours = [&](Hours const& hours) { return covers(hours, moment); };
    if (!reach.hours.empty() && !std::any_of(reach.hours.begin(), reach.hours.end(), in_hours)) {
        return Hold::other_hours;
    }
    return reach.members_only && !customer.is_member ? Hold::members_only : Hold::none;
}

}  // namespace zg::pricing
