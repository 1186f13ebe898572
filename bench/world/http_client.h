#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zg::bench {

// Throws what the last system call said.
[[noreturn]] void fail_errno(char const* what);

// A socket to 127.0.0.1 that sends at once what it is given.
[[nodiscard]] int connect_to(std::uint16_t port);

// One complete answer in the buffer: its status, length and body's length; length 0 while it is not complete.
struct Answer final {
    int status = 0;
    std::size_t bytes = 0;
    std::size_t body_bytes = 0;
};
[[nodiscard]] Answer answer_in(std::string_view text);

// User and system time of this process.
[[nodiscard]] std::int64_t process_cpu_us();

}  // namespace zg::bench
