#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zg::events {

// The bytes of a cursor before base64url (RFC 4648, no padding), 13 in all, so always 18 characters:
//     0        1 ............ 8               9 ........ 12
//     format   sequence, big-endian           checksum of 0 … 8
// The checksum is no secret: it tells a truncated or invented cursor from one of ours.
[[nodiscard]] std::string encode_cursor(std::int64_t sequence);
[[nodiscard]] std::optional<std::int64_t> decode_cursor(std::string_view);

}  // namespace zg::events
