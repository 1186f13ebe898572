#include <zg/insights.h>

#include "memory.h"
#include "shop_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace zg::insights {
namespace {

// Every question is asked of sales of 90 days that lie partly in the tables and partly in memory, and the answer computed
// once more from the sales themselves, as naively as possible.
class Asking : public testing::Test {
protected:
    static constexpr int day_count = 90;

    static void SetUpTestSuite() {
        files_ = std::make_unique<Files>();
        sold_ = {};
        RandomShop shop(2026);
        projector_ = std::make_unique<Projector>(files_->views, files_->books_reader, Projector::Limits{});
        for (int round = 0; round < 12; ++round) {
            std::vector<Sold> batch;
            for (int index = 0; index < 250; ++index) batch.push_back(shop.sell(first_day(), day_count));
            projector_->apply(files_->record(batch));
            sold_.insert(sold_.end(), batch.begin(), batch.end());
            if (round == 3 || round == 7) projector_->flush({round});
        }
    }
    static void TearDownTestSuite() {
        projector_.reset();
        files_.reset();
    }
    // Summer time begins in Lisbon and New York within the 90 days.
    static BusinessDate first_day() { return day("2026-01-15"); }
    static BusinessDate last_day() { return {first_day().days + day_count}; }

    Reader reader() { return Reader(files_->views_reader, projector_->memory()); }

    static inline std::unique_ptr<Files> files_;
    static inline std::unique_ptr<Projector> projector_;
    static inline std::vector<Sold> sold_;
};

// One line of arithmetic per metric, over receipts, not over cells.
struct Naive final {
    std::int64_t sales_net = 0, refunds_net = 0, tax = 0, margin_net = 0, cost = 0, units = 0, discount = 0;
    std::int64_t receipts = 0, refunds = 0, costed = 0;

