#include "state.h"

#include <zg/assert.h>

#include <fmt/format.h>

#include <mutex>

// The way from rows to memory: swept balances, then the transfers after the watermark.
namespace zg::ledger {
namespace {

void require(bool condition, char const* what, std::int64_t sequence) {
    if (condition) return;
    throw db::Failure(db::FailureKind::corrupt, fmt::format("ledger: transfer {}: {}", sequence, what));
}

Pending pending_from(db::Tx& tx, TransferRow const& row) {
    auto const set = rows::set_of(tx, row.sequence);
    require(set.has_value(), "belongs to no set", row.sequence);
    return {.from = row.from,
            .to = row.to,
            .amount = row.amount,
            .expires_at_ms = row.expires_at_ms.value_or(0),
            .document = set->document};
}

}  // namespace

void Ledger::State::load(db::Tx& tx) {
    rows::each_account(tx, 0,
                       [&](AccountIndex index, Account const& account) { balances.load_account(index, account); });
    watermark = rows::watermark(tx);
    last_sequence = watermark;
    rows::each_balance(tx, [&](BalanceRow const& row) {
        require(row.account < balances.count() && row.last_sequence <= watermark, "swept too far", row.last_sequence);
        balances.load(row.account, {row.balance, row.last_sequence});
    });

    std::vector<PendingId> ids;
    rows::each_open_pending(tx, [&](PendingId id) { ids.push_back(id); });
    for (auto const id : ids) {
        auto const row = rows::transfer(tx, id);
        require(row && row->kind == Kind::pending, "is not pending", id);
        load_pending(id, pending_from(tx, *row));
    }
    changed_pending.clear();

    rows::each_transfer(tx, watermark, [&](TransferRow const& row) { replay(row, tx); });
    ZG_ASSERT(last_sequence >= watermark);
}

// What others have committed lies behind what is known: accounts and transfers are numbered in the order of the commits.
void Ledger::State::follow(db::Tx& tx) {
    std::vector<Account> fresh;
    rows::each_account(tx, static_cast<AccountIndex>(balances.count()),
                       [&](AccountIndex, Account const& account) { fresh.push_back(account); });
    std::vector<TransferRow> later;
    rows::each_transfer(tx, last_sequence, [&](TransferRow const& row) { later.push_back(row); });
    std::unique_lock const lock(mutex);
    for (auto const& account : fresh) balances.load_account(static_cast<AccountIndex>(balances.count()), account);
    for (auto const& row : later) replay(row, tx);
}

// Does again what a stored transfer has done, without asking any guard: history is true.
void Ledger::State::replay(TransferRow const& row, db::Tx& tx) {
    require(row.sequence == last_sequence + 1, "numbers have a gap before it", row.sequence);
    require(row.from < balances.count() && row.to < balances.count(), "unknown account", row.sequence);
    auto from = balances.committed(row.from);
    auto to = balances.committed(row.to);
    require(row.from_previous == from.last_sequence && row.to_previous == to.last_sequence, "chain does not join",
            row.sequence);

    Pair after{from.balance, to.balance};
    switch (row.kind) {
        case Kind::posted: after = with_posted(after, row.amount); break;
        case Kind::pending:
            after = with_pending(after, row.amount);
            load_pending(row.sequence, pending_from(tx, row));
            break;
        case Kind::post:
        case Kind::voided:
        case Kind::expired: {
            auto const found = open.find(*row.pending);
            require(found != open.end(), "closes what is not open", row.sequence);
            auto const posted = row.kind == Kind::post ? row.amount : 0;
            after = with_closing(after, {.from = {}, .held = found->second.amount, .posted = posted});
            forget_pending(*row.pending);
            break;
        }
    }
    require(!too_large(after), "takes a balance beyond all bounds", row.sequence);
    balances.load_change(row.from, {after.from, row.sequence});
    balances.load_change(row.to, {after.to, row.sequence});
    last_sequence = row.sequence;
}

}  // namespace zg::ledger
