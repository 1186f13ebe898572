#pragma once

#include <zg/catalog.h>
#include <zg/id.h>
#include <zg/insights.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The wire's shape of the whole stock as columns: a hundred thousand shelves in one answer that a page filters and sorts alone.
namespace zg::api {

// The names in one language, "" where a product has none in it.
struct GridNames final {
    std::string language;
    std::vector<std::string> values;
};
BOOST_DESCRIBE_STRUCT(GridNames, (), (language, values))

// In the order of the code, as people count: A-9 before A-10. Categories and suppliers are places in the lists beside it, -1 for none.
struct GridProducts final {
    std::vector<SkuId> sku;
    std::vector<std::string> code;
    std::vector<GridNames> names;       // of the languages that some product has a name in
    std::vector<std::string> found_by;  // in plain letters: barcodes, Pinyin, names without their accents
    std::vector<std::string> fold;      // Chinese names in the other script, where they differ
    std::vector<catalog::Unit> unit;
    std::vector<std::int32_t> category;
    std::vector<std::int32_t> supplier;
    std::vector<std::int32_t>
        retired;  // places of those that are no longer sold: they show while there is some of them
};
BOOST_DESCRIBE_STRUCT(GridProducts, (), (sku, code, names, found_by, fold, unit, category, supplier, retired))

// The shelves of one place, one for each product and in their order. Costs and what was sold are empty for who may not read
// reports.
struct GridPlace final {
    StoreId store;
    LocationId location;
    std::vector<std::int64_t> on_hand_milli;
    std::vector<std::int64_t> held_milli;
    std::vector<std::int64_t> low_below_milli;           // running out with less than this and more than nothing
    std::vector<std::int32_t> dead;                      // places of those that neither sold nor moved for long
    std::vector<std::int64_t> units_milli;               // sold in the last `pace_days`
    std::vector<std::optional<std::int32_t>> sold_days;  // since the last sale; null when none was in `unsold_days`
    std::vector<std::optional<std::int64_t>> cost_e4;
};
BOOST_DESCRIBE_STRUCT(GridPlace, (),
                      (store, location, on_hand_milli, held_milli, low_below_milli, dead, units_milli, sold_days,
                       cost_e4))

struct GridSupplier final {
    SupplierId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(GridSupplier, (), (id, name))

struct StockGrid final {
    Instant as_of;
    insights::OutlookRules rules;
    GridProducts products;
    std::vector<catalog::Category> categories;
    std::vector<GridSupplier> suppliers;
    std::vector<GridPlace> places;
};
BOOST_DESCRIBE_STRUCT(StockGrid, (), (as_of, rules, products, categories, suppliers, places))

}  // namespace zg::api
