#include "closing.h"

#include "rules.h"

#include <zg/event_bodies.h>
#include <zg/json_text.h>

#include <algorithm>
#include <map>

namespace zg::flows {

using ledger::Account;
using ledger::Bucket;
using ledger::Transfer;
using sales::Receipt;
using sales::TenderKind;

namespace {

// The ledger's holder is a hash of store and kind; worked out once, since every sale asks for one.
Uuid tender_holder(StoreId store, TenderKind kind) {
    thread_local std::map<std::pair<StoreId, TenderKind>, Uuid> known;
    auto [holder, is_new] = known.try_emplace({store, kind});
    if (is_new) holder->second = ledger::tender_holder(store, boost::describe::enum_to_string(kind, ""));
    return holder->second;
}

}  // namespace

Account tender_account(Receipt const& receipt, TenderKind kind) {
    auto const unit = ledger::money_unit(receipt.currency);
    if (kind == TenderKind::cash) return {unit, receipt.till.uuid, Bucket::drawer};
    return {unit, tender_holder(receipt.store, kind), Bucket::tender};
}

namespace {

void add_money(std::vector<Transfer>& out, Receipt const& receipt) {
    auto const unit = ledger::money_unit(receipt.currency);
    auto const store = receipt.store.uuid;
    std::vector<Side> givers = {{{unit, store, Bucket::revenue}, receipt.net},
                                {{unit, store, Bucket::tax}, receipt.tax}};
    std::vector<Side> takers;
    auto const& rounding = receipt.rounding;
    if (rounding > 0) givers.push_back({{unit, store, Bucket::rounding}, rounding});
    if (rounding < 0) takers.push_back({{unit, store, Bucket::rounding}, -rounding});
    for (auto const& tender : kept(receipt.tenders, receipt.change)) {
        takers.push_back({tender_account(receipt, tender.kind), tender.amount});
    }
    auto const transfers = carry(std::move(givers), std::move(takers));
    out.insert(out.end(), transfers.begin(), transfers.end());
}

// What a member owes from points that were spent before a refund took them back is paid off first.
void add_points(std::vector<Transfer>& out, Rooms& rooms, Receipt const& receipt) {
    if (!receipt.member || receipt.points_earned == 0) return;
    auto const unit = ledger::points_unit();
    Account const issuer{unit, {}, Bucket::points_issuer};
    Account const owed{unit, receipt.member->uuid, Bucket::points_owed};
    auto const debt = std::min(-rooms.ledger.draft_balance(owed).posted, receipt.points_earned);
    if (debt > 0) out.push_back({.from = issuer, .to = owed, .amount = debt});
    auto const rest = receipt.points_earned - std::max<std::int64_t>(debt, 0);
    if (rest > 0) {
        out.push_back({.from = issuer, .to = {unit, receipt.member->uuid, Bucket::points_member}, .amount = rest});
    }
}

// A coupon that counts uses of a member takes one from what that member may use, which is minted when it is first asked for.
void add_member_use(std::vector<Transfer>& out, Rooms& rooms, Receipt const& receipt, CouponId coupon,
                    ledger::Guarding guarding) {
    auto const* rule = rooms.pricing.draft_coupon(coupon);
    if (!receipt.member || !rule || rule->uses_per_member == 0) return;
    Account const unused{coupon.uuid, receipt.member->uuid, Bucket::coupon_unused};
    Account const used{coupon.uuid, receipt.member->uuid, Bucket::coupon_issuer};
    auto const minted = rooms.ledger.draft_balance(unused).posted + rooms.ledger.draft_balance(used).posted;
    if (minted < rule->uses_per_member) {
        out.push_back(
            {.from = {coupon.uuid, {}, Bucket::coupon_issuer}, .to = unused, .amount = rule->uses_per_member - minted});
    }
    out.push_back({.from = unused, .to = used, .amount = 1, .guarding = guarding});
}

void add_coupons(std::vector<Transfer>& out, Rooms& rooms, Receipt const& receipt, ledger::Guarding guarding) {
    for (auto const coupon : receipt.coupons) {
        out.push_back({.from = {coupon.uuid, {}, Bucket::coupon_unused},
                       .to = {coupon.uuid, {}, Bucket::coupon_used},
                       .amount = 1,
                       .guarding = guarding});
        add_member_use(out, rooms, receipt, coupon, guarding);
    }
}

}  // namespace

SaleSet sale_set(Rooms& rooms, access::Store const& store, Receipt const& receipt, ledger::Guarding guarding) {
    SaleSet set;
    set.transfers.reserve(receipt.lines.size() + 6);
    for (auto const& line : receipt.lines) {
        set.transfers.push_back({.from = inventory::shelf(store.location, line.sku),
                                 .to = inventory::sold(line.sku),
                                 .amount = line.quantity_milli,
                                 .guarding = guarding});
    }
    set.goods_count = set.transfers.size();
    add_money(set.transfers, receipt);
    add_coupons(set.transfers, rooms, receipt, guarding);
    add_points(set.transfers, rooms, receipt);
    return set;
}

std::int64_t points_earned(Rooms& rooms, Receipt const& receipt) {
    if (!receipt.member) return 0;
    std::vector<members::PaidTender> paid;
    for (auto const& tender : kept(receipt.tenders, receipt.change)) {
        paid.push_back({boost::describe::enum_to_string(tender.kind, ""), tender.amount});
    }
    return members::points_for(rooms.members.draft_settings().loyalty, receipt.total, paid);
}

void add_up(Rooms& rooms, Receipt& receipt) {
    for (auto const& line : receipt.lines) {
        receipt.goods += line.gross;
        receipt.discount += line.discount;
        receipt.net += line.net;
        receipt.tax += line.tax;
        auto entry = std::find_if(receipt.taxes.begin(), receipt.taxes.end(),
                                  [&](auto const& tax) { return tax.tax_class == line.tax_class; });
        if (entry == receipt.taxes.end()) {
            auto const* known = rooms.pricing.draft_tax_class(line.tax_class);
            receipt.taxes.push_back(
                {.tax_class = line.tax_class, .rate_ppm = known ? known->rate_on(receipt.business_date) : 0});
            entry = receipt.taxes.end() - 1;
        }
        entry->net += line.net;
        entry->tax += line.tax;
    }
}

namespace {

events::Origin event_origin(sales::Origin origin) {
    switch (origin) {
        case sales::Origin::till: return events::Origin::till;
        case sales::Origin::api: return events::Origin::api;
        case sales::Origin::import: return events::Origin::import;
    }
    __builtin_unreachable();
}

events::Sale event_of(Receipt const& receipt, std::int32_t hour) {
    events::Sale sale{.receipt = receipt.id,
                      .number = receipt.number,
                      .store = receipt.store,
                      .till = receipt.till,
                      .at = receipt.at,
                      .business_date = receipt.business_date,
                      .hour = hour,
                      .currency = receipt.currency,
                      .origin = event_origin(receipt.origin),
                      .member = receipt.member,
                      .refund_of = receipt.refund_of,
                      .total = receipt.total,
                      .net = receipt.net,
                      .tax = receipt.tax,
                      .rounding = receipt.rounding};
    sale.lines.reserve(receipt.lines.size());
    for (auto const& line : receipt.lines) {
        sale.lines.push_back({.sku = line.sku,
                              .quantity_milli = line.quantity_milli,
                              .net = line.net,
                              .tax = line.tax,
                              .discount = line.discount,
                              .cost = line.cost});
    }
    return sale;
}

}  // namespace

Answer close(Rooms& rooms, Asked const& asked, std::string_view act, Receipt receipt, std::int32_t hour) {
    note(rooms, asked, act, receipt.id.uuid, receipt.store);
    rooms.outbox.append({.type = receipt.kind == sales::ReceiptKind::sale ? "SaleCompleted" : "SaleRefunded",
                         .aggregate = receipt.id.uuid,
                         .aggregate_version = 1,
                         .store = receipt.store,
                         .at = receipt.at,
                         .body = event_of(receipt, hour)});
    for (auto const& exception : receipt.exceptions) {
        rooms.outbox.append(
            {.type = "ExceptionRaised",
             .aggregate = exception.id.uuid,
             .aggregate_version = 1,
             .store = receipt.store,
             .at = receipt.at,
             .body = events::ExceptionRaised{.exception = exception.id,
                                             .kind = boost::describe::enum_to_string(exception.kind, ""),
                                             .receipt = receipt.id,
                                             .store = receipt.store,
                                             .sku = exception.sku,
                                             .at = receipt.at}});
    }
    Answer answer{.body = json::text(receipt)};
    rooms.receipts.record(std::move(receipt), asked.hash, asked.at);
    return answer;
}

Answer replay_of(sales::Stored const& stored) { return {.body = json::text(stored.receipt), .replayed = true}; }

}  // namespace zg::flows
