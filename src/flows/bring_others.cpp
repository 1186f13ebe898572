#include "bringing.h"
#include "stock_document.h"

#include <zg/text.h>

#include <algorithm>

namespace zg::flows {

// -- members --

namespace {

std::optional<std::string> first_of(std::vector<std::string> const& all) {
    return all.empty() ? std::nullopt : std::optional(all.front());
}

Result<members::Member, members::MemberRefusal> member_of(Rooms& rooms, Asked const& asked, MemberId id,
                                                          importing::MemberRow const& row) {
    auto made = members::create_member(
        rooms.draft, asked.at,
        {.id = id, .name = row.name, .phone = first_of(row.phones), .card = first_of(row.cards)});
    if (!made || (row.phones.size() < 2 && row.cards.size() < 2)) return made;
    auto whole = members::change_member(
        rooms.draft, asked.at,
        {.id = id, .version = made->version, .who = asked.who, .phones = row.phones, .cards = row.cards});
    if (whole) return whole;
    // The row has one column for all of them.
    return Refused{whole.reason(), whole.refused().field.starts_with("phones") ? "phone" : "card"};
}

// Whether what the row says of the member is known.
bool says_nothing_new(Rooms& rooms, members::Member const& known, importing::MemberRow const& row) {
    auto const has = [](std::vector<std::string> const& all, std::string const& one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    auto const& country_code = rooms.members.draft_settings().country_code;
    return known.name == row.name &&
           std::all_of(row.cards.begin(), row.cards.end(), [&](auto const& card) { return has(known.cards, card); }) &&
           std::all_of(row.phones.begin(), row.phones.end(), [&](auto const& phone) {
               return has(known.phones, members::normal_phone(phone, country_code).value_or(""));
           });
}

}  // namespace

std::optional<members::Member> member_like(Rooms& rooms, importing::MemberRow const& row) {
    for (auto const& card : row.cards) {
        if (auto found = members::find_card(rooms.draft, card)) return found;
    }
    for (auto const& phone : row.phones) {
        auto const normal = members::normal_phone(phone, rooms.members.draft_settings().country_code);
        if (!normal) continue;
        if (auto found = members::find_phone(rooms.draft, *normal)) return found;
    }
    return std::nullopt;
}

Result<Brought, SetupRefusal> bring_member(Rooms& rooms, Asked const& asked, BringContext& context, std::int64_t line,
                                           importing::MemberRow const& row) {
    MemberId const id{id_of_row(context.import, line)};
    auto const made = member_of(rooms, asked, id, row);
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
        if (known && says_nothing_new(rooms, *known, row))
            return Brought{.as = BroughtAs::unchanged, .thing = known->id.uuid};
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
    note(rooms, asked, "save_supplier", supplier.id.uuid);
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
