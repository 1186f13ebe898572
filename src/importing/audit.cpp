#include "rows.h"

#include <fmt/format.h>

namespace zg::importing {

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    for (auto const& sum : sums(tx)) {
        auto const complain = [&](std::string_view what) {
            broken.push_back(fmt::format("importing: import {} {}", sum.id.text(), what));
        };
        if (sum.read != sum.accounted) complain("has rows that are not accounted for");
        if (sum.quarantined != sum.quarantined_rows) complain("counts other rows than it has set aside");
    }
    return broken;
}

}  // namespace zg::importing
