#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <zg/quote.h>

// The basket and its answer as flat int64 words: how they cross into the till's WebAssembly kernel and how the two builds are
// compared. A version knows one layout; a change of layout takes a new number.
//
// basket                                              answer, quoted                        answer, refused
//   0  version (2)                                      0  version (2)                        0  version (2)
//   1  word count of the whole form                     1  word count of the whole form       1  word count (6)
//   2  has_member: 0 or 1                               2  0                                  2  code, QuoteRefusal
//   3  cash_rounding.increment                          3  gross                              3  subject
//   4  cash_rounding.rounding                           4  discount                           4  index
//   5  discount.kind                                    5  net                                5  field
//   6  discount.value                                   6  tax_inside
//   7  tax class count T                                7  tax_outside
//   8  promotion count P                                8  rounding
//   9  coupon count C                                   9  total
//  10  line count L                                    10  tax count T
//  T x rate_micro, mode                                11  promotion count P
//  P x promotion                                       12  coupon count C
//  C x kind, value, spend_min, with_promotions,        13  line count L
//      with_coupons, scope count N, N x sku            14  share count S
//  L x sku, unit_price, member_price, quantity_milli,   T x amount, net, tax
//      tax_class, discount.kind, discount.value         P x amount, missing, missing_count, missing_part
//                                                       C x use, amount
// promotion                                             L x gross, discount, amount, net, tax, total, share count
//   0  kind                                             S x rule, rule_index, amount (grouped by line, in order)
//   1  priority
//   2  stacking
//   3  count
//   4  free
//   5  value
//   6  measure
//   7  repeats: 0 or 1
//   8  step count S
//   9  part count A
//  S x from, discount.kind, discount.value
//  A x count, line count N, N x line
namespace zg::quote {

inline constexpr std::int64_t wire_version = 2;
using Words = std::vector<std::int64_t>;

[[nodiscard]] Words encode(Basket const&);
[[nodiscard]] Words encode(Answer const&);

// Reads the basket form and prices it. Words that are no basket are refused as malformed.
[[nodiscard]] Answer quote_words(std::span<std::int64_t const>);

}  // namespace zg::quote
