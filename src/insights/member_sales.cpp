#include <zg/member_sales.h>

#include "snapshot.h"

#include <algorithm>
#include <cstring>

namespace zg::insights {

namespace {

class Sum final {
public:
    explicit Sum(MemberQuery const& query) : query_(query), filter_{.stores = query.stores, .member = query.member} {}

    void clear() {
        cell_ = {};
        sales_ = {};
        favourites_.clear();
    }

    void add(ReceiptRow const& row) {
        if (row.currency != query_.currency || !filter_.holds(row)) return;
        cell_ += row.cell;
        if (row.summary.kind != ReceiptKind::sale) return;
        sales_.first_visit = std::min(sales_.first_visit.value_or(row.summary.at), row.summary.at);
        sales_.last_visit = std::max(sales_.last_visit.value_or(row.summary.at), row.summary.at);
        for (std::size_t at = 0; at + 16 <= row.skus.size(); at += 16) {
            SkuId sku;
            std::memcpy(sku.uuid.bytes.data(), row.skus.data() + at, 16);
            ++favourites_[sku];
        }
    }

    [[nodiscard]] MemberSales answer() const {
        auto answer = sales_;
        answer.visits = cell_.receipts;
        answer.refunds = cell_.refunds;
        answer.net_sales = cell_.net;
        answer.basket_value = value_of(Metric::basket_value, cell_);
        for (auto const& [sku, receipts] : favourites_) answer.favourites.push_back({sku, receipts});
        std::sort(answer.favourites.begin(), answer.favourites.end(), [](Favourite const& a, Favourite const& b) {
            return a.receipts != b.receipts ? a.receipts > b.receipts : a.sku < b.sku;
        });
        answer.favourites.resize(std::min(answer.favourites.size(), favourites_max));
        return answer;
    }

private:
    MemberQuery const& query_;
    ReceiptFilter filter_;
    Cell cell_;
    MemberSales sales_;
    boost::unordered_flat_map<SkuId, std::int64_t, std::hash<SkuId>> favourites_;
};

}  // namespace

MemberSales Reader::member_sales(MemberQuery const& query) {
    Sum sum(query);
    read_snapshot(
        views_, *memory_,
        {.restart = [&] { sum.clear(); },
         .on_delta =
             [&](Delta const& delta) {
                 for (auto const& [key, day] : delta.days) {
                     for (auto const& row : day.receipts) sum.add(row);
                 }
             },
         .on_table =
             [&](db::Tx& tx) { each_receipt_of(tx, query.member, [&](ReceiptRow const& row) { sum.add(row); }); }});
    return sum.answer();
}

}  // namespace zg::insights
