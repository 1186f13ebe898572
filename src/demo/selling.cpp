#include "selling.h"

#include <zg/quote.h>
#include <zg/sales.h>

#include <algorithm>

namespace zg::demo {

namespace {

struct Priced final {
    pricing::PricedBasket rules;
    quote::Quoted quoted;
};

std::optional<Priced> priced(db::Draft& draft, RungUp const& rung) {
    std::vector<std::string> codes;
    if (rung.coupon) codes.push_back(*rung.coupon);
    auto const& calendar = draft.part<access::Directory>().draft_calendar(rung.till.store);
    auto basket = pricing::basket(draft, {.store = rung.till.store,
                                          .currency = rung.currency,
                                          .has_member = rung.member.has_value(),
                                          .cash = rung.tender == sales::TenderKind::cash,
                                          .lines = rung.lines,
                                          .coupon_codes = codes,
                                          .channel = pricing::Channel::till,
                                          .moment = pricing::Moment::of(calendar, rung.at)});
    if (!basket) return std::nullopt;
    if (rung.price_off != 0) {
        for (auto& line : basket->basket.lines) line.unit_price -= rung.price_off;
    }
    auto const answer = quote::quote(basket->basket);
    if (!answer || answer->totals.total <= 0) return std::nullopt;
    for (auto const& coupon : answer->coupons) {
        if (coupon.use != quote::CouponUse::used) return std::nullopt;
    }
    return Priced{*std::move(basket), *answer};
}

flows::RecordedLine line_of(Priced const& priced, std::size_t index, pricing::BasketLine const& rung) {
    auto const& quoted = priced.quoted.lines[index];
    flows::RecordedLine line{.sku = rung.sku,
                             .quantity_milli = rung.quantity_milli,
                             .unit_price = priced.rules.basket.lines[index].unit_price,
                             .gross = quoted.gross,
                             .net = quoted.net,
                             .tax = quoted.tax,
                             .tax_class = std::string(rung.tax_class),
                             .total = quoted.total};
    for (auto const& share : priced.quoted.shares_of(quoted)) {
        line.discounts.push_back({priced.rules.rule_text(share), share.amount});
    }
    return line;
}

// The note that people hand over: the next round amount.
std::int64_t handed_over(std::int64_t total) {
    std::int64_t const note = total <= 2'000 ? 1'000 : total <= 8'000 ? 2'000 : total <= 30'000 ? 10'000 : 50'000;
    return (total + note - 1) / note * note;
}

}  // namespace

std::optional<flows::RecordedSale> ring_up(db::Draft& draft, RungUp const& rung) {
    auto const basket = priced(draft, rung);
    if (!basket) return std::nullopt;
    auto& receipts = draft.part<sales::Receipts>();
    auto const journal = receipts.journal_end(rung.till.device);
    auto const& totals = basket->quoted.totals;
    bool const is_cash = rung.tender == sales::TenderKind::cash;
    auto const paid = is_cash ? handed_over(totals.total) : totals.total;
    flows::RecordedSale sale{.id = rung.id,
                             .device = rung.till.device,
                             .device_sequence = journal.sequence + 1,
                             .previous_hash = journal.sequence == 0 ? std::string(64, '0') : hex(view(journal.hash)),
                             .store = rung.till.store,
                             .till = rung.till.id,
                             .sequence = receipts.last_sequence(rung.till.id, sales::Series::sale) + 1,
                             .at = rung.at,
                             .currency = rung.currency,
                             .member = rung.member,
                             .pricing_version = basket->rules.version,
                             .coupons = basket->rules.coupons,
                             .rounding = totals.rounding,
                             .total = totals.total,
                             .tenders = {{rung.tender, paid}},
                             .change = paid - totals.total};
    for (std::size_t index = 0; index < rung.lines.size(); ++index) {
        sale.lines.push_back(line_of(*basket, index, rung.lines[index]));
    }
    return sale;
}

}  // namespace zg::demo
