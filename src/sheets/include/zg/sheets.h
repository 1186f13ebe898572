#pragma once

#include <zg/csv.h>
#include <zg/result.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Tables as people keep them: text in any of the encodings that shops here meet, packed or not, and Excel workbooks. Reading
// finds out by itself how a file is to be read; writing makes files that open in a spreadsheet as they should.
namespace zg::sheets {

enum class Format { text, xlsx };
BOOST_DESCRIBE_ENUM(Format, text, xlsx)

enum class Encoding { utf8, utf16le, utf16be, gb18030, big5, windows1252 };
BOOST_DESCRIBE_ENUM(Encoding, utf8, utf16le, utf16be, gb18030, big5, windows1252)

enum class Delimiter { comma, semicolon, tab, pipe };
BOOST_DESCRIBE_ENUM(Delimiter, comma, semicolon, tab, pipe)
[[nodiscard]] char character(Delimiter);

// How a file is to be read. Of a workbook only the format counts.
struct Layout final {
    Format format = Format::text;
    Encoding encoding = Encoding::utf8;
    Delimiter delimiter = Delimiter::comma;
    std::int64_t column_count = 0;  // what most of its rows have
    friend bool operator==(Layout const&, Layout const&) = default;
};
BOOST_DESCRIBE_STRUCT(Layout, (), (format, encoding, delimiter, column_count))

// Why a file is no table. Everything else that is wrong is wrong with one row.
enum class SheetRefusal {
    file_empty,
    file_damaged,       // cut short, or not what its first bytes promise
    file_too_large,     // more than the limits below once it is unpacked
    file_is_old_excel,  // .xls: a format of before 2007
    file_is_no_table    // a picture, a PDF, a program
};
BOOST_DESCRIBE_ENUM(SheetRefusal, file_empty, file_damaged, file_too_large, file_is_old_excel, file_is_no_table)

inline constexpr std::int64_t unpacked_bytes_max = 768LL * 1024 * 1024;
inline constexpr std::int64_t archive_entries_max = 4'096;
inline constexpr std::int64_t archive_ratio_max = 400;  // unpacked to packed, above a megabyte
inline constexpr std::size_t column_count_max = 512;

// What a person has said of a file; the rest is found out.
struct Hints final {
    std::optional<Encoding> encoding = {};
    std::optional<Delimiter> delimiter = {};
};
[[nodiscard]] Result<Layout, SheetRefusal> detect(std::filesystem::path const&, Hints const& = {});

// The encoding that the bytes are most likely written in.
[[nodiscard]] Encoding guess_encoding(std::string_view bytes);

struct Row final {
    std::int64_t line = 0;  // of the file, from 1; of a workbook the row's number
    csv::Fault fault = csv::Fault::none;
    std::vector<std::string> cells = {};  // of a faulty row as far as it can be taken apart
};

// Calls `visit` for every row that is not blank, in order, until it answers false. A row of a workbook has as many cells as it
// has; a number that Excel shows with leading zeros has them, a date reads 2026-11-22 or 2026-11-22 13:05:00.
[[nodiscard]] Result<Done, SheetRefusal> each_row(std::filesystem::path const&, Layout const&,
                                                  std::function<bool(Row&)> const& visit);

// -- writing --

// One cell: a text, or a number that is written as one (digits, a point, a sign).
struct Cell final {
    std::string text;
    bool is_number = false;
};

// Takes rows and gives back the file.
class Writer {
public:
    virtual ~Writer() = default;
    virtual void row(std::vector<Cell> const&) = 0;
    [[nodiscard]] virtual std::string finish() = 0;
};
// UTF-8 with a byte order mark, so that Excel shows Chinese; text that a spreadsheet would take for a formula gets an
// apostrophe in front.
[[nodiscard]] std::unique_ptr<Writer> csv_writer();
// Writes row after row to a temporary file in `folder`; texts stay texts.
[[nodiscard]] std::unique_ptr<Writer> xlsx_writer(std::filesystem::path const& folder, std::string const& sheet);

}  // namespace zg::sheets
