#include "handlers.h"
#include "route_table.h"
#include "shapes.h"
#include "shapes_board.h"
#include "shapes_hints.h"
#include "shapes_members.h"
#include "shapes_stock.h"
#include "v1/stock_grid.h"

#include <zg/flows_float.h>
#include <zg/paper.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace zg::api {

namespace {

void add_service(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/healthz",
                     .door = Public::everywhere,
                     .limit = watching,
                     .handle = get_health,
                     .summary = "Whether the server serves",
                     .answer = schema_of<Health>});
    table.push_back({.method = Method::get,
                     .path = "/metrics",
                     .door = Public::loopback_only,
                     .limit = watching,
                     .handle = get_process_metrics,
                     .summary = "Counters for Prometheus; from this machine only",
                     .content_type = "text/plain"});
    table.push_back({.method = Method::get,
                     .path = "/v1/openapi.json",
                     .door = Public::everywhere,
                     .limit = asking,
                     .handle = get_openapi,
                     .summary = "This document",
                     .answer = schema_of<json::Value>});
}

void add_selling(Table& table) {
    table.push_back({.method = Method::post,
                     .path = "/v1/checkouts",
                     .door = Scope::sale_create,
                     .limit = selling,
                     .handle = post_checkout,
                     .summary = "Sells: the server decides, and nothing is oversold",
                     .request = schema_of<flows::Checkout>,
                     .answer = schema_of<sales::Receipt>,
                     .status = 201,
                     .refusals = codes_of<flows::SaleRefusal>()});
    table.push_back({.method = Method::post,
                     .path = "/v1/sales",
                     .door = Scope::sale_create,
                     .limit = selling,
                     .handle = post_sale,
                     .summary = "Takes in what a till has sold; it stands, deviations become exceptions",
                     .request = schema_of<flows::RecordedSale>,
                     .answer = schema_of<sales::Receipt>,
                     .status = 201,
                     .refusals = codes_of<flows::SaleRefusal>()});
    table.push_back({.method = Method::post,
                     .path = "/v1/floats",
                     .door = Scope::sale_create,
                     .limit = selling,
                     .handle = post_float,
                     .summary = "Takes in what a till's drawer began its day with",
                     .request = schema_of<flows::RecordedFloat>,
                     .answer = schema_of<sales::Float>,
                     .status = 201,
                     .refusals = codes_of<flows::FloatRefusal>()});
    table.push_back({.method = Method::post,
                     .path = "/v1/refunds",
                     .door = Scope::refund_create,
                     .limit = selling,
                     .handle = post_refund,
                     .summary = "Takes goods of a sale back and pays for them",
                     .request = schema_of<flows::Refund>,
                     .answer = schema_of<sales::Receipt>,
                     .status = 201,
                     .refusals = codes_of<flows::SaleRefusal>()});
}

void add_receipts(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/receipts",
                     .door = Scope::sale_read,
                     .limit = asking,
                     .handle = get_receipts,
                     .summary = "Receipts, newest first",
                     .answer = schema_of<insights::ReceiptPage>,
                     .query = {store,
                               from,
                               to,
                               {.name = "hour", .type = "integer"},
                               {.name = "weekday", .type = "integer"},
                               {.name = "sku", .format = "uuid"},
                               {.name = "member", .format = "uuid"},
                               {.name = "number"},
                               {.name = "kind"},
                               {.name = "tender"},
                               {.name = "total_min", .type = "integer"},
                               {.name = "total_max", .type = "integer"},
                               after,
                               limit},
                     .refusals = codes_of<insights::QueryRefusal>()});
    table.push_back({.method = Method::post,
                     .path = "/v1/receipts/{id}/reprints",
                     .door = Scope::sale_read,
                     .limit = managing,
                     .handle = post_reprint,
                     .summary = "Says that a receipt is printed once more, and by whom",
                     .request = schema_of<NewReprint>,
                     .answer = schema_of<Reprint>,
                     .status = 201,
                     .refusals = codes_of<flows::ReprintRefusal>()});
    table.push_back({.method = Method::get,
                     .path = "/v1/receipts/{id}",
                     .door = Scope::sale_read,
                     .limit = asking,
                     .handle = get_receipt,
                     .summary = "A receipt, and what has come back of it",
                     .answer = schema_of_both<sales::Receipt, ReceiptNow>,
                     .refusals = {"unknown_receipt"}});
}

