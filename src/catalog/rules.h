#pragma once

#include <zg/catalog.h>

// Pure decisions about single values.
namespace zg::catalog {

// 8, 12, 13 or 14 digits: a number of the GS1 system, whose last digit checks the others. Everything else is a plain code.
[[nodiscard]] bool is_gtin_shaped(std::string_view barcode);
// The check digit of `digits` without it: weights 3 and 1 from the right, up to the next ten.
[[nodiscard]] char check_digit(std::string_view digits);
[[nodiscard]] bool check_digit_fits(std::string_view gtin);
// The form in which barcodes are equal: a GTIN padded to 14 digits, any other code as it is.
[[nodiscard]] std::string barcode_number(std::string_view barcode);

// What is wrong with one field by itself.
using Fault = std::optional<Refused<ProductRefusal>>;
[[nodiscard]] Fault code_fault(std::string_view code);
[[nodiscard]] Fault names_refusal(Names const&);
// Also refuses one number twice.
[[nodiscard]] Fault barcodes_fault(std::vector<std::string> const&);

[[nodiscard]] SearchText search_text(Names const&);

}  // namespace zg::catalog
