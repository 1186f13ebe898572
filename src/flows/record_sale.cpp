#include <zg/flows.h>

#include "closing.h"
#include "refusing.h"
#include "rooms.h"
#include "rules.h"

#include <zg/quote.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace zg::flows {

using sales::ExceptionKind;
using sales::Receipt;
namespace {

// How long a basket may stay open at a till with the prices that it began with.
constexpr std::int64_t open_basket_ms_max = 60 * 60'000;
constexpr std::int64_t gap_count_max = 10'000;
constexpr std::string_view first_previous_hash = "0000000000000000000000000000000000000000000000000000000000000000";

std::string line_field(std::size_t index, char const* name) { return fmt::format("lines[{}].{}", index, name); }

// Only what cannot be a sale at all is refused; the till sets it aside, in red, with the reason.
std::optional<SaleRefused> wrong_place(Rooms const& rooms, RecordedSale const& command) {
    if (!rooms.directory.draft_store(command.store)) return SaleRefused{SaleRefusal::unknown_store, "store"};
    auto const* till = rooms.directory.draft_till(command.till);
    if (!till) return SaleRefused{SaleRefusal::unknown_till, "till"};
    if (till->store != command.store) return SaleRefused{SaleRefusal::till_of_other_store, "till"};
    if (till->device != command.device) return SaleRefused{SaleRefusal::unknown_device, "device"};
    if (command.sequence <= 0) return SaleRefused{SaleRefusal::bad_sequence, "sequence"};
    if (command.device_sequence <= 0) return SaleRefused{SaleRefusal::bad_sequence, "device_sequence"};
    auto const terms = rooms.pricing.draft_terms();
    if (!terms) return SaleRefused{SaleRefusal::terms_missing};
    if (terms->currency != command.currency) return SaleRefused{SaleRefusal::wrong_currency, "currency"};
    for (std::size_t index = 0; index < command.coupons.size(); ++index) {
        if (!rooms.pricing.draft_coupon(command.coupons[index])) {
            return SaleRefused{SaleRefusal::unknown_coupon, fmt::format("coupons[{}]", index)};
        }
    }
    return std::nullopt;
}

bool within(std::int64_t amount) { return amount >= -amount_max && amount <= amount_max; }

std::optional<SaleRefused> wrong_lines(Rooms const& rooms, RecordedSale const& command) {
    if (command.lines.empty()) return SaleRefused{SaleRefusal::no_lines, "lines"};
    if (command.lines.size() > quote::line_count_max) return SaleRefused{SaleRefusal::too_many_lines, "lines"};
    for (std::size_t index = 0; index < command.lines.size(); ++index) {
        auto const& line = command.lines[index];
        if (!rooms.catalog.find(line.sku)) return SaleRefused{SaleRefusal::unknown_sku, line_field(index, "sku")};
        if (line.quantity_milli <= 0)
            return SaleRefused{SaleRefusal::quantity_zero, line_field(index, "quantity_milli")};
        if (!within(line.quantity_milli))
            return SaleRefused{SaleRefusal::quantity_too_large, line_field(index, "quantity_milli")};
        if (!within(line.gross) || line.net < 0 || !within(line.net) || line.tax < 0 || !within(line.tax) ||
            !within(line.total) || !within(line.unit_price)) {
            return SaleRefused{SaleRefusal::amount_too_large, line_field(index, "total")};
        }
        if (line.discounts.size() > quote::rule_count_max)
            return SaleRefused{SaleRefusal::amount_too_large, line_field(index, "discounts")};
        for (auto const& discount : line.discounts) {
            if (!within(discount.amount))
                return SaleRefused{SaleRefusal::amount_too_large, line_field(index, "discounts")};
        }
        if (!rooms.pricing.draft_tax_class(line.tax_class)) {
            return SaleRefused{SaleRefusal::unknown_tax_class, line_field(index, "tax_class")};
        }
    }
    if (!within(command.total) || !within(command.rounding) || !within(command.change) || command.change < 0) {
        return SaleRefused{SaleRefusal::amount_too_large, "total"};
    }
    return std::nullopt;
}

Receipt receipt_of(Rooms& rooms, RecordedSale const& command) {
    auto const& store = *rooms.directory.draft_store(command.store);
    auto const& till = *rooms.directory.draft_till(command.till);
    Receipt receipt{.id = command.id,
                    .number = sales::receipt_number(store.code, till.code, sales::Series::sale, command.sequence),
                    .kind = sales::ReceiptKind::sale,
                    .store = command.store,
                    .till = command.till,
                    .sequence = command.sequence,
                    .at = command.at,
                    .business_date = rooms.directory.draft_calendar(command.store).date(command.at),
                    .currency = command.currency,
                    .tax_included = rooms.pricing.draft_terms()->tax_included,
                    .origin = sales::Origin::till};
    if (command.member && rooms.members.exists(*command.member)) receipt.member = command.member;
    for (auto const& sold : command.lines) {
        auto const& product = *rooms.catalog.find(sold.sku);
        sales::ReceiptLine line{.sku = sold.sku,
                                .code = product.code,
                                .names = product.names,
                                .unit = boost::describe::enum_to_string(product.unit, ""),
                                .quantity_milli = sold.quantity_milli,
                                .unit_price = sold.unit_price,
                                .gross = sold.gross,
                                .discounts = sold.discounts,
                                .net = sold.net,
                                .tax = sold.tax,
                                .tax_class = sold.tax_class,
                                .total = sold.total};
        for (auto const& discount : sold.discounts) line.discount += discount.amount;
        line.cost = inventory::cost_of(rooms.stock.draft_cost_e4(command.store, sold.sku), sold.quantity_milli);
        receipt.lines.push_back(std::move(line));
    }
    receipt.coupons = command.coupons;
    add_up(rooms, receipt);
    receipt.rounding = command.rounding;
    receipt.total = command.total;
    receipt.tenders = command.tenders;
    receipt.change = command.change;
    receipt.points_earned = 0;
    return receipt;
}

// `subject`: which of several things of the kind it speaks of, a SKU or a coupon.
void raise(Receipt& receipt, ExceptionKind kind, std::optional<SkuId> sku, std::string detail,
           std::optional<Uuid> subject = {}) {
    if (sku) subject = sku->uuid;
    // Named after the sale, the kind and the subject, so that running the command again makes the same exception.
    auto const name = fmt::format("{} {} {}", receipt.id.text(), boost::describe::enum_to_string(kind, ""),
                                  subject ? subject->text() : "");
    receipt.exceptions.push_back(
        {.id = {Uuid::named(receipt.at, name)}, .kind = kind, .sku = sku, .detail = std::move(detail)});
}

// What one version of the prices makes of the same basket.
struct Recounted final {
    std::int64_t version = 0;
    std::int64_t exact = 0;  // before cash rounding
    std::int64_t tax = 0;
};

std::optional<Recounted> recount(Rooms& rooms, RecordedSale const& command, std::optional<std::int64_t> version) {
    std::vector<pricing::BasketLine> lines;
    lines.reserve(command.lines.size());
    for (auto const& line : command.lines) {
        lines.push_back({line.sku, line.quantity_milli, line.tax_class,
                         rooms.catalog.draft_path(rooms.catalog.find(line.sku)->category)});
    }
    std::vector<std::string> codes;
    for (auto const& coupon : command.coupons) codes.push_back(rooms.pricing.draft_coupon(coupon)->code);
    auto const moment = pricing::Moment::of(rooms.directory.draft_calendar(command.store), command.at);
    auto const basket = pricing::basket(rooms.draft, {.store = command.store,
                                                      .currency = command.currency,
                                                      .has_member = command.member.has_value(),
                                                      .cash = command.rounding != 0,
                                                      .lines = lines,
                                                      .coupon_codes = codes,
                                                      .channel = pricing::Channel::till,
                                                      .moment = moment,
                                                      .version = version});
    if (!basket) return std::nullopt;
    auto const answer = quote::quote(basket->basket);
    if (!answer) return std::nullopt;
    return Recounted{basket->version, answer->totals.total - answer->totals.rounding, answer->totals.tax()};
}

// The version that a till may have sold with: the one that it says, when it was in force while the basket may have been open,
// else the one that was in force at that moment. Nothing for the one of now.
std::optional<std::int64_t> version_of(Rooms const& rooms, RecordedSale const& command) {
    auto const now = rooms.pricing.draft_version();
    if (command.pricing_version == now) return std::nullopt;
    auto const replaced_at = rooms.pricing.draft_replaced_at(command.pricing_version);
    auto const is_real = command.pricing_version > 0 && command.pricing_version < now && replaced_at;
    if (is_real && command.at.ms <= replaced_at->ms + open_basket_ms_max) return command.pricing_version;
    return rooms.pricing.draft_version_at(command.at);
}

// The sale stands whatever the answer is; it deviates when it fits neither the prices that its till had in good faith nor
// those of its moment.
void compare_price(Rooms& rooms, RecordedSale const& command, Receipt& receipt) {
    auto const sold = receipt.total - receipt.rounding;
    auto const fits = [&](std::optional<Recounted> const& recounted) {
        return recounted && recounted->exact == sold && recounted->tax == receipt.tax;
    };
    auto const version = version_of(rooms, command);
    auto recounted = recount(rooms, command, version);
    if (fits(recounted)) return;
    auto const then = rooms.pricing.draft_version_at(command.at);
    if (version && *version != then) {
        recounted = recount(rooms, command, then);
        if (fits(recounted)) return;
    }
    if (!recounted) return raise(receipt, ExceptionKind::price_differs, {}, "this basket had no price then");
    raise(receipt, ExceptionKind::price_differs, {},
          fmt::format("sold for {} with tax {} by prices version {}; version {} says {} with tax {}", sold, receipt.tax,
                      command.pricing_version, recounted->version, recounted->exact, recounted->tax));
}

// Where the sale stands in its device's journal and in the numbers of its till.
void follow_journal(Rooms& rooms, RecordedSale const& command, Digest const& body_hash, Receipt& receipt) {
    auto end = rooms.receipts.journal_end(command.device);
    auto const follows = end.sequence == 0 ? std::string(first_previous_hash) : hex(view(end.hash));
    if (command.device_sequence == end.sequence + 1) {
        if (command.previous_hash != follows) {
            raise(receipt, ExceptionKind::journal_fork, {},
                  fmt::format("entry {} does not follow the one before it", command.device_sequence));
        }
    } else if (command.device_sequence > end.sequence) {
        raise(receipt, ExceptionKind::sequence_gap, {},
              fmt::format("entries {} to {} are missing", end.sequence + 1, command.device_sequence - 1));
        auto const first = std::max(end.sequence + 1, command.device_sequence - gap_count_max);
        for (auto missing = first; missing < command.device_sequence; ++missing) end.missing.push_back(missing);
    } else if (auto const found = std::find(end.missing.begin(), end.missing.end(), command.device_sequence);
               found != end.missing.end()) {
        end.missing.erase(found);
    } else {
        raise(receipt, ExceptionKind::journal_fork, {},
              fmt::format("entry {} has been sent with another sale", command.device_sequence));
    }
    if (command.device_sequence > end.sequence) {
        end.sequence = command.device_sequence;
        end.hash = body_hash;
    }
    rooms.receipts.move_journal(command.device, std::move(end));
}

// One for each SKU and each coupon, however many lines or limits it fell short of.
void note_shortfalls(Receipt& receipt, SaleSet const& set, ledger::Posted const& posted) {
    std::set<Uuid> noted;
    for (auto const& shortfall : posted.shortfalls) {
        auto const unit = set.transfers[shortfall.transfer_index].from.unit;
        if (!noted.insert(unit).second) continue;
        if (shortfall.transfer_index < set.goods_count) {
            raise(receipt, ExceptionKind::stock_below_zero, SkuId{unit},
                  fmt::format("{} milli on the shelf after the sale, {} promised to nobody", shortfall.posted_after,
                              shortfall.available_after));
        } else {
            raise(receipt, ExceptionKind::coupon_overused, {},
                  fmt::format("coupon {} was used more often than it allows", unit.text()), unit);
        }
    }
}

}  // namespace

