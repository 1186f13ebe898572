#include <zg/flows_import.h>

#include "closing.h"
#include "opening.h"
#include "refunding.h"
#include "refusing.h"
#include "rules.h"

#include <zg/money.h>

#include <fmt/format.h>

namespace zg::flows {

using sales::Receipt;
namespace {

constexpr std::int64_t rate_whole = 1'000'000;

std::int64_t amount_of(Receipt const& receipt) {
    std::int64_t amount = 0;
    for (auto const& line : receipt.lines) amount += line.gross;
    return amount;
}

std::optional<SaleRefused> wrong_place(Rooms const& rooms, ImportSale const& command) {
    if (!rooms.directory.draft_till(command.till)) return SaleRefused{SaleRefusal::unknown_till, "till"};
    auto const terms = rooms.pricing.draft_terms();
    if (!terms) return SaleRefused{SaleRefusal::terms_missing};
    if (terms->currency != command.currency) return SaleRefused{SaleRefusal::wrong_currency, "currency"};
    if (command.member && !rooms.members.exists(*command.member))
        return SaleRefused{SaleRefusal::unknown_member, "member"};
    return std::nullopt;
}

std::optional<SaleRefused> wrong_lines(Rooms const& rooms, ImportSale const& command) {
    if (command.lines.empty()) return SaleRefused{SaleRefusal::no_lines, "lines"};
    if (command.lines.size() > import_line_count_max) return SaleRefused{SaleRefusal::too_many_lines, "lines"};
    for (std::size_t index = 0; index < command.lines.size(); ++index) {
        auto const& line = command.lines[index];
        auto const* product = rooms.catalog.find(line.sku);
        if (!product) return SaleRefused{SaleRefusal::unknown_sku, line_field(index, "sku")};
        if (line.quantity_milli <= 0)
            return SaleRefused{SaleRefusal::quantity_zero, line_field(index, "quantity_milli")};
        if (line.quantity_milli > amount_max)
            return SaleRefused{SaleRefusal::quantity_too_large, line_field(index, "quantity_milli")};
        if (line.amount < 0 || line.amount > amount_max || line.unit_price < 0 || line.unit_price > amount_max) {
            return SaleRefused{SaleRefusal::amount_too_large, line_field(index, "amount")};
        }
        if (!rooms.pricing.draft_tax_class(product->tax_class)) {
            return SaleRefused{SaleRefusal::unknown_tax_class, line_field(index, "sku")};
        }
    }
    return std::nullopt;
}

// Tax line by line: nothing tells how the source rounded it over a document.
sales::ReceiptLine line_of(Rooms& rooms, Receipt const& receipt, ImportLine const& sold) {
    auto const& product = *rooms.catalog.find(sold.sku);
    auto const rate = rooms.pricing.draft_tax_class(product.tax_class)->rate_ppm;
    sales::ReceiptLine line{.sku = sold.sku,
                            .code = product.code,
                            .names = product.names,
                            .unit = boost::describe::enum_to_string(product.unit, ""),
                            .quantity_milli = sold.quantity_milli,
                            .unit_price = sold.unit_price,
                            .gross = sold.amount,
                            .tax_class = product.tax_class};
    auto const base = receipt.tax_included ? rate_whole + rate : rate_whole;
    line.tax = divide(Wide{sold.amount} * rate, base, Rounding::half_up).value();
    line.net = receipt.tax_included ? sold.amount - line.tax : sold.amount;
    line.total = line.net + line.tax;
    line.cost = inventory::cost_of(rooms.stock.draft_cost_e4(receipt.store, sold.sku), sold.quantity_milli);
    return line;
}

Receipt receipt_of(Rooms& rooms, ImportSale const& command) {
    auto const& till = *rooms.directory.draft_till(command.till);
    auto const& store = *rooms.directory.draft_store(till.store);
    auto const sequence = rooms.receipts.last_sequence(command.till, sales::Series::sale) + 1;
    Receipt receipt{.id = command.id,
                    .number = sales::receipt_number(store.code, till.code, sales::Series::sale, sequence),
                    .kind = sales::ReceiptKind::sale,
                    .store = till.store,
                    .till = command.till,
                    .sequence = sequence,
                    .at = command.at,
                    .business_date = rooms.directory.draft_calendar(till.store).date(command.at),
                    .currency = command.currency,
                    .tax_included = rooms.pricing.draft_terms()->tax_included,
                    .member = command.member,
                    .origin = sales::Origin::import,
                    .reference = command.reference};
    receipt.lines.reserve(command.lines.size());
    for (auto const& line : command.lines) receipt.lines.push_back(line_of(rooms, receipt, line));
    add_up(rooms, receipt);
    receipt.total = receipt.net + receipt.tax;
    if (receipt.total > 0) receipt.tenders = {{sales::TenderKind::unknown, receipt.total}};
    return receipt;
}

}  // namespace

Result<Imported, SaleRefusal> import_sale(db::Draft& draft, Asked const& asked, ImportSale const& command) {
    Rooms rooms(draft);
    if (auto const known = rooms.receipts.find(draft, command.id)) {
        if (known->hash != asked.hash) return SaleRefused{SaleRefusal::id_reused, "id"};
        return Imported{.was_there = true, .amount = amount_of(known->receipt)};
    }
    if (auto refused = wrong_place(rooms, command)) return *refused;
    if (auto refused = wrong_lines(rooms, command)) return *refused;
    auto receipt = receipt_of(rooms, command);
    if (!sales::broken_sums(receipt).empty() || receipt.total > amount_max)
        return SaleRefused{SaleRefusal::sums_differ, "lines"};

    auto const& store = *rooms.directory.draft_store(receipt.store);
    Needs needs;
    for (auto const& line : receipt.lines) needs.add(line.sku, line.quantity_milli);
    auto from_opening = needs.from_opening(rooms.ledger, store.location);
    auto transfers = transfers_of(from_opening, store.location);
    // A shelf that was below zero before stays as far below: the import brings what it takes and hides nothing.
    auto const set = sale_set(rooms, store, receipt, ledger::Guarding::waive);
    transfers.insert(transfers.end(), set.transfers.begin(), set.transfers.end());
    if (!rooms.ledger.post(command.id.uuid, command.at, transfers))
        return SaleRefused{SaleRefusal::amount_too_large, "lines"};
    Imported imported{.amount = amount_of(receipt), .from_opening = std::move(from_opening)};
    auto const hour = rooms.directory.draft_calendar(receipt.store).hour(command.at);
    close(rooms, asked, "import_sale", std::move(receipt), hour);
    return imported;
}

Result<Imported, SaleRefusal> import_refund(db::Draft& draft, Asked const& asked, ImportRefund const& command) {
    Rooms rooms(draft);
    Returned returned{.id = command.id,
                      .receipt = command.receipt,
                      .till = command.till,
                      .at = command.at,
                      .lines = {},
                      .goods_to = {},
                      .reason = "import",
                      .origin = sales::Origin::import,
                      .reference = command.reference};
    for (auto const& line : command.lines) {
        returned.lines.push_back({line.line, line.quantity_milli});
        returned.goods_to.push_back(line.not_goods ? GoodsTo::opening : GoodsTo::shelf);
    }
    auto const answer = take_back(rooms, asked, "import_refund", returned);
    if (!answer) return answer.refused();
    return Imported{.was_there = answer->replayed, .amount = amount_of(sales::read_body(answer->body))};
}

}  // namespace zg::flows
