#pragma once

// A broken assertion is a bug of ours, never bad input. It stays on in a release: wrong books are worse than a restart. In
// the WebAssembly build it traps, and the page throws the instance away.
#if defined(__wasm__)
#define ZG_ASSERT(condition) ((condition) ? void(0) : __builtin_trap())
#else
namespace zg {
// Prints the condition and its place on standard error and ends the process.
[[noreturn]] void assertion_failed(char const* condition, char const* file, int line) noexcept;
}  // namespace zg
#define ZG_ASSERT(condition) \
    (__builtin_expect(!!(condition), 1) ? void(0) : ::zg::assertion_failed(#condition, __FILE__, __LINE__))
#endif
