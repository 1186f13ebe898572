#include <zg/sheets.h>

#include "encoding.h"
#include "workbook.h"
#include "workbook_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>

namespace zg::sheets {
namespace {

using testing::ElementsAre;
using Rows = std::vector<std::vector<std::string>>;

struct Case final {
    std::string name;
    std::string bytes;
    Encoding encoding;
    Delimiter delimiter;
    Rows rows;
};

// Small tables in the encodings that a shop here meets.
std::vector<Case> const cases = {
    {"utf8 with a mark",
     "\xEF\xBB\xBF\xE5\x90\x8D,\xE5\x83\xB9\n\xE8\x8C\xB6,1.5\n",
     Encoding::utf8,
     Delimiter::comma,
     {{"名", "價"}, {"茶", "1.5"}}},
    {"utf8 with semicolons",
     "\xE5\x90\x8D;\xE5\x83\xB9\n\xE8\x8C\xB6;1,5\n",
     Encoding::utf8,
     Delimiter::semicolon,
     {{"名", "價"}, {"茶", "1,5"}}},
    {"tabs as they are pasted",
     "name\tprice\r\ntea, cold\t1.50\r\n",
     Encoding::utf8,
     Delimiter::tab,
     {{"name", "price"}, {"tea, cold", "1.50"}}},
    {"bars", "name|price\ntea|1\n", Encoding::utf8, Delimiter::pipe, {{"name", "price"}, {"tea", "1"}}},
    {"gb18030",
     encoded("名称,售价\n柠檬茶,12.50\n牛奶,8\n", "gb18030"),
     Encoding::gb18030,
     Delimiter::comma,
     {{"名称", "售价"}, {"柠檬茶", "12.50"}, {"牛奶", "8"}}},
    {"big5",
     encoded("名稱,售價\n檸檬茶,12.50\n牛奶,8\n", "Big5"),
     Encoding::big5,
     Delimiter::comma,
     {{"名稱", "售價"}, {"檸檬茶", "12.50"}, {"牛奶", "8"}}},
    {"utf16 with a mark",
     "\xFF\xFE" + encoded("名\t價\n茶\t1\n", "UTF-16LE"),
     Encoding::utf16le,
     Delimiter::tab,
     {{"名", "價"}, {"茶", "1"}}},
    {"utf16 without a mark",
     encoded("name,price\ntea,1\n", "UTF-16BE"),
     Encoding::utf16be,
     Delimiter::comma,
     {{"name", "price"}, {"tea", "1"}}},
    {"windows 1252",
     "descri\xE7\xE3o;pre\xE7o\np\xE3o de l\xF3;3,50\nch\xE1 de lim\xE3o;2\n",
     Encoding::windows1252,
     Delimiter::semicolon,
     {{"descrição", "preço"}, {"pão de ló", "3,50"}, {"chá de limão", "2"}}},
    {"a title above the header",
     "My list\nname,price,unit\ntea,1,kg\nmilk,2,l\n",
     Encoding::utf8,
     Delimiter::comma,
     {{"My list"}, {"name", "price", "unit"}, {"tea", "1", "kg"}, {"milk", "2", "l"}}},
    {"empty columns and blank rows",
     "a,,b,\n,,,\n1,,2,\n",
     Encoding::utf8,
     Delimiter::comma,
     {{"a", "", "b", ""}, {"1", "", "2", ""}}},
    {"one column only", "barcode\n4890008100309\n", Encoding::utf8, Delimiter::comma, {{"barcode"}, {"4890008100309"}}},
};

class File final {
public:
    explicit File(std::string const& bytes)
        : path(std::filesystem::path(testing::TempDir()) / ("zg_sheets_" + std::to_string(++count))) {
        std::ofstream(path, std::ios::binary) << bytes;
    }
    ~File() { std::filesystem::remove(path); }
    std::filesystem::path const path;

private:
    static inline int count = 0;
};

Rows read(std::filesystem::path const& path, Layout const& layout) {
    Rows rows;
    auto const done = each_row(path, layout, [&](Row& row) {
        rows.push_back(row.cells);
        return true;
    });
    EXPECT_TRUE(done) << boost::describe::enum_to_string(done.reason(), "");
    return rows;
}

TEST(Sheets, every_encoding_and_delimiter_is_found_out) {
    for (auto const& [name, bytes, encoding, delimiter, rows] : cases) {
        File const file(bytes);
        auto const layout = detect(file.path);
        ASSERT_TRUE(layout) << name;
        EXPECT_EQ(layout->encoding, encoding) << name << ": " << boost::describe::enum_to_string(layout->encoding, "");
        EXPECT_EQ(layout->delimiter, delimiter) << name;
        EXPECT_EQ(read(file.path, *layout), rows) << name;
    }
}

TEST(Sheets, a_person_may_say_otherwise) {
    File const file("a;b,c\n1;2,3\n");
    EXPECT_EQ(read(file.path, *detect(file.path, {.delimiter = Delimiter::semicolon})),
              (Rows{{"a", "b,c"}, {"1", "2,3"}}));
    File const chinese("\xA4\xA4,1\n\xA4\xE5,2\n");
    EXPECT_EQ(detect(chinese.path, {.encoding = Encoding::gb18030})->encoding, Encoding::gb18030);
}

TEST(Sheets, what_is_no_table_is_refused) {
    auto const reason = [](std::string const& bytes) {
        File const file(bytes);
        auto const layout = detect(file.path);
        return layout ? "none" : boost::describe::enum_to_string(layout.reason(), "");
    };
    EXPECT_STREQ(reason(""), "file_empty");
    EXPECT_STREQ(reason("%PDF-1.7\n"), "file_is_no_table");
    EXPECT_STREQ(reason("\x89PNG\r\n\x1A\n"), "file_is_no_table");
    EXPECT_STREQ(reason("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "file_is_old_excel");
    EXPECT_STREQ(reason("\x1F\x8B\x08\x00 broken"), "file_damaged");
}

TEST(Sheets, a_broken_row_keeps_its_line_and_its_pieces) {
    File const file("a,b\n1,\"open\n2,x\n");
    std::vector<Row> rows;
    ASSERT_TRUE(each_row(file.path, *detect(file.path), [&](Row& row) {
        rows.push_back(row);
        return true;
    }));
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[1].line, 2);
    EXPECT_EQ(rows[1].fault, csv::Fault::broken_quotes);
    EXPECT_THAT(rows[1].cells, ElementsAre("1", "\"open"));
    EXPECT_THAT(rows[2].cells, ElementsAre("2", "x"));
}

TEST(Workbook, shows_what_excel_shows) {
    struct Shown final {
        std::string stored;
        std::string expected;
    };
    for (auto const& [stored, expected] : std::vector<Shown>{{"12.1", "12.1"},
                                                             {"12.100000000000001", "12.1"},
                                                             {"6.901234567892E+12", "6901234567892"},
                                                             {"6901234567892", "6901234567892"},
                                                             {"14006381333931", "14006381333931"},
                                                             {"1E-3", "0.001"},
                                                             {"-4.5", "-4.5"},
                                                             {"nonsense", "nonsense"}}) {
        EXPECT_EQ(number_text(stored), expected) << stored;
    }
    EXPECT_EQ(date_text("45983", false), "2025-11-22");
    EXPECT_EQ(date_text("45983.5", false), "2025-11-22 12:00:00");
    EXPECT_EQ(date_text("0.25", false), "06:00:00");
    EXPECT_EQ(date_text("44521", true), "2025-11-22");
    EXPECT_TRUE(number_format_of("yyyy\\-mm\\-dd").is_date);
    EXPECT_TRUE(number_format_of("[$-804]d/m/yy;@").is_date);
    EXPECT_FALSE(number_format_of("\"day\"0.00").is_date);
    EXPECT_FALSE(number_format_of("General").is_date);
    EXPECT_EQ(number_format_of("0000000000000").zeros, 13);
}

TEST(Workbook, reads_texts_numbers_dates_and_zeros) {
    File const file(workbook_bytes(
        R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>price</t></is></c></row>)"
        R"(<row r="4"><c r="A4" s="2"><v>4890008100309</v></c><c r="B4" s="1"><v>45983</v></c><c r="C4"><v>12.500000000000002</v></c></row>)"
        R"(<row r="5"><c r="A5" s="2"><v>36000291452</v></c><c r="C5" t="b"><v>1</v></c><c r="D5" t="str"><v>f</v></c></row>)"));
    auto const layout = detect(file.path);
    ASSERT_TRUE(layout);
    EXPECT_EQ(layout->format, Format::xlsx);
    EXPECT_EQ(
        read(file.path, *layout),
        (Rows{{"條碼", "", "price"}, {"4890008100309", "2025-11-22", "12.5"}, {"0036000291452", "", "TRUE", "f"}}));
}

TEST(Workbook, refuses_a_document_type_and_a_bomb) {
    auto const reason = [](std::string const& bytes) -> std::string {
        File const file(bytes);
        auto const done = each_row(file.path, {.format = Format::xlsx}, [](Row&) { return true; });
        return done ? "none" : boost::describe::enum_to_string(done.reason(), "");
    };
    EXPECT_EQ(reason(workbook_bytes("", "<!DOCTYPE x [<!ENTITY a \"b\">]>")), "file_damaged");
    EXPECT_EQ(reason(workbook_bytes(std::string(96 << 20, ' '))), "file_too_large");
    EXPECT_EQ(reason("PK\x03\x04 nonsense"), "file_damaged");
    auto cut = workbook_bytes("<row><c><v>1</v></c></row>");
    EXPECT_EQ(reason(cut.substr(0, cut.size() / 2)), "file_damaged");
}

TEST(Writing, a_csv_opens_in_excel_and_no_cell_is_a_formula) {
    auto const writer = csv_writer();
    writer->row({{"名稱"}, {"a,b"}, {"say \"hi\""}});
    writer->row({{"=1+1"}, {"-5", true}, {"-5"}});
    writer->row({{"+853"}, {"@x"}, {"\tx"}});
    EXPECT_EQ(writer->finish(),
              "\xEF\xBB\xBF名稱,\"a,b\",\"say \"\"hi\"\"\"\r\n\"'=1+1\",-5,\"'-5\"\r\n\"'+853\",\"'@x\",\"'\tx\"\r\n");
}

TEST(Writing, a_workbook_is_read_again) {
    auto const writer = xlsx_writer(testing::TempDir(), "products");
    writer->row({{"條碼"}, {"價"}});
    writer->row({{"0036000291452"}, {"12.50", true}});
    writer->row({{"=1+1"}, {""}});
    File const file(writer->finish());
    EXPECT_EQ(read(file.path, *detect(file.path)), (Rows{{"條碼", "價"}, {"0036000291452", "12.5"}, {"=1+1"}}));
}

// -- anything at all --

rc::Gen<std::string> any_bytes() { return rc::gen::container<std::string>(rc::gen::arbitrary<char>()); }

RC_GTEST_PROP(SheetsProperty, any_bytes_are_read_or_refused, ()) {
    auto const bytes = *any_bytes();
    File const file(bytes);
    auto const layout = detect(file.path);
    if (!layout) return;
    std::int64_t last = 0;
    auto const done = each_row(file.path, *layout, [&](Row& row) {
        RC_ASSERT(row.line > last);
        last = row.line;
        for (auto const& cell : row.cells) RC_ASSERT(csv::is_text(cell));
        return true;
    });
    RC_ASSERT(done || layout->format == Format::xlsx);
}

RC_GTEST_PROP(SheetsProperty, a_damaged_workbook_is_read_or_refused, ()) {
    static auto const whole = workbook_bytes(
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c></row><row r="2"><c r="ZZ2"><v>1e999</v></c></row>)");
    auto bytes = whole;
    auto const times = *rc::gen::inRange(1, 6);
    for (int time = 0; time < times; ++time)
        bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
    File const file(bytes);
    (void)each_row(file.path, {.format = Format::xlsx}, [](Row& row) { return row.cells.size() <= column_count_max; });
}

RC_GTEST_PROP(SheetsProperty, any_xml_is_read_or_refused, ()) {
    auto const inside = *rc::gen::container<std::string>(
        rc::gen::element('<', '>', '/', 'c', 'r', '"', '=', '1', 'A', 'v', ' ', 't', 's', '&'));
    File const file(workbook_bytes(inside));
    (void)each_row(file.path, {.format = Format::xlsx}, [](Row&) { return true; });
}

RC_GTEST_PROP(SheetsProperty, chinese_is_recognised_however_it_was_written, ()) {
    static std::vector<std::string> const words = {"檸檬茶", "礦泉水", "即食麵", "洗髮露", "牛奶",
                                                   "餅乾",   "醬油",   "花生",   "雞蛋",   "紙巾"};
    auto const chosen = *rc::gen::container<std::vector<std::string>>(8, rc::gen::elementOf(words));
    std::string text = "名稱,售價\n";
    for (auto const& word : chosen) text += word + ",12.50\n";
    RC_ASSERT(guess_encoding(encoded(text, "Big5")) == Encoding::big5);
    RC_ASSERT(guess_encoding(encoded(text, "gb18030")) == Encoding::gb18030);
    RC_ASSERT(guess_encoding(text) == Encoding::utf8);
    RC_ASSERT(guess_encoding(encoded(text, "UTF-16LE")) == Encoding::utf16le);
}

}  // namespace
}  // namespace zg::sheets
