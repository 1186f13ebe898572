#include "source.h"

#include <stdexcept>

namespace zg::sheets {

namespace {

csv::Source opened(std::filesystem::path const& file) {
    try {
        return csv::open_file(file);
    } catch (std::runtime_error const&) {
        throw Unpacking(SheetRefusal::file_damaged);
    }
}

}  // namespace

csv::Source unpacked(std::filesystem::path const& file) {
    auto source = opened(file);
    return [source = std::move(source), total = std::int64_t{0}](std::span<char> into) mutable {
        std::size_t count = 0;
        try {
            count = source(into);
        } catch (std::runtime_error const&) {
            throw Unpacking(SheetRefusal::file_damaged);
        }
        total += static_cast<std::int64_t>(count);
        if (total > unpacked_bytes_max) throw Unpacking(SheetRefusal::file_too_large);
        return count;
    };
}

}  // namespace zg::sheets
