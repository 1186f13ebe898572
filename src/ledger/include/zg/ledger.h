#pragma once

#include <zg/draft.h>
#include <zg/id.h>
#include <zg/result.h>
#include <zg/time.h>
#include <zg/writer.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zg::ledger {

// Where the units of an account stand. The chart of accounts is docs/chart-of-accounts.md; the guard of each bucket is in
// rules.cpp. Numbers are stored: never change or reuse one.
enum class Bucket : std::uint8_t {
    // goods: unit = SKU, amounts in milli of its unit of measure
    shelf = 1,     // holder = location. Guard: not below zero, may be waived by a sale that has already happened
    supplier = 2,  // holder = nil: goods received come from here
    customer = 3,  // holder = nil: goods sold go here
    shrink = 4,    // holder = store: found or lost by an adjustment
    opening = 5,   // holder = nil: stock before the books began, imported history
    transit = 6,   // holder = store
    // money: unit = currency, amounts in minor units
    drawer = 20,      // holder = till: cash
    tender = 21,      // holder = store, one account per kind through tender_holder(): card, wallet, transfer …
    revenue = 22,     // holder = store. Net sales; a credit balance, so negative
    tax = 23,         // holder = store: tax collected
    rounding = 24,    // holder = store: cash rounding
    owner = 25,       // holder = store: floats and take-outs
    receivable = 26,  // holder = store: imported history paid by unknown means
    // points: unit = points_unit, amounts in points
    points_issuer = 40,  // holder = nil
    points_member = 41,  // holder = member. Guard: not below zero
    points_owed = 42,    // holder = member: clawed back after they were spent
    // coupons: unit = coupon, amounts in uses
    coupon_issuer = 60,  // holder = nil
    coupon_unused = 61,  // holder = nil. Guard: not below zero, may be waived by a sale that has already happened
    coupon_used = 62     // holder = nil
};

struct Account final {
    Uuid unit;
    Uuid holder;
    Bucket bucket{};
    friend auto operator<=>(Account const&, Account const&) = default;
};

[[nodiscard]] Uuid money_unit(std::string_view currency_code);
[[nodiscard]] Uuid points_unit();
// The holder of a tender account: one per store and kind ("card", "wallet" …). Hashes; keep the answer.
[[nodiscard]] Uuid tender_holder(StoreId, std::string_view kind);

// Whether a sale that has already happened may push a guarded account below zero.
enum class Guarding { enforce, waive };

struct Transfer final {
    Account from;
    Account to;
    std::int64_t amount = 0;  // > 0
    Guarding guarding = Guarding::enforce;
};

enum class TransferRefusal {
    amount_not_positive,
    same_account,
    different_units,
    not_enough,        // the guard of `from`, counting what is held
    amount_too_large,  // a balance would reach ±2^62
    unknown_pending,
    pending_closed,   // posted or voided before
    pending_expired,  // its expiry row is written, or a hold would have expired before it began
    pending_not_due,  // an expiry before its moment
    more_than_pending
};

// `posted` counts every posted transfer; `held` is what pending transfers may still take out; `incoming` what they may bring.
struct Balance final {
    std::int64_t posted = 0;
    std::int64_t held = 0;
    std::int64_t incoming = 0;
    [[nodiscard]] std::int64_t available() const { return posted - held; }
    friend bool operator==(Balance const&, Balance const&) = default;
};

// A guarded account that a waived transfer took below zero: of what is there, or only of what is not held for others.
struct Shortfall final {
    std::size_t transfer_index;
    std::int64_t posted_after;
    std::int64_t available_after;
};

struct Posted final {
    std::int64_t first_sequence;  // of the set's transfers, which are numbered densely from here
    std::vector<Shortfall> shortfalls;
};

using PendingId = std::int64_t;  // sequence number of the pending transfer

// One line of an account's history, newest first when walked.
struct Movement final {
    std::int64_t sequence;
    Uuid document;  // what caused it: receipt, adjustment, goods receipt …
    Account other;
    std::int64_t amount;        // signed: positive came in
    std::int64_t posted_after;  // balance after it
    Instant at;
};

