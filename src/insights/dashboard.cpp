#include <zg/insights.h>

#include "snapshot.h"

#include <algorithm>
#include <array>
#include <map>

namespace zg::insights {

namespace {

constexpr std::size_t top_count = 10;
constexpr std::int64_t week_ms = 7 * 86'400'000LL;

using Hours = std::array<Cell, 24>;

struct Sums final {
    Hours today{};
    Hours last_week{};
    std::map<StoreId, Cell> stores;
    std::map<StoreId, Cell> stores_so_far;
    boost::unordered_flat_map<SkuId, Cell, std::hash<SkuId>> skus;
};

struct Frame final {
    BusinessDate today;
    BusinessDate last_week;
    Instant last_week_until;
};

void add_delta(Sums& sums, DashboardQuery const& query, Frame const& frame, Delta const& delta) {
    for (auto const& [key, day] : delta.days) {
        if (concerns(key, {frame.today, frame.today}, query.stores, query.currency)) {
            for (auto const& [hour, cell] : day.hours) {
                sums.today[static_cast<std::size_t>(hour)] += cell;
                sums.stores[key.store] += cell;
            }
            for (auto const& [sku_hour, cell] : day.skus) sums.skus[sku_hour.sku] += cell;
        }
        if (concerns(key, {frame.last_week, frame.last_week}, query.stores, query.currency)) {
            for (auto const& [hour, cell] : day.hours) sums.last_week[static_cast<std::size_t>(hour)] += cell;
            for (auto const& row : day.receipts) {
                if (row.summary.at <= frame.last_week_until) sums.stores_so_far[key.store] += row.cell;
            }
        }
    }
}

// All stores: from the sums of the company.
void add_company(Sums& sums, DashboardQuery const& query, Frame const& frame, db::Tx& tx) {
    auto const add_to = [](Hours& hours) {
        return [&hours](CompanyCell<std::int32_t> const& row) { hours[static_cast<std::size_t>(row.key)] += row.cell; };
    };
    each_company_hour(tx, {frame.today, frame.today}, query.currency, add_to(sums.today));
    each_company_hour(tx, {frame.last_week, frame.last_week}, query.currency, add_to(sums.last_week));
    each_company_store(tx, {frame.today, frame.today}, query.currency,
                       [&](CompanyCell<StoreId> const& row) { sums.stores[row.key] += row.cell; });
    for (auto const& [sku, cell] : company_skus(tx, {frame.today, frame.today}, query.currency, cell_figures)) {
        sums.skus[sku] += cell;
    }
    each_store_until(tx, {.date = frame.last_week, .until = frame.last_week_until}, query.stores, query.currency,
                     [&](StoreId store, Cell const& cell) { sums.stores_so_far[store] += cell; });
}

void add_table(Sums& sums, DashboardQuery const& query, Frame const& frame, db::Tx& tx) {
    if (!query.stores) return add_company(sums, query, frame, tx);
    each_hour(tx, {frame.today, frame.today}, query.stores, query.currency, [&](HourCell const& row) {
        sums.today[static_cast<std::size_t>(row.hour)] += row.cell;
        sums.stores[row.day.store] += row.cell;
    });
    each_hour(tx, {frame.last_week, frame.last_week}, query.stores, query.currency,
              [&](HourCell const& row) { sums.last_week[static_cast<std::size_t>(row.hour)] += row.cell; });
    each_sku(tx, {frame.today, frame.today}, query.stores, query.currency,
             [&](SkuCell const& row) { sums.skus[row.key.sku] += row.cell; });
    each_store_until(tx, {.date = frame.last_week, .until = frame.last_week_until}, query.stores, query.currency,
                     [&](StoreId store, Cell const& cell) { sums.stores_so_far[store] += cell; });
}

Cell total(Hours const& hours) {
    Cell sum;
    for (auto const& cell : hours) sum += cell;
    return sum;
}

Cell total(std::map<StoreId, Cell> const& stores) {
    Cell sum;
    for (auto const& [store, cell] : stores) sum += cell;
    return sum;
}

HourFigures brief(Cell const& cell) { return {.net_sales = cell.net, .receipts = cell.receipts}; }

std::vector<StoreRow> store_rows(Sums const& sums) {
    std::map<StoreId, StoreRow> rows;
    for (auto const& [store, cell] : sums.stores) rows[store].today = brief(cell);
    for (auto const& [store, cell] : sums.stores_so_far) rows[store].last_week_so_far = brief(cell);
    std::vector<StoreRow> list;
    for (auto& [store, row] : rows) {
        row.store = store;
        list.push_back(row);
    }
    return list;
}

std::vector<HourRow> hour_rows(Sums const& sums, std::int32_t first_hour) {
    std::vector<HourRow> rows;
    for (std::int32_t offset = 0; offset < 24; ++offset) {
        auto const hour = (first_hour + offset) % 24;
        auto const& today = sums.today[static_cast<std::size_t>(hour)];
        auto const& last_week = sums.last_week[static_cast<std::size_t>(hour)];
        rows.push_back({.hour = hour, .today = brief(today), .last_week = brief(last_week)});
    }
    return rows;
}

std::vector<TopRow> top_rows(Sums const& sums) {
    std::vector<TopRow> rows;
    rows.reserve(sums.skus.size());
    for (auto const& [sku, cell] : sums.skus) {
        rows.push_back({.sku = sku,
                        .net_sales = cell.net,
                        .quantity_milli = cell.units_milli,
                        .gross_margin = value_of(Metric::gross_margin, cell)});
    }
    // Equal sales are ordered by id, so that the list does not flicker.
    auto const better = [](TopRow const& a, TopRow const& b) {
        return a.net_sales != b.net_sales ? a.net_sales > b.net_sales : a.sku < b.sku;
    };
    auto const kept = std::min(top_count, rows.size());
    std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(kept), rows.end(), better);
    rows.resize(kept);
    return rows;
}

}  // namespace

Result<Dashboard, QueryRefusal> Reader::dashboard(DashboardQuery const& query) {
    if (query.first_hour < 0 || query.first_hour > 23) return Refused{QueryRefusal::bad_hour, "first_hour"};

    Frame const frame{.today = query.business_date,
                      .last_week = {query.business_date.days - 7},
                      .last_week_until = {query.as_of.ms - week_ms}};
    Sums sums;
    read_snapshot(views_, *memory_,
                  {.restart = [&] { sums = {}; },
                   .on_delta = [&](Delta const& delta) { add_delta(sums, query, frame, delta); },
                   .on_table = [&](db::Tx& tx) { add_table(sums, query, frame, tx); }});
    return Dashboard{.store = query.store,
                     .currency = query.currency,
                     .business_date = frame.today,
                     .compare_date = frame.last_week,
                     .as_of = query.as_of,
                     .today = figures_of(total(sums.today)),
                     .last_week = figures_of(total(sums.last_week)),
                     .last_week_so_far = figures_of(total(sums.stores_so_far)),
                     .hours = hour_rows(sums, query.first_hour),
                     .stores = store_rows(sums),
                     .top = top_rows(sums)};
}

}  // namespace zg::insights
