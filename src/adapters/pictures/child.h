#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

// What parent and child say to each other. Out of the child: four bytes, the size of the large picture, lowest first; then the
// large picture, then the small one up to the end.
namespace zg::pictures {

inline constexpr int exit_type_unknown = 10;
inline constexpr int exit_damaged = 11;
inline constexpr int exit_too_large = 12;
inline constexpr int exit_no_sandbox = 13;

inline constexpr std::size_t head_size = 4;
inline constexpr std::size_t answer_bytes_max = 8 * 1024 * 1024;

[[nodiscard]] inline std::string head_of(std::size_t size) {
    std::string head;
    for (std::size_t shift = 0; shift < head_size * 8; shift += 8) head += static_cast<char>(size >> shift & 0xFF);
    return head;
}

}  // namespace zg::pictures
