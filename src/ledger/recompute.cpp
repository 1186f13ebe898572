#include <zg/ledger.h>

#include "rows.h"

namespace zg::ledger {

void each_recomputed(db::Tx& tx, std::function<void(Account const&, std::int64_t posted)> const& visit) {
    std::vector<Account> accounts;
    rows::each_account(tx, 0, [&](AccountIndex, Account const& account) { accounts.push_back(account); });
    std::vector<std::int64_t> posted(accounts.size());
    rows::each_transfer(tx, 0, [&](TransferRow const& row) {
        bool const moves = row.kind == Kind::posted || row.kind == Kind::post;
        if (!moves || row.from >= accounts.size() || row.to >= accounts.size()) return;
        posted[row.from] -= row.amount;
        posted[row.to] += row.amount;
    });
    for (std::size_t index = 0; index < accounts.size(); ++index) visit(accounts[index], posted[index]);
}

}  // namespace zg::ledger
