#include "audits.h"

#include <zg/company.h>
#include <zg/flows_audit.h>

namespace zg::sim {

std::vector<std::string> audits(db::Tx& books) {
    std::vector<std::string> all;
    for (auto const& audit :
         {db::audit_file, ledger::audit, sales::audit, events::audit, access::audit, catalog::audit, pricing::audit,
          inventory::audit, members::audit, supply::audit, importing::audit, desk::audit, flows::audit}) {
        auto const found = audit(books);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

}  // namespace zg::sim
