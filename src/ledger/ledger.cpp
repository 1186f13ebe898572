#include <zg/ledger.h>

#include "state.h"

#include <zg/hash.h>

#include <fmt/format.h>

#include <mutex>

namespace zg::ledger {
namespace {

std::string transfer_field(std::size_t index) { return fmt::format("transfers[{}]", index); }

}  // namespace

Ledger::Ledger(db::Db& books) : state_(std::make_unique<State>()) {
    books.read([&](db::Tx& tx) { state_->load(tx); });
}

Ledger::~Ledger() = default;

Result<Posted, TransferRefusal> Ledger::post(Uuid document, Instant at, std::span<Transfer const> transfers) {
    auto& state = *state_;
    Posted posted{.first_sequence = state.next_sequence(), .shortfalls = {}};
    if (transfers.empty()) return posted;

    auto const mark = state.mark();
    state.begin_set(document, at);
    state.find_accounts(transfers);
    for (std::size_t index = 0; index < transfers.size(); ++index) {
        auto const& transfer = transfers[index];
        auto const refuse = [&](TransferRefusal reason) {
            state.rollback(mark);
            return Refused{reason, transfer_field(index)};
        };
        if (auto const fault = fault_of(transfer)) return refuse(*fault);

        auto const [from, to] = state.accounts_found[index];
        auto const moved = decide_posted(state.pair_of(from, to), transfer);
        if (!moved) return refuse(moved.reason());

        auto const& [after, waived] = *moved;
        state.append({.kind = Kind::posted, .waived = waived, .from = from, .to = to, .amount = transfer.amount},
                     after);
        if (waived) posted.shortfalls.push_back({index, after.from.posted, after.from.available()});
    }
    return posted;
}

Result<std::vector<PendingId>, TransferRefusal> Ledger::hold(Uuid document, Instant at, Instant expires_at,
                                                             std::span<Transfer const> transfers) {
    auto& state = *state_;
    if (expires_at <= at) return Refused{TransferRefusal::pending_expired, "expires_at"};
    std::vector<PendingId> ids;
    if (transfers.empty()) return ids;

    auto const mark = state.mark();
    state.begin_set(document, at);
    for (std::size_t index = 0; index < transfers.size(); ++index) {
        auto const& transfer = transfers[index];
        auto const refuse = [&](TransferRefusal reason) {
            state.rollback(mark);
            return Refused{reason, transfer_field(index)};
        };
        if (auto const fault = fault_of(transfer)) return refuse(*fault);

        auto const from = state.balances.intern(transfer.from);
        auto const to = state.balances.intern(transfer.to);
        auto const moved = decide_pending(state.pair_of(from, to), transfer);
        if (!moved) return refuse(moved.reason());

        ids.push_back(state.next_sequence());
        state.opened.emplace(ids.back(), Pending{from, to, transfer.amount, expires_at.ms, document});
        state.append(
            {.kind = Kind::pending, .from = from, .to = to, .amount = transfer.amount, .expires_at_ms = expires_at.ms},
            moved->after);
    }
    return ids;
}

Result<Posted, TransferRefusal> Ledger::post_pending(db::Tx& stored, Uuid document, Instant at, PendingId id,
                                                     std::int64_t amount) {
    auto& state = *state_;
    if (amount <= 0) return Refused{TransferRefusal::amount_not_positive, "amount"};
    auto const open = state.find_open(stored, id);
    if (!open) return Refused{open.reason(), "pending"};
    if (amount > open->amount) return Refused{TransferRefusal::more_than_pending, "amount"};

    auto const bucket = state.balances.staged_account(open->from).bucket;
    auto const moved =
        decide_closing(state.pair_of(open->from, open->to), {.from = bucket, .held = open->amount, .posted = amount});
    if (!moved) return Refused{moved.reason(), "amount"};

    Posted posted{.first_sequence = state.next_sequence(), .shortfalls = {}};
    state.begin_set(document, at);
    state.close(id, *open, Kind::post, amount, moved->after);
    return posted;
}

Result<Done, TransferRefusal> Ledger::void_pending(db::Tx& stored, Uuid document, Instant at, PendingId id) {
    auto& state = *state_;
    auto const open = state.find_open(stored, id);
    if (!open) return Refused{open.reason(), "pending"};

    auto const pair = state.pair_of(open->from, open->to);
    state.begin_set(document, at);
    state.close(id, *open, Kind::voided, open->amount,
                with_closing(pair, {.from = {}, .held = open->amount, .posted = 0}));
    return Done{};
}

std::vector<PendingId> Ledger::due(Instant now, std::size_t count_max) const {
    std::vector<PendingId> ids;
    for (auto const& [expires_at_ms, id] : state_->due) {
        if (expires_at_ms > now.ms || ids.size() == count_max) break;
        if (!state_->closed.contains(id)) ids.push_back(id);
    }
    return ids;
}

Result<Done, TransferRefusal> Ledger::expire(db::Tx& stored, Instant at, PendingId id) {
    auto& state = *state_;
    auto const open = state.find_open(stored, id);
    if (!open) return Refused{open.reason(), "pending"};
    if (at.ms < open->expires_at_ms) return Refused{TransferRefusal::pending_not_due, "at"};

    auto const pair = state.pair_of(open->from, open->to);
    state.begin_set(open->document, at);
    state.close(id, *open, Kind::expired, open->amount,
                with_closing(pair, {.from = {}, .held = open->amount, .posted = 0}));
    return Done{};
}

Balance Ledger::draft_balance(Account const& account) const {
    auto const index = state_->balances.find_staged(account);
    return index ? state_->balances.staged(*index).balance : Balance{};
}

void Ledger::keep() {
    state_->balances.keep();
    state_->command = state_->mark();
}

void Ledger::drop() { state_->rollback(state_->command); }

void Ledger::save(db::Tx& tx) {
    auto const& state = *state_;
    auto index = static_cast<AccountIndex>(state.balances.count());
    for (auto const& account : state.balances.fresh()) rows::insert_account(tx, index++, account);
    for (auto const& set : state.sets) rows::insert_set(tx, set);
    rows::insert_transfers(tx, state.transfers);
}

void Ledger::committed() {
    std::unique_lock const lock(state_->mutex);
    state_->apply_batch();
}

void Ledger::rolled_back() { state_->clear_batch(); }

void Ledger::follow(db::Tx& tx, db::News const&) { state_->follow(tx); }

}  // namespace zg::ledger
