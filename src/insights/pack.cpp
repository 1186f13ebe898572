#include "pack.h"

#include <zg/db.h>

namespace zg::insights::detail {

void broken() { throw db::Failure(db::FailureKind::corrupt, "packed cells of the roll-ups are cut off or overlong"); }

std::int64_t Cursor::number_at(char const*& at, char const* end) {
    constexpr int shift_max = 63;
    std::uint64_t value = 0;
    for (int shift = 0; at != end && shift <= shift_max; shift += 7) {
        auto const byte = static_cast<unsigned char>(*at++);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return unzigzag(value);
    }
    broken();
}

void append_cell(std::string& out, Cell const& cell) {
    for (auto const figure : cell_figures) zg::pack::append(out, cell.*figure);
}

}  // namespace zg::insights::detail
