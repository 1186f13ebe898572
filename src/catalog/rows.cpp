#include "rows.h"

#include "rules.h"

#include <zg/assert.h>
#include <zg/json_text.h>

#include <unordered_map>

namespace zg::catalog {
namespace {

using db::Row;
using db::Sql;

constexpr Sql upsert_category{"catalog.save_category",
                              "INSERT INTO catalog_category(id, names, parent) VALUES(:id, :names, :parent)"
                              " ON CONFLICT(id) DO UPDATE SET names = excluded.names, parent = excluded.parent"};
constexpr Sql drop_category{"catalog.delete_category", "DELETE FROM catalog_category WHERE id = :id"};
constexpr Sql upsert_family{"catalog.save_family",
                            "INSERT INTO catalog_family(id, names, axes, version) VALUES(:id, :names, :axes, :version)"
                            " ON CONFLICT(id) DO UPDATE SET names = excluded.names, axes = excluded.axes,"
                            " version = excluded.version"};
constexpr Sql select_families{"catalog.families", "SELECT id, names, axes, version FROM catalog_family ORDER BY id"};
constexpr Sql upsert_product{"catalog.save_product",
                             "INSERT INTO catalog_product(id, code, names, category, unit, tax_class, active, version,"
                             " family, options, ingredients) VALUES(:id, :code, :names, :category, :unit,"
                             " :tax_class, :active, :version, :family, :options, :ingredients)"
                             " ON CONFLICT(id) DO UPDATE SET code = excluded.code, names = excluded.names,"
                             " category = excluded.category, unit = excluded.unit, tax_class = excluded.tax_class,"
                             " active = excluded.active, version = excluded.version, family = excluded.family,"
                             " options = excluded.options, ingredients = excluded.ingredients"};
constexpr Sql delete_barcodes{"catalog.delete_barcodes", "DELETE FROM catalog_barcode WHERE product = :product"};
constexpr Sql insert_barcode{"catalog.insert_barcode",
                             "INSERT INTO catalog_barcode(number, product, position, barcode)"
                             " VALUES(:number, :product, :position, :barcode)"};
constexpr Sql delete_pictures{"catalog.delete_pictures", "DELETE FROM catalog_picture WHERE product = :product"};
constexpr Sql insert_picture{"catalog.insert_picture",
                             "INSERT INTO catalog_picture(product, position, picture)"
                             " VALUES(:product, :position, :picture)"};
constexpr Sql update_counters{"catalog.save_counters",
                              "UPDATE catalog_version SET version = :version, own_barcode_last = :own_barcode_last"
                              " WHERE id = 1"};
constexpr Sql select_counters{"catalog.counters", "SELECT version, own_barcode_last FROM catalog_version WHERE id = 1"};
constexpr Sql select_categories{"catalog.categories", "SELECT id, names, parent FROM catalog_category ORDER BY id"};
// All of them, and those that others have changed.
#define PRODUCTS                                                                           \
    "SELECT id, code, names, category, unit, tax_class, active, version, family, options," \
    " ingredients FROM catalog_product"
#define BARCODES "SELECT product, barcode FROM catalog_barcode"
#define PICTURES "SELECT product, picture FROM catalog_picture"
#define SINCE " IN (SELECT key FROM db_change WHERE turn > :since AND part = 'catalog.product')"
constexpr Sql select_products{"catalog.products", PRODUCTS " ORDER BY id"};
constexpr Sql select_barcodes{"catalog.barcodes", BARCODES " ORDER BY product, position"};
constexpr Sql select_pictures{"catalog.pictures", PICTURES " ORDER BY product, position"};
constexpr Sql select_products_since{"catalog.products_since", "", PRODUCTS " WHERE id" SINCE " ORDER BY id"};
constexpr Sql select_barcodes_since{"catalog.barcodes_since", "",
                                    BARCODES " WHERE product" SINCE " ORDER BY product, position"};
constexpr Sql select_pictures_since{"catalog.pictures_since", "",
                                    PICTURES " WHERE product" SINCE " ORDER BY product, position"};
#undef PRODUCTS
#undef BARCODES
#undef PICTURES
#undef SINCE
constexpr Sql select_numbers{"catalog.numbers", "SELECT number, barcode FROM catalog_barcode ORDER BY number"};

Unit unit_of(std::string_view name) {
    Unit unit{};
    bool const known = boost::describe::enum_from_string(std::string(name).c_str(), unit);
    ZG_ASSERT(known);
    return unit;
}

// What json::text() made and nothing else.
template <class T>
T of_text(std::string_view text) {
    auto const value = json::parse(text);
    ZG_ASSERT(value);
    auto kept = json::decode<T>(*value);
    ZG_ASSERT(kept);
    return std::move(*kept);
}

Product product(Row const& row) {
    Product product{.id = row.id<SkuId>(0),
                    .code = std::string(row.text(1)),
                    .names = names_of_json(row.text(2)),
                    .unit = unit_of(row.text(4)),
                    .tax_class = std::string(row.text(5)),
                    .active = row.integer(6) != 0,
                    .version = row.integer(7)};
    if (!row.is_null(3)) product.category = row.id<CategoryId>(3);
    if (!row.is_null(8)) product.family = row.id<FamilyId>(8);
    product.options = of_text<std::vector<std::int64_t>>(row.text(9));
    product.ingredients = std::string(row.text(10));
    return product;
}

void upsert(db::Tx& tx, Product const& product) {
    auto const names = names_json(product.names);
    auto const options = json::text(product.options);
    tx.run(upsert_product, {{"id", product.id},
                            {"code", product.code},
                            {"names", names},
                            {"category", product.category},
                            {"unit", boost::describe::enum_to_string(product.unit, "")},
                            {"tax_class", product.tax_class},
                            {"active", std::int64_t{product.active}},
                            {"version", product.version},
                            {"family", product.family},
                            {"options", options},
                            {"ingredients", product.ingredients}});
}

void insert_barcodes(db::Tx& tx, Product const& product) {
    for (std::size_t position = 0; position < product.barcodes.size(); ++position) {
        auto const& barcode = product.barcodes[position];
        auto const number = barcode_number(barcode);
        tx.run(insert_barcode,
               {{"number", number}, {"product", product.id}, {"position", position}, {"barcode", barcode}});
    }
}

void replace_pictures(db::Tx& tx, Product const& product) {
    tx.run(delete_pictures, {{"product", product.id}});
    for (std::size_t position = 0; position < product.pictures.size(); ++position) {
        tx.run(insert_picture,
               {{"product", product.id}, {"position", position}, {"picture", product.pictures[position]}});
    }
}

struct ProductQueries final {
    Sql const& products;
    Sql const& barcodes;
    Sql const& pictures;
};

std::vector<Product> products_of(db::Tx& tx, ProductQueries const& queries, db::Args args) {
    std::vector<Product> found;
    std::unordered_map<SkuId, std::size_t> places;
    tx.each(queries.products, args, [&](Row const& row) {
        found.push_back(product(row));
        places.emplace(found.back().id, found.size() - 1);
    });
    tx.each(queries.barcodes, args,
            [&](Row const& row) { found[places.at(row.id<SkuId>(0))].barcodes.emplace_back(row.text(1)); });
    tx.each(queries.pictures, args,
            [&](Row const& row) { found[places.at(row.id<SkuId>(0))].pictures.push_back(row.id<PictureId>(1)); });
    return found;
}

}  // namespace

void save(db::Tx& tx, Category const& category) {
    auto const names = names_json(category.names);
    tx.run(upsert_category, {{"id", category.id}, {"names", names}, {"parent", category.parent}});
}

void remove(db::Tx& tx, CategoryId id) { tx.run(drop_category, {{"id", id}}); }

void save(db::Tx& tx, Family const& family) {
    auto const names = names_json(family.names);
    auto const axes = json::text(family.axes);
    tx.run(upsert_family, {{"id", family.id}, {"names", names}, {"axes", axes}, {"version", family.version}});
}

void save(db::Tx& tx, std::vector<Product const*> const& products) {
    // All old barcodes go first: one product may take over a number that another gives up in the same batch.
    for (auto const* product : products) {
        upsert(tx, *product);
        tx.run(delete_barcodes, {{"product", product->id}});
        replace_pictures(tx, *product);
    }
    for (auto const* product : products) insert_barcodes(tx, *product);
}

void save(db::Tx& tx, Counters const& counters) {
    tx.run(update_counters, {{"version", counters.version}, {"own_barcode_last", counters.own_barcode_last}});
}

Counters stored_counters(db::Tx& tx) {
    return *tx.one(select_counters, {}, [](Row const& row) {
        return Counters{.version = row.integer(0), .own_barcode_last = row.integer(1)};
    });
}

std::vector<Family> stored_families(db::Tx& tx) {
    std::vector<Family> found;
    tx.each(select_families, {}, [&](Row const& row) {
        found.push_back({.id = row.id<FamilyId>(0),
                         .names = names_of_json(row.text(1)),
                         .axes = of_text<std::vector<Axis>>(row.text(2)),
                         .version = row.integer(3)});
    });
    return found;
}

std::vector<Category> stored_categories(db::Tx& tx) {
    std::vector<Category> found;
    tx.each(select_categories, {}, [&](Row const& row) {
        found.push_back({.id = row.id<CategoryId>(0), .names = names_of_json(row.text(1))});
        if (!row.is_null(2)) found.back().parent = row.id<CategoryId>(2);
    });
    return found;
}

std::vector<Product> stored_products(db::Tx& tx) {
    return products_of(tx, {select_products, select_barcodes, select_pictures}, {});
}

std::vector<Product> products_since(db::Tx& tx, db::News const& news) {
    return products_of(tx, {select_products_since, select_barcodes_since, select_pictures_since},
                       {{"since", news.since}});
}

std::vector<std::string> wrong_numbers(db::Tx& tx) {
    std::vector<std::string> found;
    tx.each(select_numbers, {}, [&](Row const& row) {
        if (barcode_number(row.text(1)) != row.text(0)) found.emplace_back(row.text(1));
    });
    return found;
}

}  // namespace zg::catalog
