#include "rows.h"
#include "rules.h"

namespace zg::desk {

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    each(tx, [&](View const& view) {
        if (fault_of(view)) broken.push_back("desk: view " + view.id.text() + " has a name or a query that cannot be");
    });
    return broken;
}

}  // namespace zg::desk
