#include <zg/insights.h>

#include "snapshot.h"

#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>

namespace zg::insights {

namespace {

// The key of a row before it is spelled out: an id (SKU, category, store), a number (hour, day) or neither (total).
struct GroupKey final {
    Uuid id{};
    std::int32_t number = 0;
    friend auto operator<=>(GroupKey const&, GroupKey const&) = default;
};
struct GroupHash {
    std::size_t operator()(GroupKey const& key) const noexcept {
        return UuidHash{}(key.id) + static_cast<std::size_t>(key.number);
    }
};
using Groups = boost::unordered_flat_map<GroupKey, Cell, GroupHash>;

constexpr std::int32_t hours_per_day = 24;

// Where a cell of an hour, a store or both belongs.
struct When final {
    BusinessDate date;
    StoreId store = {};
    std::int32_t hour = 0;
};
GroupKey group_of(Grouping by, When const& when) {
    switch (by) {
        case Grouping::total: return {};
        case Grouping::hour: return {.number = when.hour};
        case Grouping::weekday_hour: return {.number = when.date.weekday() * hours_per_day + when.hour};
        case Grouping::day: return {.number = when.date.days};
        case Grouping::store: return {.id = when.store.uuid};
        case Grouping::sku:
        case Grouping::category: break;  // cells of SKUs have no hour; see add_skus
    }
    ZG_ASSERT(false);
    __builtin_unreachable();
}

std::string key_text(Grouping by, GroupKey const& key) {
    switch (by) {
        case Grouping::total: return "total";
        case Grouping::hour: return std::to_string(key.number);
        case Grouping::weekday_hour:
            return std::to_string(key.number / hours_per_day) + "-" + std::to_string(key.number % hours_per_day);
        case Grouping::day: return BusinessDate{key.number}.text();
        case Grouping::sku:
        case Grouping::store: return key.id.text();
        case Grouping::category: return key.id.is_nil() ? "none" : key.id.text();
    }
    ZG_ASSERT(false);
    __builtin_unreachable();
}

bool is_by_sku(Grouping by) { return by == Grouping::sku || by == Grouping::category; }
bool needs_hour(Grouping by) { return by == Grouping::hour || by == Grouping::weekday_hour; }

void add_delta(Groups& groups, FiguresQuery const& query, Delta const& delta) {
    for (auto const& [key, day] : delta.days) {
        if (!concerns(key, {query.from, query.to}, query.stores, query.currency)) continue;
        if (is_by_sku(query.by)) {
            for (auto const& [sku_hour, cell] : day.skus) groups[{.id = sku_hour.sku.uuid}] += cell;
            continue;
        }
        for (auto const& [hour, cell] : day.hours) {
            groups[group_of(query.by, {.date = key.date, .store = key.store, .hour = hour})] += cell;
        }
    }
}

void add_skus(Groups& groups, FiguresQuery const& query, CellFigures wanted, db::Tx& tx) {
    Days const days{query.from, query.to};
    if (!query.stores) {
        auto const skus = company_skus(tx, days, query.currency, wanted);
        groups.reserve(groups.size() + skus.size());
        for (auto const& [sku, cell] : skus) groups[{.id = sku.uuid}] += cell;
        return;
    }
    each_sku(tx, days, query.stores, query.currency,
             [&](SkuCell const& row) { groups[{.id = row.key.sku.uuid}] += row.cell; });
}

void add_hours(Groups& groups, FiguresQuery const& query, db::Tx& tx) {
    Days const days{query.from, query.to};
    if (!query.stores) {
        each_company_hour(tx, days, query.currency, [&](CompanyCell<std::int32_t> const& row) {
            groups[group_of(query.by, {.date = row.date, .hour = row.key})] += row.cell;
        });
        return;
    }
    each_hour(tx, days, query.stores, query.currency, [&](HourCell const& row) {
        groups[group_of(query.by, {.date = row.day.date, .store = row.day.store, .hour = row.hour})] += row.cell;
    });
}

// By day or store: a row of the company holds every store of a day, which is less to read than the hours of one.
void add_days(Groups& groups, FiguresQuery const& query, db::Tx& tx) {
    constexpr std::size_t few = 8;
    Days const days{query.from, query.to};
    auto const add = [&](CompanyCell<StoreId> const& row) {
        groups[group_of(query.by, {.date = row.date, .store = row.key})] += row.cell;
    };
    if (query.stores && query.stores->size() <= few) {
        return each_company_store_of(tx, days, query.currency, *query.stores, add);
    }
    boost::unordered_flat_set<StoreId, std::hash<StoreId>> wanted;
    if (query.stores) wanted.insert(query.stores->begin(), query.stores->end());
    each_company_store(tx, days, query.currency, [&](CompanyCell<StoreId> const& row) {
        if (!query.stores || wanted.contains(row.key)) add(row);
    });
}

void add_table(Groups& groups, FiguresQuery const& query, CellFigures wanted, db::Tx& tx) {
    if (is_by_sku(query.by)) {
        add_skus(groups, query, wanted, tx);
    } else if (needs_hour(query.by) || (!query.stores && query.by != Grouping::store)) {
        add_hours(groups, query, tx);
    } else {
        add_days(groups, query, tx);
    }
}

// Cells add up, values like a margin rate do not: categories are made of cells.
Groups by_category(Groups const& skus, CategoriesOf const& categories_of) {
    ZG_ASSERT(categories_of);
    Groups categories;
    for (auto const& [key, cell] : skus) {
        auto const path = categories_of({key.id});
        if (path.empty()) categories[{}] += cell;
        for (auto const& category : path) categories[{.id = category.uuid}] += cell;
    }
    return categories;
}

// Figures that are not wanted may be zero.
Result<Groups, QueryRefusal> cells_of(db::Db& views, Memory const& memory, FiguresQuery const& query,
                                      CellFigures wanted) {
    if (query.to < query.from) return Refused{QueryRefusal::dates_reversed, "to"};
    if (query.to.days - query.from.days >= range_days_max) return Refused{QueryRefusal::range_too_long, "to"};

    Groups groups;
    read_snapshot(views, memory,
                  {.restart = [&] { groups.clear(); },
                   .on_delta = [&](Delta const& delta) { add_delta(groups, query, delta); },
                   .on_table = [&](db::Tx& tx) { add_table(groups, query, wanted, tx); }});
    if (query.by == Grouping::total) groups[{}];
    if (query.by == Grouping::category) groups = by_category(groups, query.categories_of);
    return groups;
}

using Valued = std::vector<std::pair<GroupKey, std::optional<std::int64_t>>>;

// In the order of the keys; or the largest values first, as many as are wanted, equal ones in the order of the keys.
void arrange(Valued& rows, std::optional<std::int64_t> top) {
    if (!top) {
        std::sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        return;
    }
    auto const kept = std::min(rows.size(), static_cast<std::size_t>(*top));
    std::partial_sort(
        rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(kept), rows.end(),
        [](auto const& a, auto const& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    rows.resize(kept);
}

}  // namespace

Reader::Reader(db::Db& views, std::shared_ptr<Memory const> memory) : views_(views), memory_(std::move(memory)) {}

Result<Series, QueryRefusal> Reader::metric(MetricQuery const& query) {
    if (query.top && (*query.top < 1 || *query.top > top_max)) return Refused{QueryRefusal::limit_out_of_range, "top"};
    auto const cells = cells_of(views_, *memory_,
                                {.stores = query.stores,
                                 .currency = query.currency,
                                 .from = query.from,
                                 .to = query.to,
                                 .by = query.by,
                                 .categories_of = query.categories_of},
                                needed_for(query.metric));
    if (!cells) return cells.refused();
    Valued rows;
    rows.reserve(cells->size());
    for (auto const& [key, cell] : *cells) rows.emplace_back(key, value_of(query.metric, cell));
    arrange(rows, query.top);
    Series series{.name = query.metric, .unit = unit_of(query.metric), .from = query.from, .to = query.to, .rows = {}};
    for (auto const& [key, value] : rows) series.rows.push_back({.key = key_text(query.by, key), .value = value});
    return series;
}

Result<FiguresSeries, QueryRefusal> Reader::figures(FiguresQuery const& query) {
    auto const cells = cells_of(views_, *memory_, query, cell_figures);
    if (!cells) return cells.refused();
    std::vector<std::pair<GroupKey, Cell>> sorted(cells->begin(), cells->end());
    std::sort(sorted.begin(), sorted.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    FiguresSeries series{.from = query.from, .to = query.to, .rows = {}};
    for (auto const& [key, cell] : sorted) {
        series.rows.push_back({.key = key_text(query.by, key), .figures = figures_of(cell)});
    }
    return series;
}

}  // namespace zg::insights
