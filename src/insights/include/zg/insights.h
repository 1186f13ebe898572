#pragma once

#include <zg/db.h>
#include <zg/event_bodies.h>
#include <zg/events.h>
#include <zg/names.h>
#include <zg/result.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Roll-ups of what was sold, kept beside the books in views.db: they can be deleted and made again from the feed with the
// same result. One definition per metric, and each figure leads to its receipts.
namespace zg::insights {

// ---- what is counted ------------------------------------------------------------------------------------------------

enum class Metric {
    net_sales,
    gross_sales,
    tax,
    gross_margin,
    gross_margin_rate,
    receipts,
    basket_value,
    units,
    refunds,
    discount
};
BOOST_DESCRIBE_ENUM(Metric, net_sales, gross_sales, tax, gross_margin, gross_margin_rate, receipts, basket_value, units,
                    refunds, discount)

// money: minor units. count: things. milli: thousandths of the SKU's unit. rate_e4: ten-thousandths, 2,500 = 25 %.
// days_e1: tenths of a day. ratio_e2: hundredths. moment: a time. rule: no figure, but what a thing must be to belong to a set.
enum class Unit { money, count, milli, rate_e4, days_e1, ratio_e2, moment, rule };
BOOST_DESCRIBE_ENUM(Unit, money, count, milli, rate_e4, days_e1, ratio_e2, moment, rule)

// The one place that says what a metric means; `names` and `formula` are in every language of the product.
struct Definition final {
    Metric name{};
    Unit unit{};
    Names names;
    Names formula;
};
BOOST_DESCRIBE_STRUCT(Definition, (), (name, unit, names, formula))

[[nodiscard]] std::vector<Definition> definitions();
[[nodiscard]] Unit unit_of(Metric);

// Sums over some lines, from which every metric is computed. Sales add; refunds subtract, except in the two counts, in
// `refund_net` and in `lines_with_cost`, which only grow.
struct Cell final {
    std::int64_t receipts = 0;  // sale receipts
    std::int64_t refunds = 0;   // refund receipts
    std::int64_t units_milli = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t discount = 0;
    std::int64_t cost = 0;             // of lines whose cost is known
    std::int64_t net_with_cost = 0;    // net of those lines
    std::int64_t lines_with_cost = 0;  // how many they are: none means that the margin is unknown, not zero
    std::int64_t refund_net = 0;       // net that refunds took back
    std::int64_t rounding = 0;         // cash rounding; of whole receipts, so zero per SKU

    Cell& operator+=(Cell const& other) {
        receipts += other.receipts;
        refunds += other.refunds;
        units_milli += other.units_milli;
        net += other.net;
        tax += other.tax;
        discount += other.discount;
        cost += other.cost;
        net_with_cost += other.net_with_cost;
        lines_with_cost += other.lines_with_cost;
        refund_net += other.refund_net;
        rounding += other.rounding;
        return *this;
    }
    friend bool operator==(Cell const&, Cell const&) = default;
};

// The metric of a cell; nullopt where it is not defined (a margin without costs, a basket without receipts).
[[nodiscard]] std::optional<std::int64_t> value_of(Metric, Cell const&);

// ---- the projector --------------------------------------------------------------------------------------------------

class Memory;  // what has been applied and not yet flushed; shared between the projector and the readers

// Follows the feed. Figures are in memory as soon as apply() returns, and on disk after flush(); a crash in between loses
// nothing, since the position on disk says where to go on. One thread only.
class Projector final {
public:
    struct Limits final {
        std::int64_t deltas_max = 250'000;  // rows waiting in memory above which a flush is due
        std::int64_t interval_ms = 60'000;  // or this long after the last one
    };
    // Both stay open as long as the projector: `views` to write, `books` to read what a batch did not bring.
    Projector(db::Db& views, db::Db& books, Limits);
    ~Projector();
    Projector(Projector const&) = delete;

    // Applies a committed batch; what lies between the position and the batch is read from the books first, what was
    // applied already is passed over. Answers whether a sale was among it, so that screens are told only then.
    bool apply(events::Batch const&);
    // Applies all that the books hold after the position, flushing on the way when due; at start and after a rebuild.
    void catch_up();

