#pragma once

#include <zg/ledger.h>
#include <zg/receipt.h>

#include <cstdint>
#include <vector>

namespace zg::flows {

// One side of a document's money: an account and how much leaves it (or reaches it). Amounts are above zero.
struct Side final {
    ledger::Account account;
    std::int64_t amount = 0;
};

// Transfers that carry everything from the givers to the takers, in order, without an account in between. Both sides have the
// same sum and unit; n givers and m takers need at most n + m - 1 transfers.
[[nodiscard]] std::vector<ledger::Transfer> carry(std::vector<Side> givers, std::vector<Side> takers);

// What came in by each kind of tender when `change` went back in cash; zero amounts are left out.
[[nodiscard]] std::vector<sales::Tender> kept(std::vector<sales::Tender> const&, std::int64_t change);

enum class TenderFault { none, bad, short_of_total, over_total };
// Whether tenders pay `total`: amounts above zero, change only out of cash.
[[nodiscard]] TenderFault fault_of(std::vector<sales::Tender> const&, std::int64_t total);
[[nodiscard]] std::int64_t sum_of(std::vector<sales::Tender> const&);
[[nodiscard]] std::int64_t sum_of(std::vector<sales::Tender> const&, sales::TenderKind);

// Splits a refund over what each tender of the sale has left, in the order of the sale. Empty when it does not fit.
[[nodiscard]] std::vector<sales::Tender> give_back(std::vector<sales::Tender> const& left, std::int64_t total);

inline constexpr std::size_t tender_count_max = 20;
inline constexpr std::int64_t clock_skew_ms_max = 5 * 60'000;  // how far a till's clock may be ahead of the server's
inline constexpr std::int64_t amount_max = 9'007'199'254'740'991;  // integers in JSON stay within 2^53

}  // namespace zg::flows
