#include "rules.h"

#include <zg/assert.h>

#include <algorithm>

namespace zg::flows {

using sales::Tender;
using sales::TenderKind;

std::vector<ledger::Transfer> carry(std::vector<Side> givers, std::vector<Side> takers) {
    std::vector<ledger::Transfer> transfers;
    std::size_t taker = 0;
    for (auto& giver : givers) {
        while (giver.amount > 0) {
            ZG_ASSERT(taker < takers.size());
            auto& into = takers[taker];
            auto const amount = std::min(giver.amount, into.amount);
            if (amount > 0) transfers.push_back({.from = giver.account, .to = into.account, .amount = amount});
            giver.amount -= amount;
            into.amount -= amount;
            if (into.amount == 0) ++taker;
        }
    }
    for (; taker < takers.size(); ++taker) ZG_ASSERT(takers[taker].amount == 0);
    return transfers;
}

std::vector<Tender> kept(std::vector<Tender> const& tenders, std::int64_t change) {
    std::vector<Tender> out;
    for (auto const& tender : tenders) {
        auto const back = tender.kind == TenderKind::cash ? std::min(change, tender.amount) : 0;
        change -= back;
        if (tender.amount > back) out.push_back({tender.kind, tender.amount - back});
    }
    ZG_ASSERT(change == 0);
    return out;
}

std::int64_t sum_of(std::vector<Tender> const& tenders) {
    std::int64_t sum = 0;
    for (auto const& tender : tenders) sum += tender.amount;
    return sum;
}

std::int64_t sum_of(std::vector<Tender> const& tenders, TenderKind kind) {
    std::int64_t sum = 0;
    for (auto const& tender : tenders) sum += tender.kind == kind ? tender.amount : 0;
    return sum;
}

TenderFault fault_of(std::vector<Tender> const& tenders, std::int64_t total) {
    if (tenders.size() > tender_count_max) return TenderFault::bad;
    for (auto const& tender : tenders) {
        if (tender.amount <= 0 || tender.amount > amount_max) return TenderFault::bad;
        if (tender.kind == TenderKind::unknown) return TenderFault::bad;  // only imported history was paid so
    }
    auto const sum = sum_of(tenders);
    if (sum < total) return TenderFault::short_of_total;
    if (sum - total > sum_of(tenders, TenderKind::cash)) return TenderFault::over_total;
    return TenderFault::none;
}

std::vector<Tender> give_back(std::vector<Tender> const& left, std::int64_t total) {
    std::vector<Tender> out;
    for (auto const& tender : left) {
        auto const amount = std::min(tender.amount, total);
        if (amount > 0) out.push_back({tender.kind, amount});
        total -= amount;
    }
    if (total > 0) out.clear();
    return out;
}

}  // namespace zg::flows
