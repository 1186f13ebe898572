#pragma once

#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <vector>

// A page to be read or printed, and its three forms: PDF, HTML for a mail, plain text. All words and figures come in as
// text, in the reader's language; nothing is counted here. The same value always gives the same bytes.
namespace zg::paper {

struct Fact final {
    std::string label;
    std::string value;
    std::string note = {};
};
BOOST_DESCRIBE_STRUCT(Fact, (), (label, value, note))

// `value` beside `before`; the longest of a chart fills its height. Negative ones are drawn as nothing.
struct Bar final {
    std::string label;
    std::int64_t value = 0;
    std::int64_t before = 0;
    std::string text;  // the value as people read it
    std::string before_text;
};
BOOST_DESCRIBE_STRUCT(Bar, (), (label, value, before, text, before_text))

// facts: large figures. bars: a chart. table: the first column reads from the left, the others are figures. note: a paragraph.
enum class BlockKind { facts, bars, table, note };
BOOST_DESCRIBE_ENUM(BlockKind, facts, bars, table, note)

struct Row final {
    std::vector<std::string> cells;
};
BOOST_DESCRIBE_STRUCT(Row, (), (cells))

struct Block final {
    BlockKind kind{};
    std::string title = {};
    bool is_wide = false;  // a table over the whole width; else two stand side by side
    std::vector<Fact> facts = {};
    std::vector<Bar> bars = {};
    std::vector<std::string> legend = {};  // of the chart: what value and before are
    std::vector<std::string> columns = {};
    std::vector<Row> rows = {};
    std::vector<std::string> total = {};  // the table's last line, or nothing
    std::string text = {};                // of a note; of a table without rows, what stands there instead
};
BOOST_DESCRIBE_STRUCT(Block, (), (kind, title, is_wide, facts, bars, legend, columns, rows, total, text))

struct Document final {
    std::string language;  // a language tag: it decides which form of a Chinese character is drawn
    std::string organisation;
    std::string title;
    std::string subtitle;
    std::vector<std::string> details = {};  // short lines at the right of the head
    std::vector<Block> blocks = {};
    std::string footer = {};
};
BOOST_DESCRIBE_STRUCT(Document, (), (language, organisation, title, subtitle, details, blocks, footer))

// A4, as many pages as it takes, fonts embedded. `made_at` is an ISO 8601 moment for the file's own record of its date.
// Throws std::runtime_error when the drawing library fails.
[[nodiscard]] std::string pdf(Document const&, std::string const& made_at);
// A whole document for mail clients: styles inline, tables for layout, nothing loaded from anywhere, no script.
[[nodiscard]] std::string html(Document const&);
[[nodiscard]] std::string plain_text(Document const&);

}  // namespace zg::paper
