#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zg {

// BLAKE2b-256 of bytes: of a command's canonical form, of a journal entry, of an audit entry.
using Digest = std::array<std::uint8_t, 32>;
[[nodiscard]] Digest digest(std::string_view bytes);

// SHA-256, where the browser must compute the same with WebCrypto.
[[nodiscard]] Digest sha256(std::string_view bytes);

[[nodiscard]] std::string hex(std::string_view bytes);
inline std::string_view view(Digest const& value) {
    return {reinterpret_cast<char const*>(value.data()), value.size()};
}

}  // namespace zg