// All accounts of one company: balances in memory, transfers appended to the books, balances swept to their table with a
// watermark now and then and replayed from there at the start.
class Ledger final : public db::DraftPart {
public:
    // Loads the swept balances and replays the transfers after the watermark. Books that no run of this program can have
    // written (a gap in the numbers, a chain that does not join) are a db::Failure of kind corrupt: correct or stopped.
    explicit Ledger(db::Db& books);
    ~Ledger() override;

    // -- on the writer's thread, inside a command --
    // Posts all transfers or none. Later transfers of the set see the earlier ones.
    Result<Posted, TransferRefusal> post(Uuid document, Instant at, std::span<Transfer const>);
    // Holds `amount` of `from` until `expires_at`; all or none. The guard is always enforced: nothing is promised that is
    // not there.
    Result<std::vector<PendingId>, TransferRefusal> hold(Uuid document, Instant at, Instant expires_at,
                                                         std::span<Transfer const>);
    // Posts `amount` (<= held) of a pending transfer and gives the rest back. A hold counts until its expiry row exists, so
    // only that row makes this refuse, never a comparison with a clock: a replay then equals the live run. `stored` (the
    // Draft's) is read only to say why a transfer that is not open is refused.
    Result<Posted, TransferRefusal> post_pending(db::Tx& stored, Uuid document, Instant at, PendingId,
                                                 std::int64_t amount);
    Result<Done, TransferRefusal> void_pending(db::Tx& stored, Uuid document, Instant at, PendingId);
    // Pending transfers of earlier batches that are due at `now` and still open in this batch, oldest expiry first; the
    // writer turns each into an expiry row.
    [[nodiscard]] std::vector<PendingId> due(Instant now, std::size_t count_max) const;
    // The expiry row. Its document is that of the hold.
    Result<Done, TransferRefusal> expire(db::Tx& stored, Instant at, PendingId);
    // The balance as this batch sees it, staged changes included.
    [[nodiscard]] Balance draft_balance(Account const&) const;

    // -- on any thread: as of the last commit --
    [[nodiscard]] Balance balance(Account const&) const;
    [[nodiscard]] std::size_t account_count() const;
    [[nodiscard]] std::int64_t last_sequence() const;
    // A hash over all accounts, balances and open pending transfers, independent of memory order. Equal after a restart.
    [[nodiscard]] std::string state_hash() const;
    // Calls `visit` for every account of a bucket, in no order, each as of some commit: the writer may go on in between.
    void each_account(Bucket, std::function<void(Account const&, Balance const&)> const& visit) const;

    // History of one account as `stored` sees it, newest first, at most `count_max` lines with sequence below `before` (0:
    // from the newest). Each transfer row carries the previous sequence number of both its accounts, so this walks a chain
    // and needs no index.
    [[nodiscard]] std::vector<Movement> movements(db::Tx& stored, Account const&, std::int64_t before,
                                                  std::size_t count_max) const;

    // -- sweeping, on the writer's thread between batches --
    // Writes changed balances in key order with the watermark, in a transaction of its own.
    void sweep(db::Db& books);
    // The same where other servers may write too.
    void sweep(db::Writer&);
    [[nodiscard]] std::int64_t unswept_count() const;  // transfers since the watermark

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;
    void follow(db::Tx&, db::News const&) override;

private:
    void write_balances(db::Tx&);
    void note_swept();

    struct State;
    std::unique_ptr<State> state_;
};

// The same history without a ledger in memory (tools, tests): finds the account by a scan of all accounts.
[[nodiscard]] std::vector<Movement> movements(db::Tx&, Account const&, std::int64_t before, std::size_t count_max);

// Calls `visit` for every account with what its transfers add up to, recomputed from the rows alone: for audits of others.
void each_recomputed(db::Tx&, std::function<void(Account const&, std::int64_t posted)> const& visit);

[[nodiscard]] std::vector<db::Migration> schema();

// Broken invariants in plain words; empty when: every unit sums to zero, swept balance + later transfers = recomputed balance,
// no guarded account is below zero without a waived transfer, every pending transfer is closed at most once, sequence dense.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::ledger
