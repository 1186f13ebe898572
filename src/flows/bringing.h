#pragma once

#include "refusing.h"
#include "rooms.h"

#include <zg/flows_bring.h>

#include <zg/json_text.h>
#include <zg/supply.h>

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace zg::flows {

// What stood of a product before a row changed it, and the price that the row left.
struct ProductBefore final {
    Names names;
    std::vector<std::string> barcodes;
    std::optional<CategoryId> category = {};
    std::string tax_class;
    bool active = true;
    std::optional<std::int64_t> price = {};
    std::optional<std::int64_t> member_price = {};
    std::optional<SupplierId> supplier = {};
    std::optional<std::int64_t> cost_e4 = {};
    std::optional<catalog::Place> place = {};  // and family; absent in what older programs kept
    std::optional<std::string> ingredients = {};
    std::optional<std::int64_t> left_price = {};
    std::optional<std::int64_t> left_member_price = {};
};
BOOST_DESCRIBE_STRUCT(ProductBefore, (),
                      (names, barcodes, category, tax_class, active, price, member_price, supplier, cost_e4, place,
                       ingredients, left_price, left_member_price))

// The thing that a row of the import makes: the same row gives the same id.
[[nodiscard]] Uuid id_of_row(importing::Import const&, std::int64_t line);
// Records what a row did, and that it was it.
void close_row(Rooms&, Asked const&, BringContext&, std::string_view act, importing::Change);

// The member who has the row's card, else its phone.
[[nodiscard]] std::optional<members::Member> member_like(Rooms&, importing::MemberRow const&);

// Which variant of which family a row with a family is; makes the family and its options as far as they are missing.
struct Variant final {
    FamilyId family;
    std::vector<std::int64_t> options;
};
Result<std::optional<Variant>, SetupRefusal> variant_of(Rooms&, BringContext&, importing::ProductRow const&);
// What the row's product is called: its name, else that of the product whose code its family is, else its family's; with what it is
// beside the others of that name.
[[nodiscard]] Names names_of(Rooms const&, BringContext const&, importing::ProductRow const&);

Result<Brought, SetupRefusal> bring_product(Rooms&, Asked const&, BringContext&, std::int64_t line,
                                            importing::ProductRow const&);
Result<Brought, SetupRefusal> bring_member(Rooms&, Asked const&, BringContext&, std::int64_t line,
                                           importing::MemberRow const&);
Result<Brought, SetupRefusal> bring_supplier(Rooms&, Asked const&, BringContext&, std::int64_t line,
                                             importing::SupplierRow const&);
Result<Brought, SetupRefusal> bring_stock(Rooms&, Asked const&, BringContext&, std::int64_t line,
                                          importing::StockRow const&);

// What cannot be taken back, and why.
inline SetupRefused not_undone(char const* code) { return {SetupRefusal{code}, "id"}; }

}  // namespace zg::flows
