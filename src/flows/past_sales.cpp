#include "past_sales.h"

#include <zg/flows_past_sales.h>

#include <zg/hash.h>
#include <zg/text.h>

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace zg::flows {

using importing::Step;

namespace {

constexpr char const* of_one_line = "document";  // among many; the row's own cells do not say which
// Changes are taken back from the highest place down: refunds, documents, products.
constexpr std::int64_t place_of_documents = std::int64_t{1} << 40;
constexpr std::int64_t place_of_refunds = std::int64_t{1} << 41;

Uuid id_of(PastSales const& sales, Instant at, std::string const& what) {
    return Uuid::named(at, fmt::format("past sales {} {}", sales.place.store.id.text(), what));
}

// Under which an import keeps that it has found a document of another one to be what its own rows say.
Uuid claim_of(Uuid document) { return Uuid::named(Instant{}, "claim of " + document.text()); }

void record(Rooms& rooms, PastSales const& sales, std::int64_t place, Uuid thing, PastTrace const& trace,
            std::int64_t version = 1) {
    rooms.imports.record(sales.import.id,
                         {.line = rooms.imports.free_line(rooms.draft.stored(), sales.import.id, place),
                          .thing = thing,
                          .before = json::text(trace),
                          .version = version});
}

SkuId sku_of(PastSales const& sales, std::uint32_t product) { return sales.skus[product]; }

// Whether the import has written the document for a row, or has found it there for one.
bool is_own(Rooms& rooms, PastSales const& sales, Uuid document) {
    auto& stored = rooms.draft.stored();
    return rooms.imports.has_changed(stored, sales.import.id, document) ||
           rooms.imports.has_changed(stored, sales.import.id, claim_of(document));
}

// Where the rows of a step go: into a document that is to be written, or that another import has written just so.
struct Place final {
    Uuid id;
    bool is_there = false;
};
// A document comes in parts when rows of it come later, after they were mended. What has been taken back and what is of other rows
// of this import is passed over, whatever it says: two rows may well say the same.
template <class OfPart, class IsThere, class IsGone, class SaysTheSame>
Result<Place, SetupRefusal> place_of(Rooms& rooms, PastSales const& sales, OfPart const& of_part,
                                     IsThere const& is_there, IsGone const& is_gone, SaysTheSame const& says_the_same) {
    constexpr int parts_max = 1000;
    for (int part = 0; part < parts_max; ++part) {
        Uuid const id = of_part(part);
        if (!is_there(id)) return Place{id, false};
        if (is_own(rooms, sales, id) || is_gone(id)) continue;
        if (says_the_same(id)) return Place{id, true};
        break;
    }
    return SetupRefused{SetupRefusal{"document_differs"}, "document"};
}

// Recorded before it is told, so that the row is never taken a second time.
Brought settle(Rooms& rooms, PastSales const& sales, Step const& step, Place const& place, PastTrace trace) {
    trace.rows = step.rows;
    if (place.is_there) trace.claimed = DocumentId{place.id};
    auto const at = trace.thing == PastThing::refund ? place_of_refunds : place_of_documents;
    record(rooms, sales, at + step.rows.front(), place.is_there ? claim_of(place.id) : place.id, trace);
    return {.as = place.is_there ? BroughtAs::unchanged : BroughtAs::created, .thing = place.id};
}

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

Result<Brought, SetupRefusal> bring_sale(Rooms& rooms, Asked const& asked, PastSales& sales, Step const& step) {
    auto const& sale = sales.plan.sales[step.index];
    if (sale.member && sales.members[*sale.member].is_nil())
        return SetupRefused{SetupRefusal{"bad_customer"}, "customer"};
    auto const hash_of = [&](Uuid id) { return digest(json::text(command_of(sales, sale, {id}))); };
    auto const place = place_of(
        rooms, sales, [&](int part) { return id_of(sales, sale.at, fmt::format("sale {} {}", sale.document, part)); },
        [&](Uuid id) { return rooms.receipts.find(rooms.draft, {id}).has_value(); },
        [&](Uuid id) { return !rooms.imports.stands(rooms.draft.stored(), id); },
        [&](Uuid id) { return rooms.receipts.find(rooms.draft, {id})->hash == hash_of(id); });
    if (!place) return place.refused();
    PastTrace trace{.thing = PastThing::sale};
    if (!place->is_there) {
        auto done = import_sale(rooms.draft, {.who = asked.who, .at = asked.at, .hash = hash_of(place->id)},
                                command_of(sales, sale, {place->id}));
        if (!done) return refused_at(done.refused(), of_one_line);
        trace.opening = std::move(done->from_opening);
        for (auto const& line : sale.lines) {
            if (!sales.plan.products[line.product].is_goods) trace.not_goods.push_back(sku_of(sales, line.product));
        }
    }
    sales.receipts[step.index] = {place->id};
    return settle(rooms, sales, step, *place, std::move(trace));
}

// The receipt whose lines the refund counts: when it came in before a stop, the plan may say other lines by now.
bool has_lines_of(Rooms& rooms, PastSales const& sales, importing::PlannedRefund const& refund) {
    auto const stored = rooms.receipts.find(rooms.draft, sales.receipts[refund.sale]);
    if (!stored) return false;
    auto const& sold = stored->receipt.lines;
    return std::all_of(refund.lines.begin(), refund.lines.end(), [&](auto const& back) {
        auto const product = sales.plan.sales[refund.sale].lines[back.line].product;
        return back.line < sold.size() && sold[back.line].sku == sku_of(sales, product);
    });
}

Result<Brought, SetupRefusal> bring_one_refund(Rooms& rooms, Asked const& asked, PastSales const& sales,
                                               Step const& step, importing::PlannedRefund const& refund) {
    if (!has_lines_of(rooms, sales, refund)) return SetupRefused{SetupRefusal{"unknown_receipt"}, "document"};
    ImportRefund command{.id = {},
                         .receipt = sales.receipts[refund.sale],
                         .till = sales.place.till.id,
                         .at = refund.at,
                         .reference = refund.document,
                         .lines = {}};
    auto const& sold = sales.plan.sales[refund.sale].lines;
    for (auto const& back : refund.lines) {
        bool const is_goods = sales.plan.products[sold[back.line].product].is_goods;
        command.lines.push_back({back.line, back.quantity_milli, !is_goods});
    }
    auto const hash_of = [&](Uuid id) {
        command.id = {id};
        return digest(json::text(command));
    };
    auto const place = place_of(
        rooms, sales,
        [&](int part) {
            auto const what = fmt::format("refund {} {}", refund.document, command.receipt.text());
            return id_of(sales, refund.at, part == 0 ? what : fmt::format("{} {}", what, part));
        },
        [&](Uuid id) { return rooms.receipts.find(rooms.draft, {id}).has_value(); },
        [](Uuid) { return false; },  // it goes with its sale, under whose id it is named
        [&](Uuid id) { return rooms.receipts.find(rooms.draft, {id})->hash == hash_of(id); });
    if (!place) return place.refused();
    if (!place->is_there) {
        auto const hash = hash_of(place->id);
        auto const done = import_refund(rooms.draft, {.who = asked.who, .at = asked.at, .hash = hash}, command);
        if (!done) return refused_at(done.refused(), of_one_line);
    }
    return settle(rooms, sales, step, *place, {.thing = PastThing::refund, .sale = command.receipt});
}

// All that the cancellation takes back, or nothing: a refusal leaves no part of it in the books.
Result<Brought, SetupRefusal> bring_refunds(Rooms& rooms, Asked const& asked, PastSales const& sales,
                                            Step const& step) {
    Brought all{.as = BroughtAs::unchanged, .thing = {}};
    for (auto index = step.index; index < step.index + step.count; ++index) {
        auto const brought = bring_one_refund(rooms, asked, sales, step, sales.plan.refunds[index]);
        if (!brought) return brought;
        if (index == step.index || brought->as == BroughtAs::created) all = *brought;
    }
    return all;
}

Result<Brought, SetupRefusal> bring_adjustment(Rooms& rooms, Asked const& asked, PastSales const& sales,
                                               Step const& step) {
    auto const& planned = sales.plan.adjustments[step.index];
    // Its customer's sales may all be in the books, where nothing matches it any more.
    if (sales.is_alone && planned.member && planned.explanation == importing::Explanation::cancellation_without_sale)
        return SetupRefused{SetupRefusal{"cancellation_alone"}, "customer"};
    ImportAdjustment command{
        .id = {}, .location = sales.place.store.location, .at = planned.at, .reason = planned.document, .lines = {}};
    for (auto const& move : planned.lines) command.lines.push_back({sku_of(sales, move.product), move.quantity_milli});
    auto const bring = [&](Uuid id) {
        command.id = {id};
        return import_adjustment(rooms.draft, asked, command);
    };
    auto const place = place_of(
        rooms, sales,
        [&](int part) {
            return id_of(sales, planned.at, fmt::format("adjustment {} {} {}", planned.document, planned.part, part));
        },
        [&](Uuid id) {
            auto& stored = rooms.draft.stored();
            return inventory::find_document(stored, {id}).has_value() || rooms.imports.stands(stored, id);
        },
        [&](Uuid id) { return !rooms.imports.stands(rooms.draft.stored(), id); },
        [&](Uuid id) { return bool(bring(id)); });
    if (!place) return place.refused();
    PastTrace trace{.thing = PastThing::adjustment};
    if (!place->is_there) {
        auto done = bring(place->id);
        if (!done) return refused_at(done.refused(), of_one_line);
        trace.opening = std::move(done->from_opening);
    }
    return settle(rooms, sales, step, *place, std::move(trace));
}

// Tills write the code or the barcode.
catalog::Product const* find_product(Rooms const& rooms, std::string_view code) {
    auto const* product = rooms.catalog.find_code(code);
    return product ? product : rooms.catalog.find_barcode(code);
}

// A product that only the undoing of an import has put out of use is sold again. Answers whether it was one.
bool take_up_again(Rooms& rooms, Asked const& asked, PastSales const& sales, std::size_t index) {
    SkuId const sku = sales.skus[index];
    auto const* product = rooms.catalog.find(sku);
    if (product->active || !rooms.imports.was_taken_back(rooms.draft.stored(), sku.uuid, product->version - 1))
        return false;
    auto const changed = catalog::change_product(rooms.draft, asked.at, {.id = sku, .active = true});
    if (!changed) return false;
    record(rooms, sales, sales.plan.products[index].first_line, sku.uuid, {.thing = PastThing::product},
           changed->version);
    return true;
}

std::optional<access::Store> store_of(Rooms const& rooms, importing::Setup const& setup) {
    auto const stores = rooms.directory.stores();
    for (auto const& store : stores) {
        if (stores.size() == 1 || (setup.store && store.id == *setup.store)) return store;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> price_of_past(catalog::Catalog const& catalog, pricing::Pricing const& pricing,
                                          StoreId store, std::string_view code) {
    auto listing = catalog.listing_of_code(code);
    if (!listing) listing = catalog.listing_of_barcode(code);
    auto const price = listing ? pricing.price(listing->product.id, store) : std::nullopt;
    return price ? std::optional(price->price) : std::nullopt;
}

PastTrace trace_of(importing::Change const& change) {
    auto const value = json::parse(change.before);
    ZG_ASSERT(value);
    auto trace = json::decode<PastTrace>(*value);
    ZG_ASSERT(trace);
    return *std::move(trace);
}

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

void recall_written(db::Tx& books, PastSales& sales) {
    constexpr std::int64_t changes_a_page = 256;
    for (auto before = std::numeric_limits<std::int64_t>::max();;) {
        auto const page = importing::changes_before(books, sales.import.id, before, changes_a_page);
        if (page.empty()) return;
        before = page.back().line;
        for (auto const& change : page) {
            auto const trace = trace_of(change);
            if (trace.thing == PastThing::product) continue;
            // What older programs kept names the first row only.
            auto const rows = trace.rows.value_or(std::vector{change.line & (place_of_documents - 1)});
            Brought const brought{.as = trace.claimed ? BroughtAs::unchanged : BroughtAs::created,
                                  .thing = trace.claimed ? trace.claimed->uuid : change.thing};
            // Of the refunds of one row, one that is the import's own says more.
            for (auto const row : rows) {
                auto const [written, is_new] = sales.written.try_emplace(row, brought);
                if (!is_new && !trace.claimed) written->second = brought;
            }
        }
    }
}

bool bring_past_product(db::Draft& draft, Asked const& asked, PastSales& sales, std::size_t index) {
    Rooms rooms(draft);
    auto const& planned = sales.plan.products[index];
    sales.skus.resize(sales.plan.products.size());
    auto const* known = find_product(rooms, planned.code);
    if (known) {
        sales.skus[index] = known->id;
        return take_up_again(rooms, asked, sales, index);
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

namespace {

Instant at_of(importing::Plan const& plan, Step const& step) {
    switch (step.kind) {
        case Step::Kind::sale: return plan.sales[step.index].at;
        case Step::Kind::refund: return plan.refunds[step.index].at;
        case Step::Kind::adjustment: return plan.adjustments[step.index].at;
    }
    __builtin_unreachable();
}

}  // namespace

Result<Brought, SetupRefusal> bring_past_document(db::Draft& draft, Asked const& asked, PastSales& sales,
                                                  Step const& step) {
    // A day for clocks and zones; what is further ahead is a date that was written wrong.
    constexpr std::int64_t ahead_ms_max = 24 * 60 * 60'000;
    Rooms rooms(draft);
    sales.receipts.resize(sales.plan.sales.size());
    if (auto const written = sales.written.find(step.rows.front()); written != sales.written.end()) {
        if (step.kind == Step::Kind::sale) sales.receipts[step.index] = {written->second.thing};
        return written->second;
    }
    if (at_of(sales.plan, step).ms > asked.at.ms + ahead_ms_max) return SetupRefused{SetupRefusal{"bad_time"}, "date"};
    switch (step.kind) {
        case Step::Kind::sale: return bring_sale(rooms, asked, sales, step);
        case Step::Kind::refund: return bring_refunds(rooms, asked, sales, step);
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
        auto const* product = find_product(rooms, code);
        auto const* price = product ? rooms.pricing.draft_price(product->id, place->store.id) : nullptr;
        return price ? std::optional(price->price) : std::nullopt;
    };
    importing::SalesTable table(import.setup, {place->currency, place->store.zone}, price_of);
    if (auto const refused = table.take(row)) return refused_as(*refused);
    PastSales sales{.import = import, .place = *std::move(place), .plan = table.finish(), .is_alone = true};
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
