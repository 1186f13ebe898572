#include "rows.h"
#include "rules.h"

#include <zg/text.h>

#include <fmt/format.h>

#include <map>
#include <unordered_set>

namespace zg::catalog {
namespace {

// Whether the way up from `category` ends, and soon enough.
bool reaches_the_top(Categories const& all, Category const& category) {
    auto const* at = &category;
    for (std::size_t depth = 1; depth <= category_depth_max; ++depth) {
        if (!at->parent) return true;
        auto const above = all.find(*at->parent);
        if (above == all.end()) return false;
        at = &above->second;
    }
    return false;
}

void complain_of_tree(Categories const& all, std::vector<std::string>& broken) {
    for (auto const& [id, category] : all) {
        if (names_fault(category.names).fault != TextFault::none) {
            broken.push_back(fmt::format("catalog: category {} has no good name", id.text()));
        }
        if (!reaches_the_top(all, category)) {
            broken.push_back(fmt::format("catalog: category {} does not stand in a tree", id.text()));
        }
    }
}

}  // namespace

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    Categories categories;
    for (auto const& category : stored_categories(tx)) categories.emplace(category.id, category);
    complain_of_tree(categories, broken);
    std::map<FamilyId, Family> families;
    for (auto const& family : stored_families(tx)) {
        families.emplace(family.id, family);
        if (family_fault(family)) broken.push_back(fmt::format("catalog: family {} is not sound", family.id.text()));
    }
    std::unordered_set<std::string> codes;
    std::unordered_set<std::string> combinations;
    for (auto const& product : stored_products(tx)) {
        auto const complain = [&](std::string_view what) {
            broken.push_back(fmt::format("catalog: product {} ({}) {}", product.id.text(), product.code, what));
        };
        if (!codes.insert(text::fold(product.code)).second) complain("shares its code");
        if (code_fault(product.code)) complain("has a bad code");
        if (names_refusal(product.names)) complain("has no good name");
        if (auto const fault = barcodes_fault(product.barcodes)) complain("has bad barcodes at " + fault->field);
        if (product.tax_class.empty()) complain("has no tax class");
        if (product.category && !categories.contains(*product.category)) complain("has an unknown category");
        if (pictures_fault(product.pictures)) complain("has too many pictures, or one twice");
        if (product.version < 1) complain("has no version");
        if (!product.family) {
            if (!product.options.empty()) complain("has options of no family");
            continue;
        }
        auto const family = families.find(*product.family);
        if (family == families.end() || !is_combination(family->second, product.options)) {
            complain("has no combination of its family");
        }
        if (!combinations.insert(combination_key(product)).second) complain("shares its combination");
    }
    for (auto const& number : wrong_numbers(tx))
        broken.push_back("catalog: barcode " + number + " is filed under another number");
    return broken;
}

}  // namespace zg::catalog
