#include "small_png.h"

namespace zg::api {
namespace {

std::string big_endian(std::uint32_t value) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>(value >> shift & 0xFF);
    return text;
}

std::string chunk(std::string const& type, std::string const& data) {
    auto const body = type + data;
    std::uint32_t sum = 0xFFFFFFFF;
    for (char const byte : body) {
        sum ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) sum = (sum & 1) != 0 ? sum >> 1 ^ 0xEDB88320 : sum >> 1;
    }
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(~sum);
}

}  // namespace

std::string png_of_red(std::uint8_t red) {
    auto const row = std::string("\0", 1) + static_cast<char>(red) + "\x20\x20";
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (char const byte : row) {
        low = (low + static_cast<std::uint8_t>(byte)) % 65521;
        high = (high + low) % 65521;
    }
    auto const stored = std::string("\x78\x01\x01\x04\x00\xFB\xFF", 7) + row + big_endian(high << 16 | low);
    auto const header = big_endian(1) + big_endian(1) + std::string("\x08\x02\0\0\0", 5);
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + chunk("IDAT", stored) + chunk("IEND", "");
}

}  // namespace zg::api
