#include "refunding.h"
#include "refusing.h"

#include "closing.h"
#include "rules.h"

#include <zg/money.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::flows {

using ledger::Account;
using ledger::Bucket;
using sales::Receipt;
namespace {

// What earlier refunds took from each line of the sale, and in all.
struct Before final {
    std::vector<std::int64_t> quantity_milli;
    std::int64_t total = 0;
    std::int64_t rounding = 0;
    std::int64_t points = 0;
    std::vector<sales::Tender> tenders;
};

Before before(Receipt const& sale, std::vector<Receipt> const& refunds) {
    Before out{.quantity_milli = std::vector<std::int64_t>(sale.lines.size()), .tenders = {}};
    for (auto const& refund : refunds) {
        for (auto const& line : refund.lines) {
            out.quantity_milli[static_cast<std::size_t>(*line.sale_line)] += line.quantity_milli;
        }
        out.total += refund.total;
        out.rounding += refund.rounding;
        out.points += refund.points_earned;
        out.tenders.insert(out.tenders.end(), refund.tenders.begin(), refund.tenders.end());
    }
    return out;
}

std::optional<SaleRefused> wrong_lines(Returned const& command, Receipt const& sale, Before const& done) {
    if (command.lines.empty()) return SaleRefused{SaleRefusal::no_lines, "lines"};
    std::vector<bool> named(sale.lines.size());
    for (std::size_t index = 0; index < command.lines.size(); ++index) {
        auto const& line = command.lines[index];
        if (line.line < 0 || line.line >= static_cast<std::int64_t>(sale.lines.size())) {
            return SaleRefused{SaleRefusal::unknown_line, line_field(index, "line")};
        }
        auto const of_sale = static_cast<std::size_t>(line.line);
        if (named[of_sale]) return SaleRefused{SaleRefusal::line_twice, line_field(index, "line")};
        named[of_sale] = true;
        if (line.quantity_milli <= 0)
            return SaleRefused{SaleRefusal::quantity_zero, line_field(index, "quantity_milli")};
        if (line.quantity_milli > sale.lines[of_sale].quantity_milli - done.quantity_milli[of_sale]) {
            return SaleRefused{SaleRefusal::more_than_sold, line_field(index, "quantity_milli")};
        }
    }
    return std::nullopt;
}

// share(before + now) - share(before) of an amount of the sold line, so that whatever the order, the parts sum to the whole.
std::int64_t share(std::int64_t amount, sales::ReceiptLine const& sold, std::int64_t before_milli,
                   std::int64_t now_milli) {
    auto const part = refund_share({amount, sold.quantity_milli, before_milli, now_milli});
    ZG_ASSERT(part.has_value());
    return *part;
}

// What of `amount` belongs to the first `part` of `whole`; all of it when the part is the whole. Differences of two such
// shares sum to the amount in whatever pieces the whole comes back, and are neither negative nor more than the piece, since the
// amount is at most the whole.
std::int64_t share_upto(std::int64_t amount, std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return 0;
    return divide(Wide{amount} * part, whole, Rounding::half_up).value_or(0);
}

sales::ReceiptLine line_of(sales::ReceiptLine const& sold, RefundLine const& asked, std::int64_t before_milli,
                           bool tax_included) {
    auto const now = asked.quantity_milli;
    auto const total_before = share(sold.total, sold, 0, before_milli);
    auto const total = share(sold.total, sold, before_milli, now);
    // By the money and not by the quantity: rounded on its own, a piece's tax can be more than the piece costs.
    auto const tax =
        share_upto(sold.tax, total_before + total, sold.total) - share_upto(sold.tax, total_before, sold.total);
    sales::ReceiptLine line{.sku = sold.sku,
                            .code = sold.code,
                            .names = sold.names,
                            .unit = sold.unit,
                            .quantity_milli = now,
                            .unit_price = sold.unit_price,
                            .tax = tax,
                            .tax_class = sold.tax_class,
                            .total = total,
                            .sale_line = asked.line};
    line.net = line.total - line.tax;
    for (auto const& discount : sold.discounts) {
        auto const part = share(discount.amount, sold, before_milli, now);
        if (part != 0) line.discounts.push_back({discount.rule, part});
        line.discount += part;
    }
    line.gross = (tax_included ? line.total : line.net) + line.discount;
    if (sold.cost) line.cost = share(*sold.cost, sold, before_milli, now);
    return line;
}

Receipt receipt_of(Rooms& rooms, Returned const& command, Receipt const& sale, Before const& done) {
    auto const& till = *rooms.directory.draft_till(command.till);
    auto const& store = *rooms.directory.draft_store(till.store);
    auto const sequence = rooms.receipts.last_sequence(command.till, sales::Series::refund) + 1;
    Receipt receipt{.id = command.id,
                    .number = sales::receipt_number(store.code, till.code, sales::Series::refund, sequence),
                    .kind = sales::ReceiptKind::refund,
                    .store = till.store,
                    .till = command.till,
                    .sequence = sequence,
                    .at = command.at,
                    .business_date = rooms.directory.draft_calendar(till.store).date(command.at),
                    .currency = sale.currency,
                    .tax_included = sale.tax_included,
                    .member = sale.member,
                    .origin = command.origin,
                    .reference = command.reference,
                    .refund_of = sale.id,
                    .reason = command.reason};
    for (auto const& line : command.lines) {
        auto const index = static_cast<std::size_t>(line.line);
        receipt.lines.push_back(line_of(sale.lines[index], line, done.quantity_milli[index], sale.tax_included));
    }
    add_up(rooms, receipt);
    for (auto& tax : receipt.taxes) {
        for (auto const& sold : sale.taxes) {
            if (sold.tax_class == tax.tax_class) tax.rate_ppm = sold.rate_ppm;
        }
    }
    auto const exact = sale.total - sale.rounding;
    auto const exact_back = done.total - done.rounding + receipt.net + receipt.tax;
    receipt.rounding = share_upto(sale.rounding, exact_back, exact) - done.rounding;
    receipt.total = receipt.net + receipt.tax + receipt.rounding;
    receipt.points_earned = share_upto(sale.points_earned, exact_back, exact) - done.points;
    return receipt;
}

// What each tender of the sale still holds of it, one entry per kind, in the order of the sale.
std::vector<sales::Tender> left_of(Receipt const& sale, Before const& done) {
    std::vector<sales::Tender> left;
    for (auto const& tender : kept(sale.tenders, sale.change)) {
        auto const same =
            std::find_if(left.begin(), left.end(), [&](auto const& other) { return other.kind == tender.kind; });
        if (same == left.end()) {
            left.push_back(tender);
        } else {
            same->amount += tender.amount;
        }
    }
    for (auto& tender : left) tender.amount -= sum_of(done.tenders, tender.kind);
    return left;
}

void add_money_back(std::vector<ledger::Transfer>& out, Receipt const& receipt) {
    auto const unit = ledger::money_unit(receipt.currency);
    auto const store = receipt.store.uuid;
    std::vector<Side> givers;
    for (auto const& tender : receipt.tenders) givers.push_back({tender_account(receipt, tender.kind), tender.amount});
    std::vector<Side> takers = {{{unit, store, Bucket::revenue}, receipt.net},
                                {{unit, store, Bucket::tax}, receipt.tax}};
    if (receipt.rounding > 0) takers.push_back({{unit, store, Bucket::rounding}, receipt.rounding});
    if (receipt.rounding < 0) givers.push_back({{unit, store, Bucket::rounding}, -receipt.rounding});
    auto const transfers = carry(std::move(givers), std::move(takers));
    out.insert(out.end(), transfers.begin(), transfers.end());
}

// Points go back to the issuer as far as they are there; what was spent meanwhile is owed.
void add_points_back(std::vector<ledger::Transfer>& out, Rooms& rooms, Receipt const& receipt) {
    if (!receipt.member || receipt.points_earned == 0) return;
    auto const unit = ledger::points_unit();
    Account const issuer{unit, {}, Bucket::points_issuer};
    Account const held{unit, receipt.member->uuid, Bucket::points_member};
    auto const there = std::clamp<std::int64_t>(rooms.ledger.draft_balance(held).available(), 0, receipt.points_earned);
    if (there > 0) out.push_back({.from = held, .to = issuer, .amount = there});
    auto const owed = receipt.points_earned - there;
    if (owed > 0) {
        out.push_back({.from = {unit, receipt.member->uuid, Bucket::points_owed}, .to = issuer, .amount = owed});
    }
}

ledger::Account account_of(access::Store const& store, SkuId sku, GoodsTo goods_to) {
    switch (goods_to) {
        case GoodsTo::shelf: return inventory::shelf(store.location, sku);
        case GoodsTo::shrink: return inventory::shrunk(store.id, sku);
        case GoodsTo::opening: return inventory::before_the_books(sku);
    }
    __builtin_unreachable();
}

}  // namespace

