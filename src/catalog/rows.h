#pragma once

#include <zg/catalog.h>

// All SQL of the room.
namespace zg::catalog {

void save(db::Tx&, Category const&);
// The products and their barcodes, in the place of what was there.
void save(db::Tx&, std::vector<Product const*> const&);
void save_version(db::Tx&, std::int64_t version);

[[nodiscard]] std::int64_t stored_version(db::Tx&);
[[nodiscard]] std::vector<Category> stored_categories(db::Tx&);
// In order of id.
[[nodiscard]] std::vector<Product> stored_products(db::Tx&);

// Barcodes whose number is not theirs.
[[nodiscard]] std::vector<std::string> wrong_numbers(db::Tx&);

}  // namespace zg::catalog
