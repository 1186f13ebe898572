#include <zg/csv.h>

#include "utf8.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <zlib.h>

#include <cstring>
#include <fstream>

namespace zg::csv {
namespace {

using testing::ElementsAre;

struct Seen final {
    std::int64_t line;
    Fault fault;
    std::vector<std::string> fields;
    friend bool operator==(Seen const&, Seen const&) = default;
    friend void PrintTo(Seen const& seen, std::ostream* out) {
        *out << seen.line << ' ' << name_of(seen.fault);
        for (auto const& field : seen.fields) *out << " [" << field << ']';
    }
};

Source pieces_of(std::string text, std::size_t piece) {
    return [text = std::move(text), piece, at = std::size_t{0}](std::span<char> into) mutable {
        auto const count = std::min({piece, into.size(), text.size() - at});
        std::memcpy(into.data(), text.data() + at, count);
        at += count;
        return count;
    };
}

std::vector<Seen> read_all(Source source, char delimiter) {
    Reader reader(std::move(source), delimiter);
    std::vector<Seen> rows;
    for (Row row; reader.next(row);) {
        rows.push_back({row.line, row.fault, {row.fields.begin(), row.fields.end()}});
    }
    return rows;
}

std::vector<Seen> read(std::string const& text, char delimiter = ',') {
    auto const rows = read_all(pieces_of(text, text.size() + 1), delimiter);
    EXPECT_EQ(read_all(pieces_of(text, 1), delimiter), rows) << "byte by byte it reads otherwise";
    return rows;
}

Seen good(std::int64_t line, std::vector<std::string> fields) { return {line, Fault::none, std::move(fields)}; }

TEST(Csv, reads_quotes_breaks_and_delimiters) {
    EXPECT_THAT(
        read("a,b\n1,\"x, \"\"y\"\"\"\r\n\"two\nlines\",\n,\"\""),
        ElementsAre(good(1, {"a", "b"}), good(2, {"1", "x, \"y\""}), good(3, {"two\nlines", ""}), good(5, {"", ""})));
    EXPECT_THAT(read("a;b\n007;1,5\n", ';'), ElementsAre(good(1, {"a", "b"}), good(2, {"007", "1,5"})));
    EXPECT_THAT(read("a\tb\n1\t2", '\t'), ElementsAre(good(1, {"a", "b"}), good(2, {"1", "2"})));
}

TEST(Csv, passes_over_the_byte_order_mark_and_blank_lines) {
    EXPECT_THAT(read("\xEF\xBB\xBF"
                     "a\n\n\r\nb\r\n"),
                ElementsAre(good(1, {"a"}), good(4, {"b"})));
    EXPECT_TRUE(read("").empty());
    EXPECT_TRUE(read("\xEF\xBB\xBF").empty());
}

TEST(Csv, a_broken_quote_costs_one_row) {
    EXPECT_THAT(read("a,b\n1,\"open\n2,\"good\"\n3,ok\n"),
                ElementsAre(good(1, {"a", "b"}), Seen{2, Fault::broken_quotes, {}}, good(3, {"2", "good"}),
                            good(4, {"3", "ok"})));
    EXPECT_THAT(read("a,b\n1,\"open\n2,x\n3,y\n"), ElementsAre(good(1, {"a", "b"}), Seen{2, Fault::broken_quotes, {}},
                                                               good(3, {"2", "x"}), good(4, {"3", "y"})));
    EXPECT_THAT(read("a,b\n1,6\" ruler\n2,x\n"),
                ElementsAre(good(1, {"a", "b"}), Seen{2, Fault::broken_quotes, {}}, good(3, {"2", "x"})));
    EXPECT_THAT(read("a,b\n1,\"x\"y\n2,x\n"),
                ElementsAre(good(1, {"a", "b"}), Seen{2, Fault::broken_quotes, {}}, good(3, {"2", "x"})));
}

TEST(Csv, a_row_that_swallowed_others_is_given_up_when_its_columns_do_not_fit) {
    EXPECT_THAT(read("a,b,c\n1,\"open,9\n2,x,y\n3,z\",8,7\n4,u,v\n"),
                ElementsAre(good(1, {"a", "b", "c"}), Seen{2, Fault::wrong_column_count, {}}, good(3, {"2", "x", "y"}),
                            Seen{4, Fault::broken_quotes, {}}, good(5, {"4", "u", "v"})));
}

TEST(Csv, names_what_is_wrong_with_a_row) {
    EXPECT_THAT(read("a,b\n1\n1,2,3\n\xFF,2\n1,2\n"),
                ElementsAre(good(1, {"a", "b"}), Seen{2, Fault::wrong_column_count, {}},
                            Seen{3, Fault::wrong_column_count, {}}, Seen{4, Fault::not_utf8, {}}, good(5, {"1", "2"})));
}

TEST(Csv, a_line_without_end_is_passed_over) {
    auto const rows = read_all(pieces_of("a\n" + std::string(3 * row_bytes_max, 'x') + "\nb\n", 4096), ',');
    EXPECT_THAT(rows, ElementsAre(good(1, {"a"}), Seen{2, Fault::too_long, {}}, good(3, {"b"})));
}

TEST(Utf8, knows_its_forms) {
    for (auto const* text : {"", "plain", "\u00e9", "\u8caa", "\U0001F6D2"}) EXPECT_TRUE(is_utf8(text));
    for (auto const* text : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE8\xB2", "\x80", "\xFF"})
        EXPECT_FALSE(is_utf8(text)) << text;
    EXPECT_FALSE(is_utf8(std::string_view("\0", 1)));
}

TEST(CsvFile, unpacks_gzip_and_refuses_a_damaged_one) {
    auto const path = std::filesystem::path(testing::TempDir()) / "zg_csv_test.csv.gz";
    auto* file = gzopen(path.c_str(), "wb");
    std::string const text = "a,b\n1,2\n";
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
    EXPECT_THAT(read_all(open_file(path), ','), ElementsAre(good(1, {"a", "b"}), good(2, {"1", "2"})));
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 6);
    EXPECT_THROW(read_all(open_file(path), ','), std::runtime_error);
    std::filesystem::remove(path);
    EXPECT_THROW((void)open_file(path), std::runtime_error);
}

std::string quoted(std::string const& field) {
    std::string out = "\"";
    for (auto const letter : field) {
        out += letter;
        if (letter == '"') out += '"';
    }
    return out + "\"";
}

rc::Gen<std::string> any_field() {
    return rc::gen::container<std::string>(rc::gen::element('a', 'b', '"', ',', '\n', '\r', ' ', '0'));
}

RC_GTEST_PROP(CsvProperty, what_is_written_with_quotes_is_read_again, ()) {
    auto const columns = *rc::gen::inRange<std::size_t>(1, 5);
    auto const table = *rc::gen::container<std::vector<std::vector<std::string>>>(
        rc::gen::container<std::vector<std::string>>(columns, any_field()));
    std::string text;
    for (auto const& fields : table) {
        for (std::size_t index = 0; index < columns; ++index) text += (index > 0 ? "," : "") + quoted(fields[index]);
        text += '\n';
    }
    auto const rows = read_all(pieces_of(text, *rc::gen::inRange<std::size_t>(1, 20)), ',');
    RC_ASSERT(rows.size() == table.size());
    for (std::size_t index = 0; index < rows.size(); ++index) RC_ASSERT(rows[index].fields == table[index]);
}

// However broken the middle is, the rows before and after it are read.
RC_GTEST_PROP(CsvProperty, no_damage_reaches_far, ()) {
    auto const damage = *any_field();
    RC_PRE(damage.find('\n') == std::string::npos);
    auto const rows =
        read_all(pieces_of("a,b\n1,2\n" + damage + "\n3,4\n5,6\n", *rc::gen::inRange<std::size_t>(1, 20)), ',');
    RC_ASSERT(rows[1].fields == (std::vector<std::string>{"1", "2"}));
    RC_ASSERT(rows[rows.size() - 1].fields == (std::vector<std::string>{"5", "6"}));
    RC_ASSERT(rows[rows.size() - 2].fields == (std::vector<std::string>{"3", "4"}));
}

}  // namespace
}  // namespace zg::csv
