#include "sku_board.h"

#include "handlers.h"
#include "question.h"
#include "shelves.h"
#include "stores.h"

#include <zg/sku_board.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace zg::api {

namespace {

constexpr std::size_t words_count_max = 5'000;

// A store of the question, with the calendar by which its documents are told by day.
struct Place final {
    access::Store store;
    StoreCalendar calendar;
    BusinessDate books_from;
};

struct Arrived final {
    std::int64_t within_milli = 0;
    std::int64_t after_milli = 0;
};
using ArrivedBySku = std::unordered_map<SkuId, Arrived>;

std::vector<Place> places_of(House const& house, db::Tx& books, BoardQuery const& wanted) {
    std::vector<Place> places;
    for (auto& store : stores_among(house, wanted.stores)) {
        auto const calendar = StoreCalendar::make(store.zone, store.cutoff_minutes);
        ZG_ASSERT(calendar.has_value());
        auto const first = inventory::first_document_at(books, store.location);
        auto const from = first ? std::max(wanted.from, calendar->date(*first)) : wanted.today;
        places.push_back({std::move(store), *calendar, from});
    }
    return places;
}

// Opening stock is no arrival: it counts as there from the start.
ArrivedBySku arrived_at(db::Tx& books, Place const& place, BoardQuery const& wanted) {
    ArrivedBySku arrived;
    auto const since = place.calendar.start(place.books_from);
    inventory::each_document_since(books, place.store.location, since, [&](inventory::Document const& document) {
        if (document.kind == inventory::DocumentKind::opening) return;
        bool const is_after = place.calendar.date(document.at) > wanted.to;
        for (auto const& line : document.lines) {
            auto& sums = arrived[line.sku];
            (is_after ? sums.after_milli : sums.within_milli) += line.quantity_milli;
        }
    });
    return arrived;
}

struct Shelf final {
    insights::StockFacts facts;
    std::int64_t units_known_milli = 0;
};

Shelf shelf_of(House const& house, Place const& place, SkuId sku, Arrived arrived, insights::SkuSales const* sales) {
    auto const known = sales ? sales->units_known_milli : 0;
    insights::ShelfFacts const shelf{
        .on_hand_milli = house.ledger.balance(inventory::shelf(place.store.location, sku)).posted,
        .arrived_milli = arrived.within_milli,
        .arrived_after_milli = arrived.after_milli,
        .units_known_milli = known,
        .units_after_milli = sales ? sales->units_after_milli : 0};
    auto const then = insights::quantities_of(shelf);
    auto const cost_e4 = house.stock.cost_e4(place.store.id, sku);
    // Nothing is worth nothing, whatever it costs.
    auto const value_of = [&](std::int64_t milli) { return milli == 0 ? 0 : inventory::cost_of(cost_e4, milli); };
    return {.facts = {.opening_milli = then.opening_milli,
                      .arrived_milli = arrived.within_milli,
                      .closing_milli = then.closing_milli,
                      .on_hand_milli = shelf.on_hand_milli,
                      .opening_value = value_of(then.opening_milli),
                      .closing_value = value_of(then.closing_milli),
                      .on_hand_value = value_of(shelf.on_hand_milli)},
            .units_known_milli = known};
}

struct Row final {
    catalog::ListingPtr listing;
    insights::BoardFacts facts;
};

// The products of the question, each with its facts over all stores. Both lists run in the order of the SKU.
std::vector<Row> rows_of(House const& house, std::vector<Place> const& places, std::vector<ArrivedBySku> const& arrived,
                         insights::SkuSalesAnswer const& sales) {
    std::vector<Row> rows;
    auto sold = sales.rows.begin();
    auto days = sales.days.begin();
    for (auto& listing : house.catalog.list_after({}, house.catalog.product_count() + words_count_max)) {
        auto const sku = listing->product.id;
        Row row{.listing = std::move(listing), .facts = {}};
        while (sold != sales.rows.end() && sold->sku < sku) ++sold;
        while (days != sales.days.end() && days->sku < sku) ++days;
        if (days != sales.days.end() && days->sku == sku) row.facts.selling_days = days->count;
        auto last = sold;
        while (last != sales.rows.end() && last->sku == sku) row.facts.cell += (last++)->cell;
        for (std::size_t index = 0; index < places.size(); ++index) {
            auto const here =
                std::find_if(sold, last, [&](auto const& each) { return each.store == places[index].store.id; });
            auto const came = arrived[index].find(sku);
            auto const shelf =
                shelf_of(house, places[index], sku, came == arrived[index].end() ? Arrived{} : came->second,
                         here == last ? nullptr : &*here);
            row.facts.stock += shelf.facts;
            row.facts.units_known_milli += shelf.units_known_milli;
        }
        // A product that is no longer sold shows for as long as there is some of it, or there was.
        bool const shows = row.listing->product.active || row.facts.stock.on_hand_milli != 0 || last != sold;
        if (shows) rows.push_back(std::move(row));
    }
    return rows;
}

// By the rule of the home page: a week at the pace of the last four, in one of the stores, whatever the period.
void mark_running_out(std::vector<Row>& rows, Reading& reading, Call const& asked, BoardQuery const& wanted) {
    auto const stores = stores_among(asked.house, wanted.stores);
    std::unordered_set<SkuId> found;
    for (auto const& shelf :
         shelves_now(reading, asked.house, {.stores = stores, .today = wanted.today, .now = asked.at})) {
        if (shelf.outlook == insights::Outlook::running_out) found.insert(shelf.sku);
    }
    for (auto& row : rows) row.facts.is_running_out = found.contains(row.listing->product.id);
}

void keep_wanted(House const& house, BoardQuery const& wanted, std::vector<Row>& rows) {
    if (wanted.category) {
        auto const within = catalog::with_below(house.catalog.categories(), *wanted.category);
        std::erase_if(rows, [&](Row const& row) {
            auto const& category = row.listing->product.category;
            return !category || !within.contains(*category);
        });
    }
    if (!wanted.words) return;
    std::unordered_set<SkuId> found;
    for (auto const& listing : house.catalog.search(*wanted.words, words_count_max)) found.insert(listing->product.id);
    std::erase_if(rows, [&](Row const& row) { return !found.contains(row.listing->product.id); });
}

BoardRow product_row(House const& house, Row const& row, std::vector<insights::SkuSet> sets,
                     insights::BoardFigures const& figures) {
    auto const& product = row.listing->product;
    BoardRow out{.sku = product.id,
                 .category = product.category,
                 .code = product.code,
                 .names = product.names,
                 .unit = product.unit,
                 .sets = std::move(sets),
                 .figures = figures};
    if (auto const price = house.pricing.price(product.id, std::nullopt)) {
        out.price = price->price;
        out.member_price = price->member_price;
    }
    return out;
}

// Each category with what lies below it: the sums of all stand in the board's total, which counts every product once.
std::vector<BoardRow> category_rows(House const& house, std::vector<Row> const& rows, std::int32_t days) {
    std::unordered_map<CategoryId, insights::BoardFacts> sums;  // what has none is under the nil id
    for (auto const& row : rows) {
        auto const path = house.catalog.path(row.listing->product.category);
        if (path.empty()) sums[CategoryId{}] += row.facts;
        for (auto const& category : path) sums[category] += row.facts;
    }
    std::vector<BoardRow> out;
    for (auto const& [id, facts] : sums) {
        BoardRow row{.figures = insights::figures_of(facts, days)};
        if (auto const category = house.catalog.category(id)) {
            row.category = id;
            row.names = category->names;
        }
        out.push_back(std::move(row));
    }
    return out;
}

std::optional<std::int64_t> value_in(BoardColumn column, insights::BoardFigures const& figures) {
    switch (column) {
        case BoardColumn::code: return std::nullopt;
        case BoardColumn::units: return figures.units_milli;
        case BoardColumn::net_sales: return figures.net_sales;
        case BoardColumn::gross_margin: return figures.gross_margin;
        case BoardColumn::gross_margin_rate: return figures.gross_margin_rate_e4;
        case BoardColumn::sell_through: return figures.sell_through_e4;
        case BoardColumn::on_hand: return figures.on_hand_milli;
        case BoardColumn::stock_value: return figures.stock_value;
        case BoardColumn::turnover_days: return figures.turnover_days_e1;
        case BoardColumn::gmroi: return figures.gmroi_e2;
        case BoardColumn::cover_days: return figures.cover_days_e1;
    }
    __builtin_unreachable();
}

// Rows without a figure come last whichever way the others run; equal ones are in the order of their key.
template <class Item, class KeyOf>
void sort_items(std::vector<Item>& items, BoardQuery const& wanted, KeyOf key_of) {
    std::sort(items.begin(), items.end(), [&](Item const& a, Item const& b) {
        auto const by_key = [&](Item const& one, Item const& other) { return key_of(one) < key_of(other); };
        if (wanted.sort == BoardColumn::code) return wanted.is_ascending ? by_key(a, b) : by_key(b, a);
        auto const left = value_in(wanted.sort, a.figures);
        auto const right = value_in(wanted.sort, b.figures);
        if (left.has_value() != right.has_value()) return left.has_value();
        if (left == right) return by_key(a, b);
        return wanted.is_ascending ? *left < *right : *right < *left;
    });
}

// Leaves the page that is asked for and says in the board where the next one begins.
template <class Item>
void keep_page(std::vector<Item>& items, BoardQuery const& wanted, SkuBoard& board) {
    board.count = static_cast<std::int64_t>(items.size());
    auto const begin = std::min(wanted.offset, items.size());
    auto const end = std::min(begin + wanted.limit, items.size());
    if (end < items.size()) board.next = static_cast<std::int64_t>(end);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(end), items.end());
    items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(begin));
}

