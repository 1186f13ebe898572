#include <zg/last_moves.h>

#include "rows.h"

#include <boost/unordered/unordered_flat_map.hpp>

namespace zg::ledger {

namespace {

// Sequence numbers that lie this close together are cheaper to pass by than to seek.
constexpr std::int64_t worth_passing = 32;

// Where the run of close numbers that begins at `begin` ends.
std::size_t end_of_run(std::span<std::int64_t const> ascending, std::size_t begin) {
    auto end = begin + 1;
    while (end < ascending.size() && ascending[end] - ascending[end - 1] <= worth_passing) ++end;
    return end;
}

}  // namespace

void each_last_move(db::Tx& tx, Bucket bucket,
                    std::function<void(Account const&, std::int64_t sequence)> const& visit) {
    // What came after the sweep is seldom much; it is newer than what the sweep knows.
    boost::unordered_flat_map<AccountIndex, std::int64_t> later;
    rows::each_transfer(tx, rows::watermark(tx), [&](TransferRow const& row) {
        later[row.from] = row.sequence;
        later[row.to] = row.sequence;
    });
    rows::each_swept(tx, bucket, [&](AccountIndex index, Account const& account, std::int64_t sequence) {
        auto const newer = later.find(index);
        visit(account, newer == later.end() ? sequence : newer->second);
    });
}

std::vector<Instant> moments(db::Tx& tx, std::span<std::int64_t const> ascending) {
    std::vector<Instant> found;
    found.reserve(ascending.size());
    for (std::size_t begin = 0; begin < ascending.size();) {
        auto const end = end_of_run(ascending, begin);
        auto at = rows::set_of(tx, ascending[begin]).value().at;
        rows::each_set_between(tx, ascending[begin] + 1, ascending[end - 1], [&](SetRow const& next) {
            for (; ascending[begin] < next.first_sequence; ++begin) found.push_back(at);
            at = next.at;
        });
        for (; begin < end; ++begin) found.push_back(at);
    }
    return found;
}

}  // namespace zg::ledger
