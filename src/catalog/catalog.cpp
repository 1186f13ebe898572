#include <zg/catalog.h>

#include "rules.h"
#include "state.h"

#include <zg/events.h>
#include <zg/text.h>

namespace zg::catalog {
namespace {

Product product_of(CreateProduct const& command) {
    return {.id = command.id,
            .code = command.code,
            .names = command.names,
            .barcodes = command.barcodes,
            .category = command.category,
            .unit = command.unit,
            .tax_class = command.tax_class,
            .family = command.family,
            .options = command.options,
            .ingredients = command.ingredients};
}

// What is wrong with the family and the combination of `product`.
Fault family_clash(Catalog::State const& state, Product const& product) {
    if (!product.family) {
        if (product.options.empty()) return {};
        return Refused{ProductRefusal::bad_combination, "options"};
    }
    auto const* family = state.find(*product.family);
    if (!family) return Refused{ProductRefusal::unknown_family, "family"};
    if (!is_combination(*family, product.options)) return Refused{ProductRefusal::bad_combination, "options"};
    auto const owner = state.owner_of_combination(product);
    if (owner && *owner != product.id) return Refused{ProductRefusal::duplicate_combination, "options"};
    return {};
}

// What is wrong with the barcodes and the category of `product` beside all others.
Fault clash(Catalog::State const& state, Product const& product) {
    for (std::size_t index = 0; index < product.barcodes.size(); ++index) {
        auto const owner = state.owner_of_number(barcode_number(product.barcodes[index]));
        if (owner && *owner != product.id) {
            return Refused{ProductRefusal::duplicate_barcode, "barcodes[" + std::to_string(index) + "]"};
        }
    }
    if (product.category && !state.find(*product.category)) {
        return Refused{ProductRefusal::unknown_category, "category"};
    }
    return family_clash(state, product);
}

Fault fault_of(Product const& product) {
    if (auto fault = code_fault(product.code)) return fault;
    if (auto fault = names_refusal(product.names)) return fault;
    if (auto fault = barcodes_fault(product.barcodes)) return fault;
    if (auto fault = pictures_fault(product.pictures)) return fault;
    if (auto fault = ingredients_fault(product.ingredients)) return fault;
    if (product.tax_class.empty()) return Refused{ProductRefusal::tax_class_missing, "tax_class"};
    return {};
}

void emit_changed(db::Draft& draft, Instant at, Product const& product) {
    draft.part<events::Outbox>().append({.type = "ProductChanged",
                                         .aggregate = product.id.uuid,
                                         .aggregate_version = product.version,
                                         .at = at,
                                         .body = events::IdSaysAll{}});
}

Result<Product, ProductRefusal> change(db::Draft& draft, Instant at, Product product) {
    auto& state = draft.part<Catalog>().state();
    if (auto fault = fault_of(product)) return *fault;
    if (auto fault = clash(state, product)) return *fault;
    ++product.version;
    state.stage(product);
    emit_changed(draft, at, product);
    return product;
}

}  // namespace

Result<Product, ProductRefusal> create_product(db::Draft& draft, Instant at, CreateProduct const& command) {
    auto& state = draft.part<Catalog>().state();
    auto product = product_of(command);
    if (state.find(command.id)) return Refused{ProductRefusal::duplicate_id, "id"};
    if (auto fault = fault_of(product)) return *fault;
    if (state.owner_of_code(text::fold(product.code))) return Refused{ProductRefusal::duplicate_code, "code"};
    if (auto fault = clash(state, product)) return *fault;

    state.stage(product);
    emit_changed(draft, at, product);
    return product;
}

bool is_result_of(Product const& product, CreateProduct const& command) {
    auto wanted = product_of(command);
    wanted.version = product.version;
    wanted.active = product.active;
    wanted.family = product.family;
    wanted.options = product.options;
    wanted.pictures = product.pictures;
    wanted.ingredients = product.ingredients;
    return product == wanted;
}

Result<Product, ProductRefusal> change_product(db::Draft& draft, Instant at, ChangeProduct const& command) {
    auto& state = draft.part<Catalog>().state();
    auto const* before = state.find(command.id);
    if (!before) return Refused{ProductRefusal::unknown_product, "id"};

    auto product = *before;
    if (command.names) product.names = *command.names;
    if (command.barcodes) product.barcodes = *command.barcodes;
    if (command.category) product.category = command.category;
    if (command.tax_class) product.tax_class = *command.tax_class;
    if (command.active) product.active = *command.active;
    if (command.unit) product.unit = *command.unit;
    if (command.pictures) product.pictures = *command.pictures;
    if (command.ingredients) product.ingredients = *command.ingredients;
    if (command.place) {
        product.category = command.place->category;
        product.family = command.place->family;
        product.options = command.place->options;
    }
    if (product == *before) return product;
    if (command.version && *command.version != before->version) {
        return Refused{ProductRefusal::version_changed, "version"};
    }
    return change(draft, at, std::move(product));
}

Result<Product, ProductRefusal> add_own_barcode(db::Draft& draft, Instant at, SkuId id) {
    auto& state = draft.part<Catalog>().state();
    auto const* before = state.find(id);
    if (!before) return Refused{ProductRefusal::unknown_product, "id"};
    auto index = state.draft_own_barcode_last() + 1;
    while (index <= own_barcode_index_max && state.owner_of_number(barcode_number(own_barcode(index)))) ++index;
    if (index > own_barcode_index_max) return Refused{ProductRefusal::own_barcodes_used_up, "barcodes"};
    auto product = *before;
    product.barcodes.push_back(own_barcode(index));
    auto changed = change(draft, at, std::move(product));
    if (changed) state.command.own_barcode_last = index;
    return changed;
}

Product const* find(db::Draft& draft, SkuId id) { return draft.part<Catalog>().find(id); }

}  // namespace zg::catalog
