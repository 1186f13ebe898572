#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Tables of text as people export them: RFC 4180 with any one-character delimiter, plain or gzip, read as a stream.
namespace zg::csv {

// What is wrong with one row. The rows around it are read as if it were not there.
enum class Fault {
    none,
    broken_quotes,       // a quoted field that does not end, or a quote where none may be
    wrong_column_count,  // not as many fields as the first row
    not_utf8,            // or with a zero byte
    too_long             // longer than row_bytes_max
};
[[nodiscard]] char const* name_of(Fault);

inline constexpr std::size_t row_bytes_max = 1 << 20;

struct Row final {
    std::int64_t line = 0;  // of the file, from 1, on which the row begins
    Fault fault = Fault::none;
    std::span<std::string_view const> fields = {};  // none of a faulty row; they die with the next call
    std::string_view text =
        {};  // of a faulty row: its first line as it stands, empty of one too long; dies with the next call
};

// Fills the buffer as far as it can; 0 at the end. Throws when the source cannot be read.
using Source = std::function<std::size_t(std::span<char>)>;

// Reads a file, unpacking it when it is gzip. Throws std::runtime_error when it is not there, damaged or cut short.
[[nodiscard]] Source open_file(std::filesystem::path const&);

// Rows one after another. Without a `column_count` the first sets it. A byte order mark is passed over, and so are blank lines.
//
// Broken quotes never swallow the file: a row of several lines counts only when it is well formed and has all its columns;
// otherwise its first line alone is at fault and the second is read as a row of its own.
class Reader final {
public:
    Reader(Source, char delimiter, std::size_t column_count = 0);
    ~Reader();
    Reader(Reader const&) = delete;

    // False at the end.
    [[nodiscard]] bool next(Row&);

private:
    struct Scan;
    bool fill();
    Scan scan(std::size_t begin);
    Row take(Scan const&);
    Row fault_of_first_line(Fault);

    Source source_;
    char delimiter_;
    std::string buffer_;
    std::size_t begin_ = 0;  // of the next row in buffer_
    bool is_drained_ = false;
    bool is_first_ = true;
    std::int64_t line_ = 1;
    std::size_t column_count_ = 0;
    std::vector<std::string_view> fields_;
    std::vector<std::string> unquoted_;  // fields that had doubled quotes
};

// Well-formed UTF-8 without a zero byte.
[[nodiscard]] bool is_text(std::string_view);

}  // namespace zg::csv
