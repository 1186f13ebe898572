#include "rules.h"

#include <zg/assert.h>
#include <zg/hash.h>

#include <algorithm>

namespace zg::ledger {

Guard guard_of(Bucket bucket) {
    switch (bucket) {
        case Bucket::shelf:
        case Bucket::coupon_unused: return Guard::not_below_zero_waivable;
        case Bucket::points_member: return Guard::not_below_zero;
        case Bucket::supplier:
        case Bucket::customer:
        case Bucket::shrink:
        case Bucket::opening:
        case Bucket::transit:
        case Bucket::drawer:
        case Bucket::tender:
        case Bucket::revenue:
        case Bucket::tax:
        case Bucket::rounding:
        case Bucket::owner:
        case Bucket::receivable:
        case Bucket::points_issuer:
        case Bucket::points_owed:
        case Bucket::coupon_issuer:
        case Bucket::coupon_used: return Guard::none;
    }
    ZG_ASSERT(false);
    return Guard::not_below_zero;
}

bool is_bucket(std::int64_t number) {
    if (number < 0 || number > 255) return false;
    switch (static_cast<Bucket>(number)) {
        case Bucket::shelf:
        case Bucket::coupon_unused:
        case Bucket::points_member:
        case Bucket::supplier:
        case Bucket::customer:
        case Bucket::shrink:
        case Bucket::opening:
        case Bucket::transit:
        case Bucket::drawer:
        case Bucket::tender:
        case Bucket::revenue:
        case Bucket::tax:
        case Bucket::rounding:
        case Bucket::owner:
        case Bucket::receivable:
        case Bucket::points_issuer:
        case Bucket::points_owed:
        case Bucket::coupon_issuer:
        case Bucket::coupon_used: return true;
    }
    return false;
}

namespace {

bool too_large(Balance const& balance) {
    return balance.posted > amount_max || balance.posted < -amount_max || balance.held > amount_max ||
           balance.incoming > amount_max;
}

}  // namespace

bool too_large(Pair const& pair) { return too_large(pair.from) || too_large(pair.to); }

std::optional<TransferRefusal> fault_of(Transfer const& transfer) {
    if (transfer.amount <= 0) return TransferRefusal::amount_not_positive;
    if (transfer.amount > amount_max) return TransferRefusal::amount_too_large;
    if (transfer.from == transfer.to) return TransferRefusal::same_account;
    if (transfer.from.unit != transfer.to.unit) return TransferRefusal::different_units;
    return std::nullopt;
}

Result<Moved, TransferRefusal> decide_posted(Pair pair, Transfer const& transfer) {
    auto const after = with_posted(pair, transfer.amount);
    if (too_large(after)) return Refused{TransferRefusal::amount_too_large};

    auto const guard = guard_of(transfer.from.bucket);
    bool const breaks = guard != Guard::none && after.from.available() < 0;
    bool const may_waive = guard == Guard::not_below_zero_waivable && transfer.guarding == Guarding::waive;
    if (breaks && !may_waive) return Refused{TransferRefusal::not_enough};
    return Moved{.after = after, .waived = breaks};
}

Result<Moved, TransferRefusal> decide_pending(Pair pair, Transfer const& transfer) {
    auto const after = with_pending(pair, transfer.amount);
    if (too_large(after)) return Refused{TransferRefusal::amount_too_large};

    bool const guarded = guard_of(transfer.from.bucket) != Guard::none;
    if (guarded && after.from.available() < 0) return Refused{TransferRefusal::not_enough};
    return Moved{.after = after};
}

// What was held is not counted twice, so closing never makes less available; but a waived sale may have taken the held goods
// away, and what is not there cannot be posted.
Result<Moved, TransferRefusal> decide_closing(Pair pair, Closing closing) {
    ZG_ASSERT(closing.held > 0 && closing.posted >= 0 && closing.posted <= closing.held);
    auto const after = with_closing(pair, closing);
    ZG_ASSERT(after.from.held >= 0 && after.to.incoming >= 0);
    if (too_large(after)) return Refused{TransferRefusal::amount_too_large};

    bool const guarded = guard_of(closing.from) != Guard::none;
    if (guarded && closing.posted > 0 && after.from.posted < 0) return Refused{TransferRefusal::not_enough};
    return Moved{.after = after};
}

Pair with_posted(Pair pair, std::int64_t amount) {
    pair.from.posted -= amount;
    pair.to.posted += amount;
    return pair;
}

Pair with_pending(Pair pair, std::int64_t amount) {
    pair.from.held += amount;
    pair.to.incoming += amount;
    return pair;
}

Pair with_closing(Pair pair, Closing closing) {
    pair.from.held -= closing.held;
    pair.to.incoming -= closing.held;
    return with_posted(pair, closing.posted);
}

// Units that are not ids of something carry their name in clear: version 8, no time, seven letters. No id that anybody makes
// has that form, and no hash is needed on the way of a sale.
static Uuid named_unit(char kind, std::string_view name) {
    ZG_ASSERT(name.size() <= 7);
    Uuid unit;
    unit.bytes[6] = 0x80;
    unit.bytes[7] = static_cast<std::uint8_t>(kind);
    unit.bytes[8] = 0x80;
    std::copy(name.begin(), name.end(), unit.bytes.begin() + 9);
    return unit;
}

Uuid money_unit(std::string_view currency_code) { return named_unit('m', currency_code); }

Uuid points_unit() { return named_unit('p', "points"); }

Uuid tender_holder(StoreId store, std::string_view kind) {
    return Uuid::named(Instant{}, std::string("tender\n") + store.text() + "\n" + std::string(kind));
}

}  // namespace zg::ledger
