#include "history.h"

#include <zg/assert.h>

#include <fmt/format.h>

namespace zg::ledger {
namespace {

// What a transfer did to the posted balance of one of its accounts.
std::int64_t posted_change(TransferRow const& row, AccountIndex index) {
    if (row.kind != Kind::posted && row.kind != Kind::post) return 0;
    return row.to == index ? row.amount : -row.amount;
}

}  // namespace

Standing stored_head(db::Tx& stored, AccountIndex index) {
    Standing head;
    if (auto const swept = rows::balance(stored, index)) head = {swept->balance, swept->last_sequence};
    rows::each_transfer(stored, rows::watermark(stored), [&](TransferRow const& row) {
        if (row.from != index && row.to != index) return;
        head.balance.posted += posted_change(row, index);
        head.last_sequence = row.sequence;
    });
    return head;
}

std::vector<Movement> walk(db::Tx& stored, AccountIndex index, Standing head, Page page) {
    std::vector<Movement> lines;
    auto posted = head.balance.posted;
    auto sequence = head.last_sequence;
    while (sequence > 0 && lines.size() < page.count_max) {
        auto const row = rows::transfer(stored, sequence);
        if (!row || (row->from != index && row->to != index)) {
            throw db::Failure(db::FailureKind::corrupt,
                              fmt::format("ledger: the chain of account {} breaks at {}", index, sequence));
        }
        auto const change = posted_change(*row, index);
        if (change != 0 && (page.before == 0 || sequence < page.before)) {
            auto const set = rows::set_of(stored, sequence).value();
            lines.push_back({.sequence = sequence,
                             .document = set.document,
                             .other = rows::account(stored, row->to == index ? row->from : row->to),
                             .amount = change,
                             .posted_after = posted,
                             .at = set.at});
        }
        posted -= change;
        sequence = row->to == index ? row->to_previous : row->from_previous;
        ZG_ASSERT(sequence < row->sequence);
    }
    return lines;
}

std::vector<Movement> movements(db::Tx& stored, Account const& account, std::int64_t before, std::size_t count_max) {
    std::optional<AccountIndex> index;
    rows::each_account(stored, 0, [&](AccountIndex candidate, Account const& known) {
        if (known == account) index = candidate;
    });
    if (!index) return {};
    return walk(stored, *index, stored_head(stored, *index), {.before = before, .count_max = count_max});
}

}  // namespace zg::ledger
