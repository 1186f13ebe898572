#include "handlers.h"
#include "rule_lists.h"

#include <algorithm>

#include <zg/settings.h>

namespace zg::api {

namespace {

// A till still names on a receipt what was over not long ago.
constexpr std::int32_t named_days = 31;

// Whether a rule may count at a till of one of the stores, today or later, or is still named there.
bool concerns(pricing::Reach const& reach, Stores const& stores, BusinessDate today) {
    if (reach.ends && reach.ends->days + named_days < today.days) return false;
    if (reach.channels &&
        std::find(reach.channels->begin(), reach.channels->end(), pricing::Channel::till) == reach.channels->end()) {
        return false;
    }
    if (!reach.stores || !stores) return true;
    return std::any_of(reach.stores->begin(), reach.stores->end(), [&](auto store) { return among(stores, store); });
}

Pricing pricing_of(House const& house, Stores const& stores, BusinessDate today) {
    auto view = house.pricing.view();
    auto const loyalty = house.members.settings().loyalty;
    Pricing out{.version = view.version,
                .currency = view.terms.currency,
                .tax_included = view.terms.tax_included,
                .tax_classes = std::move(view.tax_classes),
                .loyalty = {loyalty.points_per, loyalty.spend_per, std::string(flows::name_of(loyalty.rounding)),
                            loyalty.excluded_tenders}};
    if (view.terms.cash_rounding) {
        out.cash_rounding = {view.terms.cash_rounding->increment,
                             std::string(flows::name_of(view.terms.cash_rounding->mode))};
    }
    for (auto& promotion : view.promotions) {
        if (concerns(promotion.reach, stores, today)) out.promotions.push_back(std::move(promotion));
    }
    for (auto& coupon : view.coupons) {
        if (concerns(coupon.reach, stores, today)) out.coupons.push_back(coupon_of(house, std::move(coupon)));
    }
    return out;
}

}  // namespace

BusinessDate day_of(House const& house, Stores const& asked_for, Instant at) {
    for (auto const& store : house.directory.stores()) {
        if (!among(asked_for, store.id)) continue;
        auto const calendar = StoreCalendar::make(store.zone, store.cutoff_minutes);
        if (calendar) return calendar->date(at);
    }
    return {static_cast<std::int32_t>(at.ms / 86'400'000)};
}

Coupon coupon_of(House const& house, pricing::Coupon coupon) {
    auto const left = house.ledger.balance({coupon.id.uuid, {}, ledger::Bucket::coupon_unused}).available();
    return {.id = coupon.id,
            .code = std::move(coupon.code),
            .names = std::move(coupon.names),
            .kind = coupon.kind,
            .amount = coupon.amount,
            .percent_e2 = coupon.percent_e2,
            .min_spend = coupon.spend_min,
            .skus = std::move(coupon.skus),
            .categories = std::move(coupon.categories),
            .uses = coupon.uses,
            .uses_left = left,
            .uses_per_member = coupon.uses_per_member,
            .with_promotions = coupon.with_promotions,
            .with_coupons = coupon.with_coupons,
            .reach = std::move(coupon.reach)};
}

// A till asks with its store and gets the rules that may count there from today on, future ones with their days and hours.
void get_pricing(Call call) {
    Query query(call);
    auto const stores = query.stores();
    if (query.refused(call)) return;
    ask(std::move(call), [stores](Reading&, Call& asked) {
        return yes(pricing_of(asked.house, stores, day_of(asked.house, stores, asked.at)));
    });
}

}  // namespace zg::api
