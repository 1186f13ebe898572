#pragma once

// What the child may still do.
namespace zg::pictures {

inline constexpr unsigned memory_bytes_max = 512U * 1024 * 1024;
inline constexpr unsigned processor_seconds_max = 10;

// From here on this process can read and write what is open, ask for memory, and end. It can open nothing, reach no network,
// start nothing. Whatever else it tries kills it. False when that cannot be had: then nothing may be decoded.
[[nodiscard]] bool give_everything_up();

}  // namespace zg::pictures
