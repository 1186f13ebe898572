#include "bringing.h"
#include "latest_day.h"
#include "past_sales.h"
#include "stock_document.h"

namespace zg::flows {

namespace {

template <class T>
T decoded(std::string const& text) {
    auto const value = json::parse(text);
    ZG_ASSERT(value);
    auto read = json::decode<T>(*value);
    ZG_ASSERT(read);
    return *std::move(read);
}

// Whether goods of the SKU have ever been moved; what stands in the draft counts too.
bool is_used(Rooms& rooms, TakeBackContext const& context, SkuId sku) {
    if (context.used.contains(sku.uuid)) return true;
    if (rooms.ledger.draft_balance(inventory::sold(sku)).posted != 0) return true;
    for (auto const& location : rooms.stock.locations()) {
        if (rooms.ledger.draft_balance(inventory::shelf(location.id, sku)).posted != 0) return true;
    }
    return false;
}

Result<Done, SetupRefusal> restore_terms(Rooms& rooms, Asked const& asked, SkuId sku, ProductBefore const& before) {
    auto const* now = rooms.pricing.draft_price(sku, StoreId{});
    bool const is_as_left =
        now ? before.left_price == now->price && before.left_member_price == now->member_price : !before.left_price;
    if (!is_as_left) return not_undone("undo_changed_since");
    // A product that had no price keeps the one that it was given: prices are changed, never taken away.
    if (before.price) {
        auto const set =
            pricing::set_price_on(rooms.draft, asked.at, latest_day(rooms, std::nullopt, asked.at),
                                  {.sku = sku, .price = *before.price, .member_price = before.member_price});
        if (!set) return refused_as(set.refused());
    }
    supply::Source const source{.sku = sku, .supplier = before.supplier, .cost_e4 = before.cost_e4};
    auto const known = rooms.supply.draft_source(sku);
    if (!known || *known == source) return Done{};
    if (auto const set = supply::set_source(rooms.draft, source); !set) return refused_as(set.refused());
    return Done{};
}

Result<Done, SetupRefusal> take_back_product(Rooms& rooms, Asked const& asked, TakeBackContext const& context,
                                             importing::Change const& change) {
    SkuId const sku{change.thing};
    auto const* product = rooms.catalog.find(sku);
    if (!product || product->version != change.version) return not_undone("undo_changed_since");
    catalog::ChangeProduct back{.id = sku, .active = false};
    if (change.before.empty()) {
        if (is_used(rooms, context, sku)) return not_undone("undo_used_since");
    } else {
        auto const before = decoded<ProductBefore>(change.before);
        back = {.id = sku,
                .names = before.names,
                .barcodes = before.barcodes,
                .category = before.category,
                .tax_class = before.tax_class,
                .active = before.active,
                .place = before.place,
                .ingredients = before.ingredients};
        if (auto const restored = restore_terms(rooms, asked, sku, before); !restored) return restored.refused();
    }
    if (auto const changed = catalog::change_product(rooms.draft, asked.at, back); !changed)
        return refused_as(changed.refused());
    return Done{};
}

Result<Done, SetupRefusal> take_back_supplier(Rooms& rooms, Asked const& asked, importing::Change const& change) {
    auto supplier = rooms.supply.draft_supplier({change.thing});
    if (!supplier || supplier->version != change.version) return not_undone("undo_changed_since");
    if (change.before.empty()) {
        supplier->active = false;
    } else {
        supplier = decoded<supply::Supplier>(change.before);
    }
    if (auto const changed = supply::change_supplier(rooms.draft, asked.at, *supplier); !changed)
        return refused_as(changed.refused());
    return Done{};
}

// Tills go on selling to members while an import of members is taken back.
void look_at_new_receipts(Rooms& rooms, TakeBackContext& context) {
    constexpr std::int64_t events_a_page = 256;
    for (;;) {
        auto const page = events::after(rooms.draft.stored(), context.used_upto, events_a_page);
        if (page.empty()) return;
        context.used_upto = page.back().sequence;
        for (auto const& event : page) {
            auto const* sale = std::get_if<events::Sale>(&event.body);
            if (sale && sale->member) context.used.insert(sale->member->uuid);
        }
    }
}

// A member whom nothing speaks of yet is forgotten whole.
Result<Done, SetupRefusal> take_back_member(Rooms& rooms, Asked const& asked, TakeBackContext& context,
                                            importing::Change const& change) {
    MemberId const id{change.thing};
    auto const member = members::find(rooms.draft, id);
    if (!member || member->version != change.version) return not_undone("undo_changed_since");
    ledger::Account const points{ledger::points_unit(), id.uuid, ledger::Bucket::points_member};
    bool const has_points = !rooms.ledger.movements(rooms.draft.stored(), points, 0, 1).empty() ||
                            rooms.ledger.draft_balance(points).posted != 0;
    look_at_new_receipts(rooms, context);
    bool const is_named = context.used.contains(id.uuid) || rooms.receipts.names_in_draft(id);
    if (has_points || is_named) return not_undone("undo_used_since");
    if (auto const removed = members::remove_member(rooms.draft, asked.at, id); !removed)
        return refused_as(removed.refused());
    return Done{};
}

// Goods leave the shelf only while nothing but this import has moved them since.
bool is_untouched(Rooms& rooms, TakeBackContext const& context, LocationId location, SkuId sku, Uuid document) {
    constexpr std::size_t walked_max = 256;
    auto const movements = rooms.ledger.movements(rooms.draft.stored(), inventory::shelf(location, sku), 0, walked_max);
    for (auto const& movement : movements) {
        if (movement.document == document) return true;
        if (!context.own.contains(movement.document)) return false;
    }
    return false;
}

Result<Done, SetupRefusal> take_back_stock(Rooms& rooms, Asked const& asked, TakeBackContext const& context,
                                           importing::Change const& change) {
    auto const document = inventory::find_document(rooms.draft.stored(), {change.thing});
    if (!document || document->lines.size() != 1) return not_undone("undo_changed_since");
    auto const& line = document->lines.front();
    if (!is_untouched(rooms, context, document->location, line.sku, change.thing)) return not_undone("undo_goods_gone");
    DocumentId const id{reversal_of(context.import, change.thing)};
    auto const left = inventory::unopen_stock(rooms.draft, id.uuid, asked.at, document->location,
                                              {.sku = line.sku, .quantity_milli = line.quantity_milli});
    if (!left) return not_undone("undo_goods_gone");
    inventory::Document const back{.id = id,
                                   .kind = inventory::DocumentKind::opening,
                                   .location = document->location,
                                   .at = asked.at,
                                   .reason = context.import.name,
                                   .lines = {*left}};
    record_stock(rooms, back);
    return Done{};
}

Result<Done, SetupRefusal> take_back(Rooms& rooms, Asked const& asked, TakeBackContext& context,
                                     importing::Change const& change) {
    switch (context.import.kind) {
        case importing::Kind::products: return take_back_product(rooms, asked, context, change);
        case importing::Kind::suppliers: return take_back_supplier(rooms, asked, change);
        case importing::Kind::stock: return take_back_stock(rooms, asked, context, change);
        case importing::Kind::members: return take_back_member(rooms, asked, context, change);
        case importing::Kind::sales: return take_back_past(rooms, asked, context, change);
    }
    __builtin_unreachable();
}

}  // namespace

Uuid reversal_of(importing::Import const& import, Uuid document) {
    return Uuid::named(import.created_at, "reversal of " + document.text());
}

Result<Done, SetupRefusal> take_row_back(db::Draft& draft, Asked const& asked, TakeBackContext& context,
                                         importing::Change const& change) {
    Rooms rooms(draft);
    auto const done = take_back(rooms, asked, context, change);
    if (!done) return done;
    rooms.imports.reverse(context.import.id, change.line, asked.at);
    note(rooms, asked, "undo_import_row", change.thing);
    return Done{};
}

Result<Done, SetupRefusal> goods_are_there(db::Draft& draft, TakeBackContext const& context) {
    auto const& books = draft.part<ledger::Ledger>();
    for (auto const& [place, change] : context.shelf_change) {
        auto const& [location, sku] = place;
        auto const there = books.draft_balance(inventory::shelf(location, sku)).available();
        if (change < 0 && there + change < 0) return not_undone("undo_goods_gone");
    }
    return Done{};
}

}  // namespace zg::flows
