#include "exports.h"

#include "export_cells.h"
#include "export_lists.h"
#include "imports_shapes.h"
#include "receipt_numbers.h"
#include "receipt_page.h"
#include "v1/attention.h"
#include "v1/goods.h"
#include "v1/sku_board.h"
#include "v1/stores.h"

#include <zg/dictionary.h>
#include <zg/imports.h>
#include <zg/inventory.h>
#include <zg/members.h>
#include <zg/sales.h>
#include <zg/text.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace zg::api {

namespace {

bool matches(catalog::Listing const& listing, std::optional<std::string> const& folded) {
    if (!folded) return true;
    auto const& product = listing.product;
    if (text::fold(product.code).find(*folded) != std::string::npos) return true;
    if (listing.search.fold.find(*folded) != std::string::npos) return true;
    return std::any_of(product.barcodes.begin(), product.barcodes.end(),
                       [&](auto const& barcode) { return barcode.find(*folded) != std::string::npos; });
}

// Every product that the words fit, in the order of their codes.
template <class Visit>
void each_product(House const& house, ExportFilters const& filters, Visit visit) {
    auto const folded = filters.words ? std::optional(text::fold(*filters.words)) : std::nullopt;
    std::vector<catalog::ListingPtr> found;
    for (SkuId after{};;) {
        auto page = house.catalog.list_after(after, page_rows);
        if (page.empty()) break;
        after = page.back()->product.id;
        for (auto& listing : page) {
            if (matches(*listing, folded)) found.push_back(std::move(listing));
        }
    }
    std::ranges::sort(found, {}, [](auto const& listing) -> auto const& { return listing->product.code; });
    for (auto const& listing : found) visit(*listing);
}

Failed products(Reading&, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    Context context(call, writer);
    context.head(
        {Word::code, Word::barcode, Word::name_zh_hant, Word::name_zh_hans, Word::name_en, Word::name_pt,
         Word::category, Word::unit, Word::tax_class, Word::price, Word::member_price, Word::active, Word::ingredients},
        {Word::cost, Word::supplier});
    auto const& house = call.house;
    GoodsWanted wanted{.words = filters.words, .lack = filters.lack};
    if (filters.state && !(wanted.state = enum_of<GoodsState>(*filters.state))) {
        return Problem{.code = "bad_value", .field = "state"};
    }
    if (filters.category && !(wanted.category = CategoryId::parse(*filters.category))) {
        return Problem{.code = "bad_value", .field = "category"};
    }
    auto listings = goods_found(house, wanted);
    std::ranges::sort(listings, {}, [](auto const& listing) -> auto const& { return listing->product.code; });
    for (auto const& listing : listings) {
        auto const& product = listing->product;
        auto const price = house.pricing.price(product.id, std::nullopt);
        auto const category = product.category ? house.catalog.category(*product.category) : std::nullopt;
        Row row = {text(product.code),
                   text(product.barcodes.empty() ? "" : product.barcodes.front()),
                   text(product.names.zh_hant.value_or("")),
                   text(product.names.zh_hans.value_or("")),
                   text(product.names.en.value_or("")),
                   text(product.names.pt.value_or("")),
                   text(category ? context.name(category->names) : ""),
                   text(boost::describe::enum_to_string(product.unit, "")),
                   text(product.tax_class),
                   price ? number(price->price, context.digits) : Cell{},
                   price ? number(price->member_price, context.digits) : Cell{},
                   context.yes_or_no(product.active),
                   text(product.ingredients)};
        if (call.shows_costs()) {
            auto const source = house.supply.source(product.id);
            auto const supplier = source && source->supplier ? house.supply.supplier(*source->supplier) : std::nullopt;
            row.push_back(short_number(source ? source->cost_e4 : std::nullopt, context.digits + 4, context.digits));
            row.push_back(text(supplier ? supplier->name : ""));
        }
        writer.row(row);
    }
    return {};
}

template <class Id>
bool is_wanted(std::optional<std::string> const& wanted, std::optional<Id> const& id) {
    return !wanted || *wanted == (id ? id->text() : "none");
}

// Which shelves a state leaves; those that are low or dead are found for all of them at once.
class ShelfFilter final {
public:
    ShelfFilter(Reading& reading, Call const& call, ExportFilters const& filters,
                std::vector<access::Store> const& stores)
        : wanted_(filters.shelf) {
        if (wanted_ != ShelfState::low && wanted_ != ShelfState::dead) return;
        auto const outlook = wanted_ == ShelfState::low ? insights::Outlook::running_out : insights::Outlook::unsold;
        auto const today = today_of(call.house, filters.stores, call.at).date;
        for (auto const& shelf : shelves_now(reading, call.house, {.stores = stores, .today = today, .now = call.at})) {
            if (shelf.outlook == outlook) found_.emplace(stores[shelf.place].location, shelf.sku);
        }
    }
    [[nodiscard]] bool keeps(LocationId location, SkuId sku, std::int64_t on_hand) const {
        if (!wanted_) return true;
        switch (*wanted_) {
            case ShelfState::negative: return on_hand < 0;
            case ShelfState::out: return on_hand == 0;
            case ShelfState::low:
            case ShelfState::dead: return found_.contains({location, sku});
        }
        __builtin_unreachable();
    }

private:
    std::optional<ShelfState> wanted_;
    std::set<std::pair<LocationId, SkuId>> found_;
};

Failed stock(Reading& reading, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    Context context(call, writer);
    context.head(
        {Word::code, Word::barcode, Word::name, Word::store, Word::quantity, Word::held, Word::available, Word::unit},
        {Word::cost});
    auto const stores = stores_among(call.house, filters.stores);
    ShelfFilter const shelves(reading, call, filters, stores);
    each_product(call.house, filters, [&](catalog::Listing const& listing) {
        auto const& product = listing.product;
        auto const source = call.house.supply.source(product.id);
        // A category is wanted with what lies below it; none is no category's.
        auto const path = call.house.catalog.path(product.category);
        bool const is_within = std::any_of(
            path.begin(), path.end(), [&](auto const& each) { return is_wanted<CategoryId>(filters.category, each); });
        if (!is_within && !(path.empty() && is_wanted<CategoryId>(filters.category, std::nullopt))) return;
        if (!is_wanted(filters.supplier, source ? source->supplier : std::nullopt)) return;
        for (auto const& store : stores) {
            auto const balance = call.house.ledger.balance(inventory::shelf(store.location, product.id));
            if (!product.active && balance.posted == 0) continue;
            if (!shelves.keeps(store.location, product.id, balance.posted)) continue;
            Row row = {text(product.code),
                       text(product.barcodes.empty() ? "" : product.barcodes.front()),
                       text(context.name(product.names)),
                       text(store.name),
                       quantity(balance.posted),
                       quantity(balance.held),
                       quantity(balance.available()),
                       text(boost::describe::enum_to_string(product.unit, ""))};
            if (call.shows_costs()) {
                row.push_back(
                    short_number(call.house.stock.cost_e4(store.id, product.id), context.digits + 4, context.digits));
            }
            writer.row(row);
        }
    });
    return {};
}

Failed movements(Reading& reading, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    if (!filters.sku) return Problem{.code = "bad_value", .field = "sku"};
    Context context(call, writer);
    context.head({Word::at, Word::store, Word::code, Word::name, Word::quantity, Word::on_hand_after, Word::document});
    auto const listing = call.house.catalog.listing(*filters.sku);
    if (!listing) return Problem{.code = "unknown_sku", .field = "sku"};
    for (auto const& store : stores_among(call.house, filters.stores)) {
        if (filters.location && *filters.location != store.location) continue;
        reading.books.read([&](db::Tx& tx) {
            for (std::int64_t before = 0;;) {
                auto const page =
                    call.house.ledger.movements(tx, inventory::shelf(store.location, *filters.sku), before, page_rows);
                for (auto const& movement : page) {
                    writer.row({text(context.wall(movement.at, store.id)), text(store.name),
                                text(listing->product.code), text(context.name(listing->product.names)),
                                quantity(movement.amount), quantity(movement.posted_after),
                                text(movement.document.text())});
                }
                if (page.size() < page_rows) return;
                before = page.back().sequence;
            }
        });
    }
    return {};
}

Failed receipts(Reading& reading, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::number, Word::kind, Word::at, Word::business_date, Word::store, Word::net, Word::tax,
                  Word::total, Word::units});
    insights::ReceiptQuery wanted{.stores = filters.stores,
                                  .from = filters.from,
                                  .to = filters.to,
                                  .sku = filters.sku,
                                  .member = filters.member,
                                  .numbers = receipt_numbers(call.house, filters.number),
                                  .kind = filters.kind,
                                  .total_min = filters.total_min,
                                  .total_max = filters.total_max,
                                  .after = "",
                                  .limit = insights::receipts_limit_max};
    if (filters.hour) wanted.hour = static_cast<std::int32_t>(*filters.hour);
    if (filters.weekday) wanted.weekday = static_cast<int>(*filters.weekday);
    for (;;) {
        auto const page = receipt_page(reading, wanted, filters.tender);
        if (!page) return Problem{.code = boost::describe::enum_to_string(page.reason(), ""), .field = "from"};
        for (auto const& row : page->items) {
            bool const is_sale = row.kind == insights::ReceiptKind::sale;
            auto const sign = is_sale ? 1 : -1;
            writer.row({text(row.number), context.word(is_sale ? Word::sale : Word::refund),
                        text(context.wall(row.at, row.store)), text(row.business_date.text()),
                        text(context.store_name(row.store)), number(sign * row.net, context.digits),
                        number(sign * row.tax, context.digits), number(sign * row.total, context.digits),
                        quantity(sign * row.units_milli)});
        }
        if (!page->next) return {};
        wanted.after = *page->next;
    }
}

