#include <zg/insights.h>

#include "snapshot.h"

#include <fmt/format.h>

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

constexpr std::int32_t hours_a_day = 24;

// By category the cells are first added by SKU, so that each SKU's category is asked once.
bool is_by_sku(Grouping by) { return by == Grouping::sku || by == Grouping::category; }

GroupKey group_of(Grouping by, StoreDayKey const& day, SkuHour const& key) {
    switch (by) {
        case Grouping::total: return {};
        case Grouping::hour: return {.number = key.hour};
        case Grouping::day: return {.number = day.date.days};
        case Grouping::weekday_hour: return {.number = day.date.weekday() * hours_a_day + key.hour};
        case Grouping::sku:
        case Grouping::category: return {.id = key.sku.uuid};
        case Grouping::store: return {.id = day.store.uuid};
    }
    ZG_ASSERT(false);
    __builtin_unreachable();
}

std::string key_text(Grouping by, GroupKey const& key) {
    switch (by) {
        case Grouping::total: return "total";
        case Grouping::hour: return std::to_string(key.number);
        case Grouping::day: return BusinessDate{key.number}.text();
        case Grouping::weekday_hour: return fmt::format("{}-{}", key.number / hours_a_day, key.number % hours_a_day);
        case Grouping::category: return key.id == Uuid{} ? "none" : key.id.text();
        case Grouping::sku:
        case Grouping::store: return key.id.text();
    }
    ZG_ASSERT(false);
    __builtin_unreachable();
}

void add_delta(Groups& groups, FiguresQuery const& query, Delta const& delta) {
    for (auto const& [key, day] : delta.days) {
        if (!concerns(key, {query.from, query.to}, query.stores, query.currency)) continue;
        if (is_by_sku(query.by)) {
            for (auto const& [sku_hour, cell] : day.skus) groups[group_of(query.by, key, sku_hour)] += cell;
        } else {
            for (auto const& [hour, cell] : day.hours)
                groups[group_of(query.by, key, {.hour = hour, .sku = {}})] += cell;
        }
    }
}

void add_table(Groups& groups, FiguresQuery const& query, db::Tx& tx) {
    Days const days{query.from, query.to};
    if (is_by_sku(query.by)) {
        each_sku(tx, days, query.stores, query.currency,
                 [&](SkuCell const& row) { groups[group_of(query.by, row.day, row.key)] += row.cell; });
    } else {
        each_hour(tx, days, query.stores, query.currency, [&](HourCell const& row) {
            groups[group_of(query.by, row.day, {.hour = row.hour, .sku = {}})] += row.cell;
        });
    }
}

Groups by_category(Groups const& skus, CategoryOf const& category_of) {
    ZG_ASSERT(category_of);
    Groups categories;
    for (auto const& [key, cell] : skus) categories[{.id = category_of({key.id})}] += cell;
    return categories;
}

using Sorted = std::vector<std::pair<GroupKey, Cell>>;

Result<Sorted, QueryRefusal> cells_of(db::Db& views, Memory const& memory, FiguresQuery const& query) {
    if (query.to < query.from) return Refused{QueryRefusal::dates_reversed, "to"};
    if (query.to.days - query.from.days >= range_days_max) return Refused{QueryRefusal::range_too_long, "to"};

    Groups groups;
    read_snapshot(views, memory,
                  {.restart = [&] { groups.clear(); },
                   .on_delta = [&](Delta const& delta) { add_delta(groups, query, delta); },
                   .on_table = [&](db::Tx& tx) { add_table(groups, query, tx); }});
    if (query.by == Grouping::total) groups[{}];
    if (query.by == Grouping::category) groups = by_category(groups, query.category_of);
    Sorted sorted(groups.begin(), groups.end());
    std::sort(sorted.begin(), sorted.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    return sorted;
}

}  // namespace

Reader::Reader(db::Db& views, std::shared_ptr<Memory const> memory) : views_(views), memory_(std::move(memory)) {}

Result<Series, QueryRefusal> Reader::metric(MetricQuery const& query) {
    auto const cells = cells_of(views_, *memory_,
                                {.stores = query.stores,
                                 .currency = query.currency,
                                 .from = query.from,
                                 .to = query.to,
                                 .by = query.by,
                                 .category_of = query.category_of});
    if (!cells) return cells.refused();
    Series series{.name = query.metric, .unit = unit_of(query.metric), .from = query.from, .to = query.to, .rows = {}};
    for (auto const& [key, cell] : *cells) {
        series.rows.push_back({.key = key_text(query.by, key), .value = value_of(query.metric, cell)});
    }
    return series;
}

Result<FiguresSeries, QueryRefusal> Reader::figures(FiguresQuery const& query) {
    auto const cells = cells_of(views_, *memory_, query);
    if (!cells) return cells.refused();
    FiguresSeries series{.from = query.from, .to = query.to, .rows = {}};
    for (auto const& [key, cell] : *cells) {
        series.rows.push_back({.key = key_text(query.by, key), .figures = figures_of(cell)});
    }
    return series;
}

}  // namespace zg::insights
