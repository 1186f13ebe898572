#pragma once

#include "balances.h"
#include "rows.h"
#include "rules.h"

#include <set>
#include <shared_mutex>
#include <utility>
#include <vector>

namespace zg::ledger {

// A pending transfer that is not closed.
struct Pending final {
    AccountIndex from = 0;
    AccountIndex to = 0;
    std::int64_t amount = 0;
    std::int64_t expires_at_ms = 0;
    Uuid document;
};

// Everything the ledger keeps in memory. The first half is what is committed: the writer changes it under the lock, other
// threads read it under the lock. The second half is the open batch and belongs to the writer alone.
struct Ledger::State final {
    mutable std::shared_mutex mutex;
    Balances balances;
    boost::unordered_flat_map<PendingId, Pending> open;
    std::set<std::pair<std::int64_t, PendingId>> due;  // of `open`, by expiry
    std::int64_t last_sequence = 0;
    std::int64_t watermark = 0;
    std::vector<PendingId> changed_pending;  // opened or closed since the watermark

    std::vector<TransferRow> transfers;
    std::vector<SetRow> sets;
    boost::unordered_flat_map<PendingId, Pending> opened;
    boost::unordered_flat_map<PendingId, Kind> closed;

    std::vector<std::pair<AccountIndex, AccountIndex>> accounts_found;  // memory of find_accounts(), used again

    struct Mark final {
        Balances::Mark balances;
        std::size_t transfer_count = 0;
        std::size_t set_count = 0;
    };
    Mark command;  // where the open command began

    [[nodiscard]] std::int64_t next_sequence() const {
        return last_sequence + static_cast<std::int64_t>(transfers.size()) + 1;
    }
    [[nodiscard]] Mark mark() { return {balances.mark(), transfers.size(), sets.size()}; }
    void rollback(Mark const&);
    void clear_batch();
    // The batch is on disk. Under the lock.
    void apply_batch();

    // -- staging --
    // The accounts of each transfer into `accounts_found`. All at once: a shelf among millions is a walk through cold memory, and the
    // processor does several such walks at the same time when nothing else is between them.
    void find_accounts(std::span<Transfer const>);
    // The following transfers have this cause and moment.
    void begin_set(Uuid document, Instant at);
    // Numbers the row, chains it to its accounts and stages both balances.
    void append(TransferRow row, Pair const& after);
    [[nodiscard]] Pair pair_of(AccountIndex from, AccountIndex to) const {
        return {balances.staged(from).balance, balances.staged(to).balance};
    }
    [[nodiscard]] Result<Pending, TransferRefusal> find_open(db::Tx& stored, PendingId) const;
    void close(PendingId, Pending const&, Kind, std::int64_t amount, Pair const& after);

    // -- start, and after another server's commits --
    void load(db::Tx&);
    void replay(TransferRow const&, db::Tx&);
    void follow(db::Tx&);
    void load_pending(PendingId, Pending const&);
    void forget_pending(PendingId);
};

}  // namespace zg::ledger