Result<Answer, SaleRefusal> take_back(Rooms& rooms, Asked const& asked, std::string_view act, Returned const& command) {
    if (auto const known = rooms.receipts.find(rooms.draft, command.id)) {
        if (known->hash != asked.hash) return SaleRefused{SaleRefusal::id_reused, "id"};
        return replay_of(*known);
    }
    auto const stored = rooms.receipts.find(rooms.draft, command.receipt);
    if (!stored) return SaleRefused{SaleRefusal::unknown_receipt, "receipt"};
    auto const& sale = stored->receipt;
    if (sale.kind != sales::ReceiptKind::sale) return SaleRefused{SaleRefusal::not_a_sale, "receipt"};
    auto const* till = rooms.directory.draft_till(command.till);
    if (!till) return SaleRefused{SaleRefusal::unknown_till, "till"};
    // Money and goods go back where they came from; another store's counter is another drawer and another shelf.
    if (till->store != sale.store) return SaleRefused{SaleRefusal::till_of_other_store, "till"};
    auto const done = before(sale, rooms.receipts.refunds_of(rooms.draft, sale.id));
    if (auto refused = wrong_lines(command, sale, done)) return *refused;

    auto receipt = receipt_of(rooms, command, sale, done);
    auto left = left_of(sale, done);
    if (command.tender) std::erase_if(left, [&](auto const& tender) { return tender.kind != *command.tender; });
    receipt.tenders = give_back(left, receipt.total);
    if (sum_of(receipt.tenders) != receipt.total) return SaleRefused{SaleRefusal::more_than_tendered, "tender"};

    auto const& store = *rooms.directory.draft_store(receipt.store);
    std::vector<ledger::Transfer> transfers;
    for (std::size_t index = 0; index < receipt.lines.size(); ++index) {
        auto const& line = receipt.lines[index];
        transfers.push_back({.from = inventory::sold(line.sku),
                             .to = account_of(store, line.sku, command.goods_to[index]),
                             .amount = line.quantity_milli});
    }
    add_money_back(transfers, receipt);
    add_points_back(transfers, rooms, receipt);
    if (!rooms.ledger.post(command.id.uuid, command.at, transfers))
        return SaleRefused{SaleRefusal::amount_too_large, "lines"};
    auto const hour = rooms.directory.draft_calendar(receipt.store).hour(command.at);
    return close(rooms, asked, act, std::move(receipt), hour);
}

Result<Answer, SaleRefusal> refund(db::Draft& draft, Asked const& asked, Refund const& command) {
    Rooms rooms(draft);
    return take_back(rooms, asked, "refund",
                     {.id = command.id,
                      .receipt = command.receipt,
                      .till = command.till,
                      .at = asked.at,
                      .lines = command.lines,
                      .goods_to = std::vector(command.lines.size(), command.restock ? GoodsTo::shelf : GoodsTo::shrink),
                      .tender = command.tender,
                      .reason = boost::describe::enum_to_string(command.reason, ""),
                      .origin = sales::Origin::api});
}

}  // namespace zg::flows
