#include <zg/assert.h>

#if !defined(__wasm__)
#include <cstdio>
#include <cstdlib>

namespace zg {

void assertion_failed(char const* condition, char const* file, int line) noexcept {
    std::fprintf(stderr, "zhanggui: assertion failed: %s (%s:%d)\n", condition, file, line);
    std::abort();
}

}  // namespace zg
#endif
