#include <zg/flows_import.h>

#include "refusing.h"
#include "rooms.h"

namespace zg::flows {

Result<Imported, SetupRefusal> import_product(db::Draft& draft, Asked const& asked, NewProduct const& command) {
    Rooms rooms(draft);
    if (rooms.catalog.find(command.id)) return Imported{.was_there = true};
    if (!rooms.pricing.draft_tax_class(command.tax_class))
        return SetupRefused{SetupRefusal{"unknown_tax_class"}, "tax_class"};
    auto const product = catalog::create_product(draft, asked.at,
                                                 {.id = command.id,
                                                  .code = command.code,
                                                  .names = command.names,
                                                  .barcodes = command.barcodes,
                                                  .category = command.category,
                                                  .unit = command.unit,
                                                  .tax_class = command.tax_class});
    if (!product) return refused_as(product.refused());
    auto const priced = pricing::set_price(draft, asked.at, {.sku = command.id, .price = command.price});
    if (!priced) return refused_as(priced.refused());
    note(rooms, asked, "import_product", command.id.uuid);
    return Imported{};
}

Result<Imported, SetupRefusal> import_member(db::Draft& draft, Asked const& asked, NewMember const& command,
                                             Instant joined_at) {
    Rooms rooms(draft);
    if (rooms.members.exists(command.id)) return Imported{.was_there = true};
    auto const member = members::create_member(
        draft, joined_at, {.id = command.id, .name = command.name, .phone = command.phone, .card = command.card});
    if (!member) return refused_as(member.refused());
    note(rooms, asked, "import_member", command.id.uuid);
    return Imported{};
}

Result<Done, SetupRefusal> import_place(db::Draft& draft, Asked const& asked, ImportPlace const& command) {
    Rooms rooms(draft);
    if (command.store) {
        if (auto const opened = rooms.directory.open_store(*command.store); !opened) {
            return SetupRefused{SetupRefusal{"store_refused"}, "store." + opened.refused().field};
        }
        rooms.stock.add_location(
            {.id = command.store->location, .store = command.store->id, .name = command.store->name});
    }
    if (command.till) {
        if (auto const opened = rooms.directory.open_till(*command.till); !opened) {
            return SetupRefused{SetupRefusal{"till_refused"}, "till." + opened.refused().field};
        }
    }
    if (command.tax_class) {
        if (auto const set = pricing::set_tax_class(draft, asked.at, *command.tax_class); !set)
            return refused_as(set.refused());
    }
    auto const document = command.store ? command.store->id.uuid : command.till ? command.till->id.uuid : Uuid{};
    note(rooms, asked, "import_place", document);
    return Done{};
}

}  // namespace zg::flows
