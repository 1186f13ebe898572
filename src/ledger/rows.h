#pragma once

#include <zg/ledger.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

// All SQL of the room: rows as they lie on disk.
namespace zg::ledger {

// The dense number of an account: its place in memory and its id on disk.
using AccountIndex = std::uint32_t;

// Stored: never change or reuse a number.
enum class Kind : std::uint8_t { posted = 0, pending = 1, post = 2, voided = 3, expired = 4 };

struct TransferRow final {
    std::int64_t sequence = 0;
    Kind kind = Kind::posted;
    bool waived = false;
    AccountIndex from = 0;
    AccountIndex to = 0;
    std::int64_t amount = 0;  // of a void or an expiry: what it gives back
    std::int64_t from_previous = 0;
    std::int64_t to_previous = 0;
    std::optional<PendingId> pending;
    std::optional<std::int64_t> expires_at_ms;
};

struct SetRow final {
    std::int64_t first_sequence = 0;
    Uuid document;
    Instant at;
};

struct BalanceRow final {
    AccountIndex account = 0;
    Balance balance;
    std::int64_t last_sequence = 0;
};

namespace rows {

void insert_account(db::Tx&, AccountIndex, Account const&);
void insert_set(db::Tx&, SetRow const&);
void insert_transfers(db::Tx&, std::span<TransferRow const>);

// Accounts numbered from `first`, in order.
void each_account(db::Tx&, AccountIndex first, std::function<void(AccountIndex, Account const&)> const&);
[[nodiscard]] Account account(db::Tx&, AccountIndex);
// Transfers above `after`, in order.
void each_transfer(db::Tx&, std::int64_t after, std::function<void(TransferRow const&)> const&);
void each_set(db::Tx&, std::function<void(SetRow const&)> const&);
[[nodiscard]] std::optional<TransferRow> transfer(db::Tx&, std::int64_t sequence);
[[nodiscard]] std::optional<SetRow> set_of(db::Tx&, std::int64_t sequence);
// Sets that begin from `from` up to `to`, in order.
void each_set_between(db::Tx&, std::int64_t from, std::int64_t to, std::function<void(SetRow const&)> const&);
[[nodiscard]] std::optional<Kind> closing_of(db::Tx&, PendingId);
[[nodiscard]] std::int64_t last_sequence(db::Tx&);

void save_balance(db::Tx&, BalanceRow const&);
void each_balance(db::Tx&, std::function<void(BalanceRow const&)> const&);
// Every account of a bucket with the last transfer that the sweep knows of it; 0 for one that is newer.
void each_swept(db::Tx&, Bucket, std::function<void(AccountIndex, Account const&, std::int64_t last_sequence)> const&);
[[nodiscard]] std::optional<BalanceRow> balance(db::Tx&, AccountIndex);
void save_open_pending(db::Tx&, PendingId);
void erase_open_pending(db::Tx&, PendingId);
void each_open_pending(db::Tx&, std::function<void(PendingId)> const&);
[[nodiscard]] std::int64_t watermark(db::Tx&);
void save_watermark(db::Tx&, std::int64_t sequence);

}  // namespace rows
}  // namespace zg::ledger
