#pragma once

#include <zg/insights.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// What each product earns for the money that lies in it: sums of sales beside stock. Pure, but for the reading of the sums.
namespace zg::insights {

// From which day on the books know the stock of a store; sales before it took nothing off the shelf that they know of.
struct StoreBooks final {
    StoreId store;
    BusinessDate from;
};

struct SkuSalesQuery final {
    std::vector<StoreBooks> stores;
    std::string currency;
    BusinessDate from;   // inclusive
    BusinessDate to;     // inclusive
    BusinessDate until;  // the running day; what was sold after `to` leads from today's stock back to that of `to`
};

// Of one SKU in one store. Units are sold less refunded.
struct SkuSales final {
    StoreId store;
    SkuId sku;
    Cell cell;                           // of the period
    std::int64_t units_known_milli = 0;  // in the period, since the store's books know its stock
    std::int64_t units_after_milli = 0;  // after the period
};

// How many of the period's days saw the SKU sold in at least one of the stores.
struct SellingDays final {
    SkuId sku;
    std::int32_t count = 0;
};

struct SkuSalesAnswer final {
    std::vector<SkuSales> rows;     // in the order of SKU, then store; only what was sold or came back
    std::vector<SellingDays> days;  // in the order of SKU
};

// ---- the figures ----------------------------------------------------------------------------------------------------

// Stock of some SKUs in some stores. Values are at today's moving average cost; nullopt when a cost is not known.
struct StockFacts final {
    std::int64_t opening_milli = 0;  // at the beginning of the period, or where the books begin when that is later
    std::int64_t arrived_milli = 0;  // goods receipts and adjustments within the period
    std::int64_t closing_milli = 0;  // at the end of the period
    std::int64_t on_hand_milli = 0;  // now
    std::optional<std::int64_t> opening_value = 0;
    std::optional<std::int64_t> closing_value = 0;
    std::optional<std::int64_t> on_hand_value = 0;

    StockFacts& operator+=(StockFacts const&);
    friend bool operator==(StockFacts const&, StockFacts const&) = default;
};

struct BoardFacts final {
    Cell cell;
    std::int64_t units_known_milli = 0;
    std::int32_t selling_days = 0;
    StockFacts stock;
    bool is_running_out = false;  // one of the shelves is, see outlook_of(): now, whatever the period

    BoardFacts& operator+=(BoardFacts const&);  // selling_days: the greater one, as days of several SKUs overlap
};

// What the books say about one shelf, and what of it is known of the past: opening = closing + sold - arrived.
struct ShelfFacts final {
    std::int64_t on_hand_milli = 0;
    std::int64_t arrived_milli = 0;
    std::int64_t arrived_after_milli = 0;
    std::int64_t units_known_milli = 0;
    std::int64_t units_after_milli = 0;
};
struct Quantities final {
    std::int64_t opening_milli = 0;
    std::int64_t closing_milli = 0;
    friend bool operator==(Quantities const&, Quantities const&) = default;
};
[[nodiscard]] Quantities quantities_of(ShelfFacts const&);

// Figures that cannot be had (nothing sold, no stock, no cost) are absent, never zero.
struct BoardFigures final {
    std::int64_t units_milli = 0;
    std::int64_t net_sales = 0;
    std::optional<std::int64_t> gross_margin;
    std::optional<std::int64_t> gross_margin_rate_e4;
    std::optional<std::int64_t> sell_through_e4;
    std::int64_t on_hand_milli = 0;
    std::optional<std::int64_t> stock_value;
    std::optional<std::int64_t> mean_stock_value;
    std::optional<std::int64_t> turnover_days_e1;
    std::optional<std::int64_t> gmroi_e2;
    std::optional<std::int64_t> cover_days_e1;
    friend bool operator==(BoardFigures const&, BoardFigures const&) = default;
};
BOOST_DESCRIBE_STRUCT(BoardFigures, (),
                      (units_milli, net_sales, gross_margin, gross_margin_rate_e4, sell_through_e4, on_hand_milli,
                       stock_value, mean_stock_value, turnover_days_e1, gmroi_e2, cover_days_e1))
[[nodiscard]] BoardFigures figures_of(BoardFacts const&, std::int32_t period_days);

// ---- quick sets: what each row belongs to ---------------------------------------------------------------------------

enum class SkuSet { best, steady, running_out, slow, dead };
BOOST_DESCRIBE_ENUM(SkuSet, best, steady, running_out, slow, dead)

inline constexpr std::int64_t best_share_e2 = 5'000;         // of net sales
inline constexpr std::int64_t steady_days_share_e2 = 6'000;  // of the period's days
inline constexpr std::int64_t slow_days_e1 = 900;

// The sets of each row, in the order of the rows.
[[nodiscard]] std::vector<std::vector<SkuSet>> sets_of(std::span<BoardFacts const>, std::int32_t period_days);

}  // namespace zg::insights
