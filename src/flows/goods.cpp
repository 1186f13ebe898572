#include <zg/flows_goods.h>

#include "refusing.h"
#include "requests.h"
#include "rooms.h"

#include <zg/json_text.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::flows {

namespace {

// Whether anything ever went in or out of an account, this batch included.
bool was_used(Rooms const& rooms, ledger::Account const& account) {
    return rooms.ledger.draft_balance(account) != ledger::Balance{} ||
           !rooms.ledger.movements(rooms.draft.stored(), account, 0, 1).empty();
}

// Whether goods of it have ever moved: then its unit is what the quantities in the books are of.
bool has_moved(Rooms const& rooms, SkuId sku) {
    for (auto const& account : {inventory::sold(sku), inventory::supplied(sku), inventory::before_the_books(sku)}) {
        if (was_used(rooms, account)) return true;
    }
    auto const stores = rooms.directory.stores();
    return std::any_of(stores.begin(), stores.end(), [&](access::Store const& store) {
        return was_used(rooms, inventory::shelf(store.location, sku));
    });
}

std::optional<SetupRefused> fault_of(Rooms const& rooms, ChangedProduct const& command) {
    auto const* before = rooms.catalog.find(command.id);
    if (!before) return SetupRefused{SetupRefusal{"unknown_product"}, "id"};
    if (!rooms.pricing.draft_tax_class(command.tax_class)) {
        return SetupRefused{SetupRefusal{"unknown_tax_class"}, "tax_class"};
    }
    if (before->unit != command.unit && has_moved(rooms, command.id)) {
        return SetupRefused{SetupRefusal{"unit_fixed"}, "unit"};
    }
    return {};
}

// Pictures in the place of those that the product has.
Result<Answer, SetupRefusal> put_pictures(Rooms& rooms, Asked const& asked, catalog::Product const& before,
                                          std::vector<PictureId> pictures) {
    auto const version = before.version;
    auto const changed =
        catalog::change_product(rooms.draft, asked.at, {.id = before.id, .pictures = std::move(pictures)});
    if (!changed) return refused_as(changed.refused());
    if (changed->version != version) note(rooms, asked, "change_pictures", changed->id.uuid);
    return Answer{.body = json::text(*changed)};
}

}  // namespace

Result<Answer, SetupRefusal> change_product(db::Draft& draft, Asked const& asked, ChangedProduct const& command) {
    Rooms rooms(draft);
    if (auto fault = fault_of(rooms, command)) return *fault;
    auto const version = rooms.catalog.find(command.id)->version;
    auto const changed = catalog::change_product(
        draft, asked.at,
        {.id = command.id,
         .names = command.names,
         .barcodes = command.barcodes,
         .tax_class = command.tax_class,
         .active = command.active,
         .unit = command.unit,
         .place = catalog::Place{.category = command.category, .family = command.family, .options = command.options},
         .ingredients = command.ingredients.value_or(""),
         .version = command.version});
    if (!changed) return refused_as(changed.refused());
    if (changed->version != version) note(rooms, asked, "change_product", command.id.uuid);
    return Answer{.body = json::text(*changed)};
}

Result<Answer, SetupRefusal> give_barcode(db::Draft& draft, Asked const& asked, NewBarcode const& command) {
    Rooms rooms(draft);
    auto const before = answered_before(rooms, command.id.uuid, asked);
    if (before.clash) return SetupRefused{SetupRefusal{"id_reused"}, "id"};
    if (before.answer) return *before.answer;
    auto const changed = catalog::add_own_barcode(draft, asked.at, command.sku);
    if (!changed && changed.refused().field == "id") return SetupRefused{SetupRefusal{"unknown_product"}, "sku"};
    if (!changed) return refused_as(changed.refused());
    note(rooms, asked, "give_barcode", command.sku.uuid);
    Answer answer{.body = json::text(*changed)};
    rooms.requests.remember(command.id.uuid, asked.at, {asked.hash, answer.body});
    return answer;
}

Result<Answer, SetupRefusal> add_picture(db::Draft& draft, Asked const& asked, NewPicture const& command) {
    Rooms rooms(draft);
    auto const* before = rooms.catalog.find(command.sku);
    if (!before) return SetupRefused{SetupRefusal{"unknown_product"}, "sku"};
    auto pictures = before->pictures;
    // The same picture again is a retry.
    bool const is_there = std::find(pictures.begin(), pictures.end(), command.picture) != pictures.end();
    if (!is_there) pictures.push_back(command.picture);
    return put_pictures(rooms, asked, *before, std::move(pictures));
}

