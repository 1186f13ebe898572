#include <zg/sheets.h>

#include "encoding.h"
#include "source.h"
#include "workbook.h"

#include <algorithm>

namespace zg::sheets {

namespace {

bool is_blank(std::vector<std::string> const& cells) {
    return std::all_of(cells.begin(), cells.end(),
                       [](std::string const& cell) { return cell.find_first_not_of(" \t\r\n") == std::string::npos; });
}

// What can be shown of bytes that are no text: everything that is, and U+FFFD for the rest.
std::string printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t size = std::min<std::size_t>(4, text.size());
        while (size > 0 && !csv::is_text(text.substr(0, size))) --size;
        if (size == 0) {
            out += "\xEF\xBF\xBD";
            text.remove_prefix(1);
        } else {
            out += text.substr(0, size);
            text.remove_prefix(size);
        }
    }
    return out;
}

// A faulty row taken apart at every delimiter, so that a person sees which cell is to be mended.
std::vector<std::string> pieces(std::string_view text, char delimiter) {
    constexpr std::size_t shown_bytes_max = 8 * 1024;
    auto const shown = printable(text.substr(0, shown_bytes_max));
    std::vector<std::string> cells(1);
    for (auto const letter : shown) {
        if (letter == delimiter && cells.size() < column_count_max) {
            cells.emplace_back();
        } else {
            cells.back() += letter;
        }
    }
    return cells;
}

void read_text(std::filesystem::path const& file, Layout const& layout, std::function<bool(Row&)> const& visit) {
    auto const delimiter = character(layout.delimiter);
    csv::Reader reader(decoded(unpacked(file), layout.encoding), delimiter,
                       static_cast<std::size_t>(layout.column_count));
    Row out;
    for (csv::Row row; reader.next(row);) {
        out.line = row.line;
        out.fault = row.fault;
        if (row.fault == csv::Fault::none) {
            out.cells.assign(row.fields.begin(), row.fields.end());
        } else {
            out.cells = pieces(row.text, delimiter);
        }
        if (is_blank(out.cells) && row.fault != csv::Fault::too_long) continue;
        if (!visit(out)) return;
    }
}

}  // namespace

Result<Done, SheetRefusal> each_row(std::filesystem::path const& file, Layout const& layout,
                                    std::function<bool(Row&)> const& visit) {
    try {
        if (layout.format == Format::text) {
            read_text(file, layout, visit);
        } else {
            read_workbook(file, [&](Row& row) { return is_blank(row.cells) || visit(row); });
        }
        return Done{};
    } catch (Unpacking const& failure) {
        return Refused{failure.reason};
    }
}

}  // namespace zg::sheets
