#pragma once

// The ledger as anybody would write it on an afternoon: maps, copies, no rows. The real one must agree with it.

#include <zg/ledger.h>

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace zg::ledger {

struct Model final {
    enum class Fate { open, posted_or_voided, expired };
    struct Hold {
        Account from;
        Account to;
        std::int64_t amount;
        Instant expires_at;
        Fate fate = Fate::open;
    };
    using Answer = std::optional<TransferRefusal>;  // nullopt: done
    static constexpr std::int64_t bound = (std::int64_t{1} << 62) - 1;

    std::map<Account, Balance> balances;
    std::map<PendingId, Hold> holds;
    std::int64_t sequence = 0;

    Answer post(std::span<Transfer const> transfers) {
        return all_or_none([&](Model& next) -> Answer {
            for (auto const& transfer : transfers) {
                if (auto const refused = next.post_one(transfer)) return refused;
            }
            return std::nullopt;
        });
    }
    Answer hold(Instant at, Instant expires_at, std::span<Transfer const> transfers) {
        if (expires_at <= at) return TransferRefusal::pending_expired;
        return all_or_none([&](Model& next) -> Answer {
            for (auto const& transfer : transfers) {
                if (auto const refused = next.hold_one(transfer, expires_at)) return refused;
            }
            return std::nullopt;
        });
    }
    Answer post_pending(PendingId id, std::int64_t amount) {
        if (amount <= 0) return TransferRefusal::amount_not_positive;
        if (auto const refused = not_open(id)) return refused;
        auto& hold = holds.at(id);
        if (amount > hold.amount) return TransferRefusal::more_than_pending;
        if (out_of_bounds(balances.at(hold.from).posted - amount)) return TransferRefusal::amount_too_large;
        if (out_of_bounds(balances.at(hold.to).posted + amount)) return TransferRefusal::amount_too_large;
        if (guarded(hold.from) && balances.at(hold.from).posted < amount) return TransferRefusal::not_enough;
        release(hold, Fate::posted_or_voided);
        balances.at(hold.from).posted -= amount;
        balances.at(hold.to).posted += amount;
        return std::nullopt;
    }
    Answer void_pending(PendingId id) {
        if (auto const refused = not_open(id)) return refused;
        release(holds.at(id), Fate::posted_or_voided);
        return std::nullopt;
    }
    Answer expire(Instant at, PendingId id) {
        if (auto const refused = not_open(id)) return refused;
        if (at < holds.at(id).expires_at) return TransferRefusal::pending_not_due;
        release(holds.at(id), Fate::expired);
        return std::nullopt;
    }
    [[nodiscard]] std::vector<PendingId> due(Instant now) const {
        std::vector<PendingId> ids;
        for (auto const& [id, hold] : holds) {
            if (hold.fate == Fate::open && hold.expires_at <= now) ids.push_back(id);
        }
        std::stable_sort(ids.begin(), ids.end(),
                         [&](auto a, auto b) { return holds.at(a).expires_at < holds.at(b).expires_at; });
        return ids;
    }

private:
    static bool waivable(Account const& account) {
        return account.bucket == Bucket::shelf || account.bucket == Bucket::coupon_unused;
    }
    static bool guarded(Account const& account) { return waivable(account) || account.bucket == Bucket::points_member; }
    static bool out_of_bounds(std::int64_t number) { return number > bound || number < -bound; }

    template <class Work>
    Answer all_or_none(Work work) {
        Model next = *this;
        auto const refused = work(next);
        if (!refused) *this = next;
        return refused;
    }
    static Answer fault(Transfer const& transfer) {
        if (transfer.amount <= 0) return TransferRefusal::amount_not_positive;
        if (transfer.amount > bound) return TransferRefusal::amount_too_large;
        if (transfer.from == transfer.to) return TransferRefusal::same_account;
        if (transfer.from.unit != transfer.to.unit) return TransferRefusal::different_units;
        return std::nullopt;
    }
    Answer post_one(Transfer const& transfer) {
        if (auto const refused = fault(transfer)) return refused;
        auto& from = balances[transfer.from];
        auto& to = balances[transfer.to];
        if (out_of_bounds(from.posted - transfer.amount) || out_of_bounds(to.posted + transfer.amount)) {
            return TransferRefusal::amount_too_large;
        }
        bool const may = !guarded(transfer.from) || from.posted - transfer.amount - from.held >= 0 ||
                         (waivable(transfer.from) && transfer.guarding == Guarding::waive);
        if (!may) return TransferRefusal::not_enough;
        from.posted -= transfer.amount;
        to.posted += transfer.amount;
        ++sequence;
        return std::nullopt;
    }
    Answer hold_one(Transfer const& transfer, Instant expires_at) {
        if (auto const refused = fault(transfer)) return refused;
        auto& from = balances[transfer.from];
        auto& to = balances[transfer.to];
        if (out_of_bounds(from.held + transfer.amount) || out_of_bounds(to.incoming + transfer.amount)) {
            return TransferRefusal::amount_too_large;
        }
        if (guarded(transfer.from) && from.posted - from.held - transfer.amount < 0) return TransferRefusal::not_enough;
        from.held += transfer.amount;
        to.incoming += transfer.amount;
        holds[++sequence] = {transfer.from, transfer.to, transfer.amount, expires_at};
        return std::nullopt;
    }
    [[nodiscard]] Answer not_open(PendingId id) const {
        auto const found = holds.find(id);
        if (found == holds.end()) return TransferRefusal::unknown_pending;
        switch (found->second.fate) {
            case Fate::open: return std::nullopt;
            case Fate::posted_or_voided: return TransferRefusal::pending_closed;
            case Fate::expired: return TransferRefusal::pending_expired;
        }
        return TransferRefusal::unknown_pending;
    }
    void release(Hold& hold, Fate fate) {
        balances.at(hold.from).held -= hold.amount;
        balances.at(hold.to).incoming -= hold.amount;
        hold.fate = fate;
        ++sequence;
    }
};

}  // namespace zg::ledger