using SetsOfRows = std::vector<std::vector<insights::SkuSet>>;

// Only the rows of the page are put into words.
void add_products(SkuBoard& board, House const& house, BoardQuery const& wanted, std::vector<Row> const& rows,
                  SetsOfRows sets) {
    struct Item final {
        std::size_t index = 0;
        insights::BoardFigures figures;
    };
    std::vector<Item> items;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        auto const& of_row = sets[index];
        if (wanted.set && std::find(of_row.begin(), of_row.end(), *wanted.set) == of_row.end()) continue;
        items.push_back({index, insights::figures_of(rows[index].facts, static_cast<std::int32_t>(board.days))});
    }
    sort_items(items, wanted,
               [&](Item const& item) { return std::string_view(rows[item.index].listing->product.code); });
    keep_page(items, wanted, board);
    for (auto const& [index, figures] : items) {
        board.items.push_back(product_row(house, rows[index], std::move(sets[index]), figures));
    }
}

SkuBoard board_of(House const& house, BoardQuery const& wanted, std::vector<Row> const& rows) {
    auto const days = wanted.to.days - wanted.from.days + 1;
    std::vector<insights::BoardFacts> facts;
    insights::BoardFacts total;
    for (auto const& row : rows) {
        facts.push_back(row.facts);
        total += row.facts;
    }
    SkuBoard board{.from = wanted.from,
                   .to = wanted.to,
                   .days = days,
                   .currency = currency_of(house),
                   .total = insights::figures_of(total, days)};
    auto sets = insights::sets_of(facts, days);
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<insights::SkuSet>>([&](auto each) {
        auto const has = [&](auto const& of_row) {
            return std::find(of_row.begin(), of_row.end(), each.value) != of_row.end();
        };
        board.sets.push_back({each.value, std::count_if(sets.begin(), sets.end(), has)});
    });
    if (wanted.by == BoardGrouping::category) {
        board.items = category_rows(house, rows, days);
        sort_items(board.items, wanted, [](BoardRow const& row) { return std::tie(row.code, row.category); });
        keep_page(board.items, wanted, board);
    } else {
        add_products(board, house, wanted, rows, std::move(sets));
    }
    return board;
}

}  // namespace

