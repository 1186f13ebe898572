#pragma once

#include <zg/sheets.h>

#include <exception>

namespace zg::sheets {

// Why no more bytes come; caught where the face begins.
struct Unpacking final : std::exception {
    explicit Unpacking(SheetRefusal the_reason) : reason(the_reason) {}
    SheetRefusal reason;
};

// The bytes of a file, unpacked when it is gzip. Throws Unpacking when it is damaged or grows above unpacked_bytes_max.
[[nodiscard]] csv::Source unpacked(std::filesystem::path const&);

}  // namespace zg::sheets
