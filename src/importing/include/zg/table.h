#pragma once

#include <zg/id.h>
#include <zg/names.h>
#include <zg/result.h>
#include <zg/sheets.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// What the columns of somebody's table mean, and what one of its rows says. Worked out from the file alone; no books here.
namespace zg::importing {

enum class Kind { products, members, suppliers, stock, sales };
BOOST_DESCRIBE_ENUM(Kind, products, members, suppliers, stock, sales)

// What a column may hold.
enum class Field {
    skip,
    code,
    barcode,
    name,  // in the language of the setup
    name_zh_hant,
    name_zh_hans,
    name_en,
    name_pt,
    family,
    size,
    colour,
    variant,
    ingredients,
    category,
    unit,
    tax_class,
    price,
    member_price,
    cost,
    supplier,
    phone,
    card,
    contact,
    email,
    note,
    store,
    quantity,
    document,
    date,
    time,
    customer
};
BOOST_DESCRIBE_ENUM(Field, skip, code, barcode, name, name_zh_hant, name_zh_hans, name_en, name_pt, family, size,
                    colour, variant, ingredients, category, unit, tax_class, price, member_price, cost, supplier, phone,
                    card, contact, email, note, store, quantity, document, date, time, customer)
// Those that a table of the kind may have, in the order in which people are asked for them.
[[nodiscard]] std::vector<Field> const& fields_of(Kind);

enum class DateOrder { year_first, day_first, month_first };
BOOST_DESCRIBE_ENUM(DateOrder, year_first, day_first, month_first)

// How the rows of one file are taken. Guessed first, then a person's to change.
struct Setup final {
    sheets::Layout layout;
    std::int64_t header_line = 0;  // what stands above it is passed over; 0: the first row is data already
    std::vector<Field> columns;
    std::string language = "zh-Hant";   // of names in a column that does not say it
    std::string tax_class;              // of products whose row names none
    std::optional<StoreId> store = {};  // of stock and sales whose row names none
    DateOrder date_order = DateOrder::year_first;
    bool plain_barcodes = false;  // takes numbers of other lengths than EAN, UPC and GTIN as the shop's own
    // Of past sales: codes or names of postage, fees, discounts, as in a mapping; absent in what older programs kept.
    std::vector<std::string> not_goods = {};
    friend bool operator==(Setup const&, Setup const&) = default;
};
BOOST_DESCRIBE_STRUCT(Setup, (),
                      (layout, header_line, columns, language, tax_class, store, date_order, plain_barcodes, not_goods))

// Reads the beginning of the file and guesses everything that it can. `language` and `tax_class` are the company's own.
struct GuessOptions final {
    Kind kind{};
    sheets::Hints hints = {};
    std::string language;
    std::string tax_class;
};
[[nodiscard]] Result<Setup, sheets::SheetRefusal> guess(std::filesystem::path const&, GuessOptions const&);

// The fields that must be chosen before rows of the kind can be taken; empty when all are there. Of a group one is enough.
[[nodiscard]] std::vector<Field> missing_fields(Kind, Setup const&);

// -- rows --

// What is wrong with one row before the books are asked.
enum class RowFault {
    broken_quotes,
    wrong_column_count,
    not_utf8,
    too_long,
    name_missing,
    name_bad,
    code_missing,
    bad_code,
    barcode_digits_lost,  // "6.9E+12": the spreadsheet has thrown digits away
    bad_check_digit,
    barcode_odd_length,
    bad_barcode,
    bad_price,
    price_missing,
    bad_cost,
    unknown_unit,
    bad_phone,
    bad_card,
    contact_missing,  // a member needs a phone or a card
    bad_email,
    text_too_long,
    bad_quantity,
    quantity_negative,
    bad_time
};
BOOST_DESCRIBE_ENUM(RowFault, broken_quotes, wrong_column_count, not_utf8, too_long, name_missing, name_bad,
                    code_missing, bad_code, barcode_digits_lost, bad_check_digit, barcode_odd_length, bad_barcode,
                    bad_price, price_missing, bad_cost, unknown_unit, bad_phone, bad_card, contact_missing, bad_email,
                    text_too_long, bad_quantity, quantity_negative, bad_time)

// What a barcode cell says, and whether zeros or digits that a spreadsheet had taken away were put back. Only what the check
// digit proves is put back.
struct Barcode final {
    std::string text;
    bool is_repaired = false;
};
[[nodiscard]] Result<Barcode, RowFault> barcode_of(std::string_view cell, bool plain_barcodes);

// Absent: the table has no such column, or the cell is empty; then what the books have stays.
struct ProductRow final {
    std::optional<std::string> code = {};
    Names names = {};
    std::optional<std::string> barcode = {};
    std::optional<std::string> family = {};  // of which it is a variant; without one, what it is called
    std::optional<std::string> size = {};
    std::optional<std::string> colour = {};
    std::optional<std::string> variant = {};  // any other option: a taste, a strength
    std::optional<std::string> ingredients = {};
    std::optional<std::string> category = {};
    std::optional<std::string> unit = {};  // "each", "kg" …
    std::optional<std::string> tax_class = {};
    std::optional<std::int64_t> price = {};  // minor units
    std::optional<std::int64_t> member_price = {};
    std::optional<std::int64_t> cost_e4 = {};
    std::optional<std::string> supplier = {};
    bool is_repaired = false;
};
// A cell may hold several phones or cards, as "66123456 ; 66123457".
struct MemberRow final {
    std::string name;
    std::vector<std::string> phones = {};
    std::vector<std::string> cards = {};
};
struct SupplierRow final {
    std::optional<std::string> code = {};
    std::string name;
    std::optional<std::string> contact = {};
    std::optional<std::string> phone = {};
    std::optional<std::string> email = {};
    std::optional<std::string> note = {};
};
struct StockRow final {
    std::optional<std::string> code = {};
    std::optional<std::string> barcode = {};
    std::optional<std::string> store = {};  // a store's code or name
    std::int64_t quantity_milli = 0;
    std::optional<std::int64_t> cost_e4 = {};
    bool is_repaired = false;
};

// Reads cells by a setup. The field of a refusal is the name of the Field that is wrong. `digits` are those of the currency.
class RowReader final {
public:
    RowReader(Setup const& setup, int digits) : setup_(setup), digits_(digits) {}
    [[nodiscard]] Result<ProductRow, RowFault> product(sheets::Row const&) const;
    [[nodiscard]] Result<MemberRow, RowFault> member(sheets::Row const&) const;
    [[nodiscard]] Result<SupplierRow, RowFault> supplier(sheets::Row const&) const;
    [[nodiscard]] Result<StockRow, RowFault> stock(sheets::Row const&) const;
    // Whether a row of the kind can be read, for a preview.
    [[nodiscard]] std::optional<Refused<RowFault>> fault(Kind, sheets::Row const&) const;

private:
    Setup const& setup_;
    int digits_;
};

// A name in one language; zh-Hant when there is no such language.
[[nodiscard]] Names names_in(std::string_view language, std::string name);

// "$1,234.50", "1.234,50", "ＭＯＰ １２": an amount in 1/10^digits, exactly; empty for anything else.
[[nodiscard]] std::optional<std::int64_t> amount_of(std::string_view cell, int digits);

}  // namespace zg::importing
