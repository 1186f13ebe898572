#include "balances.h"

#include <zg/assert.h>

#include <algorithm>

namespace zg::ledger {

Balances::Balances() : index_(0, SlotHash{&slots_}, SlotEqual{&slots_}) {}

std::optional<AccountIndex> Balances::find(Account const& account) const {
    auto const found = index_.find(account);
    if (found == index_.end()) return std::nullopt;
    return *found;
}

std::optional<AccountIndex> Balances::find_staged(Account const& account) const {
    if (auto const known = find(account)) return known;
    if (fresh_.empty()) return std::nullopt;
    auto const found = fresh_index_.find(account);
    if (found == fresh_index_.end()) return std::nullopt;
    return found->second;
}

AccountIndex Balances::intern(Account const& account) {
    if (auto const known = find_staged(account)) return *known;
    auto const number = slots_.size() + fresh_.size();
    ZG_ASSERT(number < not_staged);
    auto const index = static_cast<AccountIndex>(number);
    fresh_.push_back(account);
    fresh_change_.push_back(not_staged);
    fresh_index_.emplace(account, index);
    return index;
}

std::uint32_t& Balances::change_of(AccountIndex index) {
    return index < slots_.size() ? slots_[index].change : fresh_change_[index - slots_.size()];
}

std::uint32_t Balances::change_of(AccountIndex index) const {
    return index < slots_.size() ? slots_[index].change : fresh_change_[index - slots_.size()];
}

Standing Balances::staged(AccountIndex index) const {
    ZG_ASSERT(index < slots_.size() + fresh_.size());
    auto const change = change_of(index);
    if (change != not_staged) return changes_[change].standing;
    return index < slots_.size() ? slots_[index].standing : Standing{};
}

Account const& Balances::staged_account(AccountIndex index) const {
    return index < slots_.size() ? slots_[index].account : fresh_[index - slots_.size()];
}

void Balances::stage(AccountIndex index, Standing const& standing) {
    ZG_ASSERT(index < slots_.size() + fresh_.size());
    ZG_ASSERT(standing.last_sequence > staged(index).last_sequence);
    auto& change = change_of(index);
    if (change == not_staged) {
        change = static_cast<std::uint32_t>(changes_.size());
        changes_.push_back({index, standing});
        return;
    }
    if (change < floor_) undo_.push_back({change, changes_[change].standing});
    changes_[change].standing = standing;
}

Balances::Mark Balances::mark() {
    Mark const mark{
        .change_count = changes_.size(), .fresh_count = fresh_.size(), .undo_count = undo_.size(), .floor = floor_};
    floor_ = changes_.size();
    return mark;
}

void Balances::rollback(Mark const& mark) {
    ZG_ASSERT(mark.change_count <= changes_.size() && mark.undo_count <= undo_.size());
    while (undo_.size() > mark.undo_count) {
        changes_[undo_.back().change].standing = undo_.back().before;
        undo_.pop_back();
    }
    while (changes_.size() > mark.change_count) {
        change_of(changes_.back().index) = not_staged;
        changes_.pop_back();
    }
    while (fresh_.size() > mark.fresh_count) {
        fresh_index_.erase(fresh_.back());
        fresh_.pop_back();
        fresh_change_.pop_back();
    }
    floor_ = mark.floor;
}

void Balances::keep() {
    undo_.clear();
    floor_ = changes_.size();
}

void Balances::clear() {
    for (auto const& change : changes_) change_of(change.index) = not_staged;
    changes_.clear();
    undo_.clear();
    fresh_.clear();
    fresh_change_.clear();
    if (!fresh_index_.empty()) fresh_index_.clear();
    floor_ = 0;
}

void Balances::push(Account const& account) {
    slots_.push_back(Slot{.account = account});
    auto const inserted = index_.insert(static_cast<AccountIndex>(slots_.size() - 1)).second;
    ZG_ASSERT(inserted);
}

void Balances::apply() {
    for (auto const& change : changes_) change_of(change.index) = not_staged;
    for (auto const& account : fresh_) push(account);
    for (auto const& change : changes_) load_change(change.index, change.standing);
    changes_.clear();
    clear();
}

void Balances::load_account(AccountIndex index, Account const& account) {
    if (index != slots_.size() || find(account)) {
        throw db::Failure(db::FailureKind::corrupt, "ledger: accounts are not numbered densely or not unique");
    }
    push(account);
}

void Balances::load(AccountIndex index, Standing const& standing) {
    ZG_ASSERT(index < slots_.size());
    slots_[index].standing = standing;
}

void Balances::load_change(AccountIndex index, Standing const& standing) {
    load(index, standing);
    auto& slot = slots_[index];
    if (slot.is_changed) return;
    slot.is_changed = true;
    changed_.push_back(index);
}

std::vector<AccountIndex> const& Balances::changed_in_order() {
    std::sort(changed_.begin(), changed_.end());
    return changed_;
}

void Balances::forget_changed() {
    for (auto const index : changed_) slots_[index].is_changed = false;
    changed_.clear();
}

}  // namespace zg::ledger
