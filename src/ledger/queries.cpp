#include "history.h"
#include "state.h"

#include <zg/hash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>

// What any thread may ask: the state of the last commit, read under the lock. And the sweep.
namespace zg::ledger {

Balance Ledger::balance(Account const& account) const {
    std::shared_lock const lock(state_->mutex);
    auto const index = state_->balances.find(account);
    return index ? state_->balances.committed(*index).balance : Balance{};
}

std::size_t Ledger::account_count() const {
    std::shared_lock const lock(state_->mutex);
    return state_->balances.count();
}

std::int64_t Ledger::last_sequence() const {
    std::shared_lock const lock(state_->mutex);
    return state_->last_sequence;
}

void Ledger::each_account(Bucket bucket, std::function<void(Account const&, Balance const&)> const& visit) const {
    constexpr std::size_t locked_count_max = 4096;  // so that the writer never waits for long
    std::vector<std::pair<Account, Balance>> found;
    for (std::size_t begin = 0;; begin += locked_count_max) {
        found.clear();
        {
            std::shared_lock const lock(state_->mutex);
            auto const& balances = state_->balances;
            if (begin >= balances.count()) return;
            auto const end = std::min(begin + locked_count_max, balances.count());
            for (auto index = static_cast<AccountIndex>(begin); index < end; ++index) {
                auto const& account = balances.account(index);
                if (account.bucket == bucket) found.emplace_back(account, balances.committed(index).balance);
            }
        }
        for (auto const& [account, balance] : found) visit(account, balance);
    }
}

namespace {

// Bytes of one thing, hashed and added to the sum: a sum knows no order.
class SetHash final {
public:
    SetHash& add(std::int64_t number) {
        bytes_.append(reinterpret_cast<char const*>(&number), sizeof number);
        return *this;
    }
    SetHash& add(Uuid const& uuid) {
        bytes_.append(uuid.view());
        return *this;
    }
    SetHash& add(Account const& account) {
        return add(account.unit).add(account.holder).add(static_cast<std::int64_t>(account.bucket));
    }
    void next() {
        auto const hashed = digest(bytes_);
        for (std::size_t lane = 0; lane < sum_.size(); ++lane) {
            std::uint64_t part;
            std::memcpy(&part, hashed.data() + lane * sizeof part, sizeof part);
            sum_[lane] += part;
        }
        bytes_.clear();
    }
    [[nodiscard]] std::string text() const { return hex({reinterpret_cast<char const*>(sum_.data()), sizeof sum_}); }

private:
    std::string bytes_;
    std::array<std::uint64_t, 4> sum_{};
};

}  // namespace

std::string Ledger::state_hash() const {
    std::shared_lock const lock(state_->mutex);
    auto const& balances = state_->balances;
    SetHash hash;
    for (AccountIndex index = 0; index < balances.count(); ++index) {
        auto const& [balance, last_sequence] = balances.committed(index);
        hash.add(1).add(balances.account(index)).add(balance.posted).add(balance.held).add(balance.incoming);
        hash.add(last_sequence).next();
    }
    for (auto const& [id, pending] : state_->open) {
        hash.add(2).add(id).add(balances.account(pending.from)).add(balances.account(pending.to)).add(pending.amount);
        hash.add(pending.expires_at_ms).add(pending.document).next();
    }
    hash.add(3).add(state_->last_sequence).next();
    return hash.text();
}

std::vector<Movement> Ledger::movements(db::Tx& stored, Account const& account, std::int64_t before,
                                        std::size_t count_max) const {
    std::optional<AccountIndex> index;
    Standing head;
    {
        std::shared_lock const lock(state_->mutex);
        index = state_->balances.find(account);
        if (index) head = state_->balances.committed(*index);
    }
    if (!index) return {};
    // A snapshot that is older than memory does not know the newest transfer.
    if (head.last_sequence > 0 && !rows::transfer(stored, head.last_sequence)) head = stored_head(stored, *index);
    return walk(stored, *index, head, {.before = before, .count_max = count_max});
}

std::int64_t Ledger::unswept_count() const {
    std::shared_lock const lock(state_->mutex);
    return state_->last_sequence - state_->watermark;
}

void Ledger::sweep(db::Db& books) {
    if (unswept_count() == 0) return;
    books.write([&](db::Tx& tx) { write_balances(tx); });
    note_swept();
}

void Ledger::sweep(db::Writer& writer) {
    if (unswept_count() == 0) return;
    writer.alone([&](db::Tx& tx) { write_balances(tx); });
    note_swept();
}

void Ledger::write_balances(db::Tx& tx) {
    auto& state = *state_;
    ZG_ASSERT(state.transfers.empty());
    std::sort(state.changed_pending.begin(), state.changed_pending.end());
    for (auto const index : state.balances.changed_in_order()) {
        auto const& [balance, last_sequence] = state.balances.committed(index);
        rows::save_balance(tx, {.account = index, .balance = balance, .last_sequence = last_sequence});
    }
    for (auto const id : state.changed_pending) {
        if (state.open.contains(id))
            rows::save_open_pending(tx, id);
        else
            rows::erase_open_pending(tx, id);
    }
    rows::save_watermark(tx, state.last_sequence);
}

void Ledger::note_swept() {
    auto& state = *state_;
    state.balances.forget_changed();
    state.changed_pending.clear();
    std::unique_lock const lock(state.mutex);
    state.watermark = state.last_sequence;
}

}  // namespace zg::ledger