Failed exceptions(Reading& reading, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    auto const state = filters.state ? enum_of<sales::ExceptionState>(*filters.state) : std::nullopt;
    if (filters.state && !state) return Problem{.code = "bad_value", .field = "state"};
    Context context(call, writer);
    context.head({Word::at, Word::kind, Word::store, Word::document, Word::code, Word::detail});
    for (std::int64_t before = 0;;) {
        std::vector<sales::ExceptionRow> page;
        reading.books.read(
            [&](db::Tx& tx) { page = sales::exceptions(tx, before, static_cast<std::int64_t>(page_rows), state); });
        for (auto const& row : page) {
            if (!among(filters.stores, row.store)) continue;
            auto const listing = row.sku ? call.house.catalog.listing(*row.sku) : nullptr;
            writer.row({text(context.wall(row.at, row.store)), text(row.kind), text(context.store_name(row.store)),
                        text(row.receipt.text()), text(listing ? listing->product.code : ""), text(row.detail)});
        }
        if (page.size() < page_rows) return {};
        before = page.back().sequence;
    }
}

Failed member_list(Reading& reading, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::name, Word::phone, Word::card, Word::joined, Word::points});
    members::MemberSearch search{.name = filters.words, .count_max = page_rows};
    for (;;) {
        std::vector<members::Member> page;
        reading.books.read([&](db::Tx& tx) { page = members::search(tx, search); });
        for (auto const& member : page) {
            auto phones = member.phones;
            for (auto& phone : phones) phone.insert(0, 1, '+');
            auto const points =
                call.house.ledger.balance({ledger::points_unit(), member.id.uuid, ledger::Bucket::points_member});
            writer.row({text(member.name), text(joined(phones)), text(joined(member.cards)),
                        text(context.wall(member.joined_at)), number(points.available(), 0)});
        }
        if (page.size() < page_rows) return {};
        search.after = page.back().id;
    }
}

