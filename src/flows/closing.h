#pragma once

#include "rooms.h"

#include <zg/flows.h>

namespace zg::flows {

// The steps that every receipt takes on its way into the books, whichever flow wrote it.

// Goods from the shelf to the customer, money to the tenders, coupons used, points earned: one linked set, all or nothing.
struct SaleSet final {
    std::vector<ledger::Transfer> transfers;
    std::size_t goods_count = 0;  // the first of them are the lines' goods, in order
};
[[nodiscard]] SaleSet sale_set(Rooms&, access::Store const&, sales::Receipt const&, ledger::Guarding);

// Points that a sale earns for its member by the company's rule.
[[nodiscard]] std::int64_t points_earned(Rooms&, sales::Receipt const&);

// Account of a kind of tender: the till's drawer for cash, the store's account for the rest.
[[nodiscard]] ledger::Account tender_account(sales::Receipt const&, sales::TenderKind);

// The receipt, its audit entry and its event; answers its JSON.
Answer close(Rooms&, Asked const&, std::string_view act, sales::Receipt, std::int32_t hour);
// The answer to a command that has been carried out before.
[[nodiscard]] Answer replay_of(sales::Stored const&);

// Sums of lines into the receipt's totals and taxes.
void add_up(Rooms&, sales::Receipt&);

}  // namespace zg::flows
