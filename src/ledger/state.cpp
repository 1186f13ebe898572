#include "state.h"

#include <zg/assert.h>

namespace zg::ledger {

void Ledger::State::rollback(Mark const& mark) {
    ZG_ASSERT(mark.transfer_count <= transfers.size() && mark.set_count <= sets.size());
    while (transfers.size() > mark.transfer_count) {
        auto const& row = transfers.back();
        if (row.kind == Kind::pending) opened.erase(row.sequence);
        if (row.pending) closed.erase(*row.pending);
        transfers.pop_back();
    }
    sets.resize(mark.set_count);
    balances.rollback(mark.balances);
}

void Ledger::State::clear_batch() {
    transfers.clear();
    sets.clear();
    if (!opened.empty()) opened.clear();
    if (!closed.empty()) closed.clear();
    balances.clear();
    command = Mark{};
}

void Ledger::State::apply_batch() {
    for (auto const& row : transfers) {
        if (row.kind == Kind::pending) load_pending(row.sequence, opened.at(row.sequence));
        if (row.pending) forget_pending(*row.pending);
    }
    last_sequence += static_cast<std::int64_t>(transfers.size());
    balances.apply();
    clear_batch();
}

// A document that posts in several steps gets one row.
void Ledger::State::begin_set(Uuid document, Instant at) {
    bool const goes_on = !sets.empty() && sets.back().document == document && sets.back().at == at;
    if (!goes_on) sets.push_back({.first_sequence = next_sequence(), .document = document, .at = at});
}

void Ledger::State::find_accounts(std::span<Transfer const> asked) {
    accounts_found.clear();
    for (auto const& transfer : asked) {
        auto const from = balances.intern(transfer.from);
        accounts_found.emplace_back(from, balances.intern(transfer.to));
    }
}

void Ledger::State::append(TransferRow row, Pair const& after) {
    ZG_ASSERT(row.amount > 0 && row.from != row.to);
    auto const before = pair_of(row.from, row.to);
    row.sequence = next_sequence();
    row.from_previous = balances.staged(row.from).last_sequence;
    row.to_previous = balances.staged(row.to).last_sequence;
    balances.stage(row.from, {after.from, row.sequence});
    balances.stage(row.to, {after.to, row.sequence});
    transfers.push_back(row);

    // The other half of the pair: what one account lost the other won, and what is read back is what was decided.
    ZG_ASSERT(before.from.posted - after.from.posted == after.to.posted - before.to.posted);
    ZG_ASSERT(before.from.held - after.from.held == before.to.incoming - after.to.incoming);
    ZG_ASSERT(pair_of(row.from, row.to) == after);
}

Result<Pending, TransferRefusal> Ledger::State::find_open(db::Tx& stored, PendingId id) const {
    auto const refused = [](Kind closing) {
        return Refused{closing == Kind::expired ? TransferRefusal::pending_expired : TransferRefusal::pending_closed};
    };
    if (auto const found = closed.find(id); found != closed.end()) return refused(found->second);
    if (auto const found = opened.find(id); found != opened.end()) return found->second;
    if (auto const found = open.find(id); found != open.end()) return found->second;

    auto const row = rows::transfer(stored, id);
    if (!row || row->kind != Kind::pending) return Refused{TransferRefusal::unknown_pending};
    auto const closing = rows::closing_of(stored, id);
    if (!closing) throw db::Failure(db::FailureKind::corrupt, "ledger: a pending transfer is open on disk only");
    return refused(*closing);
}

void Ledger::State::close(PendingId id, Pending const& pending, Kind kind, std::int64_t amount, Pair const& after) {
    ZG_ASSERT(!closed.contains(id));
    append({.kind = kind, .from = pending.from, .to = pending.to, .amount = amount, .pending = id}, after);
    closed.emplace(id, kind);
    ZG_ASSERT(after.from.held >= 0 && after.to.incoming >= 0);
}

void Ledger::State::load_pending(PendingId id, Pending const& pending) {
    auto const inserted = open.emplace(id, pending).second;
    ZG_ASSERT(inserted);
    due.emplace(pending.expires_at_ms, id);
    changed_pending.push_back(id);
}

void Ledger::State::forget_pending(PendingId id) {
    auto const found = open.find(id);
    ZG_ASSERT(found != open.end());
    due.erase({found->second.expires_at_ms, id});
    open.erase(found);
    changed_pending.push_back(id);
}

}  // namespace zg::ledger
