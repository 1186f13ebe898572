#include "rows.h"
#include "rules.h"

#include <zg/text.h>

#include <fmt/format.h>

#include <set>

namespace zg::supply {

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    std::set<std::string> codes;
    std::set<SupplierId> known;
    each_supplier(tx, [&](Supplier const& supplier) {
        known.insert(supplier.id);
        auto const complain = [&](std::string_view what) {
            broken.push_back(fmt::format("supply: supplier {} ({}) {}", supplier.id.text(), supplier.name, what));
        };
        if (supplier_fault(supplier)) complain("has a text that cannot be");
        if (!supplier.code.empty() && !codes.insert(text::fold(supplier.code)).second) complain("shares its code");
        if (supplier.version < 1) complain("has no version");
    });
    each_source(tx, [&](Source const& source) {
        bool const is_lost = source.supplier && !known.contains(*source.supplier);
        if (is_lost || source_fault(source))
            broken.push_back(fmt::format("supply: the source of {} cannot be", source.sku.text()));
    });
    return broken;
}

}  // namespace zg::supply
