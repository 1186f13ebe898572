#include "state.h"

#include "rules.h"

#include <zg/text.h>

#include <algorithm>

namespace zg::catalog {

void Staged::take(Staged&& later) {
    for (auto& [id, product] : later.products) products.insert_or_assign(id, std::move(product));
    for (auto& [id, category] : later.categories) categories.insert_or_assign(id, std::move(category));
    for (auto& [code, owner] : later.codes) codes.insert_or_assign(code, owner);
    for (auto& [number, owner] : later.numbers) numbers.insert_or_assign(number, owner);
    for (auto& [id, family] : later.families) families.insert_or_assign(id, std::move(family));
    for (auto& [key, owner] : later.combinations) combinations.insert_or_assign(key, owner);
    if (later.own_barcode_last) own_barcode_last = later.own_barcode_last;
    later.clear();
}

ListingPtr Catalog::State::listing(SkuId id) const {
    auto const place = places.find(id);
    return place == places.end() ? nullptr : products[place->second].listing;
}

void Catalog::State::publish(Searched made) {
    auto const& product = made.listing->product;
    auto const [place, is_new] = places.try_emplace(product.id, products.size());
    if (is_new) {
        in_order.emplace(product.id, products.size());
        codes.emplace(text::fold(product.code), product.id);
        products.push_back(std::move(made));
    } else {
        leave(products[place->second].listing->product);
        products[place->second] = std::move(made);
    }
    auto const& published = products[place->second].listing->product;
    for (auto const& barcode : published.barcodes) numbers.insert_or_assign(barcode_number(barcode), published.id);
    if (published.family) {
        members[*published.family].insert(published.id);
        combinations.insert_or_assign(combination_key(published), published.id);
    }
}

// Gives up what a product had before it was changed; another product of this batch may own it already.
void Catalog::State::leave(Product const& before) {
    for (auto const& barcode : before.barcodes) {
        auto const number = numbers.find(barcode_number(barcode));
        if (number != numbers.end() && number->second == before.id) numbers.erase(number);
    }
    if (!before.family) return;
    members[*before.family].erase(before.id);
    auto const combination = combinations.find(combination_key(before));
    if (combination != combinations.end() && combination->second == before.id) combinations.erase(combination);
}

Product const* Catalog::State::find(SkuId id) const {
    for (auto const* staged : {&command, &batch}) {
        if (staged->products.empty()) continue;
        auto const found = staged->products.find(id);
        if (found != staged->products.end()) return &found->second;
    }
    auto const place = places.find(id);
    return place == places.end() ? nullptr : &products[place->second].listing->product;
}

std::optional<SkuId> Catalog::State::owner_of_code(std::string const& folded) const {
    for (auto const* known : {&command.codes, &batch.codes, &codes}) {
        auto const found = known->find(folded);
        if (found != known->end()) return found->second;
    }
    return {};
}

std::optional<SkuId> Catalog::State::owner_of_number(std::string const& number) const {
    for (auto const* staged : {&command.numbers, &batch.numbers}) {
        auto const found = staged->find(number);
        if (found != staged->end()) return found->second;
    }
    auto const found = numbers.find(number);
    return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

std::optional<SkuId> Catalog::State::owner_of_combination(Product const& product) const {
    auto const key = combination_key(product);
    for (auto const* staged : {&command.combinations, &batch.combinations}) {
        auto const found = staged->find(key);
        if (found != staged->end()) return found->second;
    }
    auto const found = combinations.find(key);
    return found == combinations.end() ? std::nullopt : std::optional(found->second);
}

Category const* Catalog::State::find(CategoryId id) const {
    for (auto const* staged : {&command.categories, &batch.categories}) {
        auto const found = staged->find(id);
        if (found != staged->end()) return found->second ? &*found->second : nullptr;
    }
    auto const found = categories.find(id);
    return found == categories.end() ? nullptr : &found->second;
}

Categories Catalog::State::draft_categories() const {
    auto all = categories;
    for (auto const* staged : {&batch.categories, &command.categories}) {
        for (auto const& [id, category] : *staged) {
            if (category) all.insert_or_assign(id, *category);
            if (!category) all.erase(id);
        }
    }
    return all;
}

bool Catalog::State::has_products_in(CategoryId id) const {
    for (auto const* staged : {&command, &batch}) {
        for (auto const& [sku, staged_product] : staged->products) {
            if (find(sku)->category == id) return true;
        }
    }
    return std::any_of(products.begin(), products.end(), [&](Searched const& one) {
        auto const& product = one.listing->product;
        return product.category == id && find(product.id)->category == id;
    });
}

Family const* Catalog::State::find(FamilyId id) const {
    for (auto const* known : {&command.families, &batch.families, &families}) {
        auto const found = known->find(id);
        if (found != known->end()) return &found->second;
    }
    return nullptr;
}

std::vector<Product const*> Catalog::State::draft_members(FamilyId id) const {
    std::set<SkuId> candidates;
    if (auto const known = members.find(id); known != members.end()) candidates = known->second;
    for (auto const* staged : {&batch, &command}) {
        for (auto const& [sku, product] : staged->products) candidates.insert(sku);
    }
    std::vector<Product const*> found;
    for (auto const& sku : candidates) {
        auto const* product = find(sku);
        if (product->family == id) found.push_back(product);
    }
    return found;
}

std::int64_t Catalog::State::draft_own_barcode_last() const {
    return command.own_barcode_last.value_or(batch.own_barcode_last.value_or(own_barcode_last));
}

void Catalog::State::stage(Product product) {
    if (auto const* before = find(product.id)) {
        for (auto const& barcode : before->barcodes) command.numbers[barcode_number(barcode)] = std::nullopt;
        if (before->family) command.combinations[combination_key(*before)] = std::nullopt;
    }
    if (product.family) command.combinations[combination_key(product)] = product.id;
    for (auto const& barcode : product.barcodes) command.numbers[barcode_number(barcode)] = product.id;
    command.codes.insert_or_assign(text::fold(product.code), product.id);
    auto const id = product.id;
    command.products.insert_or_assign(id, std::move(product));
}

}  // namespace zg::catalog
