#include "rows.h"

#include "rules.h"

#include <unordered_map>

namespace zg::catalog {
namespace {

using db::Row;
using db::Sql;

constexpr Sql upsert_category{"catalog.save_category",
                              "INSERT INTO catalog_category(id, names) VALUES(:id, :names)"
                              " ON CONFLICT(id) DO UPDATE SET names = excluded.names"};
constexpr Sql upsert_product{"catalog.save_product",
                             "INSERT INTO catalog_product(id, code, names, category, unit, tax_class, active, version)"
                             " VALUES(:id, :code, :names, :category, :unit, :tax_class, :active, :version)"
                             " ON CONFLICT(id) DO UPDATE SET code = excluded.code, names = excluded.names,"
                             " category = excluded.category, unit = excluded.unit, tax_class = excluded.tax_class,"
                             " active = excluded.active, version = excluded.version"};
constexpr Sql delete_barcodes{"catalog.delete_barcodes", "DELETE FROM catalog_barcode WHERE product = :product"};
constexpr Sql insert_barcode{"catalog.insert_barcode",
                             "INSERT INTO catalog_barcode(number, product, position, barcode)"
                             " VALUES(:number, :product, :position, :barcode)"};
constexpr Sql update_version{"catalog.save_version", "UPDATE catalog_version SET version = :version WHERE id = 1"};
constexpr Sql select_version{"catalog.version", "SELECT version FROM catalog_version WHERE id = 1"};
constexpr Sql select_categories{"catalog.categories", "SELECT id, names FROM catalog_category ORDER BY id"};
constexpr Sql select_products{"catalog.products",
                              "SELECT id, code, names, category, unit, tax_class, active, version FROM catalog_product"
                              " ORDER BY id"};
constexpr Sql select_barcodes{"catalog.barcodes",
                              "SELECT product, barcode FROM catalog_barcode ORDER BY product, position"};
constexpr Sql select_numbers{"catalog.numbers", "SELECT number, barcode FROM catalog_barcode ORDER BY number"};

Unit unit_of(std::string_view name) {
    Unit unit{};
    bool const known = boost::describe::enum_from_string(std::string(name).c_str(), unit);
    ZG_ASSERT(known);
    return unit;
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
    return product;
}

void upsert(db::Tx& tx, Product const& product) {
    auto const names = names_json(product.names);
    tx.run(upsert_product, {{"id", product.id},
                            {"code", product.code},
                            {"names", names},
                            {"category", product.category},
                            {"unit", boost::describe::enum_to_string(product.unit, "")},
                            {"tax_class", product.tax_class},
                            {"active", std::int64_t{product.active}},
                            {"version", product.version}});
}

void insert_barcodes(db::Tx& tx, Product const& product) {
    for (std::size_t position = 0; position < product.barcodes.size(); ++position) {
        auto const& barcode = product.barcodes[position];
        auto const number = barcode_number(barcode);
        tx.run(insert_barcode,
               {{"number", number}, {"product", product.id}, {"position", position}, {"barcode", barcode}});
    }
}

}  // namespace

void save(db::Tx& tx, Category const& category) {
    auto const names = names_json(category.names);
    tx.run(upsert_category, {{"id", category.id}, {"names", names}});
}

void save(db::Tx& tx, std::vector<Product const*> const& products) {
    // All old barcodes go first: one product may take over a number that another gives up in the same batch.
    for (auto const* product : products) {
        upsert(tx, *product);
        tx.run(delete_barcodes, {{"product", product->id}});
    }
    for (auto const* product : products) insert_barcodes(tx, *product);
}

void save_version(db::Tx& tx, std::int64_t version) { tx.run(update_version, {{"version", version}}); }

std::int64_t stored_version(db::Tx& tx) {
    return *tx.one(select_version, {}, [](Row const& row) { return row.integer(0); });
}

std::vector<Category> stored_categories(db::Tx& tx) {
    std::vector<Category> found;
    tx.each(select_categories, {}, [&](Row const& row) {
        found.push_back({.id = row.id<CategoryId>(0), .names = names_of_json(row.text(1))});
    });
    return found;
}

std::vector<Product> stored_products(db::Tx& tx) {
    std::vector<Product> found;
    std::unordered_map<SkuId, std::size_t> places;
    tx.each(select_products, {}, [&](Row const& row) {
        found.push_back(product(row));
        places.emplace(found.back().id, found.size() - 1);
    });
    tx.each(select_barcodes, {},
            [&](Row const& row) { found[places.at(row.id<SkuId>(0))].barcodes.emplace_back(row.text(1)); });
    return found;
}

std::vector<std::string> wrong_numbers(db::Tx& tx) {
    std::vector<std::string> found;
    tx.each(select_numbers, {}, [&](Row const& row) {
        if (barcode_number(row.text(1)) != row.text(0)) found.emplace_back(row.text(1));
    });
    return found;
}

}  // namespace zg::catalog