void add_exceptions(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/exceptions",
                     .door = Scope::sale_read,
                     .limit = asking,
                     .handle = get_exceptions,
                     .summary = "What tills sold that a person must look at, newest first",
                     .answer = schema_of<ExceptionPage>,
                     .query = {store, {.name = "state"}, after, limit}});
    table.push_back({.method = Method::post,
                     .path = "/v1/exceptions/{id}/settlement",
                     .door = Scope::stock_adjust,
                     .limit = keeping,
                     .handle = post_settlement,
                     .summary = "Says that a person has looked at an exception",
                     .request = schema_of<Note>,
                     .answer = schema_of<sales::Settlement>,
                     .status = 201,
                     .refusals = codes_of<flows::SettleRefusal>()});
}

void add_stock(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/stock",
                     .door = Scope::stock_read,
                     .limit = asking,
                     .handle = get_stock,
                     .summary = "What is on the shelves",
                     .answer = schema_of<StockPage>,
                     .query = {store, {.name = "sku", .format = "uuid"}, words, after, limit}});
    table.push_back({.method = Method::get,
                     .path = "/v1/stock/grid",
                     .door = Scope::stock_read,
                     .limit = asking,
                     .handle = get_stock_grid,
                     .summary = "The whole stock as columns, for a page that filters and sorts by itself",
                     .answer = schema_of<StockGrid>,
                     .query = {store}});
    table.push_back({.method = Method::get,
                     .path = "/v1/stock/movements",
                     .door = Scope::stock_read,
                     .limit = asking,
                     .handle = get_movements,
                     .summary = "How a shelf came to hold what it holds, newest first",
                     .answer = schema_of<MovementPage>,
                     .query = {{.name = "sku", .format = "uuid", .is_required = true},
                               {.name = "location", .format = "uuid", .is_required = true},
                               {.name = "before", .type = "integer"},
                               limit},
                     .refusals = {"unknown_location"}});
    table.push_back({.method = Method::post,
                     .path = "/v1/goods-receipts",
                     .door = Scope::stock_receive,
                     .limit = keeping,
                     .handle = post_goods_receipt,
                     .summary = "Takes goods in, with what they cost",
                     .request = schema_of<flows::ReceiveGoods>,
                     .answer = schema_of<inventory::Document>,
                     .status = 201,
                     .refusals = codes_of<flows::StockRefusal>()});
    table.push_back({.method = Method::post,
                     .path = "/v1/stock-adjustments",
                     .door = Scope::stock_adjust,
                     .limit = keeping,
                     .handle = post_stock_adjustment,
                     .summary = "Puts right what a shelf really holds",
                     .request = schema_of<flows::AdjustStock>,
                     .answer = schema_of<inventory::Document>,
                     .status = 201,
                     .refusals = codes_of<flows::StockRefusal>()});
}

void add_members(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/members",
                     .door = Scope::member_lookup,
                     .limit = asking,
                     .handle = get_members,
                     .summary = "Finds members by phone, card or name",
                     .answer = schema_of<MemberPage>,
                     .query = {{.name = "phone"}, {.name = "card"}, words, after, limit}});
    table.push_back({.method = Method::get,
                     .path = "/v1/members/{id}",
                     .door = Scope::member_lookup,
                     .limit = asking,
                     .handle = get_member,
                     .summary = "A member and their points",
                     .answer = schema_of<Member>,
                     .refusals = {"unknown_member"}});
    table.push_back({.method = Method::post,
                     .path = "/v1/members",
                     .door = Scope::member_write,
                     .limit = keeping,
                     .handle = post_member,
                     .summary = "Makes a member",
                     .request = schema_of<flows::NewMember>,
                     .answer = schema_of<Member>,
                     .status = 201,
                     .refusals = with<members::MemberRefusal>({"id_reused"})});
    table.push_back({.method = Method::put,
                     .path = "/v1/members/{id}",
                     .door = Scope::member_write,
                     .limit = keeping,
                     .handle = put_member,
                     .summary = "Changes a member's name, phones or cards",
                     .request = schema_of<MemberChange>,
                     .answer = schema_of<Member>,
                     .refusals = codes_of<members::MemberRefusal>()});
    table.push_back({.method = Method::get,
                     .path = "/v1/members/{id}/figures",
                     .door = Scope::member_read,
                     .limit = asking,
                     .handle = get_member_figures,
                     .summary = "How often a member came, what they bought and like",
                     .answer = schema_of<MemberFigures>,
                     .refusals = {"unknown_member"}});
    table.push_back({.method = Method::get,
                     .path = "/v1/members/{id}/timeline",
                     .door = Scope::member_read,
                     .limit = asking,
                     .handle = get_member_timeline,
                     .summary = "What a member bought and brought back, and changes of their data, newest first",
                     .answer = schema_of<TimelinePage>,
                     .query = {after, limit},
                     .refusals = {"unknown_member", "bad_cursor"}});
    table.push_back({.method = Method::get,
                     .path = "/v1/members/{id}/points",
                     .door = Scope::member_read,
                     .limit = asking,
                     .handle = get_member_points,
                     .summary = "How a member came to have their points, newest first",
                     .answer = schema_of<PointsPage>,
                     .query = {{.name = "before", .type = "integer"}, limit},
                     .refusals = {"unknown_member"}});
}