Result<SkuBoard, insights::QueryRefusal> sku_board(Reading& reading, Call const& asked, BoardQuery const& wanted) {
    auto const& house = asked.house;
    std::vector<Place> places;
    std::vector<ArrivedBySku> arrived;
    reading.books.read([&](db::Tx& tx) {
        places = places_of(house, tx, wanted);
        arrived.clear();
        for (auto const& place : places) arrived.push_back(arrived_at(tx, place, wanted));
    });
    insights::SkuSalesQuery query{
        .stores = {}, .currency = currency_of(house), .from = wanted.from, .to = wanted.to, .until = wanted.today};
    for (auto const& place : places) query.stores.push_back({place.store.id, place.books_from});
    auto const sales = reading.insights.sku_sales(query);
    if (!sales) return sales.refused();
    auto rows = rows_of(house, places, arrived, *sales);
    mark_running_out(rows, reading, asked, wanted);
    keep_wanted(house, wanted, rows);
    return board_of(house, wanted, rows);
}

void get_sku_board(Call call) {
    Query query(call);
    BoardQuery wanted{.stores = query.stores()};
    wanted.today = today_of(call.house, wanted.stores, call.at).date;
    wanted.to = query.date("to").value_or(wanted.today);
    wanted.from = query.date("from").value_or(BusinessDate{wanted.to.days - board_days + 1});
    wanted.by = query.choice<BoardGrouping>("by").value_or(BoardGrouping::sku);
    wanted.category = query.id<CategoryId>("category");
    wanted.words = query.text("query");
    wanted.set = query.choice<insights::SkuSet>("set");
    wanted.sort = query.choice<BoardColumn>("sort").value_or(BoardColumn::net_sales);
    wanted.is_ascending = query.choice<BoardOrder>("order").value_or(BoardOrder::down) == BoardOrder::up;
    wanted.offset = static_cast<std::size_t>(query.integer("after", 0, 10'000'000).value_or(0));
    wanted.limit = static_cast<std::size_t>(query.limit(200, 5'000));
    if (query.refused(call)) return;
    ask(std::move(call), [wanted = std::move(wanted)](Reading& reading, Call& asked) {
        auto const board = sku_board(reading, asked, wanted);
        if (board) return yes(*board);
        return no(asked, {.code = boost::describe::enum_to_string(board.reason(), ""), .field = board.refused().field});
    });
}

}  // namespace zg::api
