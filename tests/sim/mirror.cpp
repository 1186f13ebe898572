#include "mirror.h"

#include "applying.h"
#include "model.h"

#include <algorithm>

namespace zg::sim {

namespace {

constexpr std::size_t all_of_them = 1'000'000;
constexpr Instant end_of_time{4'000'000'000'000};

// Money is left to the audits; the mirror knows the rest.
constexpr auto mirrored = {ledger::Bucket::shelf,         ledger::Bucket::supplier,    ledger::Bucket::customer,
                           ledger::Bucket::shrink,        ledger::Bucket::transit,     ledger::Bucket::points_issuer,
                           ledger::Bucket::points_member, ledger::Bucket::points_owed, ledger::Bucket::coupon_issuer,
                           ledger::Bucket::coupon_unused, ledger::Bucket::coupon_used};

std::string text_of(ledger::Balance const& balance) {
    return fmt::format("{} ({} held, {} coming)", balance.posted, balance.held, balance.incoming);
}

}  // namespace

void Outcomes::add(Outcomes const& more) {
    coupon_uses += more.coupon_uses;
    coupons_refused += more.coupons_refused;
    coupons_overused += more.coupons_overused;
    points_owed += more.points_owed;
    debts_paid += more.debts_paid;
    members_gone += more.members_gone;
    members_forgotten += more.members_forgotten;
    holds_posted += more.holds_posted;
    holds_given_back += more.holds_given_back;
    holds_expired += more.holds_expired;
    holds_in_the_way += more.holds_in_the_way;
}

bool Outcomes::has_never() const {
    auto const all = {coupon_uses,      coupons_refused, coupons_overused,  points_owed,
                      debts_paid,       members_gone,    members_forgotten, holds_posted,
                      holds_given_back, holds_expired,   holds_in_the_way};
    return std::count(all.begin(), all.end(), 0) > 0;
}

void Mirror::begin_batch() {
    before_ = books_;
    done_in_batch_.clear();
    sales_before_.clear();
    is_committed_ = false;
}

void Mirror::take_batch_back() {
    books_ = before_;
    for (auto const& id : done_in_batch_) done_.erase(id);
    for (auto each = sales_before_.rbegin(); each != sales_before_.rend(); ++each) {
        if (each->second) {
            sales_[each->first] = *each->second;
        } else {
            sales_.erase(each->first);
        }
    }
}

Mirror::Sold& Mirror::sale(Uuid id) {
    auto const [found, is_new] = sales_.try_emplace(id);
    sales_before_.emplace_back(id, is_new ? std::nullopt : std::optional(found->second));
    return found->second;
}

void Mirror::decided(Sent const& sent, Decided const& decided, Instant at) {
    if (is_kept_by_id(sent.command)) {
        bool const is_done = done_.contains(sent.id);
        require(!is_done || decided.is_accepted, "{} was carried out, and asked again it is refused: {}",
                sent.id.text(), decided.text);
        require(!decided.is_accepted || decided.is_replay == is_done, "{} was carried out {}", sent.id.text(),
                is_done ? "twice" : "by nobody");
        if (decided.is_replay) return;
    }
    std::visit(Applying(*this, has_true_clocks_ && !sent.has_old_prices, decided, at), sent.command);
    if (decided.is_accepted && done_.insert(sent.id).second) done_in_batch_.push_back(sent.id);
}

void Mirror::expired(Instant at) {
    for (auto& [id, hold] : books_.holds) {
        if (hold.fate != Fate::open || at < hold.expires_at) continue;
        Applying::close(books_, hold, 0, Fate::expired);
        ++outcomes_.holds_expired;
    }
}

std::optional<Instant> Mirror::next_expiry() const {
    std::optional<Instant> next;
    for (auto const& [id, hold] : books_.holds) {
        if (hold.fate == Fate::open && (!next || hold.expires_at < *next)) next = hold.expires_at;
    }
    return next;
}

void Mirror::check(app::Company& company) const {
    auto const different = difference(books_, company);
    if (!different.empty()) throw Finding(different);
}

void Mirror::check_due(Instant now) const {
    for (auto const& [id, hold] : books_.holds) {
        require(hold.fate != Fate::open || now < hold.expires_at, "hold {} has outlived its time", id.text());
    }
}

void Mirror::settle(app::Company& company) {
    auto const different = difference(books_, company);
    if (!different.empty()) {
        if (is_committed_) throw Finding("after a start: " + different);
        auto const without = difference(before_, company);
        require(without.empty(), "after a start, with the last batch: {}; without it: {}", different, without);
        take_batch_back();
    }
    is_committed_ = true;
}

std::string Mirror::difference(Books const& books, app::Company& company) {
    std::map<ledger::Account, ledger::Balance> live;
    for (auto const bucket : mirrored) {
        company.ledger.each_account(bucket, [&](auto const& account, auto const& balance) { live[account] = balance; });
    }
    for (auto const& [account, balance] : books.accounts) {
        auto const found = live.find(account);
        auto const is = found == live.end() ? ledger::Balance{} : found->second;
        if (is == balance) continue;
        return fmt::format("account {} of {} in bucket {} has {} and not {}", account.unit.text(),
                           account.holder.text(), static_cast<int>(account.bucket), text_of(is), text_of(balance));
    }
    for (auto const& [account, balance] : live) {
        if (books.accounts.contains(account) || balance == ledger::Balance{}) continue;
        return fmt::format("an account in bucket {} has {} and nobody knows why", static_cast<int>(account.bucket),
                           text_of(balance));
    }
    std::set<ledger::PendingId> open;
    for (auto const& [id, hold] : books.holds) {
        if (hold.fate == Fate::open) open.insert(hold.pending);
    }
    auto const pending = company.ledger.due(end_of_time, all_of_them);
    if (std::set(pending.begin(), pending.end()) != open) {
        return fmt::format("{} holds are open and not {}", pending.size(), open.size());
    }
    if (company.members.member_count() != books.members.size()) {
        return fmt::format("{} members and not {}", company.members.member_count(), books.members.size());
    }
    for (auto const& [id, member] : books.members) {
        if (!company.members.exists(id)) return fmt::format("member {} is not there", id.text());
    }
    auto const coupons = company.pricing.coupons();
    if (coupons.size() != books.coupons.size()) {
        return fmt::format("{} coupons and not {}", coupons.size(), books.coupons.size());
    }
    for (auto const& coupon : coupons) {
        auto const known = books.coupons.find(coupon.value.id);
        bool const is_same = known != books.coupons.end() && known->second.rule == coupon.value &&
                             known->second.is_ended == coupon.is_ended;
        if (!is_same) return fmt::format("coupon {} is another one", coupon.value.code);
    }
    return {};
}

}  // namespace zg::sim
