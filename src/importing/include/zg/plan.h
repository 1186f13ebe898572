#pragma once

#include <zg/csv.h>
#include <zg/mapping.h>
#include <zg/money.h>
#include <zg/result.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// What the rows of a file become, worked out from the file alone: the same file always gives the same plan. No books here.
//
// Exact amounts are "e5": 1/100,000 of a minor unit, which holds a quantity in thousandths times a price in hundredths of a
// minor unit without rounding.
namespace zg::importing {

enum class Reason {
    broken_quotes,
    wrong_column_count,
    not_utf8,
    too_long,
    document_missing,
    code_missing,
    bad_code,  // unprintable or longer than a product's code may be
    bad_name,
    bad_customer,  // with white space, unprintable or longer than a member's card may be
    bad_time,
    bad_quantity,
    quantity_zero,
    bad_price,
    price_unknown,  // the file gives no prices, and the catalogue has none for this product
    amount_too_large,
    other_customer,          // a document belongs to one customer, that of its first row
    cancellation_that_sells  // a positive quantity under a cancellation's number
};
BOOST_DESCRIBE_ENUM(Reason, broken_quotes, wrong_column_count, not_utf8, too_long, document_missing, code_missing,
                    bad_code, bad_name, bad_customer, bad_time, bad_quantity, quantity_zero, bad_price, price_unknown,
                    amount_too_large, other_customer, cancellation_that_sells)

// A row that is not taken. Its amount is known when its quantity and price can be read.
struct SetAside final {
    std::int64_t line = 0;
    Reason reason{};
};
BOOST_DESCRIBE_STRUCT(SetAside, (), (line, reason))

struct PlannedProduct final {
    std::string code;
    std::string name;
    std::int64_t price = 0;  // the latest, in minor units
    Instant first_at;
    std::int64_t first_line = 0;
    bool is_goods = true;
    bool is_used = false;  // some step names it
};

struct PlannedMember final {
    std::string card;
    Instant first_at;
    std::int64_t first_line = 0;
};

struct PlannedLine final {
    std::uint32_t product = 0;
    std::int64_t quantity_milli = 0;
    std::int64_t price_e2 = 0;
    std::int64_t amount = 0;  // minor units, rounded half up
};

struct PlannedSale final {
    std::string document;
    Instant at;
    std::optional<std::uint32_t> member;
    std::vector<PlannedLine> lines;
};

struct PlannedBack final {
    std::uint32_t line = 0;  // of the sale
    std::int64_t quantity_milli = 0;
};
struct PlannedRefund final {
    std::string document;
    Instant at;
    std::uint32_t sale = 0;
    std::vector<PlannedBack> lines;
};

// Why a row is a stock document and no receipt.
enum class Explanation { stock_correction, cancellation_without_sale, money_only, price_negative };
BOOST_DESCRIBE_ENUM(Explanation, stock_correction, cancellation_without_sale, money_only, price_negative)

struct PlannedMove final {
    std::uint32_t product = 0;
    std::int64_t quantity_milli = 0;  // signed: positive comes onto the shelf
};
struct PlannedAdjustment final {
    std::string document;
    int part = 0;  // a document may need several: by explanation, and no longer than a stock document may be
    Instant at;
    Explanation explanation{};
    std::optional<std::uint32_t> member;
    std::vector<PlannedMove> lines;
};

struct Step final {
    enum class Kind : std::uint8_t { sale, refund, adjustment } kind{};
    std::uint32_t index = 0;
    std::vector<std::int64_t> rows;  // the lines of the file that it came of; each line is in one step
    std::uint32_t count = 1;         // of refunds from `index` on: one for each sale that a cancellation matches
};

// Why the books say something else than the file about one row.
enum class DifferenceKind {
    rounded,                 // the price has parts of a minor unit
    refunded_at_sale_price,  // cancelled at another price than it was sold at
    cancellation_without_sale,
    money_only,
    price_negative,
    quarantined
};
BOOST_DESCRIBE_ENUM(DifferenceKind, rounded, refunded_at_sale_price, cancellation_without_sale, money_only,
                    price_negative, quarantined)

struct Difference final {
    DifferenceKind kind{};
    std::int64_t line = 0;
    std::string document;
    std::string code;
    std::int64_t source_e5 = 0;
    std::int64_t ledger_e5 = 0;
    [[nodiscard]] std::int64_t amount_e5() const { return source_e5 - ledger_e5; }
};

struct Cancellations final {
    std::int64_t rows = 0;
    std::int64_t matched = 0;             // = the four below
    std::int64_t at_sale_price = 0;       // one sale line, same price
    std::int64_t over_several_sales = 0;  // same price
    std::int64_t at_other_price = 0;      // one sale line
    std::int64_t over_several_at_other_price = 0;
    std::int64_t without_customer = 0;  // of those not matched
    std::int64_t without_earlier_sale = 0;
    std::int64_t more_than_sold = 0;
};
BOOST_DESCRIBE_STRUCT(Cancellations, (),
                      (rows, matched, at_sale_price, over_several_sales, at_other_price, over_several_at_other_price,
                       without_customer, without_earlier_sale, more_than_sold))

struct RowCounts final {
    std::int64_t read = 0;  // = imported + quarantined
    std::int64_t imported = 0;
    std::int64_t quarantined = 0;
    std::int64_t sold = 0;  // of the imported: lines of sales, given away among them
    std::int64_t given_away = 0;
    std::int64_t refunded = 0;
    std::int64_t stock_corrections = 0;
    std::int64_t explained = 0;
    std::int64_t codes_folded = 0;  // codes that differ from another only in case
};
BOOST_DESCRIBE_STRUCT(RowCounts, (),
                      (read, imported, quarantined, sold, given_away, refunded, stock_corrections, explained,
                       codes_folded))

struct Plan final {
    RowCounts rows;
    Cancellations cancellations;
    std::vector<SetAside> quarantined;
    std::vector<PlannedProduct> products;
    std::vector<PlannedMember> members;
    std::vector<PlannedSale> sales;
    std::vector<PlannedRefund> refunds;
    std::vector<PlannedAdjustment> adjustments;
    std::vector<Step> steps;  // in the order of time
    std::vector<Difference> differences;
    Wide source_e5 = 0;  // quantity times price over all rows where both can be read
};

enum class PlanRefusal { no_header, unknown_column };
BOOST_DESCRIBE_ENUM(PlanRefusal, no_header, unknown_column)

// The price of a product in minor units, by its code; asked only when the file gives none.
using PriceOf = std::function<std::optional<std::int64_t>(std::string_view code)>;

// Reads the whole file. `progress` is told how many rows have been read.
[[nodiscard]] Result<Plan, PlanRefusal> make_plan(Mapping const&, csv::Source,
                                                  std::function<void(std::int64_t)> const& progress,
                                                  PriceOf const& price_of = {});

// "9747747.93400": exact minor units of a currency with `digits`.
[[nodiscard]] std::string exact_text(Wide amount_e5, int digits);

}  // namespace zg::importing
