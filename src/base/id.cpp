#include <zg/id.h>

#include <zg/hash.h>
#include <zg/rng.h>
#include <zg/time.h>

namespace zg {

namespace {

constexpr char hex_digits[] = "0123456789abcdef";
constexpr std::uint8_t no_digit = 0xFF;

// The value of each hexadecimal digit; ids are parsed a dozen times for every sale.
constexpr auto nibbles = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_digit);
    for (std::uint8_t value = 0; value < 10; ++value) values[static_cast<std::size_t>('0' + value)] = value;
    for (std::uint8_t value = 10; value < 16; ++value) {
        values[static_cast<std::size_t>('a' + value - 10)] = value;
        values[static_cast<std::size_t>('A' + value - 10)] = value;
    }
    return values;
}();

std::uint8_t nibble(char digit) { return nibbles[static_cast<unsigned char>(digit)]; }

bool dash_before(std::size_t byte_index) {
    return byte_index == 4 || byte_index == 6 || byte_index == 8 || byte_index == 10;
}

void put_time(std::array<std::uint8_t, 16>& bytes, std::int64_t ms) {
    for (int index = 0; index < 6; ++index) {
        bytes[static_cast<std::size_t>(index)] = static_cast<std::uint8_t>(ms >> (40 - 8 * index));
    }
}

void put_version(std::array<std::uint8_t, 16>& bytes, std::uint8_t version) {
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | (version << 4));
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
}

}  // namespace

void Uuid::write(char* out) const {
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        if (dash_before(index)) *out++ = '-';
        *out++ = hex_digits[bytes[index] >> 4];
        *out++ = hex_digits[bytes[index] & 15];
    }
}

std::string Uuid::text() const {
    std::string out(36, '-');
    write(out.data());
    return out;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Uuid out;
    std::size_t at = 0;
    for (std::size_t index = 0; index < out.bytes.size(); ++index) {
        if (dash_before(index) && text[at++] != '-') return std::nullopt;
        auto const high = nibble(text[at++]);
        auto const low = nibble(text[at++]);
        if (((high | low) & 0xF0) != 0) return std::nullopt;
        out.bytes[index] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return out;
}

Uuid Uuid::version7(Instant at, Rng& rng) {
    Uuid out;
    rng.fill({out.bytes.data() + 6, 10});
    put_time(out.bytes, at.ms);
    put_version(out.bytes, 7);
    return out;
}

Uuid Uuid::named(Instant at, std::string_view name) {
    Uuid out;
    auto const hashed = digest(name);
    std::memcpy(out.bytes.data() + 6, hashed.data(), 10);
    put_time(out.bytes, at.ms);
    put_version(out.bytes, 8);
    return out;
}

}  // namespace zg
