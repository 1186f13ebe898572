#include "past_sales.h"

#include <zg/flows_past_sales.h>

#include <zg/hash.h>
#include <zg/text.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::flows {

using importing::Step;

namespace {

constexpr char const* past_till = "IMP";
constexpr char const* of_one_line = "document";  // among many; the row's own cells do not say which
// Changes are taken back from the highest place down: documents, then products.
constexpr std::int64_t place_of_documents = std::int64_t{1} << 40;

Uuid id_of(PastSales const& sales, Instant at, std::string const& what) {
    return Uuid::named(at, fmt::format("past sales {} {}", sales.place.store.id.text(), what));
}

void record(Rooms& rooms, PastSales const& sales, std::int64_t place, Uuid thing, PastTrace const& trace) {
    rooms.imports.record(sales.import.id, {.line = place, .thing = thing, .before = json::text(trace), .version = 1});
}

SkuId sku_of(PastSales const& sales, std::uint32_t product) { return sales.skus[product]; }

ImportSale command_of(PastSales const& sales, importing::PlannedSale const& sale, ReceiptId id) {
    ImportSale command{.id = id,
                       .till = sales.place.till.id,
                       .at = sale.at,
                       .currency = sales.place.currency,
                       .reference = sale.document,
                       .lines = {}};
    if (sale.member) command.member = sales.members[*sale.member];
    for (auto const& line : sale.lines) {
        command.lines.push_back({.sku = sku_of(sales, line.product),
                                 .quantity_milli = line.quantity_milli,
                                 .unit_price = divide(line.price_e2, 100, Rounding::half_up).value(),
                                 .amount = line.amount});
    }
    return command;
}

struct Place final {
    ReceiptId id;
    bool is_there = false;
};

// The id under which a sale is to be written: its document's own, unless that was taken back or is another part of it that this
// import has brought in before.
Result<Place, SetupRefusal> place_of(Rooms& rooms, PastSales const& sales, importing::PlannedSale const& sale) {
    constexpr int parts_max = 1000;
    for (int part = 0; part < parts_max; ++part) {
        ReceiptId const id{id_of(sales, sale.at, fmt::format("sale {} {}", sale.document, part))};
        auto const known = rooms.receipts.find(rooms.draft, id);
        if (!known) return Place{id, false};
        if (!rooms.imports.stands(rooms.draft.stored(), id.uuid)) continue;
        if (known->hash == digest(json::text(command_of(sales, sale, id)))) return Place{id, true};
        if (!rooms.imports.has_changed(rooms.draft.stored(), sales.import.id, id.uuid)) break;
    }
    return SetupRefused{SetupRefusal{"document_differs"}, "document"};
}

Result<Brought, SetupRefusal> bring_sale(Rooms& rooms, Asked const& asked, PastSales const& sales, Step const& step) {
    auto const& sale = sales.plan.sales[step.index];
    if (sale.member && sales.members[*sale.member].is_nil())
        return SetupRefused{SetupRefusal{"bad_customer"}, "customer"};
    auto const place = place_of(rooms, sales, sale);
    if (!place) return place.refused();
    bool const is_own =
        place->is_there && rooms.imports.has_changed(rooms.draft.stored(), sales.import.id, place->id.uuid);
    if (place->is_there)
        return Brought{.as = is_own ? BroughtAs::created : BroughtAs::unchanged, .thing = place->id.uuid};
    auto const command = command_of(sales, sale, place->id);
    auto const done =
        import_sale(rooms.draft, {.who = asked.who, .at = asked.at, .hash = digest(json::text(command))}, command);
    if (!done) return refused_at(done.refused(), of_one_line);
    PastTrace trace{.thing = PastThing::sale, .opening = done->from_opening};
    for (auto const& line : sale.lines) {
        if (!sales.plan.products[line.product].is_goods) trace.not_goods.push_back(sku_of(sales, line.product));
    }
    record(rooms, sales, place_of_documents + step.rows.front(), place->id.uuid, trace);
    return Brought{.as = BroughtAs::created, .thing = place->id.uuid};
}

Result<Brought, SetupRefusal> bring_refund(Rooms& rooms, Asked const& asked, PastSales const& sales, Step const& step) {
    auto const& refund = sales.plan.refunds[step.index];
    auto const& sale = sales.plan.sales[refund.sale];
    // A sale that is there stands where its own step put it, in this run or before.
    auto const place = place_of(rooms, sales, sale);
    if (!place) return place.refused();
    if (!place->is_there) return SetupRefused{SetupRefusal{"unknown_receipt"}, "document"};
    ImportRefund command{
        .id = {id_of(sales, refund.at, fmt::format("refund {} {}", refund.document, place->id.text()))},
        .receipt = place->id,
        .till = sales.place.till.id,
        .at = refund.at,
        .reference = refund.document,
        .lines = {}};
    for (auto const& back : refund.lines) {
        auto const is_goods = sales.plan.products[sale.lines[back.line].product].is_goods;
        command.lines.push_back({back.line, back.quantity_milli, !is_goods});
    }
    auto const done =
        import_refund(rooms.draft, {.who = asked.who, .at = asked.at, .hash = digest(json::text(command))}, command);
    if (!done) return refused_at(done.refused(), of_one_line);
    // Nothing is recorded: taking the sale back takes what this refund has left of it.
    return Brought{.as = done->was_there ? BroughtAs::unchanged : BroughtAs::created, .thing = command.id.uuid};
}

Result<Brought, SetupRefusal> bring_adjustment(Rooms& rooms, Asked const& asked, PastSales const& sales,
                                               Step const& step) {
    auto const& planned = sales.plan.adjustments[step.index];
    auto const of_part = [&](int part) {
        return id_of(sales, planned.at, fmt::format("adjustment {} {} {}", planned.document, planned.part, part));
    };
    int part = 0;
    auto const was_taken_back = [&](Uuid document) {
        return inventory::find_document(rooms.draft.stored(), {document}) &&
               !rooms.imports.stands(rooms.draft.stored(), document);
    };
    while (was_taken_back(of_part(part))) ++part;
    auto const id = of_part(part);
    ImportAdjustment command{
        .id = {id}, .location = sales.place.store.location, .at = planned.at, .reason = planned.document, .lines = {}};
    for (auto const& move : planned.lines) command.lines.push_back({sku_of(sales, move.product), move.quantity_milli});
    auto const done = import_adjustment(rooms.draft, asked, command);
    if (!done) return refused_at(done.refused(), of_one_line);
    if (!done->was_there) {
        record(rooms, sales, place_of_documents + step.rows.front(), id,
               {.thing = PastThing::adjustment, .opening = done->from_opening});
    }
    bool const is_own = !done->was_there || rooms.imports.has_changed(rooms.draft.stored(), sales.import.id, id);
    return Brought{.as = is_own ? BroughtAs::created : BroughtAs::unchanged, .thing = id};
}

std::optional<access::Store> store_of(Rooms const& rooms, importing::Setup const& setup) {
    auto const stores = rooms.directory.stores();
    for (auto const& store : stores) {
        if (stores.size() == 1 || (setup.store && store.id == *setup.store)) return store;
    }
    return std::nullopt;
}

}  // namespace