    [[nodiscard]] bool flush_due(Instant now) const;
    // Writes all deltas and the position in one transaction, in key order. Called when due, and at stop.
    void flush(Instant now);

    // Sequence number of the last event applied.
    [[nodiscard]] std::int64_t position() const { return position_; }
    // For readers on other threads; lives on as long as one of them holds it, so shared.
    [[nodiscard]] std::shared_ptr<Memory const> memory() const { return memory_; }

private:
    bool apply_events(std::vector<events::Event> const&);
    void read_books_until(std::int64_t sequence);

    db::Db& views_;
    db::Db& books_;
    Limits limits_;
    std::shared_ptr<Memory> memory_;
    std::int64_t position_ = 0;
    std::int64_t flushed_position_ = 0;
    Instant flushed_at_{};
};

// ---- questions ------------------------------------------------------------------------------------------------------

// Which stores a question is about; nullopt is every store of the company, an empty list is none.
using Stores = std::optional<std::vector<StoreId>>;

enum class QueryRefusal { dates_reversed, range_too_long, limit_out_of_range, bad_cursor, bad_hour };
BOOST_DESCRIBE_ENUM(QueryRefusal, dates_reversed, range_too_long, limit_out_of_range, bad_cursor, bad_hour)

inline constexpr std::int32_t range_days_max = 1'100;
inline constexpr std::int64_t receipts_limit_max = 500;

enum class Grouping { total, hour, day, weekday_hour, sku, category, store };
BOOST_DESCRIBE_ENUM(Grouping, total, hour, day, weekday_hour, sku, category, store)

// The categories that a SKU counts to, its own and those above; empty for none. Asked when figures are grouped by category,
// once a SKU. A row holds what lies below its category, so only rows of one level add up.
using CategoriesOf = std::function<std::vector<CategoryId>(SkuId)>;

inline constexpr std::int64_t top_max = 1'000;

struct MetricQuery final {
    Metric metric{};
    Stores stores;
    std::string currency;  // sums never mix currencies: what was sold in another one does not count
    BusinessDate from;     // inclusive
    BusinessDate to;       // inclusive
    Grouping by{};
    std::optional<std::int64_t> top = {};  // only the rows with the largest values, and those first
    CategoriesOf categories_of = {};
};

// `key`: "total"; the hour of the wall clock "0" to "23"; the day "2026-11-22"; weekday and hour "1-0" (Monday) to "7-23"; the
// id of the SKU, category ("none" without one) or store. Receipts of a SKU are those that have it; of a category, those of its
// SKUs one after the other, so one receipt may count more than once.
struct SeriesRow final {
    std::string key;
    std::optional<std::int64_t> value;
};
BOOST_DESCRIBE_STRUCT(SeriesRow, (), (key, value))

// Rows with sales or refunds only, in the order of the key; `total` always has its one row.
struct Series final {
    Metric name{};
    Unit unit{};
    BusinessDate from;
    BusinessDate to;
    std::vector<SeriesRow> rows;
};
BOOST_DESCRIBE_STRUCT(Series, (), (name, unit, from, to, rows))

struct Figures final {
    std::int64_t net_sales = 0;
    std::int64_t tax = 0;
    std::optional<std::int64_t> gross_margin;
    std::int64_t receipts = 0;
    std::int64_t refunds = 0;
    std::optional<std::int64_t> basket_value;
    std::int64_t units_milli = 0;
    std::int64_t discount = 0;
    friend bool operator==(Figures const&, Figures const&) = default;
};
BOOST_DESCRIBE_STRUCT(Figures, (),
                      (net_sales, tax, gross_margin, receipts, refunds, basket_value, units_milli, discount))

// All figures of a period at once, cut as a metric is.
struct FiguresQuery final {
    Stores stores;
    std::string currency;
    BusinessDate from;  // inclusive
    BusinessDate to;    // inclusive
    Grouping by{};
    CategoriesOf categories_of = {};
};

struct FiguresRow final {
    std::string key;
    Figures figures;
};
BOOST_DESCRIBE_STRUCT(FiguresRow, (), (key, figures))

struct FiguresSeries final {
    BusinessDate from;
    BusinessDate to;
    std::vector<FiguresRow> rows;
};
BOOST_DESCRIBE_STRUCT(FiguresSeries, (), (from, to, rows))

struct HourFigures final {
    std::int64_t net_sales = 0;
    std::int64_t receipts = 0;
    friend bool operator==(HourFigures const&, HourFigures const&) = default;
};
BOOST_DESCRIBE_STRUCT(HourFigures, (), (net_sales, receipts))

struct HourRow final {
    std::int32_t hour = 0;
    HourFigures today;
    HourFigures last_week;
};
BOOST_DESCRIBE_STRUCT(HourRow, (), (hour, today, last_week))

struct StoreRow final {
    StoreId store;
    HourFigures today;
    HourFigures last_week_so_far;
    friend bool operator==(StoreRow const&, StoreRow const&) = default;
};
BOOST_DESCRIBE_STRUCT(StoreRow, (), (store, today, last_week_so_far))

struct TopRow final {
    SkuId sku;
    std::int64_t net_sales = 0;
    std::int64_t quantity_milli = 0;
    std::optional<std::int64_t> gross_margin;
};
BOOST_DESCRIBE_STRUCT(TopRow, (), (sku, net_sales, quantity_milli, gross_margin))

struct DashboardQuery final {
    std::string store;  // repeated in the answer: an id, or "all"
    Stores stores;
    std::string currency;
    BusinessDate business_date;   // the running day
    std::int32_t first_hour = 0;  // hour in which the day begins, 0..23
    Instant as_of;
};

// `last_week` is the same weekday one week before, the whole day; `last_week_so_far` ends at the moment seven days before
// as_of, to the receipt. `stores` has those that sold on either day. `top` has the ten SKUs with the highest net sales; names come from the catalogue.
struct Dashboard final {
    std::string store;
    std::string currency;
    BusinessDate business_date;
    BusinessDate compare_date;
    Instant as_of;
    Figures today;
    Figures last_week;
    Figures last_week_so_far;
    std::vector<HourRow> hours;
    std::vector<StoreRow> stores;
    std::vector<TopRow> top;
};
BOOST_DESCRIBE_STRUCT(Dashboard, (),
                      (store, currency, business_date, compare_date, as_of, today, last_week, last_week_so_far, hours,
                       stores, top))

enum class ReceiptKind { sale, refund };
BOOST_DESCRIBE_ENUM(ReceiptKind, sale, refund)

// Amounts of a refund are what went back, positive.
struct ReceiptSummary final {
    ReceiptId id;
    std::string number;
    ReceiptKind kind{};
    StoreId store;
    TillId till;
    Instant at;
    BusinessDate business_date;
    std::int64_t total = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t units_milli = 0;
    std::optional<MemberId> member;
    events::Origin origin{};
    friend bool operator==(ReceiptSummary const&, ReceiptSummary const&) = default;
};
BOOST_DESCRIBE_STRUCT(ReceiptSummary, (),
                      (id, number, kind, store, till, at, business_date, total, net, tax, units_milli, member, origin))

// All that is given must hold.
struct ReceiptQuery final {
    Stores stores;
    std::optional<BusinessDate> from;
    std::optional<BusinessDate> to;
    std::optional<std::int32_t> hour;
    std::optional<int> weekday;  // of the business date, 1 = Monday … 7 = Sunday
    std::optional<SkuId> sku;
    std::optional<MemberId> member;
    std::optional<std::vector<std::string>> numbers;  // any of them
    std::optional<ReceiptKind> kind = {};
    std::optional<std::int64_t> total_min = {};  // inclusive; a refund's total is what went back
    std::optional<std::int64_t> total_max = {};  // inclusive
    std::string after;                           // "" or the `next` of the page before
    std::int64_t limit = 50;
};

// Newest first.
struct ReceiptPage final {
    std::vector<ReceiptSummary> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ReceiptPage, (), (items, next))

// The `after` of a list of receipts that goes on behind this one.
[[nodiscard]] std::string cursor_after(ReceiptSummary const&);

struct SkuSalesQuery;
struct SkuSalesAnswer;
// ---- what is on the shelves against what sells ------------------------------------------------------------------------

struct PaceQuery final {
    Stores stores;
    BusinessDate from;        // of the first day that a sale is looked for on
    BusinessDate units_from;  // of the first day whose units are counted
    BusinessDate to;          // inclusive
};

// What one store sold of one SKU, whatever the currency. Nothing is said of what had no sale in the whole time.
struct PaceRow final {
    StoreId store;
    SkuId sku;
    std::int64_t units_milli = 0;  // from `units_from` on
    BusinessDate last_sold;
    friend bool operator==(PaceRow const&, PaceRow const&) = default;
};

// sold_out: nothing left of what sells. running_out: sells, and is gone in less than `cover_days` at the pace of the last
// `pace_days`. unsold: there is some, and none was sold for `unsold_days`; whether it was there all the time, the books say.
enum class Outlook { fine, sold_out, running_out, unsold };
BOOST_DESCRIBE_ENUM(Outlook, fine, sold_out, running_out, unsold)

struct OutlookRules final {
    std::int32_t pace_days = 28;
    std::int32_t cover_days = 7;
    std::int32_t unsold_days = 60;
};
BOOST_DESCRIBE_STRUCT(OutlookRules, (), (pace_days, cover_days, unsold_days))

struct Shelf final {
    std::int64_t on_hand_milli = 0;
    std::int64_t units_milli = 0;  // sold in the last `pace_days`
    bool is_sold_lately = false;   // within `unsold_days`
};
[[nodiscard]] Outlook outlook_of(Shelf const&, OutlookRules const&);
// On hand ÷ mean daily units, in tenths of a day, half up; nullopt when nothing is sold or nothing is there.
[[nodiscard]] std::optional<std::int64_t> cover_days_e1(Shelf const&, OutlookRules const&);
struct MemberQuery;
struct MemberSales;
struct AwayQuery;
struct Away;

// Answers questions from the tables and the projector's memory together, as of the last event applied. One per thread, on
// a read connection of its own.
class Reader final {
public:
    Reader(db::Db& views, std::shared_ptr<Memory const> memory);

