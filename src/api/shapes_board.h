#pragma once

#include <zg/catalog.h>
#include <zg/dictionary.h>
#include <zg/sku_board.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The wire's shapes of the product board and of the dictionary of figures.
namespace zg::api {

enum class BoardGrouping { sku, category };
BOOST_DESCRIBE_ENUM(BoardGrouping, sku, category)

enum class BoardColumn {
    code,
    units,
    net_sales,
    gross_margin,
    gross_margin_rate,
    sell_through,
    on_hand,
    stock_value,
    turnover_days,
    gmroi,
    cover_days
};
BOOST_DESCRIBE_ENUM(BoardColumn, code, units, net_sales, gross_margin, gross_margin_rate, sell_through, on_hand,
                    stock_value, turnover_days, gmroi, cover_days)

enum class BoardOrder { up, down };
BOOST_DESCRIBE_ENUM(BoardOrder, up, down)

// A product, or a category when that was asked for.
struct BoardRow final {
    std::optional<SkuId> sku;
    std::optional<CategoryId> category;
    std::string code;
    Names names;
    std::optional<catalog::Unit> unit;
    std::optional<std::int64_t> price;
    std::optional<std::int64_t> member_price;
    std::vector<insights::SkuSet> sets;
    insights::BoardFigures figures;
};
BOOST_DESCRIBE_STRUCT(BoardRow, (), (sku, category, code, names, unit, price, member_price, sets, figures))

struct BoardSet final {
    insights::SkuSet set{};
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(BoardSet, (), (set, count))

struct SkuBoard final {
    BusinessDate from;
    BusinessDate to;
    std::int64_t days = 0;
    std::string currency;
    insights::BoardFigures total;
    std::vector<BoardSet> sets;
    std::int64_t count = 0;  // of all rows that were asked for, on all pages
    std::vector<BoardRow> items;
    std::optional<std::int64_t> next;
};
BOOST_DESCRIBE_STRUCT(SkuBoard, (), (from, to, days, currency, total, sets, count, items, next))

struct MetricList final {
    std::vector<insights::DictionaryEntry> items;
};
BOOST_DESCRIBE_STRUCT(MetricList, (), (items))

}  // namespace zg::api