void add_figures(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/metrics",
                     .door = Scope::report_read,
                     .limit = asking,
                     .handle = get_metrics,
                     .summary = "What each figure means",
                     .answer = schema_of<MetricList>});
    table.push_back(
        {.method = Method::get,
         .path = "/v1/metrics/{name}",
         .door = Scope::report_read,
         .limit = asking,
         .handle = get_metric,
         .summary = "A figure over days, in all or by hour, day, weekday and hour, product, category or store",
         .answer = schema_of<insights::Series>,
         .query = {store, from, to, {.name = "by"}, {.name = "top", .type = "integer"}},
         .refusals = with<insights::QueryRefusal>({"unknown_metric"})});
    table.push_back({.method = Method::get,
                     .path = "/v1/figures",
                     .door = Scope::report_read,
                     .limit = asking,
                     .handle = get_figures,
                     .summary = "All figures over days, cut as a single one is",
                     .answer = schema_of<insights::FiguresSeries>,
                     .query = {store, from, to, {.name = "by"}},
                     .refusals = codes_of<insights::QueryRefusal>()});
    table.push_back({.method = Method::get,
                     .path = "/v1/attention",
                     .door = Scope::report_read,
                     .limit = asking,
                     .handle = get_attention,
                     .summary = "What needs a person now",
                     .answer = schema_of<Attention>,
                     .query = {store}});
    table.push_back(
        {.method = Method::get,
         .path = "/v1/hints",
         .door = Scope::report_read,
         .limit = asking,
         .handle = get_hints,
         .summary = "What to order, what to bring down in price, whom to call: the first of each, and its rule",
         .answer = schema_of<Hints>,
         .query = {store}});
    table.push_back({.method = Method::get,
                     .path = "/v1/attention/shelves",
                     .door = Scope::report_read,
                     .limit = asking,
                     .handle = get_attention_shelves,
                     .summary = "Shelves that are sold out, will be soon, or hold what nobody buys",
                     .answer = schema_of<ShelfList>,
                     .query = {store, {.name = "kind", .is_required = true}, limit}});
    table.push_back({.method = Method::get,
                     .path = "/v1/dashboard",
                     .door = Scope::report_read,
                     .limit = asking,
                     .handle = get_dashboard,
                     .summary = "Today beside the same weekday last week",
                     .answer = schema_of<Dashboard>,
                     .query = {store},
                     .refusals = codes_of<insights::QueryRefusal>()});
}