    void add(Sold const& sold, std::optional<SkuId> only) {
        auto const sign = sold.kind == ReceiptKind::sale ? 1 : -1;
        bool touched = false;
        for (auto const& line : sold.sale.lines) {
            if (only && line.sku != *only) continue;
            touched = true;
            (sign > 0 ? sales_net : refunds_net) += line.net;
            tax += sign * line.tax;
            units += sign * line.quantity_milli;
            discount += sign * line.discount;
            if (!line.cost) continue;
            ++costed;
            margin_net += sign * line.net;
            cost += sign * *line.cost;
        }
        if (touched) ++(sign > 0 ? receipts : refunds);
    }
    [[nodiscard]] std::optional<std::int64_t> value(Metric metric) const {
        auto const half_up = [](std::int64_t top, std::int64_t under) -> std::optional<std::int64_t> {
            if (under == 0) return std::nullopt;
            if (under < 0) {
                top = -top;
                under = -under;
            }
            return top >= 0 ? (2 * top + under) / (2 * under) : -((-2 * top + under) / (2 * under));
        };
        switch (metric) {
            case Metric::net_sales: return sales_net - refunds_net;
            case Metric::gross_sales: return sales_net - refunds_net + tax;
            case Metric::tax: return tax;
            case Metric::gross_margin: return costed ? std::optional(margin_net - cost) : std::nullopt;
            case Metric::gross_margin_rate: return half_up((margin_net - cost) * 10'000, margin_net);
            case Metric::receipts: return receipts;
            case Metric::basket_value: return half_up(sales_net, receipts);
            case Metric::units: return units;
            case Metric::refunds: return refunds;
            case Metric::discount: return discount;
        }
        return std::nullopt;
    }
};

// Every third SKU is in no category, every third in one that stands in another.
std::vector<CategoryId> categories_of(SkuId sku) {
    auto const top = id_of<CategoryId>(1);
    switch (sku.uuid.bytes[15] % 3) {
        case 0: return {};
        case 1: return {top};
        default: return {id_of<CategoryId>(2), top};
    }
}

std::vector<std::pair<std::string, std::optional<SkuId>>> groups_of(Grouping by, events::Sale const& sale) {
    switch (by) {
        case Grouping::total: return {{"total", {}}};
        case Grouping::hour: return {{std::to_string(sale.hour), {}}};
        case Grouping::day: return {{sale.business_date.text(), {}}};
        case Grouping::store: return {{sale.store.text(), {}}};
        case Grouping::weekday_hour: {
            auto const weekday = std::to_string(sale.business_date.weekday());
            return {{weekday + "-" + std::to_string(sale.hour), {}}};
        }
        case Grouping::sku:
        case Grouping::category: break;
    }
    std::map<std::string, std::optional<SkuId>> distinct;
    for (auto const& line : sale.lines) distinct[line.sku.text()] = line.sku;
    std::vector<std::pair<std::string, std::optional<SkuId>>> groups;
    for (auto const& [key, sku] : distinct) {
        if (by == Grouping::sku) groups.emplace_back(key, sku);
        if (by != Grouping::category) continue;
        auto const path = categories_of(*sku);
        if (path.empty()) groups.emplace_back("none", sku);
        for (auto const& category : path) groups.emplace_back(category.text(), sku);
    }
    return groups;
}

std::map<std::string, std::optional<std::int64_t>> naive_series(std::vector<Sold> const& all,
                                                                MetricQuery const& query) {
    std::map<std::string, Naive> groups;
    if (query.by == Grouping::total) groups["total"];
    for (auto const& sold : all) {
        auto const& sale = sold.sale;
        if (sale.currency != query.currency || sale.business_date < query.from || sale.business_date > query.to)
            continue;
        if (query.stores && std::ranges::find(*query.stores, sale.store) == query.stores->end()) continue;
        for (auto const& [key, sku] : groups_of(query.by, sale)) groups[key].add(sold, sku);
    }
    std::map<std::string, std::optional<std::int64_t>> values;
    for (auto const& [key, naive] : groups) values[key] = naive.value(query.metric);
    return values;
}

TEST_F(Asking, every_metric_in_every_grouping_equals_a_recomputation_from_the_sales) {
    SeededRng rng(3);
    std::vector<Stores> const choices{std::nullopt, std::vector<StoreId>{}, std::vector{id_of<StoreId>(2)},
                                      std::vector{id_of<StoreId>(1), id_of<StoreId>(3)}};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Metric>>([&](auto metric) {
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Grouping>>([&](auto by) {
            for (auto const& stores : choices) {
                BusinessDate const from{first_day().days + static_cast<std::int32_t>(rng.below(day_count))};
                BusinessDate const to{from.days + static_cast<std::int32_t>(rng.below(day_count))};
                MetricQuery const query{.metric = metric.value,
                                        .stores = stores,
                                        .currency = "MOP",
                                        .from = from,
                                        .to = to,
                                        .by = by.value,
                                        .categories_of = categories_of};
                auto const series = reader().metric(query);
                std::map<std::string, std::optional<std::int64_t>> answered;
                for (auto const& row : series->rows) answered[row.key] = row.value;
                ASSERT_EQ(answered, naive_series(sold_, query)) << metric.name << " by " << by.name;
                ASSERT_EQ(answered.size(), series->rows.size()) << "a key appears once";
            }
        });
    });
}

TEST_F(Asking, all_figures_at_once_are_the_metrics_one_by_one) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Grouping>>([&](auto by) {
        FiguresQuery const query{.stores = {},
                                 .currency = "MOP",
                                 .from = first_day(),
                                 .to = last_day(),
                                 .by = by.value,
                                 .categories_of = categories_of};
        auto const all = reader().figures(query);
        auto const check = [&](Metric metric, auto read) {
            auto const one = reader().metric({.metric = metric,
                                              .stores = {},
                                              .currency = "MOP",
                                              .from = query.from,
                                              .to = query.to,
                                              .by = query.by,
                                              .categories_of = categories_of});
            ASSERT_EQ(one->rows.size(), all->rows.size());
            for (std::size_t index = 0; index < one->rows.size(); ++index) {
                ASSERT_EQ(one->rows[index].key, all->rows[index].key);
                ASSERT_EQ(one->rows[index].value, std::optional<std::int64_t>(read(all->rows[index].figures)));
            }
        };
        check(Metric::net_sales, [](Figures const& figures) { return figures.net_sales; });
        check(Metric::gross_margin, [](Figures const& figures) { return figures.gross_margin; });
        check(Metric::basket_value, [](Figures const& figures) { return figures.basket_value; });
        check(Metric::receipts, [](Figures const& figures) { return figures.receipts; });
        check(Metric::units, [](Figures const& figures) { return figures.units_milli; });
    });
}

TEST_F(Asking, the_pace_of_each_shelf_equals_a_recomputation) {
    PaceQuery const query{.stores = std::vector{id_of<StoreId>(1), id_of<StoreId>(3)},
                          .from = {first_day().days + 20},
                          .units_from = {first_day().days + 40},
                          .to = {first_day().days + 67}};
    std::map<std::pair<StoreId, SkuId>, PaceRow> expected;
    for (auto const& [kind, sale] : sold_) {
        if (sale.store == id_of<StoreId>(2) || sale.business_date < query.from || sale.business_date > query.to)
            continue;
        for (auto const& line : sale.lines) {
            auto& row = expected[{sale.store, line.sku}];
            row.store = sale.store;
            row.sku = line.sku;
            if (kind == ReceiptKind::sale) row.last_sold = std::max(row.last_sold, sale.business_date);
            if (sale.business_date < query.units_from) continue;
            row.units_milli += kind == ReceiptKind::sale ? line.quantity_milli : -line.quantity_milli;
        }
    }
    std::erase_if(expected, [](auto const& entry) { return entry.second.last_sold == BusinessDate{}; });
    std::map<std::pair<StoreId, SkuId>, PaceRow> answered;
    for (auto const& row : reader().pace(query)) answered[{row.store, row.sku}] = row;
    EXPECT_FALSE(answered.empty());
    EXPECT_EQ(answered, expected);
}

TEST_F(Asking, the_top_rows_are_those_with_the_largest_values) {
    MetricQuery query{.metric = Metric::net_sales,
                      .stores = {},
                      .currency = "MOP",
                      .from = first_day(),
                      .to = last_day(),
                      .by = Grouping::sku};
    auto all = reader().metric(query)->rows;
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.value > b.value; });
    query.top = 5;
    auto const top = reader().metric(query)->rows;
    ASSERT_EQ(top.size(), 5u);
    for (std::size_t index = 0; index < top.size(); ++index) EXPECT_EQ(top[index].key, all[index].key);
    query.top = 0;
    EXPECT_EQ(reader().metric(query).reason(), QueryRefusal::limit_out_of_range);
}

