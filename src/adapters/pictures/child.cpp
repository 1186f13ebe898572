#include "child.h"

#include "raster.h"
#include "sandbox.h"

#include <zg/pictures.h>

#include <unistd.h>

#include <new>

namespace zg::pictures {
namespace {

// Until the end of the input, or one byte more than may be.
std::string read_upload() {
    std::string bytes(upload_bytes_max + 1, '\0');
    std::size_t size = 0;
    while (size < bytes.size()) {
        auto const count = ::read(STDIN_FILENO, bytes.data() + size, bytes.size() - size);
        if (count <= 0) break;
        size += static_cast<std::size_t>(count);
    }
    bytes.resize(size);
    return bytes;
}

bool write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

int status_of(DecodeFault fault) {
    switch (fault) {
        case DecodeFault::type_unknown: return exit_type_unknown;
        case DecodeFault::damaged: return exit_damaged;
        case DecodeFault::too_large: return exit_too_large;
    }
    __builtin_unreachable();
}

int make_pictures() {
    auto const upload = read_upload();
    if (upload.size() > upload_bytes_max) return exit_too_large;
    auto const decoded = decode(upload);
    if (decoded.fault) return status_of(*decoded.fault);
    auto const large = fitted(decoded.raster, large_side_max);
    auto const large_bytes = encode_webp(large);
    auto const small_bytes = encode_webp(fitted(large, small_side_max));
    if (large_bytes.empty() || small_bytes.empty()) return exit_damaged;
    bool const is_said = write_all(head_of(large_bytes.size())) && write_all(large_bytes) && write_all(small_bytes);
    return is_said ? 0 : exit_damaged;
}

}  // namespace

void run_child() {
    if (!give_everything_up()) ::_exit(exit_no_sandbox);
    try {
        ::_exit(make_pictures());
    } catch (std::bad_alloc const&) {
        ::_exit(exit_too_large);
    }
}

}  // namespace zg::pictures
