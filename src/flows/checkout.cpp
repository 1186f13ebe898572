#include <zg/flows.h>

#include "closing.h"
#include "refusing.h"
#include "rooms.h"
#include "rules.h"

#include <zg/quote.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::flows {

using sales::Receipt;
namespace {

SaleRefusal reason_of(pricing::BasketRefusal refusal) {
    switch (refusal) {
        case pricing::BasketRefusal::terms_missing: return SaleRefusal::terms_missing;
        case pricing::BasketRefusal::wrong_currency: return SaleRefusal::wrong_currency;
        case pricing::BasketRefusal::unknown_tax_class: return SaleRefusal::unknown_tax_class;
        case pricing::BasketRefusal::price_missing: return SaleRefusal::price_missing;
        case pricing::BasketRefusal::unknown_coupon: return SaleRefusal::unknown_coupon;
        case pricing::BasketRefusal::duplicate_coupon: return SaleRefusal::duplicate_coupon;
        case pricing::BasketRefusal::coupon_not_now: return SaleRefusal::coupon_not_now;
        case pricing::BasketRefusal::coupon_for_members: return SaleRefusal::member_needed;
    }
    __builtin_unreachable();
}

SaleRefusal reason_of(quote::QuoteRefusal refusal) {
    switch (refusal) {
        case quote::QuoteRefusal::quantity_zero: return SaleRefusal::quantity_zero;
        case quote::QuoteRefusal::too_many_lines: return SaleRefusal::too_many_lines;
        case quote::QuoteRefusal::unknown_tax_class: return SaleRefusal::unknown_tax_class;
        case quote::QuoteRefusal::amount_too_large:
        case quote::QuoteRefusal::malformed:
        case quote::QuoteRefusal::too_many_rules:
        case quote::QuoteRefusal::price_negative:
        case quote::QuoteRefusal::bad_rate:
        case quote::QuoteRefusal::bad_discount:
        case quote::QuoteRefusal::unknown_line:
        case quote::QuoteRefusal::bad_promotion:
        case quote::QuoteRefusal::bad_coupon:
        case quote::QuoteRefusal::bad_rounding: return SaleRefusal::amount_too_large;
    }
    __builtin_unreachable();
}

// Who sells, where, to whom and what: everything that can be wrong before a price is asked for.
std::optional<SaleRefused> wrong_place(Rooms const& rooms, Checkout const& command) {
    if (!rooms.directory.draft_store(command.store)) return SaleRefused{SaleRefusal::unknown_store, "store"};
    auto const* till = rooms.directory.draft_till(command.till);
    if (!till) return SaleRefused{SaleRefusal::unknown_till, "till"};
    if (till->store != command.store) return SaleRefused{SaleRefusal::till_of_other_store, "till"};
    if (command.member && !rooms.members.exists(*command.member))
        return SaleRefused{SaleRefusal::unknown_member, "member"};
    if (command.lines.empty()) return SaleRefused{SaleRefusal::no_lines, "lines"};
    if (command.lines.size() > quote::line_count_max) return SaleRefused{SaleRefusal::too_many_lines, "lines"};
    return std::nullopt;
}

using Products = std::vector<catalog::Product const*>;

Result<Products, SaleRefusal> products_of(Rooms const& rooms, Checkout const& command) {
    Products products;
    products.reserve(command.lines.size());
    for (std::size_t index = 0; index < command.lines.size(); ++index) {
        auto const* product = rooms.catalog.find(command.lines[index].sku);
        if (!product) return SaleRefused{SaleRefusal::unknown_sku, line_field(index, "sku")};
        if (!product->active) return SaleRefused{SaleRefusal::sku_inactive, line_field(index, "sku")};
        if (command.lines[index].quantity_milli <= 0) {
            return SaleRefused{SaleRefusal::quantity_zero, line_field(index, "quantity_milli")};
        }
        products.push_back(product);
    }
    return products;
}

struct Priced final {
    pricing::PricedBasket rules;
    quote::Quoted quoted;
};

bool pays_all_in_cash(Checkout const& command) {
    return !command.tenders.empty() &&
           std::all_of(command.tenders.begin(), command.tenders.end(),
                       [](auto const& tender) { return tender.kind == sales::TenderKind::cash; });
}

Result<Priced, SaleRefusal> price(Rooms& rooms, Instant at, Checkout const& command, Products const& products) {
    std::vector<pricing::BasketLine> lines;
    lines.reserve(products.size());
    for (std::size_t index = 0; index < products.size(); ++index) {
        lines.push_back({command.lines[index].sku, command.lines[index].quantity_milli, products[index]->tax_class,
                         rooms.catalog.draft_path(products[index]->category)});
    }
    auto basket = pricing::basket(rooms.draft,
                                  {.store = command.store,
                                   .currency = command.currency,
                                   .has_member = command.member.has_value(),
                                   .cash = pays_all_in_cash(command),
                                   .lines = lines,
                                   .coupon_codes = command.coupons,
                                   .channel = command.channel.value_or(pricing::Channel::api),
                                   .moment = pricing::Moment::of(rooms.directory.draft_calendar(command.store), at)});
    if (!basket) return SaleRefused{reason_of(basket.reason()), basket.refused().field};
    for (std::size_t index = 0; index < command.lines.size(); ++index) {
        auto const& line = basket->basket.lines[index];
        auto const& seen = command.lines[index].unit_price;
        auto const is_member_price = command.member && seen == line.member_price;
        if (seen && *seen != line.unit_price && !is_member_price) {
            return SaleRefused{SaleRefusal::price_changed, line_field(index, "unit_price")};
        }
    }
    auto const answer = quote::quote(basket->basket);
    if (!answer) return SaleRefused{reason_of(answer.refused().code), quote::field_path(answer.refused())};
    for (std::size_t index = 0; index < answer->coupons.size(); ++index) {
        if (answer->coupons[index].use != quote::CouponUse::used) {
            return SaleRefused{SaleRefusal::coupon_not_applicable, fmt::format("coupons[{}]", index)};
        }
    }
    return Priced{*std::move(basket), *answer};
}

std::optional<SaleRefused> wrong_payment(Checkout const& command, std::int64_t total) {
    if (command.expected_total && *command.expected_total != total) {
        return SaleRefused{SaleRefusal::total_changed, "expected_total"};
    }
    switch (fault_of(command.tenders, total)) {
        case TenderFault::none: return std::nullopt;
        case TenderFault::bad: return SaleRefused{SaleRefusal::bad_tender, "tenders"};
        case TenderFault::short_of_total: return SaleRefused{SaleRefusal::tender_short, "tenders"};
        case TenderFault::over_total: return SaleRefused{SaleRefusal::tender_over, "tenders"};
    }
    __builtin_unreachable();
}

Receipt receipt_of(Rooms& rooms, Asked const& asked, Checkout const& command, Products const& products,
                   Priced const& priced) {
    auto const& store = *rooms.directory.draft_store(command.store);
    auto const& till = *rooms.directory.draft_till(command.till);
    auto const sequence = rooms.receipts.last_sequence(command.till, sales::Series::checkout) + 1;
    Receipt receipt{.id = command.id,
                    .number = sales::receipt_number(store.code, till.code, sales::Series::checkout, sequence),
                    .kind = sales::ReceiptKind::sale,
                    .store = command.store,
                    .till = command.till,
                    .sequence = sequence,
                    .at = asked.at,
                    .business_date = rooms.directory.draft_calendar(command.store).date(asked.at),
                    .currency = command.currency,
                    .tax_included = true,
                    .member = command.member,
                    .origin = sales::Origin::api};
    // Looked up one after the other with nothing in between: each is a walk through cold memory, and so they overlap.
    std::vector<std::optional<std::int64_t>> costs_e4;
    costs_e4.reserve(products.size());
    for (auto const* product : products) costs_e4.push_back(rooms.stock.draft_cost_e4(command.store, product->id));
    receipt.lines.reserve(products.size());
    for (std::size_t index = 0; index < products.size(); ++index) {
        auto const& product = *products[index];
        auto const& asked_line = priced.rules.basket.lines[index];
        auto const& quoted = priced.quoted.lines[index];
        sales::ReceiptLine line{.sku = product.id,
                                .code = product.code,
                                .names = product.names,
                                .unit = boost::describe::enum_to_string(product.unit, ""),
                                .quantity_milli = asked_line.quantity_milli,
                                .unit_price = asked_line.unit_price,
                                .gross = quoted.gross,
                                .discount = quoted.discount,
                                .net = quoted.net,
                                .tax = quoted.tax,
                                .tax_class = product.tax_class,
                                .total = quoted.total};
        for (auto const& share : priced.quoted.shares_of(quoted)) {
            line.discounts.push_back({priced.rules.rule_text(share), share.amount});
        }
        line.cost = inventory::cost_of(costs_e4[index], line.quantity_milli);
        receipt.lines.push_back(std::move(line));
    }
    receipt.tax_included = priced.quoted.totals.tax_outside == 0 &&
                           (priced.rules.basket.tax_classes.empty() ||
                            priced.rules.basket.tax_classes.front().mode == quote::TaxMode::inside);
    receipt.coupons = priced.rules.coupons;
    add_up(rooms, receipt);
    receipt.rounding = priced.quoted.totals.rounding;
    receipt.total = priced.quoted.totals.total;
    receipt.tenders = command.tenders;
    receipt.change = sum_of(command.tenders) - receipt.total;
    receipt.points_earned = points_earned(rooms, receipt);
    return receipt;
}

// Which line or coupon the ledger would not let go.
SaleRefused refusal_of(Receipt const& receipt, SaleSet const& set, ledger::TransferRefusal reason,
                       std::string const& field) {
    if (reason != ledger::TransferRefusal::not_enough) return {SaleRefusal::amount_too_large, "lines"};
    // The ledger names the transfer as "transfers[i]".
    auto const begin = field.find('[');
    auto const index = begin == std::string::npos ? 0 : std::stoul(field.substr(begin + 1));
    if (index < set.goods_count) return {SaleRefusal::not_enough_on_hand, line_field(index, "quantity_milli")};
    for (std::size_t coupon = 0; coupon < receipt.coupons.size(); ++coupon) {
        if (set.transfers[index].from.unit == receipt.coupons[coupon].uuid) {
            return {SaleRefusal::coupon_used_up, fmt::format("coupons[{}]", coupon)};
        }
    }
    return {SaleRefusal::amount_too_large, "tenders"};
}

}  // namespace

Result<Answer, SaleRefusal> checkout(db::Draft& draft, Asked const& asked, Checkout const& command) {
    Rooms rooms(draft);
    if (auto const known = rooms.receipts.find(draft, command.id)) {
        if (known->hash != asked.hash) return SaleRefused{SaleRefusal::id_reused, "id"};
        return replay_of(*known);
    }
    if (auto refused = wrong_place(rooms, command)) return *refused;
    auto const products = products_of(rooms, command);
    if (!products) return products.refused();
    auto const priced = price(rooms, asked.at, command, *products);
    if (!priced) return priced.refused();
    if (auto refused = wrong_payment(command, priced->quoted.totals.total)) return *refused;

    auto receipt = receipt_of(rooms, asked, command, *products, *priced);
    auto const set = sale_set(rooms, *rooms.directory.draft_store(command.store), receipt, ledger::Guarding::enforce);
    auto const posted = rooms.ledger.post(command.id.uuid, asked.at, set.transfers);
    if (!posted) return refusal_of(receipt, set, posted.reason(), posted.refused().field);
    return close(rooms, asked, "checkout", std::move(receipt),
                 rooms.directory.draft_calendar(command.store).hour(asked.at));
}

}  // namespace zg::flows