Result<Answer, SetupRefusal> order_pictures(db::Draft& draft, Asked const& asked, PictureOrder const& command) {
    Rooms rooms(draft);
    auto const* before = rooms.catalog.find(command.sku);
    if (!before) return SetupRefused{SetupRefusal{"unknown_product"}, "sku"};
    for (std::size_t index = 0; index < command.pictures.size(); ++index) {
        auto const& known = before->pictures;
        if (std::find(known.begin(), known.end(), command.pictures[index]) != known.end()) continue;
        return SetupRefused{SetupRefusal{"unknown_picture"}, fmt::format("pictures[{}]", index)};
    }
    return put_pictures(rooms, asked, *before, command.pictures);
}

Result<Answer, SetupRefusal> put_family(db::Draft& draft, Asked const& asked, catalog::Family const& family) {
    Rooms rooms(draft);
    auto const* before = catalog::find(draft, family.id);
    auto const version = before ? before->version : 0;
    auto const put = before ? catalog::change_family(draft, family) : catalog::create_family(draft, family);
    if (!put) return refused_as(put.refused());
    if (put->version != version) note(rooms, asked, "put_family", family.id.uuid);
    return Answer{.body = json::text(*put)};
}

Result<Answer, SetupRefusal> make_variants(db::Draft& draft, Asked const& asked, NewVariants const& command) {
    Rooms rooms(draft);
    auto const before = answered_before(rooms, command.id.uuid, asked);
    if (before.clash) return SetupRefused{SetupRefusal{"id_reused"}, "id"};
    if (before.answer) return *before.answer;
    auto const* family = catalog::find(draft, command.family);
    if (!family) return SetupRefused{SetupRefusal{"unknown_family"}, "family"};
    if (command.variants.empty()) return SetupRefused{SetupRefusal{"no_lines"}, "variants"};
    if (command.variants.size() > variants_max) return SetupRefused{SetupRefusal{"too_many_lines"}, "variants"};
    if (!rooms.pricing.draft_tax_class(command.tax_class)) {
        return SetupRefused{SetupRefusal{"unknown_tax_class"}, "tax_class"};
    }
    json::Array items;
    for (std::size_t index = 0; index < command.variants.size(); ++index) {
        auto const& variant = command.variants[index];
        auto const made = catalog::create_product(draft, asked.at,
                                                  {.id = variant.id,
                                                   .code = variant.code,
                                                   .names = catalog::member_names(*family, variant.options),
                                                   .barcodes = variant.barcodes,
                                                   .category = command.category,
                                                   .unit = command.unit,
                                                   .tax_class = command.tax_class,
                                                   .family = command.family,
                                                   .options = variant.options});
        if (!made) {
            // A category is the command's, everything else the variant's.
            auto const is_own = made.refused().field != "category";
            return refused_as(made.refused(), is_own ? fmt::format("variants[{}].", index) : "");
        }
        auto const priced = pricing::set_price(
            draft, asked.at, {.sku = variant.id, .price = command.price, .member_price = command.member_price});
        if (!priced) return refused_as(priced.refused());
        note(rooms, asked, "create_product", variant.id.uuid);
        items.push_back(json::encode(*made));
    }
    Answer answer{.body = json::write(json::Object{{"items", std::move(items)}})};
    rooms.requests.remember(command.id.uuid, asked.at, {asked.hash, answer.body});
    return answer;
}

Result<Answer, SetupRefusal> put_category(db::Draft& draft, Asked const& asked, catalog::Category const& category) {
    Rooms rooms(draft);
    auto const put = catalog::has_category(draft, category.id) ? catalog::change_category(draft, category)
                                                               : catalog::create_category(draft, category);
    if (!put) return refused_as(put.refused());
    note(rooms, asked, "put_category", category.id.uuid);
    return Answer{.body = json::text(category)};
}

Result<Answer, SetupRefusal> delete_category(db::Draft& draft, Asked const& asked, CategoryId id) {
    Rooms rooms(draft);
    if (rooms.pricing.draft_names(id)) return SetupRefused{SetupRefusal{"category_in_rules"}, "category"};
    auto const deleted = catalog::delete_category(draft, id);
    if (!deleted) return refused_as(deleted.refused());
    note(rooms, asked, "delete_category", id.uuid);
    return Answer{.body = json::text(*deleted)};
}

}  // namespace zg::flows
