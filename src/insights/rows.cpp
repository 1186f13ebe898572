#include "rows.h"

#include "sku_sums.h"

#include <zg/assert.h>

#include <algorithm>
#include <limits>
#include <map>

namespace zg::insights {

namespace {

using db::Args;
using db::Row;
using db::Sql;
using db::Tx;

// The figures of a cell, in the order of its members.
#define CELL_COLUMNS \
    "receipts, refunds, units_milli, net, tax, discount, cost, net_with_cost, lines_with_cost, refund_net"
#define CELL_PARAMETERS \
    ":receipts, :refunds, :units_milli, :net, :tax, :discount, :cost, :net_with_cost, :lines_with_cost, :refund_net"
#define CELL_SUMS                                                                                            \
    "receipts = receipts + excluded.receipts, refunds = refunds + excluded.refunds,"                         \
    " units_milli = units_milli + excluded.units_milli, net = net + excluded.net, tax = tax + excluded.tax," \
    " discount = discount + excluded.discount, cost = cost + excluded.cost,"                                 \
    " net_with_cost = net_with_cost + excluded.net_with_cost,"                                               \
    " lines_with_cost = lines_with_cost + excluded.lines_with_cost, refund_net = refund_net + excluded.refund_net"
#define RECEIPT_COLUMNS                                                                                              \
    "business_date, store, at, receipt, hour, kind, number, till, currency, total, net, tax, units_milli, discount," \
    " cost, net_with_cost, lines_with_cost, member, origin, skus"

constexpr Sql add_hour{"insights.add_hour",
                       "INSERT INTO insights_sales_hour (business_date, store, currency, hour, " CELL_COLUMNS
                       ", rounding)"
                       " VALUES (:business_date, :store, :currency, :hour, " CELL_PARAMETERS
                       ", :rounding)"
                       " ON CONFLICT DO UPDATE SET " CELL_SUMS ", rounding = rounding + excluded.rounding"};
constexpr Sql cells_of_hour{
    "insights.cells_of_hour",
    "SELECT cells FROM insights_sku_hour WHERE business_date = :business_date AND store = :store"
    " AND currency = :currency AND hour = :hour"};
constexpr Sql put_cells{"insights.put_cells",
                        "INSERT INTO insights_sku_hour (business_date, store, currency, hour, cells)"
                        " VALUES (:business_date, :store, :currency, :hour, :cells)"
                        " ON CONFLICT DO UPDATE SET cells = excluded.cells"};
constexpr Sql add_receipt{
    "insights.add_receipt",
    "INSERT INTO insights_receipt (" RECEIPT_COLUMNS
    ")"
    " VALUES (:business_date, :store, :at, :receipt, :hour, :kind, :number, :till, :currency, :total,"
    " :net, :tax, :units_milli, :discount, :cost, :net_with_cost, :lines_with_cost, :member, :origin,"
    " :skus)"};

constexpr Sql clear_hours{"insights.clear_hours", "DELETE FROM insights_sales_hour"};
constexpr Sql clear_skus{"insights.clear_skus", "DELETE FROM insights_sku_hour"};
constexpr Sql clear_receipts{"insights.clear_receipts", "DELETE FROM insights_receipt"};

constexpr Sql hours_of_all{"insights.hours_of_all",
                           "SELECT business_date, store, currency, hour, " CELL_COLUMNS
                           ", rounding FROM insights_sales_hour"
                           " WHERE business_date BETWEEN :from AND :to AND (:currency IS NULL OR currency = :currency)"
                           " ORDER BY business_date, store, currency, hour"};
constexpr Sql skus_of_all{"insights.skus_of_all",
                          "SELECT business_date, store, currency, hour, cells FROM insights_sku_hour"
                          " WHERE business_date BETWEEN :from AND :to AND (:currency IS NULL OR currency = :currency)"
                          " ORDER BY business_date, store, currency, hour"};
// One seek per day: with days first in the key, a range over them would read every store's rows.
#define EACH_DAY "WITH RECURSIVE day(date) AS (SELECT :from UNION ALL SELECT date + 1 FROM day WHERE date < :to) "
constexpr Sql hours_of_store{"insights.hours_of_store",
                             EACH_DAY "SELECT business_date, store, currency, hour, " CELL_COLUMNS
                                      ", rounding"
                                      " FROM day CROSS JOIN insights_sales_hour ON business_date = day.date"
                                      " WHERE store = :store AND (:currency IS NULL OR currency = :currency)"};
constexpr Sql skus_of_store{"insights.skus_of_store", EACH_DAY
                            "SELECT business_date, store, currency, hour, cells"
                            " FROM day CROSS JOIN insights_sku_hour ON business_date = day.date"
                            " WHERE store = :store AND (:currency IS NULL OR currency = :currency)"};

#define SIGNED_SUMS                                                                                              \
    "SELECT COALESCE(SUM(1 - kind), 0), COALESCE(SUM(kind), 0), COALESCE(SUM((1 - 2 * kind) * units_milli), 0)," \
    " COALESCE(SUM((1 - 2 * kind) * net), 0), COALESCE(SUM((1 - 2 * kind) * tax), 0),"                           \
    " COALESCE(SUM((1 - 2 * kind) * discount), 0), COALESCE(SUM((1 - 2 * kind) * cost), 0),"                     \
    " COALESCE(SUM((1 - 2 * kind) * net_with_cost), 0), COALESCE(SUM(lines_with_cost), 0),"                      \
    " COALESCE(SUM(kind * net), 0), COALESCE(SUM((1 - 2 * kind) * (total - net - tax)), 0), store FROM "         \
    "insights_receipt "
constexpr Sql stores_until_of_store{"insights.stores_until_of_store", SIGNED_SUMS
                                    "WHERE business_date = :date AND store = :store AND at <= :until"
                                    " AND currency = :currency GROUP BY store"};

constexpr Sql last_receipt_day{
    "insights.last_receipt_day",
    "SELECT MAX(business_date) FROM insights_receipt WHERE business_date BETWEEN :from AND :to"};
constexpr Sql stores_of_day{"insights.stores_of_day",
                            "SELECT DISTINCT store FROM insights_sales_hour WHERE business_date = :date"};
// What a receipt's own row tells of a filter.
#define OWN_FACTS                                                              \
    " AND (:hour IS NULL OR hour = :hour) AND (:kind IS NULL OR kind = :kind)" \
    " AND (:total_min IS NULL OR total >= :total_min) AND (:total_max IS NULL OR total <= :total_max)"
// `(at, receipt) < (:at, :receipt)` walks the key backwards from the place.
constexpr Sql page_of_all{"insights.page_of_all", "SELECT " RECEIPT_COLUMNS
                                                  " FROM insights_receipt WHERE business_date = :date"
                                                  " AND (at, receipt) < (:at, :receipt)" OWN_FACTS
                                                  " ORDER BY at DESC, receipt DESC LIMIT :count_max"};
constexpr Sql page_of_store{"insights.page_of_store",
                            "SELECT " RECEIPT_COLUMNS
                            " FROM insights_receipt WHERE business_date = :date AND store = :store"
                            " AND (at, receipt) < (:at, :receipt)" OWN_FACTS
                            " ORDER BY at DESC, receipt DESC LIMIT :count_max"};
constexpr Sql page_of_member{"insights.page_of_member", "SELECT " RECEIPT_COLUMNS
                                                        " FROM insights_receipt WHERE business_date = :date"
                                                        " AND member = :member ORDER BY at DESC, receipt DESC"};
// The index has the day in front: one seek per day with receipts, whoever's they are.
constexpr Sql receipts_of_member{
    "insights.receipts_of_member",
    "WITH RECURSIVE day(date) AS (SELECT MAX(business_date) FROM insights_receipt UNION ALL"
    " SELECT (SELECT MAX(business_date) FROM insights_receipt WHERE business_date < day.date)"
    " FROM day WHERE day.date IS NOT NULL) SELECT " RECEIPT_COLUMNS
    " FROM day CROSS JOIN insights_receipt ON business_date = day.date AND member = :member"};
constexpr Sql by_number{"insights.receipts_by_number", "SELECT " RECEIPT_COLUMNS
                                                       " FROM insights_receipt WHERE number = :number"
                                                       " ORDER BY business_date DESC, at DESC, receipt DESC"};
constexpr Sql all_receipts{"insights.all_receipts",
                           "SELECT " RECEIPT_COLUMNS
                           " FROM insights_receipt ORDER BY business_date, store, at, receipt"};

constexpr Sql company_day{"insights.company_day",
                          "SELECT hours, stores, store_hours FROM insights_company_day"
                          " WHERE business_date = :business_date AND currency = :currency"};
constexpr Sql put_company_day{
    "insights.put_company_day",
    "INSERT INTO insights_company_day (business_date, currency, hours, stores, store_hours)"
    " VALUES (:business_date, :currency, :hours, :stores, :store_hours)"
    " ON CONFLICT DO UPDATE SET hours = excluded.hours, stores = excluded.stores, store_hours = excluded.store_hours"};
constexpr Sql newest_day{"insights.newest_day", "SELECT MAX(business_date) FROM insights_company_day"};
#define OF_COMPANY_DAYS                                                    \
    " FROM insights_company_day WHERE business_date BETWEEN :from AND :to" \
    " AND (:currency IS NULL OR currency = :currency) ORDER BY business_date, currency"
constexpr Sql company_hours{"insights.company_hours", "SELECT business_date, currency, hours" OF_COMPANY_DAYS};
constexpr Sql company_stores{"insights.company_stores", "SELECT business_date, currency, stores" OF_COMPANY_DAYS};
constexpr Sql company_store_hours{"insights.company_store_hours",
                                  "SELECT business_date, currency, store_hours" OF_COMPANY_DAYS};
constexpr Sql company_skus_of{"insights.company_skus",
                              "SELECT currency, cells FROM insights_company_sku WHERE days = :days"
                              " AND first_date = :first_date AND (:currency IS NULL OR currency = :currency)"
                              " ORDER BY currency"};
constexpr Sql company_skus_between{"insights.company_skus_between",
                                   "SELECT first_date, currency, cells FROM insights_company_sku WHERE days = :days"
                                   " AND first_date BETWEEN :from AND :to ORDER BY first_date, currency"};
constexpr Sql put_company_skus{"insights.put_company_skus",
                               "INSERT INTO insights_company_sku (days, first_date, currency, cells)"
                               " VALUES (:days, :first_date, :currency, :cells)"
                               " ON CONFLICT DO UPDATE SET cells = excluded.cells"};
constexpr Sql clear_company_days{"insights.clear_company_days", "DELETE FROM insights_company_day"};
constexpr Sql clear_company_skus{"insights.clear_company_skus", "DELETE FROM insights_company_sku"};
constexpr Sql any_hour{"insights.any_hour", "SELECT EXISTS (SELECT 1 FROM insights_sales_hour)"};
constexpr Sql cell_between_of_store{"insights.cell_between_of_store", SIGNED_SUMS
                                    "WHERE business_date = :date AND store = :store AND at BETWEEN :from AND :until"
                                    " AND currency = :currency"};

void save_hour(Tx& tx, StoreDayKey const& day, std::int32_t hour, Cell const& cell) {
    tx.run(add_hour, {{"business_date", day.date},
                      {"store", day.store},
                      {"currency", day.currency},
                      {"hour", hour},
                      {"receipts", cell.receipts},
                      {"refunds", cell.refunds},
                      {"units_milli", cell.units_milli},
                      {"net", cell.net},
                      {"tax", cell.tax},
                      {"discount", cell.discount},
                      {"cost", cell.cost},
                      {"net_with_cost", cell.net_with_cost},
                      {"lines_with_cost", cell.lines_with_cost},
                      {"refund_net", cell.refund_net},
                      {"rounding", cell.rounding}});
}

// Adds sorted cells to those of the same hour.
void save_cells(Tx& tx, StoreDayKey const& day, std::int32_t hour, SkuCells const& added) {
    SkuCells before;
    tx.each(cells_of_hour,
            {{"business_date", day.date}, {"store", day.store}, {"currency", day.currency}, {"hour", hour}},
            [&](Row const& row) { before = unpacked<SkuId>(row.bytes(0)); });
    auto const cells = pack(before.empty() ? added : merged(before, added));
    tx.run(put_cells, {{"business_date", day.date},
                       {"store", day.store},
                       {"currency", day.currency},
                       {"hour", hour},
                       db::Arg::bytes("cells", cells)});
}

void save_skus(Tx& tx, StoreDayKey const& key, StoreDay const& day) {
    std::map<std::int32_t, SkuCells> hours;
    for (auto const& [sku_hour, cell] : day.skus) hours[sku_hour.hour].emplace_back(sku_hour.sku, cell);
    for (auto& [hour, cells] : hours) {
        std::sort(cells.begin(), cells.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        save_cells(tx, key, hour, cells);
    }
}

// Figures of refunds lie in the table as positive as on the receipt.
void save_receipt(Tx& tx, ReceiptRow const& row) {
    auto const& summary = row.summary;
    std::int64_t const sign = summary.kind == ReceiptKind::sale ? 1 : -1;
    tx.run(add_receipt, {{"business_date", summary.business_date},
                         {"store", summary.store},
                         {"at", summary.at},
                         {"receipt", summary.id},
                         {"hour", row.hour},
                         {"kind", static_cast<std::int32_t>(summary.kind)},
                         {"number", summary.number},
                         {"till", summary.till},
                         {"currency", row.currency},
                         {"total", summary.total},
                         {"net", summary.net},
                         {"tax", summary.tax},
                         {"units_milli", summary.units_milli},
                         {"discount", sign * row.cell.discount},
                         {"cost", sign * row.cell.cost},
                         {"net_with_cost", sign * row.cell.net_with_cost},
                         {"lines_with_cost", row.cell.lines_with_cost},
                         {"member", summary.member},
                         {"origin", static_cast<std::int32_t>(summary.origin)},
                         db::Arg::bytes("skus", row.skus)});
}

void save_day(Tx& tx, StoreDayKey const& key, StoreDay const& day) {
    for (auto const& [hour, cell] : day.hours) save_hour(tx, key, hour, cell);
    save_skus(tx, key, day);

    std::vector<ReceiptRow const*> receipts;
    receipts.reserve(day.receipts.size());
    for (auto const& row : day.receipts) receipts.push_back(&row);
    std::sort(receipts.begin(), receipts.end(),
              [](auto const* a, auto const* b) { return place_of(*a) < place_of(*b); });
    for (auto const* row : receipts) save_receipt(tx, *row);
}

void save_company_day(Tx& tx, CompanyDayKey const& key, CompanyDay const& added) {
    CompanyDay before;
    tx.each(company_day, {{"business_date", key.date}, {"currency", key.currency}}, [&](Row const& row) {
        before.hours = unpacked<std::int32_t>(row.bytes(0));
        before.stores = unpacked<StoreId>(row.bytes(1));
        before.store_hours = unpacked<StoreHour>(row.bytes(2));
    });
    auto const hours = pack(merged(before.hours, added.hours));
    auto const stores = pack(merged(before.stores, added.stores));
    auto const store_hours = pack(merged(before.store_hours, added.store_hours));
    tx.run(put_company_day, {{"business_date", key.date},
                             {"currency", key.currency},
                             db::Arg::bytes("hours", hours),
                             db::Arg::bytes("stores", stores),
                             db::Arg::bytes("store_hours", store_hours)});
}

void put_skus(Tx& tx, Span span, std::string_view currency, SkuCells const& cells) {
    auto const bytes = pack_columns(cells);
    tx.run(put_company_skus,
           {{"days", span.days}, {"first_date", span.first}, {"currency", currency}, db::Arg::bytes("cells", bytes)});
}

void add_skus(Tx& tx, Span span, std::string_view currency, SkuCells const& added) {
    SkuSums before;
    tx.each(company_skus_of, {{"days", span.days}, {"first_date", span.first}, {"currency", currency}},
            [&](Row const& row) { before.add(row.bytes(1)); });
    put_skus(tx, span, currency, merged(before.take(), added));
}

// Sums up the spans that have ended now that days are sold up to `newest`, and had not when they were up to `before`.
void close_spans(Tx& tx, std::int32_t days, BusinessDate before, BusinessDate newest) {
    std::map<std::pair<BusinessDate, std::string>, SkuSums> closing;
    BusinessDate const to{span_start(newest, days).days - 1};
    tx.each(company_skus_between, {{"days", 1}, {"from", span_start(before, days)}, {"to", to}}, [&](Row const& row) {
        closing[{span_start(row.date(0), days), std::string(row.text(1))}].add(row.bytes(2));
    });
    for (auto& [key, sums] : closing) put_skus(tx, {.days = days, .first = key.first}, key.second, sums.take());
}

void save_company(Tx& tx, Delta const& delta) {
    auto const added = company_days(delta);
    if (added.empty()) return;
    auto const known = newest(tx);
    auto const before = known.value_or(added.begin()->first.date);
    for (auto const& [key, day] : added) {
        save_company_day(tx, key, day);
        add_skus(tx, {.days = 1, .first = key.date}, key.currency, day.skus);
        for (auto const days : long_spans) {
            auto const first = span_start(key.date, days);
            bool const has_ended = known && first.days + days <= known->days;
            if (has_ended) add_skus(tx, {.days = days, .first = first}, key.currency, day.skus);
        }
    }
    auto const after = std::max(before, added.rbegin()->first.date);
    for (auto const days : long_spans) close_spans(tx, days, before, after);
}

StoreDayKey read_day(Row const& row) {
    return {.date = row.date(0), .store = row.id<StoreId>(1), .currency = std::string(row.text(2))};
}

Cell read_cell(Row const& row, int first) {
    return {.receipts = row.integer(first),
            .refunds = row.integer(first + 1),
            .units_milli = row.integer(first + 2),
            .net = row.integer(first + 3),
            .tax = row.integer(first + 4),
            .discount = row.integer(first + 5),
            .cost = row.integer(first + 6),
            .net_with_cost = row.integer(first + 7),
            .lines_with_cost = row.integer(first + 8),
            .refund_net = row.integer(first + 9)};
}

Cell read_sums(Row const& row) {
    auto cell = read_cell(row, 0);
    cell.rounding = row.integer(10);
    return cell;
}

ReceiptRow read_receipt(Row const& row) {
    auto const kind = static_cast<ReceiptKind>(row.integer(5));
    std::int64_t const sign = kind == ReceiptKind::sale ? 1 : -1;
    ReceiptRow into{.summary = {.id = row.id<ReceiptId>(3),
                                .number = std::string(row.text(6)),
                                .kind = kind,
                                .store = row.id<StoreId>(1),
                                .till = row.id<TillId>(7),
                                .at = row.instant(2),
                                .business_date = row.date(0),
                                .total = row.integer(9),
                                .net = row.integer(10),
                                .tax = row.integer(11),
                                .units_milli = row.integer(12),
                                .origin = static_cast<events::Origin>(row.integer(18))},
                    .hour = static_cast<std::int32_t>(row.integer(4)),
                    .currency = std::string(row.text(8)),
                    .skus = std::string(row.bytes(19))};
    auto& summary = into.summary;
    if (!row.is_null(17)) summary.member = row.id<MemberId>(17);
    into.cell = {.receipts = kind == ReceiptKind::sale ? 1 : 0,
                 .refunds = kind == ReceiptKind::refund ? 1 : 0,
                 .units_milli = sign * summary.units_milli,
                 .net = sign * summary.net,
                 .tax = sign * summary.tax,
                 .discount = sign * row.integer(13),
                 .cost = sign * row.integer(14),
                 .net_with_cost = sign * row.integer(15),
                 .lines_with_cost = row.integer(16),
                 .refund_net = kind == ReceiptKind::refund ? summary.net : 0,
                 .rounding = sign * (summary.total - summary.net - summary.tax)};
    return into;
}

std::optional<std::int64_t> number_of(std::optional<ReceiptKind> kind) {
    return kind ? std::optional(static_cast<std::int64_t>(*kind)) : std::nullopt;
}

bool sold_on_day(Tx& tx, BusinessDate date, StoreId store, SkuId sku) {
    bool sold = false;
    each_sku(tx, {.from = date, .to = date}, std::vector{store}, std::nullopt,
             [&](SkuCell const& row) { sold = sold || row.key.sku == sku; });
    return sold;
}

// Receipts of one store and day that pass the filter. The filter on SKUs is applied here, so pages are read until enough
// are found or the day is through.
void page_store(Tx& tx, ReceiptFilter const& filter, StoreId store, Place place, std::int64_t count_max,
                std::vector<ReceiptRow>& into) {
    if (filter.sku && !sold_on_day(tx, place.date, store, *filter.sku)) return;
    auto const page_size = filter.sku ? std::max<std::int64_t>(count_max, 256) : count_max;
    std::int64_t found = 0;
    for (std::int64_t read = page_size; read == page_size && found < count_max;) {
        read = 0;
        tx.each(page_of_store,
                {{"date", place.date},
                 {"store", store},
                 {"at", place.at},
                 {"receipt", place.receipt},
                 {"hour", filter.hour},
                 {"kind", number_of(filter.kind)},
                 {"total_min", filter.total_min},
                 {"total_max", filter.total_max},
                 {"count_max", page_size}},
                [&](Row const& row) {
                    ++read;
                    auto receipt = read_receipt(row);
                    place = place_of(receipt);
                    if (found == count_max || !filter.holds(receipt)) return;
                    ++found;
                    into.push_back(std::move(receipt));
                });
    }
}

}  // namespace

void save(Tx& tx, Delta const& delta) {
    for (auto const& [key, day] : delta.days) save_day(tx, key, day);
    save_company(tx, delta);
}

void clear(Tx& tx) {
    tx.run(clear_hours, {});
    tx.run(clear_skus, {});
    tx.run(clear_receipts, {});
    tx.run(clear_company_days, {});
    tx.run(clear_company_skus, {});
    events::save_consumer_position(tx, consumer_name, 0);
}

void each_hour(Tx& tx, Days days, Stores const& stores, Currency currency,
               std::function<void(HourCell const&)> const& on_cell) {
    auto const read = [&](Row const& row) {
        auto cell = read_cell(row, 4);
        cell.rounding = row.integer(14);
        on_cell({.day = read_day(row), .hour = static_cast<std::int32_t>(row.integer(3)), .cell = cell});
    };
    if (!stores) return tx.each(hours_of_all, {{"from", days.from}, {"to", days.to}, {"currency", currency}}, read);
    for (auto const store : *stores) {
        tx.each(hours_of_store, {{"from", days.from}, {"to", days.to}, {"store", store}, {"currency", currency}}, read);
    }
}

void each_sku(Tx& tx, Days days, Stores const& stores, Currency currency,
              std::function<void(SkuCell const&)> const& on_cell) {
    auto const read = [&](Row const& row) {
        auto const day = read_day(row);
        auto const hour = static_cast<std::int32_t>(row.integer(3));
        unpack<SkuId>(row.bytes(4), [&](SkuId sku, Cell const& cell) {
            on_cell({.day = day, .key = {.hour = hour, .sku = sku}, .cell = cell});
        });
    };
    if (!stores) return tx.each(skus_of_all, {{"from", days.from}, {"to", days.to}, {"currency", currency}}, read);
    for (auto const store : *stores) {
        tx.each(skus_of_store, {{"from", days.from}, {"to", days.to}, {"store", store}, {"currency", currency}}, read);
    }
}

std::optional<BusinessDate> newest(Tx& tx) {
    std::optional<BusinessDate> found;
    tx.each(newest_day, {}, [&](Row const& row) {
        if (!row.is_null(0)) found = row.date(0);
    });
    return found;
}

bool lacks_company(Tx& tx) {
    bool sold = false;
    tx.each(any_hour, {}, [&](Row const& row) { sold = row.integer(0) != 0; });
    return sold && !newest(tx);
}

template <class Key>
static void each_company(Tx& tx, Sql const& sql, Days days, Currency currency, OnCompanyCell<Key> const& on_cell) {
    tx.each(sql, {{"from", days.from}, {"to", days.to}, {"currency", currency}}, [&](Row const& row) {
        CompanyCell<Key> at{.date = row.date(0), .currency = row.text(1)};
        unpack<Key>(row.bytes(2), [&](Key key, Cell const& cell) {
            at.key = key;
            at.cell = cell;
            on_cell(at);
        });
    });
}

void each_company_hour(Tx& tx, Days days, Currency currency, OnCompanyCell<std::int32_t> const& on_cell) {
    each_company(tx, company_hours, days, currency, on_cell);
}
void each_company_store(Tx& tx, Days days, Currency currency, OnCompanyCell<StoreId> const& on_cell) {
    each_company(tx, company_stores, days, currency, on_cell);
}

void each_company_store_of(Tx& tx, Days days, Currency currency, std::vector<StoreId> const& stores,
                           OnCompanyCell<StoreId> const& on_cell) {
    tx.each(company_stores, {{"from", days.from}, {"to", days.to}, {"currency", currency}}, [&](Row const& row) {
        for (auto const store : stores) {
            auto const cell = found<StoreId>(row.bytes(2), store);
            if (cell) on_cell({.date = row.date(0), .currency = row.text(1), .key = store, .cell = *cell});
        }
    });
}

void each_company_store_hour(Tx& tx, Days days, Currency currency, OnCompanyCell<StoreHour> const& on_cell) {
    each_company(tx, company_store_hours, days, currency, on_cell);
}

SkuCells company_skus(Tx& tx, Days days, std::string_view currency, CellFigures wanted) {
    auto const last = newest(tx);
    if (!last) return {};
    SkuSums sums(wanted);
    each_span(days.from, std::min(days.to, *last), *last, [&](Span span) {
        tx.each(company_skus_of, {{"days", span.days}, {"first_date", span.first}, {"currency", currency}},
                [&](Row const& row) { sums.add(row.bytes(1)); });
    });
    return sums.take();
}

void each_company_sku_row(Tx& tx, std::int32_t days,
                          std::function<void(CompanyDayKey const&, SkuId, Cell const&)> const& on_cell) {
    tx.each(company_skus_between,
            {{"days", days},
             {"from", std::numeric_limits<std::int32_t>::min()},
             {"to", std::numeric_limits<std::int32_t>::max()}},
            [&](Row const& row) {
                CompanyDayKey const key{.date = row.date(0), .currency = std::string(row.text(1))};
                SkuSums sums;
                sums.add(row.bytes(2));
                for (auto const& [sku, cell] : sums.take()) on_cell(key, sku, cell);
            });
}

static void each_company_store_until(Tx& tx, SoFar so_far, std::string_view currency,
                                     std::function<void(StoreId, Cell const&)> const& on_store) {
    auto const last_hour = hour_of(so_far.until);
    std::map<StoreId, Cell> sums;
    each_company_store_hour(tx, {so_far.date, so_far.date}, currency, [&](CompanyCell<StoreHour> const& at) {
        auto& sum = sums[at.key.store];
        if (at.key.hour < last_hour) sum += at.cell;
    });
    // Of the hour that is not over, the receipts themselves.
    for (auto& [store, sum] : sums) {
        tx.each(cell_between_of_store,
                {{"date", so_far.date},
                 {"store", store},
                 {"from", Instant{last_hour * hour_ms}},
                 {"until", so_far.until},
                 {"currency", currency}},
                [&](Row const& row) { sum += read_sums(row); });
        if (sum.receipts + sum.refunds > 0) on_store(store, sum);
    }
}

void each_store_until(Tx& tx, SoFar so_far, Stores const& stores, std::string_view currency,
                      std::function<void(StoreId, Cell const&)> const& on_cell) {
    if (!stores) return each_company_store_until(tx, so_far, currency, on_cell);
    auto const read = [&](Row const& row) { on_cell(row.id<StoreId>(11), read_sums(row)); };
    for (auto const store : *stores) {
        tx.each(stores_until_of_store,
                {{"date", so_far.date}, {"store", store}, {"until", so_far.until}, {"currency", currency}}, read);
    }
}

std::optional<BusinessDate> last_day(Tx& tx, Days days) {
    std::optional<BusinessDate> found;
    tx.each(last_receipt_day, {{"from", days.from}, {"to", days.to}}, [&](Row const& row) {
        if (!row.is_null(0)) found = row.date(0);
    });
    return found;
}

std::vector<ReceiptRow> receipts_of_day(Tx& tx, ReceiptFilter const& filter, Place const& before,
                                        std::int64_t count_max) {
    std::vector<ReceiptRow> found;
    auto const keep = [&](Row const& row) {
        auto receipt = read_receipt(row);
        if (place_of(receipt) < before && filter.holds(receipt)) found.push_back(std::move(receipt));
    };
    if (filter.member) {
        tx.each(page_of_member, {{"date", before.date}, {"member", *filter.member}}, keep);
    } else if (!filter.stores && !filter.sku) {
        tx.each(page_of_all,
                {{"date", before.date},
                 {"at", before.at},
                 {"receipt", before.receipt},
                 {"hour", filter.hour},
                 {"kind", number_of(filter.kind)},
                 {"total_min", filter.total_min},
                 {"total_max", filter.total_max},
                 {"count_max", count_max}},
                keep);
    } else {
        auto stores = filter.stores.value_or(std::vector<StoreId>{});
        if (!filter.stores) {
            tx.each(stores_of_day, {{"date", before.date}},
                    [&](Row const& row) { stores.push_back(row.id<StoreId>(0)); });
        }
        for (auto const store : stores) page_store(tx, filter, store, before, count_max, found);
    }
    std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return place_of(a) > place_of(b); });
    if (found.size() > static_cast<std::size_t>(count_max)) found.resize(static_cast<std::size_t>(count_max));
    return found;
}

std::vector<ReceiptRow> receipts_by_number(Tx& tx, std::string_view number) {
    std::vector<ReceiptRow> found;
    tx.each(by_number, {{"number", number}}, [&](Row const& row) { found.push_back(read_receipt(row)); });
    return found;
}

void each_receipt_of(Tx& tx, MemberId member, std::function<void(ReceiptRow const&)> const& on_receipt) {
    tx.each(receipts_of_member, {{"member", member}}, [&](Row const& row) { on_receipt(read_receipt(row)); });
}

void each_receipt(Tx& tx, std::function<void(ReceiptRow const&)> const& on_receipt) {
    tx.each(all_receipts, {}, [&](Row const& row) { on_receipt(read_receipt(row)); });
}

}  // namespace zg::insights