Uuid undoing_of(Uuid document) { return Uuid::named(Instant{}, "undoing of " + document.text()); }

Result<PastPlace, SetupRefusal> past_place(db::Draft& draft, Asked const& asked, importing::Import const& import) {
    Rooms rooms(draft);
    auto const store = store_of(rooms, import.setup);
    if (!store) return SetupRefused{SetupRefusal{"unknown_store"}, "store"};
    auto const terms = rooms.pricing.draft_terms();
    if (!terms) return SetupRefused{SetupRefusal{"terms_missing"}, ""};
    PastPlace place{.store = *store, .till = {}, .currency = terms->currency};
    auto const id = [&](char const* what) {
        return Uuid::named(import.created_at, fmt::format("past sales {} {}", store->id.text(), what));
    };
    for (auto const& till : rooms.directory.tills()) {
        if (till.store != store->id || till.code != past_till) continue;
        place.till = till;
        return place;
    }
    place.till = {.id = {id("till")}, .store = store->id, .code = past_till, .device = {id("device")}};
    if (rooms.directory.draft_till(place.till.id)) return place;  // opened in this batch
    if (auto const opened = import_place(draft, asked, {.till = place.till}); !opened) return opened.refused();
    return place;
}

bool bring_past_product(db::Draft& draft, Asked const& asked, PastSales& sales, std::size_t index) {
    Rooms rooms(draft);
    auto const& planned = sales.plan.products[index];
    sales.skus.resize(sales.plan.products.size());
    auto const* known = rooms.catalog.find_code(planned.code);
    if (!known) known = rooms.catalog.find_barcode(planned.code);
    if (known) {
        sales.skus[index] = known->id;
        return false;
    }
    SkuId const id{Uuid::named(sales.import.created_at,
                               fmt::format("{} product {}", sales.import.id.text(), text::fold(planned.code)))};
    auto const made = import_product(draft, asked,
                                     {.id = id,
                                      .code = planned.code,
                                      .names = importing::names_in(sales.import.setup.language, planned.name),
                                      .tax_class = sales.import.setup.tax_class,
                                      .price = planned.price});
    if (!made) return false;
    sales.skus[index] = id;
    if (!made->was_there) record(rooms, sales, planned.first_line, id.uuid, {.thing = PastThing::product});
    return !made->was_there;
}