void add_events(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/reports/day",
                     .door = Scope::report_read,
                     .limit = printing,
                     .handle = get_day_report,
                     .summary = "A store's business day on one page: format is json, html, pdf or eml",
                     .answer = schema_of<paper::Document>,
                     .query = {{.name = "store", .format = "uuid", .is_required = true},
                               {.name = "date", .format = "date"},
                               {.name = "format"},
                               {.name = "language"},
                               {.name = "to", .format = "email"},
                               {.name = "from", .format = "email"}}});
    table.push_back({.method = Method::get,
                     .path = "/v1/events",
                     .door = Scope::event_read,
                     .limit = asking,
                     .handle = get_events,
                     .summary = "What has happened, oldest first",
                     .answer = schema_of<EventPage>,
                     .query = {after, limit},
                     .refusals = {"bad_cursor"}});
    table.push_back({.method = Method::get,
                     .path = "/v1/events/stream",
                     .door = Scope::event_read,
                     .limit = asking,
                     .handle = get_event_stream,
                     .summary = "The same as Server-Sent Events, going on",
                     .content_type = "text/event-stream",
                     .query = {after},
                     .refusals = {"bad_cursor"}});
    table.push_back({.method = Method::get,
                     .path = "/v1/live",
                     .door = Scope::event_read,
                     .limit = asking,
                     .handle = get_live,
                     .summary = "The same over a WebSocket, for browsers",
                     .status = 101,
                     .refusals = {"upgrade_required"}});
}

void add_board(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/sku-board",
                     .door = Scope::report_read,
                     .limit = asking,
                     .handle = get_sku_board,
                     .summary = "What each product sells and earns beside the stock that lies in it",
                     .answer = schema_of<SkuBoard>,
                     .query = {store,
                               from,
                               to,
                               {.name = "by"},
                               {.name = "category", .format = "uuid"},
                               words,
                               {.name = "set"},
                               {.name = "sort"},
                               {.name = "order"},
                               {.name = "after", .type = "integer"},
                               limit},
                     .refusals = codes_of<insights::QueryRefusal>()});
}

// What stands for the braces of `pattern` in `path`; empty text when it has none.
std::optional<std::string_view> part_of(std::string_view pattern, std::string_view path) {
    auto const open = pattern.find('{');
    if (open == std::string_view::npos) return pattern == path ? std::optional(std::string_view()) : std::nullopt;
    auto const tail = pattern.substr(pattern.find('}') + 1);
    if (path.size() <= open + tail.size() || !path.starts_with(pattern.substr(0, open)) || !path.ends_with(tail)) {
        return std::nullopt;
    }
    auto const part = path.substr(open, path.size() - open - tail.size());
    return part.find('/') == std::string_view::npos ? std::optional(part) : std::nullopt;
}

}  // namespace

std::vector<Route> const& routes() {
    static Table const table = [] {
        Table all;
        add_selling(all);  // first, as they are looked for first
        add_exceptions(all);
        add_receipts(all);
        add_access(all);
        add_tokens(all);
        add_beginning(all);
        add_tills(all);
        add_goods(all);
        add_pricing_routes(all);
        add_stock(all);
        add_members(all);
        add_imports(all);
        add_figures(all);
        add_board(all);
        add_events(all);
        add_settings(all);
        add_people(all);
        add_desk(all);
        add_service(all);
        return all;
    }();
    return table;
}

std::vector<std::string> faults_of(std::vector<Route> const& table) {
    std::vector<std::string> faults;
    std::set<std::string> seen;
    for (auto const& route : table) {
        auto const name = fmt::format("{} {}", http::name(route.method), route.path);
        if (!seen.insert(name).second) faults.push_back(name + " is there twice");
        if (!route.handle) faults.push_back(name + " has no handler");
        if (route.summary.empty()) faults.push_back(name + " does not say what it does");
        if (route.limit.per_minute() <= 0 || route.limit.burst() <= 0) faults.push_back(name + " has no rate limit");
        if (route.request && route.limit.body_bytes_max() == 0)
            faults.push_back(name + " takes a body and has no room for it");
        if (std::count(route.path.begin(), route.path.end(), '{') > 1)
            faults.push_back(name + " has two parts in braces");
        for (auto const code : route.refusals) {
            if (!find_refusal(code)) faults.push_back(fmt::format("{} refuses {}, which has no text", name, code));
        }
    }
    return faults;
}

Match find_route(http::Method method, std::string_view path) {
    Match match;
    auto const wanted = method == Method::head ? Method::get : method;
    for (auto const& route : routes()) {
        auto const part = part_of(route.path, path);
        if (!part) continue;
        match.is_path_known = true;
        if (route.method == wanted) return {.route = &route, .part = *part, .is_path_known = true};
        if (!match.allow.empty()) match.allow += ", ";
        match.allow += http::name(route.method);
    }
    return match;
}

}  // namespace zg::api
