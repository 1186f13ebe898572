#include "bringing.h"
#include "stock_document.h"

#include <zg/text.h>

#include <algorithm>

namespace zg::flows {

// -- members --

std::optional<members::Member> member_like(Rooms& rooms, importing::MemberRow const& row) {
    auto& stored = rooms.draft.stored();
    if (row.card) {
        if (auto found = members::by_card(stored, *row.card)) return found;
    }
    if (!row.phone) return std::nullopt;
    auto const normal = members::normal_phone(*row.phone, rooms.members.draft_settings().country_code);
    if (!normal) return std::nullopt;
    for (auto& found : members::search(stored, {.phone = normal})) {
        if (std::find(found.phones.begin(), found.phones.end(), *normal) != found.phones.end()) return std::move(found);
    }
    return std::nullopt;
}

Result<Brought, SetupRefusal> bring_member(Rooms& rooms, Asked const& asked, BringContext& context, std::int64_t line,
                                           importing::MemberRow const& row) {
    MemberId const id{id_of_row(context.import, line)};
    auto const made = members::create_member(rooms.draft, asked.at,
                                             {.id = id, .name = row.name, .phone = row.phone, .card = row.card});
    if (made) {
        close_row(rooms, asked, context, "import_member", {.line = line, .thing = id.uuid, .version = made->version});
        return Brought{.as = BroughtAs::created, .thing = id.uuid};
    }
    bool const is_taken = made.reason() == members::MemberRefusal::duplicate_phone ||
                          made.reason() == members::MemberRefusal::duplicate_card ||
                          made.reason() == members::MemberRefusal::duplicate_id;
    // What a shop knows of a person is never overwritten by a list: the same member is left as it is, another one is a question.
    if (is_taken) {
        auto const known = member_like(rooms, row);
        bool const is_same =
            known && known->name == row.name &&
            (!row.card || std::find(known->cards.begin(), known->cards.end(), *row.card) != known->cards.end());
        if (is_same) return Brought{.as = BroughtAs::unchanged, .thing = known->id.uuid};
    }
    return refused_as(made.refused());
}

// -- suppliers --

Result<Brought, SetupRefusal> bring_supplier(Rooms& rooms, Asked const& asked, BringContext& context, std::int64_t line,
                                             importing::SupplierRow const& row) {
    auto const known = rooms.supply.draft_supplier_called(row.code ? *row.code : row.name);
    supply::Supplier wanted = known.value_or(supply::Supplier{.id = {id_of_row(context.import, line)}});
    wanted.name = row.name;
    wanted.active = true;
    if (row.code) wanted.code = *row.code;
    if (row.contact) wanted.contact = *row.contact;
    if (row.phone) wanted.phone = *row.phone;
    if (row.email) wanted.email = *row.email;
    if (row.note) wanted.note = *row.note;
    auto const saved = known ? supply::change_supplier(rooms.draft, asked.at, wanted)
                             : supply::create_supplier(rooms.draft, asked.at, wanted);
    if (!saved) return refused_as(saved.refused());
    if (known && *known == *saved) return Brought{.as = BroughtAs::unchanged, .thing = saved->id.uuid};
    if (rooms.imports.has_changed(rooms.draft.stored(), context.import.id, saved->id.uuid))
        return SetupRefused{SetupRefusal{"duplicate_row"}, row.code ? "code" : "name"};
    close_row(rooms, asked, context, "import_supplier",
              {.line = line,
               .thing = saved->id.uuid,
               .before = known ? json::text(*known) : std::string(),
               .version = saved->version});
    return Brought{.as = known ? BroughtAs::updated : BroughtAs::created, .thing = saved->id.uuid};
}

Result<Answer, SetupRefusal> save_supplier(db::Draft& draft, Asked const& asked, supply::Supplier const& supplier) {
    Rooms rooms(draft);
    auto const known = rooms.supply.draft_supplier(supplier.id);
    auto const saved =
        known ? supply::change_supplier(draft, asked.at, supplier) : supply::create_supplier(draft, asked.at, supplier);
    if (!saved) return refused_as(saved.refused());
    rooms.trail.append(
        {.at = asked.at, .who = asked.who, .store = {}, .act = "save_supplier", .document = supplier.id.uuid});
    return Answer{.body = json::text(*saved)};
}

// -- opening stock --

namespace {

std::optional<access::Store> store_of(Rooms const& rooms, BringContext const& context,
                                      std::optional<std::string> const& called) {
    auto const stores = rooms.directory.stores();
    if (!called) {
        if (context.import.setup.store) {
            auto const* store = rooms.directory.draft_store(*context.import.setup.store);
            return store ? std::optional(*store) : std::nullopt;
        }
        // One store needs no choice.
        return stores.size() == 1 ? std::optional(stores.front()) : std::nullopt;
    }
    auto const folded = text::fold(*called);
    auto const found = std::find_if(stores.begin(), stores.end(), [&](auto const& store) {
        return text::fold(store.code) == folded || text::fold(store.name) == folded;
    });
    return found == stores.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

Result<Brought, SetupRefusal> bring_stock(Rooms& rooms, Asked const& asked, BringContext& context, std::int64_t line,
                                          importing::StockRow const& row) {
    auto const* product = row.code ? rooms.catalog.find_code(*row.code) : nullptr;
    if (!product && row.barcode) product = rooms.catalog.find_barcode(*row.barcode);
    // People keep barcodes in a column that they call a code.
    if (!product && row.code) product = rooms.catalog.find_barcode(*row.code);
    if (!product) return SetupRefused{SetupRefusal{"unknown_sku"}, row.code ? "code" : "barcode"};
    auto const store = store_of(rooms, context, row.store);
    if (!store) return SetupRefused{SetupRefusal{"unknown_store"}, "store"};
    DocumentId const id{id_of_row(context.import, line)};
    if (row.quantity_milli == 0) return Brought{.as = BroughtAs::unchanged, .thing = id.uuid};
    auto cost = row.cost_e4;
    if (!cost) {
        if (auto const source = rooms.supply.draft_source(product->id)) cost = source->cost_e4;
    }
    auto const opened =
        inventory::open_stock(rooms.draft, id.uuid, asked.at, store->location,
                              {.sku = product->id, .quantity_milli = row.quantity_milli, .cost_e4 = cost});
    if (!opened) {
        auto const is_cost = opened.reason() == inventory::StockRefusal::cost_too_large;
        return SetupRefused{SetupRefusal{is_cost ? "cost_too_large" : "quantity_too_large"},
                            is_cost ? "cost" : "quantity"};
    }
    inventory::Document const document{.id = id,
                                       .kind = inventory::DocumentKind::opening,
                                       .location = store->location,
                                       .at = asked.at,
                                       .reason = context.import.name,
                                       .lines = {*opened}};
    record_stock(rooms, document);
    close_row(rooms, asked, context, "import_stock", {.line = line, .thing = id.uuid, .version = 1});
    return Brought{.as = BroughtAs::created, .thing = id.uuid, .is_repaired = row.is_repaired};
}

}  // namespace zg::flows
