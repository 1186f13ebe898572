#pragma once

// Plays a string of bytes as commands on the ledger and on the model, and compares after every step.

#include "ledger_fixture.h"
#include "model_fixture.h"

#include <rapidcheck.h>

#include <array>

namespace zg::ledger {

using Program = std::vector<int>;

class Bytes final {
public:
    explicit Bytes(Program const& bytes) : bytes_(bytes) {}
    [[nodiscard]] bool done() const { return position_ >= bytes_.size(); }
    // A number below `bound`; 0 when there are no more.
    std::size_t next(std::size_t bound) { return done() ? 0 : static_cast<std::size_t>(bytes_[position_++]) % bound; }

private:
    Program const& bytes_;
    std::size_t position_ = 0;
};

// How often each command got each answer: a generator that stopped meaning anything must not pass for a proof.
using Answers = std::map<std::pair<char const*, Model::Answer>, std::int64_t>;

class Machine final {
public:
    Machine(Ledger& ledger, Answers& answers) : ledger_(&ledger), answers_(answers) {}

    // Commands until one ends the batch. The ledger is then ready to be saved.
    Disk batch(db::Tx& tx, Bytes& bytes) {
        while (true) {
            auto const count = bytes.next(3);
            for (std::size_t index = 0; index <= count; ++index) step(tx, bytes);
            auto const end = bytes.next(8);
            if (end % 4 == 3) {
                ledger_->drop();
                command_ = batch_;
            } else {
                ledger_->keep();
                batch_ = command_;
            }
            compare_draft();
            if (end >= 3 || bytes.done()) return end == 7 ? Disk::full : Disk::good;
        }
    }
    void committed() {
        ledger_->committed();
        committed_ = batch_;
        compare();
    }
    void rolled_back(std::string const& hash_before) {
        ledger_->rolled_back();
        command_ = batch_ = committed_;
        RC_ASSERT(ledger_->state_hash() == hash_before);
        compare();
    }
    void restarted(Ledger& ledger, std::string const& hash_before) {
        ledger_ = &ledger;
        RC_ASSERT(ledger_->state_hash() == hash_before);
        compare();
    }
    void pass_time() { now_.ms += 2; }

private:
    static std::array<Account, 10> const& accounts() {
        static std::array<Account, 10> const all{{{id_of(1), {}, Bucket::supplier},
                                                  {id_of(1), id_of(2), Bucket::shelf},
                                                  {id_of(1), id_of(3), Bucket::shelf},
                                                  {id_of(1), {}, Bucket::customer},
                                                  {points_unit(), {}, Bucket::points_issuer},
                                                  {points_unit(), id_of(4), Bucket::points_member},
                                                  {points_unit(), id_of(5), Bucket::points_member},
                                                  {id_of(6), {}, Bucket::coupon_issuer},
                                                  {id_of(6), {}, Bucket::coupon_unused},
                                                  {id_of(6), {}, Bucket::coupon_used}}};
        return all;
    }
    // Mostly within one unit, so that most transfers mean something.
    static Transfer transfer(Bytes& bytes) {
        static constexpr std::array<std::uint8_t, 14> from{0, 0, 1, 1, 2, 1, 4, 4, 5, 6, 7, 8, 9, 1};
        static constexpr std::array<std::uint8_t, 14> to{1, 2, 3, 2, 3, 3, 5, 6, 4, 4, 8, 9, 8, 5};
        auto const pair = bytes.next(from.size());
        auto const sort = bytes.next(64);
        // Sources give much, so that the guarded accounts have something to refuse.
        bool const source = from[pair] == 0 || from[pair] == 4 || from[pair] == 7;
        auto amount = static_cast<std::int64_t>(sort % 12 * (source ? 5 : 1));
        if (sort == 62) amount = Model::bound;
        if (sort == 63) amount = Model::bound / 2 + 1;
        if (sort == 61) amount = -1;
        if (sort == 60) amount = 1;
        return {.from = accounts()[from[pair]],
                .to = accounts()[sort == 60 ? from[pair] : to[pair]],
                .amount = amount,
                .guarding = sort % 5 < 2 ? Guarding::waive : Guarding::enforce};
    }
    static std::vector<Transfer> transfers(Bytes& bytes) {
        std::vector<Transfer> made;
        for (auto count = std::max<std::size_t>(bytes.next(5), 2) - 1; count > 0; --count)
            made.push_back(transfer(bytes));
        return made;
    }