TEST_F(Asking, rows_come_in_the_order_of_their_keys) {
    auto const series = reader().metric({.metric = Metric::net_sales,
                                         .stores = {},
                                         .currency = "MOP",
                                         .from = first_day(),
                                         .to = last_day(),
                                         .by = Grouping::hour});
    ASSERT_EQ(series->rows.size(), 24u);
    for (int hour = 0; hour < 24; ++hour)
        EXPECT_EQ(series->rows[static_cast<std::size_t>(hour)].key, std::to_string(hour));
}

Figures naive_figures(std::vector<Sold> const& all, BusinessDate date, Instant until) {
    Naive naive;
    for (auto const& sold : all) {
        auto const& sale = sold.sale;
        if (sale.business_date == date && sale.currency == "MOP" && sale.at <= until) naive.add(sold, {});
    }
    return {.net_sales = *naive.value(Metric::net_sales),
            .tax = naive.tax,
            .gross_margin = naive.value(Metric::gross_margin),
            .receipts = naive.receipts,
            .refunds = naive.refunds,
            .basket_value = naive.value(Metric::basket_value),
            .units_milli = naive.units,
            .discount = naive.discount};
}

TEST_F(Asking, the_dashboard_equals_a_recomputation_on_each_day) {
    constexpr Instant ever{std::numeric_limits<std::int64_t>::max()};
    for (int offset = 0; offset < day_count; ++offset) {
        BusinessDate const today{first_day().days + offset};
        auto const calendar = StoreCalendar::make("Asia/Macau", RandomShop::cutoff_minutes).value();
        Instant const as_of{calendar.start(today).ms + offset * 16 * 60'000LL};
        auto const board = reader().dashboard(
            {.store = "all", .stores = {}, .currency = "MOP", .business_date = today, .first_hour = 4, .as_of = as_of});
        BusinessDate const compare{today.days - 7};
        ASSERT_EQ(board->compare_date, compare);
        ASSERT_EQ(board->compare_date.weekday(), today.weekday());
        ASSERT_EQ(board->today, naive_figures(sold_, today, ever));
        ASSERT_EQ(board->last_week, naive_figures(sold_, compare, ever));
        ASSERT_EQ(board->last_week_so_far, naive_figures(sold_, compare, {as_of.ms - 7 * 86'400'000LL}));

        HourFigures stores;
        HourFigures stores_so_far;
        for (auto const& row : board->stores) {
            stores.net_sales += row.today.net_sales;
            stores.receipts += row.today.receipts;
            stores_so_far.net_sales += row.last_week_so_far.net_sales;
            stores_so_far.receipts += row.last_week_so_far.receipts;
        }
        ASSERT_EQ(stores, (HourFigures{board->today.net_sales, board->today.receipts}));
        ASSERT_EQ(stores_so_far, (HourFigures{board->last_week_so_far.net_sales, board->last_week_so_far.receipts}));

        HourFigures sum;
        ASSERT_EQ(board->hours.size(), 24u);
        ASSERT_EQ(board->hours.front().hour, 4);
        ASSERT_EQ(board->hours.back().hour, 3);
        for (auto const& row : board->hours) {
            sum.net_sales += row.today.net_sales;
            sum.receipts += row.today.receipts;
        }
        ASSERT_EQ(sum, (HourFigures{board->today.net_sales, board->today.receipts}));
    }
}

TEST_F(Asking, the_top_list_holds_the_ten_best_sellers_of_the_day) {
    BusinessDate const today{first_day().days + 40};
    auto const board = reader().dashboard({.store = "x",
                                           .stores = std::vector{id_of<StoreId>(1)},
                                           .currency = "MOP",
                                           .business_date = today,
                                           .first_hour = 0,
                                           .as_of = {}});
    MetricQuery query{.metric = Metric::net_sales,
                      .stores = std::vector{id_of<StoreId>(1)},
                      .currency = "MOP",
                      .from = today,
                      .to = today,
                      .by = Grouping::sku};
    std::vector<std::int64_t> best;
    for (auto const& [key, value] : naive_series(sold_, query)) best.push_back(*value);
    std::sort(best.rbegin(), best.rend());
    best.resize(std::min<std::size_t>(best.size(), 10));
    ASSERT_FALSE(best.empty());
    std::vector<std::int64_t> listed;
    for (auto const& row : board->top) listed.push_back(row.net_sales);
    EXPECT_EQ(listed, best);
}

struct ReceiptRowOfTest {
    char const* name;
    ReceiptQuery query;
};

std::vector<ReceiptId> naive_receipts(std::vector<Sold> const& all, ReceiptQuery const& query) {
    std::vector<Sold const*> found;
    for (auto const& sold : all) {
        auto const& sale = sold.sale;
        if (query.stores && std::ranges::find(*query.stores, sale.store) == query.stores->end()) continue;
        if (query.from && sale.business_date < *query.from) continue;
        if (query.to && sale.business_date > *query.to) continue;
        if (query.hour && sale.hour != *query.hour) continue;
        if (query.weekday && sale.business_date.weekday() != *query.weekday) continue;
        if (query.member && sale.member != query.member) continue;
        if (query.numbers && std::ranges::count(*query.numbers, sale.number) == 0) continue;
        auto const same = [&](auto const& line) { return line.sku == query.sku; };
        if (query.sku && std::ranges::none_of(sale.lines, same)) continue;
        found.push_back(&sold);
    }
    std::ranges::sort(found, [](auto const* a, auto const* b) {
        return std::tuple(a->sale.business_date, a->sale.at, a->sale.receipt) >
               std::tuple(b->sale.business_date, b->sale.at, b->sale.receipt);
    });
    std::vector<ReceiptId> ids;
    for (auto const* sold : found) ids.push_back(sold->sale.receipt);
    return ids;
}

TEST_F(Asking, receipts_are_listed_page_by_page_newest_first) {
    auto const some_number = sold_[1'234].sale.number;
    Stores const two = std::vector{id_of<StoreId>(1), id_of<StoreId>(2)};
    BusinessDate const middle{first_day().days + 45};
    std::vector<ReceiptRowOfTest> const rows{
        {"all", {}},
        {"one store", {.stores = std::vector{id_of<StoreId>(3)}}},
        {"no store", {.stores = std::vector<StoreId>{}}},
        {"two stores, some days", {.stores = two, .from = middle, .to = BusinessDate{middle.days + 3}}},
        {"one hour", {.from = middle, .to = BusinessDate{middle.days + 20}, .hour = 1}},
        {"one weekday", {.weekday = 7}},
        {"one weekday and hour", {.stores = two, .from = middle, .hour = 20, .weekday = 2}},
        {"one SKU", {.sku = id_of<SkuId>(4)}},
        {"one SKU in two stores", {.stores = two, .from = middle, .sku = id_of<SkuId>(5)}},
        {"a SKU that nobody bought", {.sku = id_of<SkuId>(99)}},
        {"one member", {.member = id_of<MemberId>(3)}},
        {"one member and SKU", {.stores = two, .sku = id_of<SkuId>(2), .member = id_of<MemberId>(1)}},
        {"one number", {.numbers = std::vector{some_number}}},
        {"two numbers", {.numbers = std::vector{some_number, sold_[567].sale.number}}},
        {"one number, other store", {.stores = std::vector{id_of<StoreId>(9)}, .numbers = std::vector{some_number}}},
    };
    for (auto const& row : rows) {
        for (std::int64_t const limit : {1, 7, 500}) {
            auto const expected = naive_receipts(sold_, row.query);
            if (limit == 1 && expected.size() > 200) continue;
            std::vector<ReceiptId> listed;
            auto query = row.query;
            query.limit = limit;
            for (;;) {
                auto const page = reader().receipts(query);
                ASSERT_LE(page->items.size(), static_cast<std::size_t>(limit));
                for (auto const& item : page->items) listed.push_back(item.id);
                if (!page->next) break;
                ASSERT_LT(listed.size(), expected.size()) << row.name;
                query.after = *page->next;
            }
            ASSERT_EQ(listed, expected) << row.name << " limit " << limit;
        }
    }
}

TEST_F(Asking, the_receipts_of_an_hour_add_up_to_its_figure) {
    BusinessDate const date{first_day().days + 50};
    auto const series = reader().metric(
        {.metric = Metric::net_sales, .stores = {}, .currency = "MOP", .from = date, .to = date, .by = Grouping::hour});
    ASSERT_FALSE(series->rows.empty());
    for (auto const& row : series->rows) {
        auto const page = reader().receipts({.from = date, .to = date, .hour = std::stoi(row.key), .limit = 500});
        std::int64_t net = 0;
        for (auto const& item : page->items) {
            auto const same = [&](auto const& sold) {
                return sold.sale.receipt == item.id && sold.sale.currency == "MOP";
            };
            if (std::ranges::any_of(sold_, same)) net += item.kind == ReceiptKind::sale ? item.net : -item.net;
        }
        EXPECT_EQ(net, row.value);
    }
}

TEST_F(Asking, questions_that_cannot_be_answered_are_refused) {
    auto const metric = [&](std::int32_t from, std::int32_t to) {
        return reader().metric(
            {.metric = Metric::tax, .stores = {}, .currency = "MOP", .from = {from}, .to = {to}, .by = Grouping::day});
    };
    EXPECT_EQ(metric(10, 9).reason(), QueryRefusal::dates_reversed);
    EXPECT_EQ(metric(0, range_days_max).reason(), QueryRefusal::range_too_long);
    EXPECT_TRUE(metric(0, range_days_max - 1));
    EXPECT_EQ(reader().receipts({.limit = 0}).reason(), QueryRefusal::limit_out_of_range);
    EXPECT_EQ(reader().receipts({.limit = 501}).reason(), QueryRefusal::limit_out_of_range);
    EXPECT_EQ(reader().receipts({.hour = 24}).reason(), QueryRefusal::bad_hour);
    EXPECT_EQ(reader().receipts({.from = day("2026-01-02"), .to = day("2026-01-01")}).reason(),
              QueryRefusal::dates_reversed);
    for (auto const* cursor : {"x", "20000", "20000_5", "20000_5_", "20000_5_zz", "_5_x", "99999999999_5_x"}) {
        EXPECT_EQ(reader().receipts({.after = cursor}).reason(), QueryRefusal::bad_cursor) << cursor;
    }
    EXPECT_EQ(
        reader()
            .dashboard(
                {.store = "all", .stores = {}, .currency = "MOP", .business_date = {}, .first_hour = 24, .as_of = {}})
            .reason(),
        QueryRefusal::bad_hour);
}

}  // namespace
}  // namespace zg::insights