Result<Answer, SaleRefusal> record_sale(db::Draft& draft, Asked const& asked, RecordedSale const& command,
                                        Digest const& body_hash) {
    Rooms rooms(draft);
    if (auto const known = rooms.receipts.find(draft, command.id)) {
        if (known->hash != asked.hash) return SaleRefused{SaleRefusal::id_reused, "id"};
        return replay_of(*known);
    }
    if (auto refused = wrong_place(rooms, command)) return *refused;
    if (auto refused = wrong_lines(rooms, command)) return *refused;
    switch (fault_of(command.tenders, command.total)) {
        case TenderFault::none: break;
        case TenderFault::bad: return SaleRefused{SaleRefusal::bad_tender, "tenders"};
        case TenderFault::short_of_total: return SaleRefused{SaleRefusal::tender_short, "tenders"};
        case TenderFault::over_total: return SaleRefused{SaleRefusal::tender_over, "tenders"};
    }
    auto receipt = receipt_of(rooms, command);
    if (!sales::broken_sums(receipt).empty()) return SaleRefused{SaleRefusal::sums_differ, "total"};
    receipt.points_earned = points_earned(rooms, receipt);

    auto const set = sale_set(rooms, *rooms.directory.draft_store(command.store), receipt, ledger::Guarding::waive);
    auto const posted = rooms.ledger.post(command.id.uuid, command.at, set.transfers);
    if (!posted) return SaleRefused{SaleRefusal::amount_too_large, "total"};
    note_shortfalls(receipt, set, *posted);
    if (command.member && !receipt.member) {
        raise(receipt, ExceptionKind::unknown_member, {},
              fmt::format("member {} is not in the books", command.member->text()));
    }
    compare_price(rooms, command, receipt);
    follow_journal(rooms, command, body_hash, receipt);
    auto const last = rooms.receipts.last_sequence(command.till, sales::Series::sale);
    if (command.sequence != last + 1 && receipt.exceptions.empty()) {
        raise(receipt, ExceptionKind::sequence_gap, {},
              fmt::format("receipt number {} after {}", command.sequence, last));
    }
    if (command.at.ms > asked.at.ms + clock_skew_ms_max) {
        raise(receipt, ExceptionKind::clock_skew, {}, fmt::format("the till's clock says {}", command.at.text()));
    }
    return close(rooms, asked, "record_sale", std::move(receipt),
                 rooms.directory.draft_calendar(command.store).hour(command.at));
}

}  // namespace zg::flows
