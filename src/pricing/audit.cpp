#include "rows.h"
#include "rules.h"

#include <fmt/format.h>

namespace zg::pricing {

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    auto const complain = [&](std::string_view what, std::string_view which, Fault const& fault) {
        if (!fault) return;
        broken.push_back(fmt::format("pricing: {} {}: {} at {}", what, which,
                                     boost::describe::enum_to_string(fault->reason, ""), fault->field));
    };
    auto const layer = stored(tx);
    std::int64_t change_count = 0;
    if (layer.terms) {
        change_count += layer.terms->version;
        complain("terms", "", terms_fault(layer.terms->value));
    }
    for (auto const& [code, tax_class] : layer.tax_classes) {
        change_count += tax_class.version;
        complain("tax class", code, tax_class_fault(tax_class.value));
    }
    for (auto const& [key, price] : layer.prices) {
        change_count += price.version;
        complain("price of", key.sku.text(), price_fault(price.value));
    }
    for (auto const& promotion : layer.promotions)
        complain("promotion", promotion.id.text(), promotion_fault(promotion));
    for (auto const& [id, coupon] : layer.coupons) complain("coupon", coupon.code, coupon_fault(coupon));
    change_count += static_cast<std::int64_t>(layer.promotions.size() + layer.coupons.size());
    if (change_count != layer.change_count) {
        broken.push_back(fmt::format("pricing: {} changes, but the version is {}", change_count, layer.change_count));
    }
    if (!layer.prices.empty() && !layer.terms) broken.emplace_back("pricing: there are prices and no terms");
    return broken;
}

}  // namespace zg::pricing