Failed suppliers(Reading&, Call& call, ExportFilters const&, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::code, Word::name, Word::contact, Word::phone, Word::email, Word::note, Word::active});
    for (auto const& row : call.house.supply.suppliers()) {
        writer.row({text(row.code), text(row.name), text(row.contact), text(row.phone), text(row.email), text(row.note),
                    context.yes_or_no(row.active)});
    }
    return {};
}

// Each product with its figures over the days, as the board shows them.
Failed board(Reading& reading, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::code, Word::name, Word::units, Word::net, Word::sell_through, Word::on_hand,
                  Word::turnover_days, Word::cover_days},
                 {Word::gross_margin, Word::gross_margin_rate, Word::stock_value, Word::gmroi});
    BoardQuery wanted{.stores = filters.stores, .words = filters.words};
    if (filters.category) {
        wanted.category = CategoryId::parse(*filters.category);
        if (!wanted.category) return Problem{.code = "bad_value", .field = "category"};
    }
    wanted.set = filters.set;
    wanted.today = today_of(call.house, wanted.stores, call.at).date;
    wanted.to = filters.to.value_or(wanted.today);
    wanted.from = filters.from.value_or(BusinessDate{wanted.to.days - board_days + 1});
    wanted.limit = call.house.catalog.product_count() + page_rows;
    auto const answer = sku_board(reading, call, wanted);
    if (!answer)
        return Problem{.code = boost::describe::enum_to_string(answer.reason(), ""), .field = answer.refused().field};
    for (auto const& row : answer->items) {
        auto const& figures = row.figures;
        Row cells = {text(row.code),
                     text(context.name(row.names)),
                     quantity(figures.units_milli),
                     number(figures.net_sales, context.digits),
                     percent(figures.sell_through_e4),
                     quantity(figures.on_hand_milli),
                     number(figures.turnover_days_e1, 1),
                     number(figures.cover_days_e1, 1)};
        if (call.shows_costs()) {
            cells.push_back(number(figures.gross_margin, context.digits));
            cells.push_back(percent(figures.gross_margin_rate_e4));
            cells.push_back(number(figures.stock_value, context.digits));
            cells.push_back(number(figures.gmroi_e2, 2));
        }
        writer.row(cells);
    }
    return {};
}

