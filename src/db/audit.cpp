#include <zg/db.h>

#include "rows.h"

#include <fmt/format.h>

namespace zg::db {

std::vector<std::string> audit_file(Tx& tx) {
    std::vector<std::string> broken;
    for (auto const& line : integrity(tx)) {
        if (line != "ok") broken.push_back("file: " + line);
    }
    for (auto const& orphan : orphans(tx)) {
        broken.push_back(
            fmt::format("{} row {} refers to a row of {} that is not there", orphan.table, orphan.row, orphan.parent));
    }
    return broken;
}

}  // namespace zg::db
