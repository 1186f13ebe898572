#include "handlers.h"
#include "question.h"
#include "shapes.h"

namespace zg::api {

namespace {

std::string name_of(Rounding rounding) {
    switch (rounding) {
        case Rounding::half_up: return "half_up";
        case Rounding::half_even: return "half_even";
        case Rounding::down: return "down";
        case Rounding::up: return "up";
    }
    __builtin_unreachable();
}

Pricing pricing_of(House const& house) {
    auto view = house.pricing.view();
    auto const loyalty = house.members.settings().loyalty;
    Pricing out{
        .version = view.version,
        .currency = view.terms.currency,
        .tax_included = view.terms.tax_included,
        .loyalty = {loyalty.points_per, loyalty.spend_per, name_of(loyalty.rounding), loyalty.excluded_tenders}};
    if (view.terms.cash_rounding) {
        out.cash_rounding = {view.terms.cash_rounding->increment, name_of(view.terms.cash_rounding->mode)};
    }
    for (auto& tax : view.tax_classes) out.tax_classes.push_back({tax.code, tax.rate_ppm, std::move(tax.names)});
    for (auto& promotion : view.promotions) {
        out.promotions.push_back({promotion.id, std::move(promotion.names), promotion.kind, promotion.buy,
                                  promotion.free, std::move(promotion.skus), promotion.percent_e2,
                                  promotion.spend_min});
    }
    for (auto& coupon : view.coupons) {
        auto const left = house.ledger.balance({coupon.id.uuid, {}, ledger::Bucket::coupon_unused}).available();
        out.coupons.push_back({coupon.id, std::move(coupon.code), std::move(coupon.names), coupon.kind, coupon.amount,
                               coupon.percent_e2, coupon.spend_min, std::move(coupon.skus), left});
    }
    return out;
}

}  // namespace

void get_pricing(Call call) {
    Query query(call);
    // Rules are the company's; a store is named so that rules of one store can come without a new address.
    (void)query.stores();
    if (query.refused(call)) return;
    ask(std::move(call), [](Reading&, Call& asked) { return yes(pricing_of(asked.house)); });
}

}  // namespace zg::api
