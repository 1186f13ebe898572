#include "balances.h"
#include "rules.h"

#include <fmt/format.h>

// Recomputes everything from the transfers and compares. Knows nothing of what is in memory.
namespace zg::ledger {
namespace {

class Audit final {
public:
    explicit Audit(db::Tx& tx) : tx_(tx), watermark_(rows::watermark(tx)) {}

    std::vector<std::string> run() {
        check_accounts();
        if (watermark_ == 0) compare_swept();
        rows::each_transfer(tx_, 0, [&](TransferRow const& row) { check_transfer(row); });
        if (sequence_ < watermark_) fault("the watermark {} is beyond the last transfer {}", watermark_, sequence_);
        check_sets();
        check_sums();
        if (fault_count_ > faults_.size()) faults_.push_back(fmt::format("{} faults in all", fault_count_));
        return std::move(faults_);
    }

private:
    template <class... Parts>
    void fault(fmt::string_view text, Parts const&... parts) {
        constexpr std::size_t told_max = 100;
        if (fault_count_++ >= told_max) return;
        faults_.push_back("ledger: " + fmt::vformat(text, fmt::make_format_args(parts...)));
    }

    void check_accounts() {
        boost::unordered_flat_map<Account, AccountIndex, AccountHash> known;
        rows::each_account(tx_, 0, [&](AccountIndex index, Account const& account) {
            if (index != accounts_.size()) fault("account {} is not numbered densely", index);
            auto const [found, inserted] = known.emplace(account, index);
            if (!inserted) fault("account {} is the same as account {}", index, found->second);
            accounts_.push_back(account);
        });
        standings_.resize(accounts_.size());
    }

    void check_transfer(TransferRow const& row) {
        if (row.sequence != sequence_ + 1) fault("transfers between {} and {} are missing", sequence_, row.sequence);
        sequence_ = row.sequence;
        if (row.from >= accounts_.size() || row.to >= accounts_.size()) {
            return fault("transfer {} has an unknown account", row.sequence);
        }
        if (accounts_[row.from].unit != accounts_[row.to].unit) fault("transfer {} mixes two units", row.sequence);
        auto& from = standings_[row.from];
        auto& to = standings_[row.to];
        if (row.from_previous != from.last_sequence || row.to_previous != to.last_sequence) {
            fault("transfer {} does not join the chains of its accounts", row.sequence);
        }
        auto const after = apply({from.balance, to.balance}, row);
        if (too_large(after)) return fault("transfer {} takes a balance beyond all bounds", row.sequence);
        check_guard(row, after.from);
        from = {after.from, row.sequence};
        to = {after.to, row.sequence};
        if (sequence_ == watermark_) compare_swept();
    }

    Pair apply(Pair pair, TransferRow const& row) {
        switch (row.kind) {
            case Kind::posted: return with_posted(pair, row.amount);
            case Kind::pending: open_.emplace(row.sequence, row); return with_pending(pair, row.amount);
            case Kind::post:
            case Kind::voided:
            case Kind::expired: break;
        }
        auto const found = open_.find(*row.pending);
        if (found == open_.end()) {
            fault("transfer {} closes {}, which is not open", row.sequence, *row.pending);
            return pair;
        }
        auto const pending = found->second;
        open_.erase(found);
        if (row.from != pending.from || row.to != pending.to || row.amount > pending.amount ||
            (row.kind != Kind::post && row.amount != pending.amount)) {
            fault("transfer {} does not fit the pending transfer {}", row.sequence, pending.sequence);
        }
        if (row.kind == Kind::expired && moment(row.sequence) < pending.expires_at_ms.value_or(0)) {
            fault("transfer {} expires {} before its time", row.sequence, pending.sequence);
        }
        auto const posted = row.kind == Kind::post ? row.amount : 0;
        return with_closing(pair, {.from = {}, .held = pending.amount, .posted = posted});
    }

    std::int64_t moment(std::int64_t sequence) {
        auto const set = rows::set_of(tx_, sequence);
        return set ? set->at.ms : 0;
    }

