#pragma once

#include "rows.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <memory>
#include <optional>
#include <span>
#include <vector>

// The balances of all accounts in memory: the committed ones that every thread may see, and over them what the open batch has
// staged, seen by the writer alone. Around 85 bytes an account; staging allocates nothing once the vectors have grown.
namespace zg::ledger {

struct AccountHash final {
    std::size_t operator()(Account const& account) const noexcept {
        auto const unit = UuidHash{}(account.unit);
        auto const holder = UuidHash{}(account.holder) + static_cast<std::size_t>(account.bucket);
        auto const mixed = (unit ^ (holder * 0x9E3779B97F4A7C15ULL)) * 0xBF58476D1CE4E5B9ULL;
        return mixed ^ (mixed >> 32);
    }
};

// A balance and the last transfer that touched it.
struct Standing final {
    Balance balance;
    std::int64_t last_sequence = 0;
    friend bool operator==(Standing const&, Standing const&) = default;
};

class Balances final {
public:
    Balances();
    Balances(Balances const&) = delete;

    // -- committed; other threads hold the ledger's lock --
    [[nodiscard]] std::optional<AccountIndex> find(Account const&) const;
    [[nodiscard]] std::size_t count() const { return slots_.size(); }
    [[nodiscard]] Account const& account(AccountIndex index) const { return slots_[index].account; }
    [[nodiscard]] Standing const& committed(AccountIndex index) const { return slots_[index].standing; }

    // -- staged; the writer alone --
    // The number of the account, given now if it has none.
    [[nodiscard]] AccountIndex intern(Account const&);
    [[nodiscard]] std::optional<AccountIndex> find_staged(Account const&) const;
    [[nodiscard]] Standing staged(AccountIndex) const;
    [[nodiscard]] Account const& staged_account(AccountIndex) const;
    void stage(AccountIndex, Standing const&);
    // Accounts that the batch made, numbered from count().
    [[nodiscard]] std::span<Account const> fresh() const { return fresh_; }

    // A point to go back to. Marks nest; keep() forgets all of them and keeps what is staged.
    struct Mark final {
        std::size_t change_count = 0;
        std::size_t fresh_count = 0;
        std::size_t undo_count = 0;
        std::size_t floor = 0;
    };
    [[nodiscard]] Mark mark();
    void rollback(Mark const&);
    void keep();
    // Forgets the whole batch.
    void clear();

    // -- the batch becomes visible; under the ledger's lock --
    void apply();

    // -- start and sweep --
    void load_account(AccountIndex, Account const&);
    void load(AccountIndex, Standing const&);
    // A change that a sweep must write; at the start only, apply() does the same for batches.
    void load_change(AccountIndex, Standing const&);
    // Accounts changed since forget_changed(), in order.
    [[nodiscard]] std::vector<AccountIndex> const& changed_in_order();
    void forget_changed();

private:
    static constexpr std::uint32_t not_staged = ~std::uint32_t{0};

    struct Slot final {
        Account account;
        bool is_changed = false;            // since the last sweep
        std::uint32_t change = not_staged;  // place in changes_
        Standing standing;
    };
    // Grows without moving, so that references stay, in pieces large enough that finding one costs no look into memory.
    class Slots final {
    public:
        [[nodiscard]] std::size_t size() const { return size_; }
        [[nodiscard]] Slot& operator[](std::size_t index) { return pieces_[index / piece_size][index % piece_size]; }
        [[nodiscard]] Slot const& operator[](std::size_t index) const {
            return pieces_[index / piece_size][index % piece_size];
        }
        void push_back(Slot const& slot) {
            if (size_ % piece_size == 0) pieces_.push_back(std::make_unique<Slot[]>(piece_size));
            (*this)[size_++] = slot;
        }

    private:
        static constexpr std::size_t piece_size = 4096;
        std::vector<std::unique_ptr<Slot[]>> pieces_;
        std::size_t size_ = 0;
    };
    struct Change final {
        AccountIndex index;
        Standing standing;
    };
    struct Undo final {
        std::size_t change;
        Standing before;
    };
    // The set of known accounts keeps 4 bytes each and looks into the slots for the key.
    struct SlotHash final {
        using is_transparent = void;
        Slots const* slots;
        std::size_t operator()(AccountIndex index) const noexcept { return AccountHash{}((*slots)[index].account); }
        std::size_t operator()(Account const& account) const noexcept { return AccountHash{}(account); }
    };
    struct SlotEqual final {
        using is_transparent = void;
        Slots const* slots;
        bool operator()(AccountIndex left, AccountIndex right) const noexcept { return left == right; }
        bool operator()(Account const& left, AccountIndex right) const noexcept {
            return left == (*slots)[right].account;
        }
        bool operator()(AccountIndex left, Account const& right) const noexcept { return (*this)(right, left); }
    };

    std::uint32_t& change_of(AccountIndex);
    [[nodiscard]] std::uint32_t change_of(AccountIndex) const;
    void push(Account const&);

    Slots slots_;
    boost::unordered_flat_set<AccountIndex, SlotHash, SlotEqual> index_;
    std::vector<AccountIndex> changed_;

    std::vector<Account> fresh_;
    std::vector<std::uint32_t> fresh_change_;
    boost::unordered_flat_map<Account, AccountIndex, AccountHash> fresh_index_;
    std::vector<Change> changes_;
    std::vector<Undo> undo_;
    std::size_t floor_ = 0;  // changes below it existed at the newest mark: they are undone, the others dropped
};

}  // namespace zg::ledger
