#include "rows.h"
#include "rules.h"

#include <zg/text.h>

#include <fmt/format.h>

#include <set>
#include <unordered_set>

namespace zg::catalog {

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    std::set<CategoryId> categories;
    for (auto const& category : stored_categories(tx)) {
        categories.insert(category.id);
        if (names_fault(category.names).fault != TextFault::none) {
            broken.push_back(fmt::format("catalog: category {} has no good name", category.id.text()));
        }
    }
    std::unordered_set<std::string> codes;
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
        if (product.version < 1) complain("has no version");
    }
    for (auto const& number : wrong_numbers(tx))
        broken.push_back("catalog: barcode " + number + " is filed under another number");
    return broken;
}

}  // namespace zg::catalog
