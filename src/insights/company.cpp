#include "company.h"

#include <algorithm>

namespace zg::insights {

namespace {

template <class Key, class Map>
Cells<Key> sorted(Map const& cells) {
    Cells<Key> out(cells.begin(), cells.end());
    std::sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    return out;
}

// A day while it is being added up.
struct CompanySums final {
    std::map<std::int32_t, Cell> hours;
    std::map<StoreId, Cell> stores;
    std::map<StoreHour, Cell> store_hours;
    boost::unordered_flat_map<SkuId, Cell, std::hash<SkuId>> skus;

    void add(StoreId store, StoreDay const& day) {
        for (auto const& [hour, cell] : day.hours) {
            hours[hour] += cell;
            stores[store] += cell;
        }
        for (auto const& row : day.receipts) store_hours[{.store = store, .hour = hour_of(row.summary.at)}] += row.cell;
        for (auto const& [key, cell] : day.skus) skus[key.sku] += cell;
    }
};

}  // namespace

std::map<CompanyDayKey, CompanyDay> company_days(Delta const& delta) {
    std::map<CompanyDayKey, CompanySums> sums;
    for (auto const& [key, day] : delta.days) sums[{key.date, key.currency}].add(key.store, day);
    std::map<CompanyDayKey, CompanyDay> days;
    for (auto const& [key, sum] : sums) {
        days[key] = {.hours = sorted<std::int32_t>(sum.hours),
                     .stores = sorted<StoreId>(sum.stores),
                     .store_hours = sorted<StoreHour>(sum.store_hours),
                     .skus = sorted<SkuId>(sum.skus)};
    }
    return days;
}

void each_span(BusinessDate from, BusinessDate to, BusinessDate newest, std::function<void(Span)> const& on_span) {
    while (from <= to) {
        std::int32_t days = 1;
        for (auto const span : long_spans) {
            BusinessDate const last{from.days + span - 1};
            if (span_start(from, span) != from || last > to || last >= newest) continue;
            days = span;
            break;
        }
        on_span({.days = days, .first = from});
        from.days += days;
    }
}

}  // namespace zg::insights
