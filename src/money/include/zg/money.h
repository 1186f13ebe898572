#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <zg/assert.h>

// Exact money: int64 minor units with a currency, named rounding, allocation that sums to the whole. No floating point, no
// exceptions, no streams: the same source is compiled into the server and into the till's WebAssembly kernel.
namespace zg {

// Wide enough for the product of any two int64, so a rate or a share is never computed in pieces.
__extension__ using Wide = __int128;

// -- rounding --

// Numbers cross the kernel's wire: never change or reuse one. "Up" and "down" are away from and towards zero, so that a
// refund rounds to the exact mirror of its sale.
enum class Rounding : std::uint8_t { half_up = 0, half_even = 1, down = 2, up = 3 };

// numerator / denominator, rounded as named. Empty when the denominator is zero or the answer leaves int64. Both operands
// must stay within +-2^126, which every product of two int64 does.
[[nodiscard]] std::optional<std::int64_t> divide(Wide numerator, Wide denominator, Rounding);

// Cuts `total` into one part per weight, proportional to the weights, that sum exactly to `total` (largest remainder; of equal
// remainders the lowest index wins). A negative total gives the mirror image of the positive one. If all weights are zero
// the parts are as equal as they can be. Weights below zero, and a total other than zero over no weights, are bugs.
[[nodiscard]] std::vector<std::int64_t> allocate(std::int64_t total, std::span<std::int64_t const> weights);

// The same into storage that the caller already has; `parts` is as long as `weights`.
void allocate_into(std::span<std::int64_t> parts, std::int64_t total, std::span<std::int64_t const> weights);

// What to give back for `now_milli` more of a line of which `before_milli` was refunded earlier: share(before + now) -
// share(before), share(q) = paid * q / sold rounded half up. However a line is returned in pieces, the pieces sum to what was
// paid. Empty unless 0 < sold, 0 <= before, 0 <= now and before + now <= sold.
struct RefundOfLine final {
    std::int64_t paid_minor = 0;
    std::int64_t sold_milli = 0;
    std::int64_t before_milli = 0;
    std::int64_t now_milli = 0;
};
[[nodiscard]] std::optional<std::int64_t> refund_share(RefundOfLine const&);

// -- currency --

// An active ISO 4217 code, packed into 24 bits. Loyalty points are not a currency.
class Currency final {
public:
    // Empty unless `code` is three capital letters of an active ISO 4217 code.
    [[nodiscard]] static std::optional<Currency> parse(std::string_view code);

    // Digits of the minor unit as ISO 4217 has them: JPY 0, MOP HKD CNY TWD 2, KWD 3.
    [[nodiscard]] int digits() const;
    [[nodiscard]] std::string code() const;
    [[nodiscard]] std::uint32_t packed() const { return packed_; }

    friend auto operator<=>(Currency const&, Currency const&) = default;

private:
    explicit constexpr Currency(std::uint32_t packed) : packed_(packed) {}
    std::uint32_t packed_;
};

// -- money --

struct Money final {
    std::int64_t minor;
    Currency currency;
    friend bool operator==(Money const&, Money const&) = default;
};

// Empty on overflow or when the currencies differ: for input.
[[nodiscard]] std::optional<Money> checked_add(Money, Money);
[[nodiscard]] std::optional<Money> checked_subtract(Money, Money);
[[nodiscard]] std::optional<Money> checked_multiply(Money, std::int64_t factor);

// The same for sums that are known to be sound; overflow or mixed currencies are bugs and stop the process.
[[nodiscard]] Money operator+(Money, Money);
[[nodiscard]] Money operator-(Money, Money);
[[nodiscard]] Money operator-(Money);
[[nodiscard]] Money operator*(Money, std::int64_t factor);
[[nodiscard]] bool operator<(Money, Money);
Money& operator+=(Money&, Money);
Money& operator-=(Money&, Money);

// "12.30", "-0.05", "1000" (JPY): plain digits for logs, files and tests. People see it through the web formatter.
[[nodiscard]] std::string decimal(Money);
// The reverse; empty for anything else than an optional minus, digits and at most the currency's digits after one point.
[[nodiscard]] std::optional<Money> parse_decimal(std::string_view, Currency);

// The checked operations on bare minor units.
[[nodiscard]] inline std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) return std::nullopt;
    return sum;
}
[[nodiscard]] inline std::optional<std::int64_t> checked_subtract(std::int64_t a, std::int64_t b) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a, b, &difference)) return std::nullopt;
    return difference;
}
[[nodiscard]] inline std::optional<std::int64_t> checked_multiply(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
    return product;
}

// -- quantity --

// Thousandths of the SKU's unit of measure: 1.235 kg = 1235, three pieces = 3000.
struct Quantity final {
    std::int64_t milli = 0;
    friend auto operator<=>(Quantity const&, Quantity const&) = default;
};
[[nodiscard]] std::optional<Quantity> checked_add(Quantity, Quantity);
[[nodiscard]] Quantity operator+(Quantity, Quantity);
[[nodiscard]] Quantity operator-(Quantity, Quantity);

// Price per whole unit times quantity, rounded half up. Empty on overflow.
[[nodiscard]] std::optional<std::int64_t> extend(std::int64_t unit_price_minor, Quantity);

}  // namespace zg
