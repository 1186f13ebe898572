#include <zg/sheets.h>

#include <xlsxwriter.h>

#include <atomic>
#include <charconv>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <unistd.h>

namespace zg::sheets {

namespace {

bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

class CsvWriter final : public Writer {
public:
    CsvWriter() : text_("\xEF\xBB\xBF") {}
    void row(std::vector<Cell> const& cells) override {
        for (std::size_t index = 0; index < cells.size(); ++index) {
            if (index > 0) text_ += ',';
            put(cells[index]);
        }
        text_ += "\r\n";
    }
    std::string finish() override { return std::move(text_); }

private:
    void put(Cell const& cell) {
        bool const is_shielded = !cell.is_number && is_formula(cell.text);
        if (!is_shielded && cell.text.find_first_of(",\"\r\n;\t") == std::string::npos) {
            text_ += cell.text;
            return;
        }
        text_ += '"';
        if (is_shielded) text_ += '\'';
        for (auto const letter : cell.text) {
            text_ += letter;
            if (letter == '"') text_ += '"';
        }
        text_ += '"';
    }
    std::string text_;
};

// The library writes each row to the disk as the next one begins, so that a long list needs little memory.
class XlsxWriter final : public Writer {
public:
    XlsxWriter(std::filesystem::path const& folder, std::string const& sheet) {
        static std::atomic<int> count = 0;
        folder_ = folder.string();
        file_ = folder / ("export-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".xlsx");
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = folder_.data();
        book_ = workbook_new_opt(file_.c_str(), &options);
        sheet_ = book_ ? workbook_add_worksheet(book_, sheet.c_str()) : nullptr;
        if (!sheet_) throw std::runtime_error("a workbook cannot be made in " + folder_);
        head_ = workbook_add_format(book_);
        format_set_bold(head_);
        worksheet_freeze_panes(sheet_, 1, 0);
    }
    ~XlsxWriter() override {
        if (book_) workbook_close(book_);
        std::error_code ignored;
        std::filesystem::remove(file_, ignored);
    }
    void row(std::vector<Cell> const& cells) override {
        for (std::size_t index = 0; index < cells.size(); ++index) put(static_cast<lxw_col_t>(index), cells[index]);
        ++line_;
    }
    std::string finish() override {
        auto const error = workbook_close(book_);
        book_ = nullptr;
        if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
        std::ifstream file(file_, std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        if (!file) throw std::runtime_error("cannot read " + file_.string());
        return std::move(text).str();
    }

private:
    void put(lxw_col_t column, Cell const& cell) {
        if (cell.text.empty()) return;
        double value = 0;
        auto const* end = cell.text.data() + cell.text.size();
        bool const is_number =
            cell.is_number && std::from_chars(cell.text.data(), end, value) == std::from_chars_result{end, std::errc{}};
        if (is_number) {
            worksheet_write_number(sheet_, line_, column, value, nullptr);
        } else {
            worksheet_write_string(sheet_, line_, column, cell.text.c_str(), line_ == 0 ? head_ : nullptr);
        }
    }

    std::string folder_;
    std::filesystem::path file_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* head_ = nullptr;
    lxw_row_t line_ = 0;
};

}  // namespace

std::unique_ptr<Writer> csv_writer() { return std::make_unique<CsvWriter>(); }

std::unique_ptr<Writer> xlsx_writer(std::filesystem::path const& folder, std::string const& sheet) {
    return std::make_unique<XlsxWriter>(folder, sheet);
}

}  // namespace zg::sheets
