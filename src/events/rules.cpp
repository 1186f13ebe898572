#include "rules.h"

#include <zg/assert.h>
#include <zg/hash.h>

#include <array>

namespace zg::events {
namespace {

constexpr char format_1 = 1;
constexpr std::size_t body_size = 9;
constexpr std::size_t checksum_size = 4;
constexpr std::size_t text_size = 18;
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string bytes_of(std::int64_t sequence) {
    std::string bytes(1, format_1);
    for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(sequence >> shift));
    auto const sum = digest("events cursor " + bytes);
    bytes.append(view(sum).substr(0, checksum_size));
    return bytes;
}

std::string base64url(std::string_view bytes) {
    std::string text;
    std::uint32_t bits = 0;
    int bit_count = 0;
    for (auto const byte : bytes) {
        bits = (bits << 8) | static_cast<std::uint8_t>(byte);
        for (bit_count += 8; bit_count >= 6; bit_count -= 6) text.push_back(alphabet[(bits >> (bit_count - 6)) & 63]);
    }
    if (bit_count > 0) text.push_back(alphabet[(bits << (6 - bit_count)) & 63]);
    return text;
}

// The first nine bytes of the text, or nullopt when a character is foreign.
std::optional<std::string> body_of(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    int bit_count = 0;
    for (auto const character : text) {
        auto const value = alphabet.find(character);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        bit_count += 6;
        if (bit_count < 8) continue;
        bit_count -= 8;
        bytes.push_back(static_cast<char>(bits >> bit_count));
    }
    return bytes.substr(0, body_size);
}

}  // namespace

std::string encode_cursor(std::int64_t sequence) {
    ZG_ASSERT(sequence >= 0);
    return base64url(bytes_of(sequence));
}

std::optional<std::int64_t> decode_cursor(std::string_view text) {
    if (text.size() != text_size) return std::nullopt;
    auto const body = body_of(text);
    if (!body) return std::nullopt;
    std::uint64_t sequence = 0;
    for (auto const byte : std::string_view(*body).substr(1))
        sequence = (sequence << 8) | static_cast<std::uint8_t>(byte);
    if (sequence > INT64_MAX) return std::nullopt;
    // Making it again compares the format, the checksum and the unused bits of the last character at once.
    auto const found = static_cast<std::int64_t>(sequence);
    if (encode_cursor(found) != text) return std::nullopt;
    return found;
}

}  // namespace zg::events
