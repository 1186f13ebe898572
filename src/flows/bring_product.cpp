#include "bringing.h"
#include "latest_day.h"

#include <zg/text.h>

#include <algorithm>
#include <array>

namespace zg::flows {

namespace {

// A row that gives a code means the product of that code and no other; its barcode may then not be another product's.
catalog::Product const* product_of(Rooms const& rooms, importing::ProductRow const& row) {
    return row.code ? rooms.catalog.find_code(*row.code) : rooms.catalog.find_barcode(*row.barcode);
}

catalog::Unit unit_of(std::optional<std::string> const& word) {
    auto unit = catalog::Unit::each;
    if (word) boost::describe::enum_from_string(word->c_str(), unit);
    return unit;
}

// The code of the tax class that a row or the setup names: by its code, its name or its rate in per cent.
Result<std::string, SetupRefusal> tax_class_of(Rooms const& rooms, std::string const& wanted) {
    if (rooms.pricing.draft_tax_class(wanted)) return wanted;
    auto const folded = text::fold(wanted);
    for (auto const& known : rooms.pricing.view().tax_classes) {
        auto const& names = known.names;
        for (auto const* name : {&names.zh_hant, &names.zh_hans, &names.en, &names.pt}) {
            if (*name && text::fold(**name) == folded) return known.code;
        }
        if (text::fold(known.code) == folded) return known.code;
        auto const percent = importing::amount_of(folded.substr(0, folded.find('%')), 4);
        if (percent && *percent == known.rate_ppm) return known.code;
    }
    return SetupRefused{SetupRefusal{"unknown_tax_class"}, "tax_class"};
}

// A category that is not there yet is made.
Result<CategoryId, SetupRefusal> category_of(Rooms& rooms, BringContext& context, std::string const& name) {
    auto const folded = text::fold(name);
    auto const known = context.categories.find(folded);
    if (known != context.categories.end()) return known->second;
    CategoryId const id{Uuid::named(context.import.created_at, context.import.id.text() + " category " + folded)};
    auto const made = catalog::create_category(
        rooms.draft, {.id = id, .names = importing::names_in(context.import.setup.language, name)});
    if (!made && made.reason() != catalog::CategoryRefusal::duplicate_id) return refused_at(made.refused(), "category");
    return id;
}

// Which of the row's fields a refusal of the catalogue is about.
std::string field_of(std::string const& field) {
    if (field.starts_with("names.")) return "name_" + field.substr(6);
    if (field == "names") return "name";
    if (field == "options") return "family";
    if (field.starts_with("barcodes")) return "barcode";
    return field;
}

void lay_over(Names& names, Names const& given) {
    if (given.zh_hant) names.zh_hant = given.zh_hant;
    if (given.zh_hans) names.zh_hans = given.zh_hans;
    if (given.en) names.en = given.en;
    if (given.pt) names.pt = given.pt;
}

// The price and the source of a product as the row leaves them; answers whether anything changed. With `today` the price takes
// the place of planned ones whose day has come; a product that was just made has none.
Result<bool, SetupRefusal> set_terms_of(Rooms& rooms, Asked const& asked, SkuId sku, importing::ProductRow const& row,
                                        std::optional<BusinessDate> today = {}) {
    bool is_changed = false;
    auto const* before = rooms.pricing.draft_price(sku, StoreId{});
    if (row.member_price && !row.price && !before) return SetupRefused{SetupRefusal{"price_missing"}, "price"};
    if (row.price || row.member_price) {
        pricing::Price const price{.sku = sku,
                                   .price = row.price ? *row.price : before->price,
                                   .member_price = row.member_price ? row.member_price
                                                   : before         ? before->member_price
                                                                    : std::nullopt};
        is_changed = !before || *before != price;
        auto const set = today ? pricing::set_price_on(rooms.draft, asked.at, *today, price)
                               : pricing::set_price(rooms.draft, asked.at, price);
        if (!set) return refused_at(set.refused(), "price");
    }
    if (!row.cost_e4 && !row.supplier) return is_changed;
    auto const known = rooms.supply.draft_source(sku);
    auto source = known.value_or(supply::Source{.sku = sku});
    if (row.cost_e4) source.cost_e4 = row.cost_e4;
    if (row.supplier) {
        auto const supplier = rooms.supply.draft_supplier_called(*row.supplier);
        if (!supplier) return SetupRefused{SetupRefusal{"unknown_supplier"}, "supplier"};
        source.supplier = supplier->id;
    }
    if (known == source) return is_changed;
    if (auto const set = supply::set_source(rooms.draft, source); !set) return refused_at(set.refused(), "cost");
    return true;
}

Result<Brought, SetupRefusal> create(Rooms& rooms, Asked const& asked, BringContext& context, std::int64_t line,
                                     importing::ProductRow const& row) {
    auto names = names_of(rooms, context, row);
    if (names.empty()) return SetupRefused{SetupRefusal{"name_missing"}, "name"};
    auto tax_class = tax_class_of(rooms, row.tax_class.value_or(context.import.setup.tax_class));
    if (!tax_class) return tax_class.refused();
    catalog::CreateProduct command{.id = {id_of_row(context.import, line)},
                                   .code = row.code ? *row.code : *row.barcode,
                                   .names = std::move(names),
                                   .unit = unit_of(row.unit),
                                   .tax_class = *tax_class};
    if (row.barcode) command.barcodes = {*row.barcode};
    if (row.category) {
        auto const category = category_of(rooms, context, *row.category);
        if (!category) return category.refused();
        command.category = *category;
    }
    command.ingredients = row.ingredients.value_or("");
    auto const variant = variant_of(rooms, context, row);
    if (!variant) return variant.refused();
    if (*variant) {
        command.family = (*variant)->family;
        command.options = (*variant)->options;
    }
    auto const made = catalog::create_product(rooms.draft, asked.at, command);
    if (!made) return refused_at(made.refused(), field_of(made.refused().field));
    if (auto const set = set_terms_of(rooms, asked, command.id, row); !set) return set.refused();
    if (row.category) context.categories.emplace(text::fold(*row.category), *command.category);
    if (*variant) context.families.emplace(text::fold(*row.family), (*variant)->family);
    close_row(rooms, asked, context, "import_product",
              {.line = line, .thing = command.id.uuid, .version = made->version});
    return Brought{.as = BroughtAs::created, .thing = command.id.uuid, .is_repaired = row.is_repaired};
}

ProductBefore before_of(Rooms const& rooms, catalog::Product const& product) {
    ProductBefore before{.names = product.names,
                         .barcodes = product.barcodes,
                         .category = product.category,
                         .tax_class = product.tax_class,
                         .active = product.active,
                         .place = catalog::Place{product.category, product.family, product.options},
                         .ingredients = product.ingredients};
    if (auto const* price = rooms.pricing.draft_price(product.id, StoreId{})) {
        before.price = price->price;
        before.member_price = price->member_price;
    }
    if (auto const source = rooms.supply.draft_source(product.id)) {
        before.supplier = source->supplier;
        before.cost_e4 = source->cost_e4;
    }
    return before;
}

Result<Brought, SetupRefusal> update(Rooms& rooms, Asked const& asked, BringContext& context, std::int64_t line,
                                     catalog::Product const& known, importing::ProductRow const& row) {
    auto before = before_of(rooms, known);
    auto const version = known.version;
    catalog::ChangeProduct change{.id = known.id, .names = known.names, .barcodes = known.barcodes, .active = true};
    lay_over(*change.names, row.names.empty() ? Names{} : names_of(rooms, context, row));
    change.ingredients = row.ingredients;
    if (row.barcode) {
        auto const* owner = rooms.catalog.find_barcode(*row.barcode);
        if (!owner || owner->id != known.id) change.barcodes->push_back(*row.barcode);
    }
    if (row.tax_class) {
        auto const tax_class = tax_class_of(rooms, *row.tax_class);
        if (!tax_class) return tax_class.refused();
        change.tax_class = *tax_class;
    }
    if (row.category) {
        auto const category = category_of(rooms, context, *row.category);
        if (!category) return category.refused();
        change.category = *category;
    }
    auto const variant = variant_of(rooms, context, row);
    if (!variant) return variant.refused();
    if (*variant) {
        change.place = catalog::Place{.category = change.category ? change.category : known.category,
                                      .family = (*variant)->family,
                                      .options = (*variant)->options};
    }
    auto const changed = catalog::change_product(rooms.draft, asked.at, change);
    if (!changed) return refused_at(changed.refused(), field_of(changed.refused().field));
    auto const set = set_terms_of(rooms, asked, change.id, row, latest_day(rooms, std::nullopt, asked.at));
    if (!set) return set.refused();
    Brought const out{.as = BroughtAs::updated, .thing = change.id.uuid, .is_repaired = row.is_repaired};
    if (changed->version == version && !*set) return Brought{.as = BroughtAs::unchanged, .thing = out.thing};
    if (rooms.imports.has_changed(rooms.draft.stored(), context.import.id, out.thing))
        return SetupRefused{SetupRefusal{"duplicate_row"}, row.barcode ? "barcode" : "code"};
    if (row.category) context.categories.emplace(text::fold(*row.category), *change.category);
    if (*variant) context.families.emplace(text::fold(*row.family), (*variant)->family);
    if (auto const* left = rooms.pricing.draft_price(change.id, StoreId{})) {
        before.left_price = left->price;
        before.left_member_price = left->member_price;
    }
    close_row(rooms, asked, context, "import_product",
              {.line = line, .thing = out.thing, .before = json::text(before), .version = changed->version});
    return out;
}

}  // namespace

Result<Brought, SetupRefusal> bring_product(Rooms& rooms, Asked const& asked, BringContext& context, std::int64_t line,
                                            importing::ProductRow const& row) {
    auto const* known = product_of(rooms, row);
    return known ? update(rooms, asked, context, line, *known, row) : create(rooms, asked, context, line, row);
}

}  // namespace zg::flows
