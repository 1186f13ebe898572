#include <algorithm>
#include <limits>

#include <zg/money.h>

namespace zg {
namespace {

constexpr Wide int64_max = std::numeric_limits<std::int64_t>::max();
constexpr Wide int64_min = std::numeric_limits<std::int64_t>::min();

struct Division final {
    Wide quotient;
    Wide remainder;
};

// Both operands not negative. A division of 128 bits is a slow library call, and nearly all money fits in 64.
Division divide_positive(Wide numerator, Wide denominator) {
    if (numerator <= int64_max && denominator <= int64_max) {
        auto const n = static_cast<std::uint64_t>(numerator);
        auto const d = static_cast<std::uint64_t>(denominator);
        return {static_cast<Wide>(n / d), static_cast<Wide>(n % d)};
    }
    return {numerator / denominator, numerator % denominator};
}

bool rounds_away(Division const& division, Wide denominator, Rounding rounding) {
    auto const rest = denominator - division.remainder;  // compares against half without doubling
    switch (rounding) {
        case Rounding::half_up: return division.remainder >= rest;
        case Rounding::half_even:
            return division.remainder > rest || (division.remainder == rest && division.quotient % 2 != 0);
        case Rounding::down: return false;
        case Rounding::up: return division.remainder != 0;
    }
    ZG_ASSERT(false);
    return false;
}

struct Part final {
    Wide remainder;
    std::size_t index;
};

}  // namespace

std::optional<std::int64_t> divide(Wide numerator, Wide denominator, Rounding rounding) {
    if (denominator == 0) return std::nullopt;
    auto const negative = (numerator < 0) != (denominator < 0);
    if (numerator < 0) numerator = -numerator;
    if (denominator < 0) denominator = -denominator;

    auto const division = divide_positive(numerator, denominator);
    auto answer = division.quotient + (rounds_away(division, denominator, rounding) ? 1 : 0);
    if (negative) answer = -answer;
    if (answer < int64_min || answer > int64_max) return std::nullopt;
    return static_cast<std::int64_t>(answer);
}

std::vector<std::int64_t> allocate(std::int64_t total, std::span<std::int64_t const> weights) {
    std::vector<std::int64_t> parts(weights.size());
    allocate_into(parts, total, weights);
    return parts;
}

void allocate_into(std::span<std::int64_t> parts, std::int64_t total, std::span<std::int64_t const> weights) {
    ZG_ASSERT(parts.size() == weights.size());
    Wide sum = 0;
    for (auto const weight : weights) {
        ZG_ASSERT(weight >= 0);
        sum += weight;
    }
    auto const even = sum == 0;
    if (even) sum = static_cast<Wide>(weights.size());
    ZG_ASSERT(sum > 0 || total == 0);

    auto const sign = total < 0 ? -1 : 1;
    auto const whole = static_cast<Wide>(total) * sign;
    auto left = whole;
    std::vector<Part> by_remainder;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        auto const division = divide_positive(whole * (even ? 1 : weights[i]), sum);
        parts[i] = static_cast<std::int64_t>(division.quotient * sign);
        left -= division.quotient;
        if (division.remainder == 0) continue;
        if (by_remainder.empty()) by_remainder.reserve(weights.size() - i);
        by_remainder.push_back({division.remainder, i});
    }
    if (left == 0) return;

    std::stable_sort(by_remainder.begin(), by_remainder.end(),
                     [](Part const& a, Part const& b) { return a.remainder > b.remainder; });
    ZG_ASSERT(left > 0 && left <= static_cast<Wide>(by_remainder.size()));
    for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) parts[by_remainder[i].index] += sign;
}

std::optional<std::int64_t> refund_share(RefundOfLine const& line) {
    if (line.sold_milli <= 0 || line.before_milli < 0 || line.now_milli < 0) return std::nullopt;
    auto const after = checked_add(line.before_milli, line.now_milli);
    if (!after || *after > line.sold_milli) return std::nullopt;

    auto const share = [&](std::int64_t milli) {
        return divide(static_cast<Wide>(line.paid_minor) * milli, line.sold_milli, Rounding::half_up);
    };
    auto const all = share(*after);
    auto const earlier = share(line.before_milli);
    ZG_ASSERT(all && earlier);  // no part is larger than what was paid
    return checked_subtract(*all, *earlier);
}

}  // namespace zg
