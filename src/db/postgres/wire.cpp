#include "wire.h"

#include <fmt/format.h>

#include <limits>

namespace zg::db {
namespace {

void append_big_end_first(std::string& to, std::uint64_t value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) to.push_back(static_cast<char>(value >> shift & 0xFF));
}

std::int64_t read_big_end_first(std::string_view bytes) {
    // Begins with the sign, so that short numbers keep theirs.
    std::int64_t value = !bytes.empty() && static_cast<signed char>(bytes.front()) < 0 ? -1 : 0;
    for (auto const byte : bytes)
        value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) << 8 | static_cast<unsigned char>(byte));
    return value;
}

int bytes_of(Oid type) { return type == int8_type ? 8 : type == int4_type ? 4 : type == int2_type ? 2 : 1; }

[[noreturn]] void refuse(Arg const& arg, std::string_view why) {
    throw Failure(FailureKind::constraint, fmt::format("parameter :{} {}", arg.name, why));
}

void append_integer(std::string& to, Arg const& arg, Oid type) {
    if (type == text_type) {
        auto const text = std::to_string(arg.integer);
        append_int32(to, static_cast<std::int32_t>(text.size()));
        to += text;
        return;
    }
    if (type != int8_type && type != int4_type && type != int2_type && type != bool_type) refuse(arg, "is no number");
    auto const bytes = bytes_of(type);
    auto const value = type == bool_type ? static_cast<std::int64_t>(arg.integer != 0) : arg.integer;
    auto const high = bytes == 8 ? std::numeric_limits<std::int64_t>::max() : (std::int64_t{1} << (8 * bytes - 1)) - 1;
    if (value > high || value < -high - 1) refuse(arg, "is too large");
    append_int32(to, bytes);
    append_big_end_first(to, static_cast<std::uint64_t>(value), bytes);
}

void append_text(std::string& to, Arg const& arg, Oid type) {
    if (type == int8_type || type == int4_type || type == int2_type || type == bool_type) refuse(arg, "is a number");
    if (arg.type == Arg::Type::text && arg.data.find('\0') != std::string_view::npos) refuse(arg, "has a NUL in it");
    if (arg.data.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        refuse(arg, "is too long");
    append_int32(to, static_cast<std::int32_t>(arg.data.size()));
    to += arg.data;
}

// A sum of 64-bit numbers is exact in PostgreSQL: digits to the base of 10,000, then where they begin.
std::int64_t read_numeric(std::string_view bytes) {
    auto const field = [&](std::size_t index) { return read_big_end_first(bytes.substr(2 * index, 2)); };
    auto const digits = field(0);
    auto const weight = field(1);
    bool const is_negative = field(2) == 0x4000;
    std::int64_t value = 0;
    for (std::int64_t place = 0; place <= weight; ++place) {
        auto const digit = place < digits ? field(static_cast<std::size_t>(4 + place)) : 0;
        if (__builtin_mul_overflow(value, 10'000, &value) || __builtin_add_overflow(value, digit, &value)) {
            throw Failure(FailureKind::other, "a sum beyond 64 bits");
        }
    }
    return is_negative ? -value : value;
}

}  // namespace

std::string_view name_of_type(Oid type) {
    switch (type) {
        case bool_type: return "boolean";
        case bytes_type: return "bytea";
        case int8_type: return "bigint";
        case int2_type: return "smallint";
        case int4_type: return "integer";
        case text_type: return "text";
        default: return {};
    }
}

void append_int32(std::string& to, std::int32_t value) {
    append_big_end_first(to, static_cast<std::uint32_t>(value), 4);
}

std::int32_t read_int32(std::string_view bytes) {
    return static_cast<std::int32_t>(read_big_end_first(bytes.substr(0, 4)));
}

void append_value(std::string& to, Arg const& arg, Oid type) {
    switch (arg.type) {
        case Arg::Type::null: append_int32(to, -1); return;
        case Arg::Type::integer: append_integer(to, arg, type); return;
        case Arg::Type::text:
        case Arg::Type::bytes: append_text(to, arg, type); return;
    }
}

std::int64_t read_integer(std::string_view bytes, Oid type) {
    switch (type) {
        case bool_type:
        case int8_type:
        case int2_type:
        case int4_type: return read_big_end_first(bytes);
        case numeric_type: return read_numeric(bytes);
        default: throw Failure(FailureKind::other, fmt::format("a column of type {} is read as a number", type));
    }
}

}  // namespace zg::db
