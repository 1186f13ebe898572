#include <zg/sales_table.h>
#include <zg/table.h>

#include "dates.h"
#include "not_goods.h"
#include "numbers.h"
#include "words.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>

namespace zg::importing {
namespace {

using testing::ElementsAre;

char const* word(RowFault fault) { return boost::describe::enum_to_string(fault, ""); }

class File final {
public:
    explicit File(std::string const& bytes)
        : path(std::filesystem::path(testing::TempDir()) / ("zg_table_" + std::to_string(++count))) {
        std::ofstream(path, std::ios::binary) << bytes;
    }
    ~File() { std::filesystem::remove(path); }
    std::filesystem::path const path;

private:
    static inline int count = 0;
};

Setup guessed(std::string const& bytes, Kind kind = Kind::products) {
    File const file(bytes);
    auto const setup = guess(file.path, {.kind = kind, .language = "zh-Hant", .tax_class = "standard"});
    EXPECT_TRUE(setup);
    return *setup;
}

TEST(Barcodes, are_taken_repaired_or_refused_by_what_the_check_digit_proves) {
    struct Case final {
        std::string cell;
        std::string expected;  // the barcode, with ! when it was repaired; or the fault
    };
    for (auto const& [cell, expected] :
         std::vector<Case>{{"4890008100309", "4890008100309"},
                           {" 4890008100309 ", "4890008100309"},
                           {"'4890008100309", "4890008100309"},
                           {"489-0008-100309", "4890008100309"},
                           {"４８９０００８１００３０９", "4890008100309"},
                           {"4890008100309.0", "4890008100309"},
                           {"4890008100308", "bad_check_digit"},
                           {"96385074", "96385074"},
                           {"036000291452", "036000291452"},
                           {"36000291452", "036000291452!"},  // the zero in front was lost
                           {"17", "17"},
                           {"00000017", "00000017"},
                           {"4.890008100309E+12", "4890008100309!"},
                           {"4.89000810031E+12", "4890008100309!"},  // the last digit can only be 9: rounded up
                           {"6.90123E+12", "barcode_digits_lost"},
                           {"6.9E+12", "barcode_digits_lost"},
                           {"123456789", "barcode_odd_length"},
                           {"A-100", "A-100"},
                           {"two words", "bad_barcode"},
                           {"12345", "12345"}}) {
        auto const read = barcode_of(cell, false);
        auto const seen = read ? read->text + (read->is_repaired ? "!" : "") : std::string(word(read.reason()));
        EXPECT_EQ(seen, expected) << cell;
    }
    EXPECT_EQ(barcode_of("123456789", true)->text, "123456789");
    EXPECT_EQ(barcode_of("4890008100308", true).reason(), RowFault::bad_check_digit) << "it claims to be an EAN";
}

// Whatever a spreadsheet does to a good number, what comes back is that number or a refusal, never another one.
RC_GTEST_PROP(BarcodesProperty, a_repair_is_never_another_number, ()) {
    auto const twelve = *rc::gen::inRange<std::int64_t>(100'000'000'000, 999'999'999'999);
    std::string number;
    for (char last = '0'; last <= '9'; ++last) {
        number = std::to_string(twelve) + last;
        if (barcode_of(number, false)) break;
    }
    auto const shown_digits = *rc::gen::inRange(4, 13);
    // As Excel shows it: rounded to so many digits.
    auto const scale = std::stoll("1" + std::string(static_cast<std::size_t>(13 - shown_digits), '0'));
    auto const rounded = (std::stoll(number) + scale / 2) / scale;
    auto digits = std::to_string(rounded);
    if (static_cast<int>(digits.size()) != shown_digits) return;  // 9999… grew by a digit
    while (digits.size() > 2 && digits.back() == '0') digits.pop_back();
    auto const shown = digits.substr(0, 1) + "." + digits.substr(1) + "E+12";
    auto const read = barcode_of(shown, false);
    if (read) RC_ASSERT(read->text == number);
}

TEST(Amounts, are_read_as_people_write_them) {
    struct Case final {
        std::string cell;
        std::optional<std::int64_t> expected;  // hundredths
    };
    for (auto const& [cell, expected] : std::vector<Case>{{"12.50", 1250},
                                                          {"12,50", 1250},
                                                          {"1,234.50", 123'450},
                                                          {"1.234,50", 123'450},
                                                          {"1,234", 123'400},
                                                          {"$12", 1200},
                                                          {"MOP 12.5", 1250},
                                                          {"HK$ 12.5", 1250},
                                                          {"¥12.50元", 1250},
                                                          {"１２．５０", 1250},
                                                          {"-3", -300},
                                                          {"(3.00)", -300},
                                                          {".5", 50},
                                                          {"12.", 1200},
                                                          {"12.505", std::nullopt},
                                                          {"A12", std::nullopt},
                                                          {"free", std::nullopt},
                                                          {"", std::nullopt},
                                                          {"1.2.3", std::nullopt}}) {
        EXPECT_EQ(amount_of(cell, 2), expected) << cell;
    }
}

RC_GTEST_PROP(AmountsProperty, any_text_is_an_amount_or_not, (std::string const& text)) {
    auto const amount = amount_of(text, 2);
    if (amount) RC_ASSERT(*amount <= 100'000'000'000'000'000 && *amount >= -100'000'000'000'000'000);
}

TEST(Headers, are_known_in_four_languages) {
    struct Case final {
        Kind kind;
        std::string header;
        Field expected;
    };
    for (auto const& [kind, header, expected] :
         std::vector<Case>{{Kind::products, "商品條碼", Field::barcode},
                           {Kind::products, "条形码", Field::barcode},
                           {Kind::products, "EAN-13", Field::barcode},
                           {Kind::products, "Código de barras", Field::barcode},
                           {Kind::products, "貨品名稱", Field::name},
                           {Kind::products, "商品名称（简体）", Field::name_zh_hans},
                           {Kind::products, "英文品名", Field::name_en},
                           {Kind::products, "product_name_pt", Field::name_pt},
                           {Kind::products, "零售價(MOP)", Field::price},
                           {Kind::products, "Unit Price", Field::price},
                           {Kind::products, "會員價", Field::member_price},
                           {Kind::products, "進貨價", Field::cost},
                           {Kind::products, "Preço", Field::price},
                           {Kind::products, "規格", Field::skip},
                           {Kind::products, "供應商", Field::supplier},
                           {Kind::products, "Supplier code", Field::supplier},
                           {Kind::suppliers, "供應商", Field::name},
                           {Kind::suppliers, "Supplier code", Field::code},
                           {Kind::members, "手機號碼", Field::phone},
                           {Kind::members, "會員卡號", Field::card},
                           {Kind::members, "姓名", Field::name},
                           {Kind::suppliers, "聯絡人", Field::contact},
                           {Kind::stock, "期初庫存", Field::quantity},
                           {Kind::stock, "SKU", Field::code},
                           {Kind::stock, "單位成本", Field::cost},
                           {Kind::sales, "Transaction", Field::document}}) {
        EXPECT_EQ(field_of_header(kind, header), expected)
            << header << " is " << boost::describe::enum_to_string(field_of_header(kind, header), "");
    }
    EXPECT_EQ(unit_of_word("公斤"), "kg");
    EXPECT_EQ(unit_of_word("包"), "each");
    EXPECT_EQ(unit_of_word("斤"), "") << "half a kilo is no unit of the catalogue";
}

TEST(Guess, finds_the_header_below_a_title_and_merged_groups) {
    auto const setup = guessed("2026 商品資料,,,\n基本,,價格,\n貨號,名稱,售價,會員價\nA1,檸檬茶,12,11\n");
    EXPECT_EQ(setup.header_line, 3);
    EXPECT_THAT(setup.columns, ElementsAre(Field::code, Field::name, Field::price, Field::member_price));
}

TEST(Guess, looks_at_the_values_where_the_names_say_nothing) {
    auto const setup =
        guessed("x,y,z,w\nLemon tea,4890008100309,12.50,a\nMilk,96385074,8.00,b\nBread,036000291452,9.90,c\n");
    EXPECT_EQ(setup.header_line, 1);
    EXPECT_THAT(setup.columns, ElementsAre(Field::name, Field::barcode, Field::price, Field::skip));
    auto const bare = guessed("Lemon tea\t4890008100309\t12.50\nMilk\t96385074\t8.00\n");
    EXPECT_EQ(bare.header_line, 0);
    EXPECT_THAT(bare.columns, ElementsAre(Field::name, Field::barcode, Field::price));
}

TEST(Guess, says_which_column_is_still_missing) {
    auto const members = guessed("姓名,生日\n陳大文,1990\n", Kind::members);
    EXPECT_THAT(missing_fields(Kind::members, members), ElementsAre(Field::phone));
    auto const stock = guessed("code,qty\nA1,5\n", Kind::stock);
    EXPECT_THAT(missing_fields(Kind::stock, stock), testing::IsEmpty());
}

sheets::Row row(std::vector<std::string> cells) { return {.line = 2, .cells = std::move(cells)}; }

TEST(Rows, say_what_is_wrong_and_where) {
    importing::Setup const setup{
        .layout = {.column_count = 6},
        .columns = {Field::code, Field::name, Field::barcode, Field::price, Field::member_price, Field::unit},
        .language = "en"};
    RowReader const reader(setup, 2);
    auto const fault = [&](std::vector<std::string> cells) {
        auto const read = reader.product(row(std::move(cells)));
        return read ? std::string("none") : std::string(word(read.reason())) + " " + read.refused().field;
    };
    EXPECT_EQ(fault({"A1", "Tea", "4890008100309", "12.50", "11", "kg"}), "none");
    EXPECT_EQ(fault({"A1", "Tea", "4890008100308", "12.50", "11", "kg"}), "bad_check_digit barcode");
    EXPECT_EQ(fault({"A1", "Tea", "", "free", "", ""}), "bad_price price");
    EXPECT_EQ(fault({"A1", "Tea", "", "-1", "", ""}), "bad_price price");
    EXPECT_EQ(fault({"A1", "Tea", "", "10", "11", ""}), "bad_price member_price");
    EXPECT_EQ(fault({"A1", "Tea", "", "10", "", "斤"}), "unknown_unit unit");
    EXPECT_EQ(fault({"", "", "", "10", "", ""}), "name_missing name");
    EXPECT_EQ(fault({std::string(41, 'x'), "Tea", "", "10", "", ""}), "bad_code code");
    EXPECT_EQ(fault({"A1"}), "none") << "cells that are not there are empty";
    auto const nameless = reader.product(row({"", "Iced lemon tea", "", "10", "", ""}));
    EXPECT_EQ(nameless->code, "Iced lemon tea") << "without a code it is called by its name";
    EXPECT_EQ(nameless->names.en, "Iced lemon tea");
    EXPECT_EQ(nameless->price, 1000);
}

TEST(Rows, of_members_suppliers_and_stock) {
    importing::Setup const members{.columns = {Field::name, Field::phone, Field::card}};
    struct Several final {
        std::string cell;
        std::vector<std::string> phones;
    };
    for (auto const& [cell, phones] : {Several{"6612 3456", {"6612 3456"}},
                                       {"'+85366123456", {"+85366123456"}},
                                       {"'+85366123456 ; +85366123457", {"+85366123456", "+85366123457"}},
                                       {"66123456; 66123457 ;66123458 ; ", {"66123456", "66123457", "66123458"}},
                                       {"66123456;66123457", {"66123456;66123457"}}})
        EXPECT_EQ(RowReader(members, 2).member(row({"陳大文", cell, ""}))->phones, phones) << cell;
    EXPECT_THAT(RowReader(members, 2).member(row({"陳大文", "", "A;1 ; B2"}))->cards, ElementsAre("A;1", "B2"));
    EXPECT_EQ(RowReader(members, 2).member(row({"陳大文", "", "A1 ; B 2"})).reason(), RowFault::bad_card);
    EXPECT_EQ(RowReader(members, 2).member(row({"陳大文", "", " ; "})).reason(), RowFault::contact_missing);
    EXPECT_EQ(RowReader(members, 2).member(row({"陳大文", "", ""})).reason(), RowFault::contact_missing);
    EXPECT_EQ(RowReader(members, 2).member(row({"", "66123456", ""})).reason(), RowFault::name_missing);
    importing::Setup const suppliers{.columns = {Field::name, Field::email}};
    EXPECT_EQ(RowReader(suppliers, 2).supplier(row({"廣豐", "nobody"})).reason(), RowFault::bad_email);
    importing::Setup const stock{.columns = {Field::code, Field::quantity, Field::cost}};
    RowReader const reader(stock, 2);
    EXPECT_EQ(reader.stock(row({"A1", "2.5", "3.1415"}))->quantity_milli, 2'500);
    EXPECT_EQ(reader.stock(row({"A1", "2.5", "3.1415"}))->cost_e4, 3'141'500);
    EXPECT_EQ(reader.stock(row({"A1", "-1", ""})).reason(), RowFault::quantity_negative);
    EXPECT_EQ(reader.stock(row({"A1", "some", ""})).reason(), RowFault::bad_quantity);
    EXPECT_EQ(reader.stock(row({"", "1", ""})).reason(), RowFault::code_missing);
}

RC_GTEST_PROP(RowsProperty, any_cells_are_a_row_or_a_fault, (std::vector<std::string> const& cells)) {
    for (auto const kind : {Kind::products, Kind::members, Kind::suppliers, Kind::stock}) {
        importing::Setup const setup{.columns = fields_of(kind)};
        auto const fault = RowReader(setup, 2).fault(kind, {.line = 1, .cells = cells});
        if (fault) RC_ASSERT(word(fault->reason)[0] != '\0');
    }
}

TEST(Guess, a_second_code_of_a_product_is_its_family) {
    File const file("pizza_id,pizza_type_id,size,price\nham_s,ham,S,12.5\nham_m,ham,M,16\n");
    auto const setup = guess(file.path, {.kind = Kind::products, .language = "en", .tax_class = "none"});
    ASSERT_TRUE(setup);
    EXPECT_THAT(setup->columns, ElementsAre(Field::code, Field::family, Field::size, Field::price));
}

TEST(Dates, are_read_as_people_and_programs_write_them) {
    using O = DateOrder;
    struct Row final {
        char const* text;
        DateOrder order;
        char const* wall;
    };
    for (auto const& row : std::vector<Row>{
             {"2026-08-03 20:25:11", O::year_first, "2026-08-03 20:25:11"},
             {"2026/8/3 下午 8:25", O::year_first, "2026-08-03 20:25:00"},
             {"2026年8月3日 20時25分", O::year_first, "2026-08-03 20:25:00"},
             {"2026-08-03T20:25:11.123", O::year_first, "2026-08-03 20:25:11"},
             {"03/08/2026 8:25 PM", O::day_first, "2026-08-03 20:25:00"},
             {"8/3/26 12:05 am", O::month_first, "2026-08-03 00:05:00"},
             {"3 Aug 2026", O::month_first, "2026-08-03 12:00:00"},
             {"August 3, 2026 9:00", O::day_first, "2026-08-03 09:00:00"},
             {"20260803", O::day_first, "2026-08-03 12:00:00"},
             {"20260803202511", O::day_first, "2026-08-03 20:25:11"},
             {"03.08.99", O::day_first, "1999-08-03 12:00:00"},
             {"2026 3 Aug", O::day_first, "2026-08-03 12:00:00"},
             {"2026 Aug 3 9:00", O::day_first, "2026-08-03 09:00:00"},
             {"2026/8/3 0:00\n20:25", O::year_first, "2026-08-03 20:25:00"},
             {"2026/8/3 0:00\n20:11:05", O::year_first, "2026-08-03 20:11:05"},
             {"2026-08-03 00:00:00\n20:25", O::year_first, "2026-08-03 20:25:00"},
             {"2026-08-03\n1899-12-31 20:25:11", O::year_first, "2026-08-03 20:25:11"},
             {"2026-08-03 00:00:00\n下午 8:25", O::year_first, "2026-08-03 20:25:00"},
             {"2026-08-03 09:30\n", O::year_first, "2026-08-03 09:30:00"},
             {"2026-08-03\nlater", O::year_first, ""},
             {"2026-08-03T20:25:11-03:00", O::year_first, ""},
             {"2026-08-03\n20:25-03:00", O::year_first, ""},
             {"2026-08-03T20:25:11Z", O::year_first, ""},
             {"2026-08-03 20:25 +08:00", O::year_first, ""},
             {"yesterday", O::year_first, ""},
             {"2026-08", O::year_first, ""},
             {"", O::year_first, ""},
         }) {
        EXPECT_EQ(wall_by_order(row.text, row.order).value_or(""), row.wall) << row.text;
    }
}

TEST(SalesTables, names_that_begin_alike_are_two_products) {
    auto const small = code_of_name("Organic Extra Virgin Olive Oil Cold Pressed 500ml");
    auto const large = code_of_name("Organic Extra Virgin Olive Oil Cold Pressed 1L");
    EXPECT_NE(small, large);
    auto const shouted = code_of_name("ORGANIC Extra Virgin Olive Oil Cold Pressed 500ml");
    EXPECT_EQ(small.substr(small.size() - 6), shouted.substr(shouted.size() - 6)) << "codes are compared without case";
    EXPECT_LE(small.size(), code_characters_max);
    EXPECT_EQ(code_of_name("檸檬茶"), "檸檬茶");
}

TEST(SalesTables, rows_of_one_number_and_day_are_one_document) {
    importing::Setup const setup{
        .columns = {Field::document, Field::date, Field::name, Field::quantity, Field::price, Field::customer},
        .date_order = DateOrder::day_first};
    SalesTable table(setup, {"MOP", "Asia/Macau"}, {});
    std::vector<std::vector<std::string>> const rows = {{"1", "3/8/2026 9:00", "檸檬茶", "2", "$12.50", "6612"},
                                                        {"1", "3/8/2026 9:00", "菠蘿包", "1", "8", "6612"},
                                                        {"1", "4/8/2026 9:00", "檸檬茶", "1", "12.5", ""},
                                                        {"2", "4/8/2026 9:05", "檸檬茶", "-1", "12.5", ""},
                                                        {"3", "?", "檸檬茶", "1", "12.5", ""},
                                                        {"4", "4/8/2026 10:00", "檸檬茶", "many", "12.5", ""}};
    std::vector<std::string> refused;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        auto const wrong = table.take({.line = static_cast<std::int64_t>(index) + 2, .cells = rows[index]});
        refused.emplace_back(wrong ? wrong->field : "");
    }
    EXPECT_EQ(refused, (std::vector<std::string>{"", "", "", "", "date", "quantity"}));
    auto const plan = table.finish();
    ASSERT_EQ(plan.sales.size(), 2U);
    EXPECT_EQ(plan.sales[0].lines.size(), 2U);
    EXPECT_EQ(plan.sales[0].lines[0].amount, 2500);
    EXPECT_EQ(plan.sales[1].document, "1");
    EXPECT_EQ(plan.products.size(), 2U);
    EXPECT_EQ(plan.products[0].code, "檸檬茶");
    // What came back without a sale that it belongs to stands on the shelf; the row is accounted for.
    ASSERT_EQ(plan.steps.size(), 3U);
    EXPECT_EQ(plan.steps[2].rows, (std::vector<std::int64_t>{5}));
    EXPECT_EQ(plan.quarantined.size(), 2U);
}

TEST(SalesTables, a_customer_has_one_shape) {
    struct Case final {
        std::string_view cell;
        std::string_view customer;
    };
    for (auto const& [cell, customer] :
         {Case{"17850", "17850"}, Case{"17850.0", "17850"}, Case{"17850.00", "17850"}, Case{" 17 850 ", "17850"},
          Case{"17\u00A0850", "17850"}, Case{"１７８５０", "17850"}, Case{"17,850", "17850"}, Case{"'017850", "017850"},
          Case{"6612 3456", "66123456"}, Case{"+853 6612-3456", "+85366123456"}, Case{"(853) 6612", "(853) 6612"},
          Case{"17.850", "17.850"}, Case{"1,2", "1,2"}, Case{"17,8500", "17,8500"}, Case{".0", ".0"},
          Case{"1.785E+04", "1.785E+04"}, Case{"VIP-0012", "VIP-0012"}, Case{"two words", "two words"}, Case{"", ""}})
        EXPECT_EQ(customer_of(cell), customer) << cell;
}

TEST(SalesTables, what_is_no_goods) {
    struct Case final {
        std::string_view entry;
        std::string_view code;
        std::string_view name;
        bool is_no_goods = false;
    };
    for (auto const& [entry, code, name, is_no_goods] :
         {Case{"POST", "POST", "Postage", true}, Case{"post", "POST", "Postage", true},
          Case{"POST", "POST1", "Postcard", false}, Case{"運費", "F1", "运费", true},
          Case{"Bank  charges", "X", "BANK CHARGES", true}, Case{"shipping*", "S9", "Shipping (DHL)", true},
          Case{"*fee", "AMAZONFEE", "", true}, Case{"*fee", "A1", "coffee cup", false},
          Case{"gift_*_10", "gift_0001_10", "", true}, Case{"gift_*_10", "gift_0001_20", "", false},
          Case{"*", "A1", "Tea", false}, Case{"", "", "", false}})
        EXPECT_EQ(NotGoods({std::string(entry)}).has(code, name), is_no_goods) << entry << " " << code << " " << name;
    for (auto const& [entry, code, name, looks] :
         {Case{"", "POST", "", true}, Case{"", "DOT", "DOTCOM POSTAGE", true}, Case{"", "D", "Discount", true},
          Case{"", "X", "運費", true}, Case{"", "X", "順豐快遞費", true}, Case{"", "X", "Taxa de entrega", true},
          Case{"", "22222", "RED POLKA DOT", false}, Case{"", "22222", "VINTAGE POST OFFICE", false},
          Case{"", "22222", "CARD THAT SAYS FREE DELIVERY", false}, Case{"", "CAFE", "Coffee", false},
          Case{"", "12", "檸檬茶", false}})
        EXPECT_EQ(looks_like_no_goods(code, name), looks) << code << " " << name;
}

TEST(SalesTables, what_is_no_goods_is_guessed_from_the_whole_file) {
    std::string table = "invoice,date,code,name,quantity,price\n";
    for (int line = 0; line < 200; ++line)
        table += fmt::format("{},2026-08-03 09:00,T{},Tea {},1,5\n", line, line, line);
    table +=
        "200,2026-08-03 09:00,POST,POSTAGE,1,18\n201,2026-08-03 09:00,C2,Postage,1,18\n202,2026-08-03 "
        "09:00,POST,,1,1\n";
    EXPECT_THAT(guessed(table, Kind::sales).not_goods, ElementsAre("POST", "C2"));
    EXPECT_THAT(guessed("code,name\nPOST,Postage\n", Kind::products).not_goods, testing::IsEmpty());
}

TEST(SalesTables, postage_is_sold_and_never_stands_on_a_shelf) {
    importing::Setup const setup{
        .columns = {Field::document, Field::date, Field::code, Field::quantity, Field::price, Field::customer},
        .not_goods = {"post"}};
    SalesTable table(setup, {"MOP", "Asia/Macau"}, {});
    for (auto const* code : {"POST", "TEA"})
        EXPECT_FALSE(table.take({.line = 2, .cells = {"C1", "2026-08-03 09:00", code, "-1", "18", " 17 850 "}}));
    auto const plan = table.finish();
    ASSERT_EQ(plan.products.size(), 2U);
    EXPECT_FALSE(plan.products[0].is_goods);
    EXPECT_TRUE(plan.products[1].is_goods);
    ASSERT_EQ(plan.adjustments.size(), 1U);
    ASSERT_EQ(plan.adjustments[0].lines.size(), 1U) << "what came back without its sale";
    EXPECT_EQ(plan.adjustments[0].lines[0].product, 1U);
    EXPECT_EQ(plan.members[0].card, "17850");
}

}  // namespace
}  // namespace zg::importing
