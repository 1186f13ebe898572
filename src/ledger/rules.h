#pragma once

#include <zg/ledger.h>

#include <cstdint>

// What a transfer may do to two balances: pure, without memory, rows or time.
namespace zg::ledger {

enum class Guard { none, not_below_zero, not_below_zero_waivable };

[[nodiscard]] Guard guard_of(Bucket);
// Whether a stored number names a bucket.
[[nodiscard]] bool is_bucket(std::int64_t number);

// No amount and no balance reaches ±2^62: the sum of two of them is always an int64, so that a check can come after the sum.
inline constexpr std::int64_t amount_max = (std::int64_t{1} << 62) - 1;

struct Pair final {
    Balance from;
    Balance to;
    friend bool operator==(Pair const&, Pair const&) = default;
};

// Whether a balance has left these bounds.
[[nodiscard]] bool too_large(Pair const&);

struct Moved final {
    Pair after;
    bool waived = false;  // the guard would have refused it
};

// Refuses what is wrong in a transfer whatever the balances are.
[[nodiscard]] std::optional<TransferRefusal> fault_of(Transfer const&);

Result<Moved, TransferRefusal> decide_posted(Pair, Transfer const&);
Result<Moved, TransferRefusal> decide_pending(Pair, Transfer const&);
// Closes a pending transfer: takes `held` out of what is held and posts `posted` of it (0: void and expiry).
struct Closing final {
    Bucket from;
    std::int64_t held;
    std::int64_t posted;
};
Result<Moved, TransferRefusal> decide_closing(Pair, Closing);

// The same three without any question: what a stored transfer has done. For replay and audit.
[[nodiscard]] Pair with_posted(Pair, std::int64_t amount);
[[nodiscard]] Pair with_pending(Pair, std::int64_t amount);
[[nodiscard]] Pair with_closing(Pair, Closing);

}  // namespace zg::ledger
