#include "rows.h"

#include <algorithm>

namespace zg::insights {

using db::Row;
using db::Sql;
using db::Tx;

namespace {

// Both columns and the store are in the index, so that no receipt is read.
constexpr Sql visits{"insights.visits",
                     "SELECT member, business_date, store FROM insights_receipt INDEXED BY insights_receipt_by_member"
                     " WHERE business_date BETWEEN :from AND :to AND member IS NOT NULL"};

}  // namespace

void each_visit(Tx& tx, Days days, Stores const& stores, std::function<void(MemberId, BusinessDate)> const& on_visit) {
    tx.each(visits, {{"from", days.from}, {"to", days.to}}, [&](Row const& row) {
        auto const is_wanted =
            !stores || std::find(stores->begin(), stores->end(), row.id<StoreId>(2)) != stores->end();
        if (is_wanted) on_visit(row.id<MemberId>(0), row.date(1));
    });
}

}  // namespace zg::insights
