#pragma once

#include <zg/catalog.h>

// All SQL of the room.
namespace zg::catalog {

// What other servers are told of: a product; anything else.
inline constexpr std::string_view product_part = "catalog.product";
inline constexpr std::string_view groups_part = "catalog.groups";

void save(db::Tx&, Category const&);
void remove(db::Tx&, CategoryId);
void save(db::Tx&, Family const&);
// The products and their barcodes, in the place of what was there.
void save(db::Tx&, std::vector<Product const*> const&);

// How often the catalogue has changed, and the last EAN-13 of its own that it gave out.
struct Counters final {
    std::int64_t version = 0;
    std::int64_t own_barcode_last = 0;
};
void save(db::Tx&, Counters const&);

[[nodiscard]] Counters stored_counters(db::Tx&);
[[nodiscard]] std::vector<Family> stored_families(db::Tx&);
[[nodiscard]] std::vector<Category> stored_categories(db::Tx&);
// In order of id.
[[nodiscard]] std::vector<Product> stored_products(db::Tx&);
// Those that others have changed.
[[nodiscard]] std::vector<Product> products_since(db::Tx&, db::News const&);

// Barcodes whose number is not theirs.
[[nodiscard]] std::vector<std::string> wrong_numbers(db::Tx&);

}  // namespace zg::catalog
