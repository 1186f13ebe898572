#include "offers.h"

namespace zg::pricing {

void Offers::add(PromotionPtr promotion) {
    auto const offer = static_cast<std::uint32_t>(list.size());
    auto const name = [&](std::vector<SkuId> const& skus, std::vector<CategoryId> const& categories,
                          std::uint32_t part) {
        for (auto const& sku : skus) of_sku[sku].push_back({offer, part});
        for (auto const& category : categories) of_category[category].push_back({offer, part});
    };
    for (std::uint32_t part = 0; part < promotion->parts.size(); ++part) {
        name(promotion->parts[part].skus, promotion->parts[part].categories, part);
    }
    if (promotion->kind != PromotionKind::bundle) {
        name(promotion->skus, promotion->categories, 0);
        if (promotion->skus.empty() && promotion->categories.empty()) of_all.push_back({offer, 0});
    }
    list.push_back(std::move(promotion));
}

}  // namespace zg::pricing
