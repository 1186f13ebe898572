#pragma once

#include "company.h"
#include "rules.h"

#include <zg/db.h>

#include <functional>
#include <limits>

namespace zg::insights {

// The name under which the position in the feed is kept.
inline constexpr std::string_view consumer_name = "insights";

// Adds a delta to the tables, in the order of their keys.
void save(db::Tx&, Delta const&);
// Empties every table and forgets the position.
void clear(db::Tx&);

struct Days final {
    BusinessDate from;
    BusinessDate to;  // inclusive
};
constexpr Days all_days{.from = {std::numeric_limits<std::int32_t>::min()},
                        .to = {std::numeric_limits<std::int32_t>::max()}};
using Currency = std::optional<std::string_view>;
struct HourCell final {
    StoreDayKey day;
    std::int32_t hour = 0;
    Cell cell;
};
struct SkuCell final {
    StoreDayKey day;
    SkuHour key;
    Cell cell;
};

// Rows in key order, one store's or everybody's, in one currency or in all.
void each_hour(db::Tx&, Days, Stores const&, Currency, std::function<void(HourCell const&)> const&);
void each_sku(db::Tx&, Days, Stores const&, Currency, std::function<void(SkuCell const&)> const&);

// What the receipts of a day up to a moment add up to in each store that had some.
struct SoFar final {
    BusinessDate date;
    Instant until;  // inclusive
};
void each_store_until(db::Tx&, SoFar, Stores const&, std::string_view currency,
                      std::function<void(StoreId, Cell const&)> const&);

// -- the whole company, summed ahead --

// The latest day on which anything was sold.
[[nodiscard]] std::optional<BusinessDate> newest(db::Tx&);
// Whether the tables were filled before there were sums of the company: they must be made again.
[[nodiscard]] bool lacks_company(db::Tx&);
template <class Key>
struct CompanyCell final {
    BusinessDate date;
    std::string_view currency;
    Key key{};
    Cell cell = {};
};
template <class Key>
using OnCompanyCell = std::function<void(CompanyCell<Key> const&)>;
void each_company_hour(db::Tx&, Days, Currency, OnCompanyCell<std::int32_t> const&);
void each_company_store(db::Tx&, Days, Currency, OnCompanyCell<StoreId> const&);
// Of these stores only: less to read than all of them when they are few.
void each_company_store_of(db::Tx&, Days, Currency, std::vector<StoreId> const&, OnCompanyCell<StoreId> const&);
void each_company_store_hour(db::Tx&, Days, Currency, OnCompanyCell<StoreHour> const&);
// What every SKU sold within the days; only the wanted figures are read, the others are zero.
[[nodiscard]] SkuCells company_skus(db::Tx&, Days, std::string_view currency, CellFigures wanted);
// Every row of spans of so many days, for audits.
void each_company_sku_row(db::Tx&, std::int32_t days,
                          std::function<void(CompanyDayKey const&, SkuId, Cell const&)> const&);

// A place in the list of receipts, newest first: everything older than it follows.
struct Place final {
    BusinessDate date;
    Instant at;
    ReceiptId receipt;
    friend auto operator<=>(Place const&, Place const&) = default;
};
[[nodiscard]] Place place_of(ReceiptRow const&);

struct ReceiptFilter final {
    Stores stores;
    std::optional<std::int32_t> hour;
    std::optional<int> weekday;
    std::optional<SkuId> sku;
    std::optional<MemberId> member;
    std::optional<std::vector<std::string>> numbers;
    std::optional<ReceiptKind> kind = {};
    std::optional<std::int64_t> total_min = {};
    std::optional<std::int64_t> total_max = {};

    [[nodiscard]] bool holds(ReceiptRow const&) const;
};

// The latest day with receipts within [from, to], or nullopt.
[[nodiscard]] std::optional<BusinessDate> last_day(db::Tx&, Days);
// The newest receipts of `before.date` that are older than `before` and pass the filter, at most `count_max`.
[[nodiscard]] std::vector<ReceiptRow> receipts_of_day(db::Tx&, ReceiptFilter const&, Place const& before,
                                                      std::int64_t count_max);
// All receipts with one number, newest first; there is more than one only when imports repeat it.
[[nodiscard]] std::vector<ReceiptRow> receipts_by_number(db::Tx&, std::string_view number);
// Members and the days on which receipts name them, out of an index alone.
void each_visit(db::Tx&, Days, Stores const&, std::function<void(MemberId, BusinessDate)> const&);
// Every receipt of a member, in no order that matters.
void each_receipt_of(db::Tx&, MemberId, std::function<void(ReceiptRow const&)> const&);
// Every receipt in key order, for audits.
void each_receipt(db::Tx&, std::function<void(ReceiptRow const&)> const&);

}  // namespace zg::insights
