#include <zg/flows_audit.h>

#include "closing.h"
#include "rules.h"

#include <zg/floats.h>
#include <zg/ledger.h>
#include <zg/sales.h>

#include <fmt/format.h>

#include <map>

namespace zg::flows {

namespace {

using ledger::Account;
using ledger::Bucket;
using sales::Receipt;

// What the receipts say each account should hold. Points of a member are one figure: held plus owed.
class Story final {
public:
    void tell(Receipt const& receipt) {
        auto const sign = receipt.kind == sales::ReceiptKind::sale ? 1 : -1;
        auto const unit = ledger::money_unit(receipt.currency);
        auto const store = receipt.store.uuid;
        for (auto const& line : receipt.lines) add(inventory::sold(line.sku), sign * line.quantity_milli);
        add({unit, store, Bucket::revenue}, -sign * receipt.net);
        add({unit, store, Bucket::tax}, -sign * receipt.tax);
        add({unit, store, Bucket::rounding}, -sign * receipt.rounding);
        for (auto const& tender : kept(receipt.tenders, receipt.change)) {
            add(tender_account(receipt, tender.kind), sign * tender.amount);
        }
        for (auto const coupon : receipt.coupons) add({coupon.uuid, {}, Bucket::coupon_used}, sign);
        if (receipt.member && receipt.points_earned != 0) {
            add({ledger::points_unit(), receipt.member->uuid, Bucket::points_member}, sign * receipt.points_earned);
        }
    }

    void add(Account const& account, std::int64_t amount) { expected_[account] += amount; }
    [[nodiscard]] std::map<Account, std::int64_t> const& expected() const { return expected_; }

private:
    std::map<Account, std::int64_t> expected_;
};

// What an account that nothing but receipts may move holds; nullptr for the others.
char const* told_by_receipts(Bucket bucket) {
    switch (bucket) {
        case Bucket::customer: return "goods sold";
        case Bucket::drawer: return "cash";
        case Bucket::tender: return "tenders";
        case Bucket::revenue: return "revenue";
        case Bucket::tax: return "tax";
        case Bucket::rounding: return "rounding";
        case Bucket::coupon_used: return "coupon uses";
        case Bucket::points_member:
        case Bucket::points_owed: return "points";
        case Bucket::shelf:
        case Bucket::supplier:
        case Bucket::shrink:
        case Bucket::opening:
        case Bucket::transit:
        case Bucket::owner:
        case Bucket::receivable:
        case Bucket::points_issuer:
        case Bucket::coupon_issuer:
        case Bucket::coupon_unused: return nullptr;
    }
    return nullptr;
}

}  // namespace

std::vector<std::string> audit(db::Tx& books) {
    Story story;
    sales::each_receipt(books, [&](Receipt const& receipt) { story.tell(receipt); });
    sales::each_float(books, [&](sales::Float const& entry) {
        story.add({ledger::money_unit(entry.currency), entry.till.uuid, Bucket::drawer}, entry.moved);
    });
    std::map<Account, std::int64_t> ledger_says;
    ledger::each_recomputed(books, [&](Account account, std::int64_t posted) {
        if (!told_by_receipts(account.bucket)) return;
        if (account.bucket == Bucket::points_owed) account.bucket = Bucket::points_member;
        ledger_says[account] += posted;
    });
    for (auto const& [account, amount] : story.expected()) ledger_says[account] -= amount;
    std::vector<std::string> broken;
    for (auto const& [account, difference] : ledger_says) {
        if (difference == 0) continue;
        broken.push_back(fmt::format("{}: the ledger has {} more than the receipts and floats (unit {}, holder {})",
                                     told_by_receipts(account.bucket), difference, account.unit.text(),
                                     account.holder.text()));
    }
    return broken;
}

}  // namespace zg::flows
