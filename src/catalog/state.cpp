#include "state.h"

#include "rules.h"

#include <zg/text.h>

namespace zg::catalog {

void Staged::take(Staged&& later) {
    for (auto& [id, product] : later.products) products.insert_or_assign(id, std::move(product));
    for (auto& [id, category] : later.categories) categories.insert_or_assign(id, std::move(category));
    for (auto& [code, owner] : later.codes) codes.insert_or_assign(code, owner);
    for (auto& [number, owner] : later.numbers) numbers.insert_or_assign(number, owner);
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
        for (auto const& barcode : products[place->second].listing->product.barcodes) {
            auto const number = numbers.find(barcode_number(barcode));
            // Another product of this batch may own it already.
            if (number != numbers.end() && number->second == product.id) numbers.erase(number);
        }
        products[place->second] = std::move(made);
    }
    auto const& published = products[place->second].listing->product;
    for (auto const& barcode : published.barcodes) numbers.insert_or_assign(barcode_number(barcode), published.id);
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

bool Catalog::State::has_category(CategoryId id) const {
    return command.categories.contains(id) || batch.categories.contains(id) || categories.contains(id);
}

void Catalog::State::stage(Product product) {
    if (auto const* before = find(product.id)) {
        for (auto const& barcode : before->barcodes) command.numbers[barcode_number(barcode)] = std::nullopt;
    }
    for (auto const& barcode : product.barcodes) command.numbers[barcode_number(barcode)] = product.id;
    command.codes.insert_or_assign(text::fold(product.code), product.id);
    auto const id = product.id;
    command.products.insert_or_assign(id, std::move(product));
}

}  // namespace zg::catalog
