#include <zg/money.h>

namespace zg {

std::optional<Money> checked_add(Money a, Money b) {
    if (a.currency != b.currency) return std::nullopt;
    auto const minor = checked_add(a.minor, b.minor);
    if (!minor) return std::nullopt;
    return Money{*minor, a.currency};
}

std::optional<Money> checked_subtract(Money a, Money b) {
    if (a.currency != b.currency) return std::nullopt;
    auto const minor = checked_subtract(a.minor, b.minor);
    if (!minor) return std::nullopt;
    return Money{*minor, a.currency};
}

std::optional<Money> checked_multiply(Money money, std::int64_t factor) {
    auto const minor = checked_multiply(money.minor, factor);
    if (!minor) return std::nullopt;
    return Money{*minor, money.currency};
}

Money operator+(Money a, Money b) {
    auto const sum = checked_add(a, b);
    ZG_ASSERT(sum);
    return *sum;
}

Money operator-(Money a, Money b) {
    auto const difference = checked_subtract(a, b);
    ZG_ASSERT(difference);
    return *difference;
}

Money operator-(Money money) { return Money{0, money.currency} - money; }

Money operator*(Money money, std::int64_t factor) {
    auto const product = checked_multiply(money, factor);
    ZG_ASSERT(product);
    return *product;
}

bool operator<(Money a, Money b) {
    ZG_ASSERT(a.currency == b.currency);
    return a.minor < b.minor;
}

Money& operator+=(Money& a, Money b) { return a = a + b; }

Money& operator-=(Money& a, Money b) { return a = a - b; }

std::string decimal(Money money) {
    auto const negative = money.minor < 0;
    // Negating through unsigned keeps the lowest int64 defined.
    auto rest = negative ? 0 - static_cast<std::uint64_t>(money.minor) : static_cast<std::uint64_t>(money.minor);
    auto const digits = money.currency.digits();
    std::string reversed;
    for (int place = 0; rest != 0 || place <= digits; ++place) {
        if (place == digits && digits > 0) reversed += '.';
        reversed += static_cast<char>('0' + rest % 10);
        rest /= 10;
    }
    if (negative) reversed += '-';
    return {reversed.rbegin(), reversed.rend()};
}

std::optional<Money> parse_decimal(std::string_view text, Currency currency) {
    auto const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (text.empty() || text.front() == '.' || text.back() == '.') return std::nullopt;

    std::int64_t minor = 0;
    int places = 0;
    bool after_point = false;
    auto const push = [&](int digit) {
        return !__builtin_mul_overflow(minor, 10, &minor) &&
               !__builtin_add_overflow(minor, negative ? -digit : digit, &minor);
    };
    for (char const c : text) {
        if (c == '.' && !after_point) {
            after_point = true;
            continue;
        }
        if (c < '0' || c > '9' || (after_point && ++places > currency.digits())) return std::nullopt;
        if (!push(c - '0')) return std::nullopt;
    }
    for (; places < currency.digits(); ++places) {
        if (!push(0)) return std::nullopt;
    }
    return Money{minor, currency};
}

std::optional<Quantity> checked_add(Quantity a, Quantity b) {
    auto const milli = checked_add(a.milli, b.milli);
    if (!milli) return std::nullopt;
    return Quantity{*milli};
}

Quantity operator+(Quantity a, Quantity b) {
    auto const sum = checked_add(a, b);
    ZG_ASSERT(sum);
    return *sum;
}

Quantity operator-(Quantity a, Quantity b) {
    auto const milli = checked_subtract(a.milli, b.milli);
    ZG_ASSERT(milli);
    return Quantity{*milli};
}

std::optional<std::int64_t> extend(std::int64_t unit_price_minor, Quantity quantity) {
    return divide(static_cast<Wide>(unit_price_minor) * quantity.milli, 1000, Rounding::half_up);
}

}  // namespace zg