bool bring_past_member(db::Draft& draft, Asked const& asked, PastSales& sales, std::size_t index) {
    Rooms rooms(draft);
    auto const& planned = sales.plan.members[index];
    sales.members.resize(sales.plan.members.size());
    if (auto const known = member_like(rooms, {.name = {}, .phones = {planned.card}, .cards = {planned.card}})) {
        sales.members[index] = known->id;
        return false;
    }
    MemberId const id{
        Uuid::named(sales.import.created_at, fmt::format("{} member {}", sales.import.id.text(), planned.card))};
    auto const made =
        import_member(draft, asked, {.id = id, .name = planned.card, .card = planned.card}, planned.first_at);
    if (made) sales.members[index] = id;
    return made && !made->was_there;
}

Result<Brought, SetupRefusal> bring_past_document(db::Draft& draft, Asked const& asked, PastSales& sales,
                                                  Step const& step) {
    Rooms rooms(draft);
    switch (step.kind) {
        case Step::Kind::sale: return bring_sale(rooms, asked, sales, step);
        case Step::Kind::refund: return bring_refund(rooms, asked, sales, step);
        case Step::Kind::adjustment: return bring_adjustment(rooms, asked, sales, step);
    }
    __builtin_unreachable();
}

Result<Brought, SetupRefusal> bring_past_row(db::Draft& draft, Asked const& asked, importing::Import const& import,
                                             sheets::Row const& row) {
    Rooms rooms(draft);
    auto place = past_place(draft, asked, import);
    if (!place) return place.refused();
    auto const price_of = [&](std::string_view code) -> std::optional<std::int64_t> {
        auto const* product = rooms.catalog.find_code(code);
        auto const* price = product ? rooms.pricing.draft_price(product->id, place->store.id) : nullptr;
        return price ? std::optional(price->price) : std::nullopt;
    };
    importing::SalesTable table(import.setup, {place->currency, place->store.zone}, price_of);
    if (auto const refused = table.take(row)) return refused_as(*refused);
    PastSales sales{.import = import, .place = *std::move(place), .plan = table.finish()};
    if (!sales.plan.quarantined.empty()) {
        auto const reason = sales.plan.quarantined.front().reason;
        return refused_as(Refused{reason, importing::field_of(reason)});
    }
    for (std::size_t index = 0; index < sales.plan.products.size(); ++index)
        bring_past_product(draft, asked, sales, index);
    for (std::size_t index = 0; index < sales.plan.members.size(); ++index)
        bring_past_member(draft, asked, sales, index);
    return bring_past_document(draft, asked, sales, sales.plan.steps.front());
}

}  // namespace zg::flows
