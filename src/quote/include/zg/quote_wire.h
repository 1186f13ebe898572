#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <zg/quote.h>

// The basket and its answer as flat int64 words: how they cross into the till's WebAssembly kernel and how the two builds are
// compared. A version knows one layout; a change of layout takes a new number.
//
// basket                                              answer, quoted                        answer, refused
//   0  version (1)                                      0  version (1)                        0  version (1)
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
//  T x rate_micro, mode                                11  coupon count C
//  P x paid, free                                      12  line count L
//  C x kind, value, spend_min, scope count N, N x sku  13  share count S
//  L x sku, unit_price, member_price, quantity_milli,   T x amount, net, tax
//      tax_class, promotion,                            C x use, amount
//      discount.kind, discount.value                    L x gross, discount, amount, net, tax, total, share count
//                                                       S x rule, rule_index, amount (grouped by line, in order)
namespace zg::quote {

inline constexpr std::int64_t wire_version = 1;
using Words = std::vector<std::int64_t>;

[[nodiscard]] Words encode(Basket const&);
[[nodiscard]] Words encode(Answer const&);

// Reads the basket form and prices it. Words that are no basket are refused as malformed.
[[nodiscard]] Answer quote_words(std::span<std::int64_t const>);

}  // namespace zg::quote
