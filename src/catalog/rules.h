#pragma once

#include <zg/catalog.h>

#include <map>

// Pure decisions about single values.
namespace zg::catalog {

// 8, 12, 13 or 14 digits: a number of the GS1 system, whose last digit checks the others. Everything else is a plain code.
[[nodiscard]] bool is_gtin_shaped(std::string_view barcode);
// The check digit of `digits` without it: weights 3 and 1 from the right, up to the next ten.
[[nodiscard]] char check_digit(std::string_view digits);
[[nodiscard]] bool check_digit_fits(std::string_view gtin);
// The form in which barcodes are equal: a GTIN padded to 14 digits, any other code as it is.
[[nodiscard]] std::string barcode_number(std::string_view barcode);

// An EAN-13 of the company's own. GS1 leaves 20 … 29 to each shop; scales print weights and prices into the lower ones, so these
// begin with 29.
inline constexpr std::int64_t own_barcode_index_max = 9'999'999'999;
[[nodiscard]] std::string own_barcode(std::int64_t index);

// One text for the family and the options of a product; equal ones are the same variant.
[[nodiscard]] std::string combination_key(Product const&);
// Whether `options` are one of each axis.
[[nodiscard]] bool is_combination(Family const&, std::vector<std::int64_t> const& options);

using FamilyFault = std::optional<Refused<FamilyRefusal>>;
[[nodiscard]] FamilyFault family_fault(Family const&);
// What a change would take from the members that there are.
[[nodiscard]] FamilyFault change_fault(Family const& before, Family const& after,
                                       std::vector<Product const*> const& members);

using Categories = std::map<CategoryId, Category>;
using CategoryFault = std::optional<Refused<CategoryRefusal>>;
// What is wrong with `placed` among all others: its name, or where it would stand.
[[nodiscard]] CategoryFault category_fault(Categories const&, Category const& placed);

// What is wrong with one field by itself.
using Fault = std::optional<Refused<ProductRefusal>>;
[[nodiscard]] Fault code_fault(std::string_view code);
[[nodiscard]] Fault names_refusal(Names const&);
// Also refuses one number twice.
[[nodiscard]] Fault barcodes_fault(std::vector<std::string> const&);

[[nodiscard]] Fault pictures_fault(std::vector<PictureId> const&);
[[nodiscard]] Fault ingredients_fault(std::string const&);

[[nodiscard]] SearchText search_text(Names const&);

}  // namespace zg::catalog