    [[nodiscard]] Result<Series, QueryRefusal> metric(MetricQuery const&);
    [[nodiscard]] Result<FiguresSeries, QueryRefusal> figures(FiguresQuery const&);
    [[nodiscard]] Result<Dashboard, QueryRefusal> dashboard(DashboardQuery const&);
    // In no order.
    [[nodiscard]] std::vector<PaceRow> pace(PaceQuery const&);
    [[nodiscard]] Result<ReceiptPage, QueryRefusal> receipts(ReceiptQuery const&);
    [[nodiscard]] Result<SkuSalesAnswer, QueryRefusal> sku_sales(SkuSalesQuery const&);  // <zg/sku_board.h>
    [[nodiscard]] MemberSales member_sales(MemberQuery const&);                          // <zg/member_sales.h>
    [[nodiscard]] std::vector<Away> members_away(AwayQuery const&);                      // <zg/member_sales.h>

private:
    db::Db& views_;
    std::shared_ptr<Memory const> memory_;
};

// ---- keeping ----------------------------------------------------------------------------------------------------------

[[nodiscard]] std::vector<db::Migration> views_schema();

// Empties the roll-ups and makes them again from the books. No projector may be at work on the same file.
void rebuild(db::Db& views, db::Db& books);
// Over every row of every table, in key order: equal digests, equal views.
[[nodiscard]] std::string digest_of_views(db::Tx& views);
// Broken invariants in plain words: what the tables hold against what the books' events up to the same position give.
[[nodiscard]] std::vector<std::string> audit(db::Tx& books, db::Tx& views);

}  // namespace zg::insights