    void step(db::Tx& tx, Bytes& bytes) {
        auto const document = id_of(static_cast<std::uint8_t>(bytes.next(3)));
        switch (bytes.next(9)) {
            case 0:
            case 1:
            case 2: {
                auto const set = transfers(bytes);
                agree("post", ledger_->post(document, now_, set), command_.post(set));
                break;
            }
            case 3:
            case 4: {
                auto const set = transfers(bytes);
                Instant const expires_at{now_.ms + static_cast<std::int64_t>(bytes.next(5))};
                agree("hold", ledger_->hold(document, now_, expires_at, set), command_.hold(now_, expires_at, set));
                break;
            }
            case 5: {
                auto const id = pending(bytes);
                auto const part = static_cast<std::int64_t>(bytes.next(8));
                auto const amount = part >= 5 && command_.holds.contains(id) ? command_.holds.at(id).amount : part;
                agree("post_pending", ledger_->post_pending(tx, document, now_, id, amount),
                      command_.post_pending(id, amount));
                break;
            }
            case 6: {
                auto const id = pending(bytes);
                agree("void_pending", ledger_->void_pending(tx, document, now_, id), command_.void_pending(id));
                break;
            }
            case 7: {
                raid(document, bytes);
                break;
            }
            default: {
                now_.ms += static_cast<std::int64_t>(bytes.next(3));
                auto const due = ledger_->due(now_, 100);
                auto const id = due.empty() ? pending(bytes) : due.front();
                agree("expire", ledger_->expire(tx, now_, id), command_.expire(now_, id));
                break;
            }
        }
        compare_draft();
    }
    // A waived transfer takes away all that a hold has counted on.
    void raid(Uuid document, Bytes& bytes) {
        if (command_.holds.empty()) return;
        auto const& hold = command_.holds.rbegin()->second;
        std::vector<Transfer> const all{{.from = hold.from,
                                         .to = hold.to,
                                         .amount = of(command_, hold.from).posted,
                                         .guarding = bytes.next(4) > 0 ? Guarding::waive : Guarding::enforce}};
        agree("post", ledger_->post(document, now_, all), command_.post(all));
    }
    // Mostly one that is or was pending, and often the newest.
    PendingId pending(Bytes& bytes) const {
        auto const choice = bytes.next(16);
        if (!command_.holds.empty() && choice >= 11 && choice < 15) return command_.holds.rbegin()->first;
        if (command_.holds.empty() || choice == 15) return static_cast<PendingId>(choice);
        return std::next(command_.holds.begin(), static_cast<std::ptrdiff_t>(choice % command_.holds.size()))->first;
    }

    template <class T>
    void agree(char const* command, Result<T, TransferRefusal> const& answer, Model::Answer const& expected) {
        ++answers_[{command, expected}];
        RC_ASSERT(bool(answer) == !expected.has_value());
        if (!answer) RC_ASSERT(answer.reason() == *expected);
    }
    static Balance of(Model const& model, Account const& account) {
        auto const found = model.balances.find(account);
        return found == model.balances.end() ? Balance{} : found->second;
    }
    void compare_draft() const {
        for (auto const& account : accounts()) RC_ASSERT(ledger_->draft_balance(account) == of(command_, account));
    }
    void compare() const {
        compare_draft();
        std::map<Uuid, std::int64_t> sums;
        for (auto const& account : accounts()) {
            auto const balance = ledger_->balance(account);
            RC_ASSERT(balance == of(committed_, account));
            sums[account.unit] += balance.posted;
        }
        for (auto const& [unit, sum] : sums) RC_ASSERT(sum == 0);
        RC_ASSERT(ledger_->last_sequence() == committed_.sequence);
        RC_ASSERT(ledger_->account_count() == committed_.balances.size());
        RC_ASSERT(ledger_->due(now_, 100) == committed_.due(now_));
    }

    Ledger* ledger_;
    Answers& answers_;
    Instant now_{100};
    Model committed_;
    Model batch_;
    Model command_;
};

}  // namespace zg::ledger