Word word_of(insights::Outlook outlook) {
    switch (outlook) {
        case insights::Outlook::sold_out: return Word::sold_out;
        case insights::Outlook::running_out: return Word::running_out;
        case insights::Outlook::unsold:
        case insights::Outlook::fine: return Word::unsold;
    }
    __builtin_unreachable();
}

// The shelves that need somebody; of one outlook, or all.
Failed attention(Reading& reading, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    Context context(call, writer);
    context.head(
        {Word::kind, Word::code, Word::name, Word::store, Word::on_hand, Word::units, Word::cover_days, Word::at},
        {Word::stock_value});
    for (auto const& [outlook, row] : shelves_in_need(reading, call, filters.stores)) {
        if (filters.outlook.value_or(outlook) != outlook) continue;
        auto const listing = call.house.catalog.listing(row.sku);
        Row cells = {context.word(word_of(outlook)),
                     text(listing ? listing->product.code : ""),
                     text(listing ? context.name(listing->product.names) : ""),
                     text(context.store_name(row.store)),
                     quantity(row.on_hand_milli),
                     quantity(row.units_milli),
                     number(row.cover_days_e1, 1),
                     text(row.moved_at ? context.wall(*row.moved_at, row.store) : "")};
        if (call.shows_costs()) cells.push_back(number(row.cost, context.digits));
        writer.row(cells);
    }
    return {};
}

Failed stores(Reading&, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::code, Word::name, Word::region, Word::zone, Word::day_begins, Word::address, Word::phone});
    for (auto const& store : stores_among(call.house, filters.stores)) {
        writer.row({text(store.code), text(store.name), text(store.region.value_or("")), text(store.zone),
                    text(fmt::format("{:02}:{:02}", store.cutoff_minutes / 60, store.cutoff_minutes % 60)),
                    text(store.address), text(store.phone)});
    }
    return {};
}

