#include "pack.h"

#include <zg/db.h>

namespace zg::insights::detail {

void broken() { throw db::Failure(db::FailureKind::corrupt, "packed cells of the roll-ups are cut off or overlong"); }

void append_cell(std::string& out, Cell const& cell) {
    for (auto const figure : figures) zg::pack::append(out, cell.*figure);
}

}  // namespace zg::insights::detail
