// The file that says how another system's sales are read.
#include <zg/mapping.h>

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    (void)zg::importing::read_mapping({reinterpret_cast<char const*>(data), size});
    return 0;
}