// What each figure is called and how it comes about.
Failed metrics(Reading&, Call& call, ExportFilters const&, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::code, Word::name, Word::unit, Word::formula});
    for (auto const& entry : insights::dictionary()) {
        writer.row({text(entry.name), text(context.name(entry.names)),
                    text(boost::describe::enum_to_string(entry.unit, "")), text(context.name(entry.formula))});
    }
    return {};
}

// The rows as they stand, with their line and what is wrong in front, so that they can be mended in a spreadsheet.
Failed quarantine(Reading& reading, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    if (!filters.import) return Problem{.code = "bad_value", .field = "import"};
    Context context(call, writer);
    std::optional<importing::Import> import;
    reading.books.read([&](db::Tx& tx) { import = importing::find_import(tx, *filters.import); });
    if (!import) return Problem{.code = "unknown_import", .field = "import"};
    if (auto const scope = scope_of(import->kind); !call.principal.may(scope))
        return Problem{.code = "scope_missing", .field = access::text(scope)};
    Row head = {context.word(Word::line), context.word(Word::reason)};
    for (auto const field : import->setup.columns) head.push_back(text(boost::describe::enum_to_string(field, "")));
    writer.row(head);
    for (std::int64_t after = 0;;) {
        std::vector<importing::Quarantined> page;
        reading.books.read([&](db::Tx& tx) {
            page = importing::quarantine(tx, *filters.import, after, static_cast<std::int64_t>(page_rows));
        });
        for (auto const& row : page) {
            auto const* reason = find_refusal(row.reason);
            Row cells = {number(row.line, 0),
                         text(reason ? reason->title(call.language) : std::string_view(row.reason))};
            for (auto const& cell : row.cells) cells.push_back(text(cell));
            writer.row(cells);
        }
        if (page.size() < page_rows) return {};
        after = page.back().line;
    }
}

constexpr std::array lists = {
    ExportList{"products", access::Scope::catalog_read, false, products},
    ExportList{"stock", access::Scope::stock_read, false, stock},
    ExportList{"movements", access::Scope::stock_read, false, movements},
    ExportList{"receipts", access::Scope::sale_read, false, receipts},
    ExportList{"exceptions", access::Scope::report_read, false, exceptions},
    ExportList{"members", access::Scope::member_write, true, member_list},
    ExportList{"suppliers", access::Scope::catalog_read, true, suppliers},
    ExportList{"board", access::Scope::report_read, false, board},
    ExportList{"attention", access::Scope::report_read, false, attention},
    ExportList{"stores", access::Scope::report_read, false, stores},
    ExportList{"metrics", access::Scope::report_read, false, metrics},
    ExportList{"promotions", access::Scope::catalog_read, false, export_promotions},
    ExportList{"coupons", access::Scope::catalog_read, false, export_coupons},
    ExportList{"price-books", access::Scope::catalog_read, false, export_price_books},
    ExportList{"planned-prices", access::Scope::catalog_read, false, export_planned_prices},
    ExportList{"taxes", access::Scope::catalog_read, false, export_taxes},
    ExportList{"people", access::Scope::company_manage, false, export_people},
    ExportList{"roles", access::Scope::company_manage, false, export_roles},
    ExportList{"tills", access::Scope::session, false, export_tills},
    ExportList{"tokens", access::Scope::token_manage, true, export_tokens},
    ExportList{"views", access::Scope::session, false, export_views},
    ExportList{"imports", access::Scope::catalog_write, true, export_imports},
    ExportList{"quarantine", access::Scope::catalog_write, true, quarantine},
};

}  // namespace

ExportList const* find_export(std::string_view name) {
    auto const found = std::find_if(lists.begin(), lists.end(), [&](auto const& list) { return list.name == name; });
    return found == lists.end() ? nullptr : &*found;
}

}  // namespace zg::api