    // Below zero only where a waived transfer says so, and a waiver only where it was needed.
    void check_guard(TransferRow const& row, Balance const& after) {
        auto const guard = guard_of(accounts_[row.from].bucket);
        if (row.waived && guard != Guard::not_below_zero_waivable) {
            fault("transfer {} waives what cannot be waived", row.sequence);
        }
        if (guard == Guard::none) return;
        bool const promises = row.kind == Kind::posted || row.kind == Kind::pending;
        bool const breaks = promises ? after.available() < 0 : row.kind == Kind::post && after.posted < 0;
        if (breaks != row.waived) {
            fault("transfer {} leaves {} posted and {} available in account {}{}", row.sequence, after.posted,
                  after.available(), row.from, row.waived ? " and is waived for nothing" : " and is not waived");
        }
    }

    // Called when the transfers up to the watermark are counted.
    void compare_swept() {
        std::vector<bool> swept(accounts_.size());
        rows::each_balance(tx_, [&](BalanceRow const& row) {
            if (row.account >= accounts_.size()) return fault("a balance of the unknown account {}", row.account);
            swept[row.account] = true;
            auto const& [balance, last_sequence] = standings_[row.account];
            if (row.balance == balance && row.last_sequence == last_sequence) return;
            fault("account {} is swept as {} at {}, its transfers say {} at {}", row.account, row.balance.posted,
                  row.last_sequence, balance.posted, last_sequence);
        });
        for (std::size_t index = 0; index < accounts_.size(); ++index) {
            if (!swept[index] && standings_[index].last_sequence != 0) fault("account {} is not swept", index);
        }
        std::size_t swept_count = 0;
        rows::each_open_pending(tx_, [&](PendingId id) {
            ++swept_count;
            if (!open_.contains(id)) fault("pending transfer {} is swept as open and is not", id);
        });
        if (swept_count < open_.size()) fault("{} open pending transfers are not swept", open_.size() - swept_count);
    }

    void check_sets() {
        std::int64_t expected_first = 1;
        rows::each_set(tx_, [&](SetRow const& row) {
            if (expected_first == 1 && row.first_sequence != 1)
                fault("the transfers before {} have no set", row.first_sequence);
            if (row.first_sequence > sequence_) fault("set {} has no transfers", row.first_sequence);
            expected_first = 0;
        });
        if (expected_first == 1 && sequence_ > 0) fault("no transfer belongs to a set");
    }

    void check_sums() {
        // Modulo 2^64, so that no order of adding overflows.
        struct Sums final {
            std::uint64_t posted = 0;
            std::uint64_t pending = 0;
        };
        boost::unordered_flat_map<Uuid, Sums, UuidHash> sums;
        for (std::size_t index = 0; index < accounts_.size(); ++index) {
            auto const& [posted, held, incoming] = standings_[index].balance;
            if (held < 0 || incoming < 0) fault("account {} holds less than nothing", index);
            if (standings_[index].last_sequence == 0) fault("account {} has no transfer", index);
            auto& sum = sums[accounts_[index].unit];
            sum.posted += static_cast<std::uint64_t>(posted);
            sum.pending += static_cast<std::uint64_t>(incoming) - static_cast<std::uint64_t>(held);
        }
        for (auto const& [unit, sum] : sums) {
            if (sum.posted != 0 || sum.pending != 0) fault("the accounts of unit {} do not sum to zero", unit.text());
        }
    }

    db::Tx& tx_;
    std::int64_t watermark_;
    std::int64_t sequence_ = 0;
    std::vector<Account> accounts_;
    std::vector<Standing> standings_;
    boost::unordered_flat_map<PendingId, TransferRow> open_;
    std::vector<std::string> faults_;
    std::size_t fault_count_ = 0;
};

}  // namespace

// A row that cannot be read as one of ours ends the audit with its reason.
std::vector<std::string> audit(db::Tx& tx) {
    try {
        return Audit(tx).run();
    } catch (db::Failure const& failure) {
        if (failure.kind() != db::FailureKind::corrupt) throw;
        return {failure.what()};
    }
}

}  // namespace zg::ledger
