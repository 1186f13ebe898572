#include <zg/sku_board.h>

#include "snapshot.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace zg::insights {

namespace {

struct StoreSku final {
    StoreId store;
    SkuId sku;
    friend bool operator==(StoreSku const&, StoreSku const&) = default;
};
struct StoreSkuHash {
    std::size_t operator()(StoreSku const& key) const noexcept {
        return UuidHash{}(key.sku.uuid) * 31 + UuidHash{}(key.store.uuid);
    }
};

// One bit a day of the period.
using DayBits = std::vector<std::uint64_t>;

// Adds rows of a few stores: a day's rows come in any number of pieces, from the tables and from memory.
class Sum final {
public:
    explicit Sum(SkuSalesQuery const& query) : query_(query) {}

    void clear() {
        rows_.clear();
        days_.clear();
    }

    void add(StoreBooks const& store, BusinessDate date, SkuId sku, Cell const& cell) {
        auto& row = rows_[{store.store, sku}];
        if (date > query_.to) {
            row.units_after_milli += cell.units_milli;
            return;
        }
        row.cell += cell;
        if (date >= store.from) row.units_known_milli += cell.units_milli;
        if (cell.receipts > 0) mark(sku, date);
    }

    [[nodiscard]] SkuSalesAnswer answer() const {
        SkuSalesAnswer answer;
        answer.rows.reserve(rows_.size());
        for (auto const& [key, row] : rows_) {
            answer.rows.push_back(row);
            answer.rows.back().store = key.store;
            answer.rows.back().sku = key.sku;
        }
        std::sort(answer.rows.begin(), answer.rows.end(), [](SkuSales const& a, SkuSales const& b) {
            return std::tie(a.sku, a.store) < std::tie(b.sku, b.store);
        });
        for (auto const& [sku, bits] : days_) {
            std::int32_t count = 0;
            for (auto const word : bits) count += std::popcount(word);
            answer.days.push_back({sku, count});
        }
        std::sort(answer.days.begin(), answer.days.end(),
                  [](SellingDays const& a, SellingDays const& b) { return a.sku < b.sku; });
        return answer;
    }

private:
    void mark(SkuId sku, BusinessDate date) {
        auto const day = static_cast<std::size_t>(date.days - query_.from.days);
        auto& bits = days_[sku];
        if (bits.empty()) bits.resize(static_cast<std::size_t>(query_.to.days - query_.from.days) / 64 + 1);
        bits[day / 64] |= std::uint64_t{1} << (day % 64);
    }

    SkuSalesQuery const& query_;
    boost::unordered_flat_map<StoreSku, SkuSales, StoreSkuHash> rows_;
    boost::unordered_flat_map<SkuId, DayBits, std::hash<SkuId>> days_;
};

}  // namespace

Result<SkuSalesAnswer, QueryRefusal> Reader::sku_sales(SkuSalesQuery const& query) {
    if (query.to < query.from) return Refused{QueryRefusal::dates_reversed, "to"};
    if (query.to.days - query.from.days >= range_days_max) return Refused{QueryRefusal::range_too_long, "to"};
    if (query.until.days - query.from.days >= 2 * range_days_max) return Refused{QueryRefusal::range_too_long, "from"};

    Days const days{query.from, std::max(query.to, query.until)};
    Sum sum(query);
    read_snapshot(views_, *memory_,
                  {.restart = [&] { sum.clear(); },
                   .on_delta =
                       [&](Delta const& delta) {
                           for (auto const& [key, day] : delta.days) {
                               for (auto const& store : query.stores) {
                                   if (!concerns(key, days, std::vector{store.store}, query.currency)) continue;
                                   for (auto const& [hour, cell] : day.skus) sum.add(store, key.date, hour.sku, cell);
                               }
                           }
                       },
                   .on_table =
                       [&](db::Tx& tx) {
                           for (auto const& store : query.stores) {
                               each_sku(tx, days, std::vector{store.store}, query.currency, [&](SkuCell const& row) {
                                   sum.add(store, row.day.date, row.key.sku, row.cell);
                               });
                           }
                       }});
    return sum.answer();
}

}  // namespace zg::insights
