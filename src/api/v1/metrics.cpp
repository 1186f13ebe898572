#include "handlers.h"
#include "question.h"
#include "shapes.h"
#include "shapes_board.h"
#include "stores.h"

namespace zg::api {

namespace {

http::Response no(Call const& call, Refused<insights::QueryRefusal> const& refused) {
    return api::no(call, {.code = boost::describe::enum_to_string(refused.reason, ""), .field = refused.field});
}

Dashboard named(House const& house, insights::Dashboard board) {
    Dashboard out{.store = std::move(board.store),
                  .currency = std::move(board.currency),
                  .business_date = board.business_date,
                  .compare_date = board.compare_date,
                  .as_of = board.as_of,
                  .today = board.today,
                  .last_week = board.last_week,
                  .last_week_so_far = board.last_week_so_far,
                  .hours = std::move(board.hours),
                  .stores = std::move(board.stores)};
    for (auto const& row : board.top) {
        TopRow top{.sku = row.sku,
                   .net_sales = row.net_sales,
                   .quantity_milli = row.quantity_milli,
                   .gross_margin = row.gross_margin};
        if (auto const listing = house.catalog.listing(row.sku)) {
            top.code = listing->product.code;
            top.names = listing->product.names;
        }
        out.top.push_back(std::move(top));
    }
    return out;
}

insights::CategoriesOf categories_of(House const& house) {
    return [&catalog = house.catalog](SkuId sku) {
        auto const listing = catalog.listing(sku);
        return listing ? catalog.path(listing->product.category) : catalog::CategoryPath{};
    };
}

}  // namespace

void get_metrics(Call call) {
    ask(std::move(call), [](Reading&, Call&) { return yes(MetricList{insights::dictionary()}); });
}

void get_metric(Call call) {
    insights::Metric metric{};
    if (!boost::describe::enum_from_string(std::string(call.part).c_str(), metric)) {
        return refuse(call, {.code = "unknown_metric", .field = "name"});
    }
    Query query(call);
    auto stores = query.stores();
    auto const today = today_of(call.house, stores, call.at).date;
    auto const from = query.date("from").value_or(today);
    auto const to = query.date("to").value_or(today);
    auto const by = query.choice<insights::Grouping>("by").value_or(insights::Grouping::total);
    auto const top = query.integer("top", 1, insights::top_max);
    if (query.refused(call)) return;
    insights::MetricQuery const wanted{.metric = metric,
                                       .stores = std::move(stores),
                                       .currency = currency_of(call.house),
                                       .from = from,
                                       .to = to,
                                       .by = by,
                                       .top = top,
                                       .categories_of = categories_of(call.house)};
    ask(std::move(call), [wanted](Reading& reading, Call& asked) {
        auto const series = reading.insights.metric(wanted);
        return series ? yes(*series) : no(asked, series.refused());
    });
}

void get_figures(Call call) {
    Query query(call);
    auto stores = query.stores();
    auto const today = today_of(call.house, stores, call.at).date;
    auto const from = query.date("from").value_or(today);
    auto const to = query.date("to").value_or(today);
    auto const by = query.choice<insights::Grouping>("by").value_or(insights::Grouping::total);
    if (query.refused(call)) return;
    insights::FiguresQuery const wanted{.stores = std::move(stores),
                                        .currency = currency_of(call.house),
                                        .from = from,
                                        .to = to,
                                        .by = by,
                                        .categories_of = categories_of(call.house)};
    ask(std::move(call), [wanted](Reading& reading, Call& asked) {
        auto const series = reading.insights.figures(wanted);
        return series ? yes(*series) : no(asked, series.refused());
    });
}

void get_dashboard(Call call) {
    Query query(call);
    auto stores = query.stores();
    auto const store = query.text("store").value_or("all");
    if (query.refused(call)) return;
    auto const today = today_of(call.house, stores, call.at);
    insights::DashboardQuery const wanted{.store = store,
                                          .stores = std::move(stores),
                                          .currency = currency_of(call.house),
                                          .business_date = today.date,
                                          .first_hour = today.first_hour,
                                          .as_of = call.at};
    ask(std::move(call), [wanted](Reading& reading, Call& asked) {
        auto board = reading.insights.dashboard(wanted);
        return board ? yes(named(asked.house, *std::move(board))) : no(asked, board.refused());
    });
}

}  // namespace zg::api
