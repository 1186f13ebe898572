#include "workbook.h"

#include "xml.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace zg::sheets {

namespace {

constexpr std::size_t text_bytes_max = 64 * 1024;  // Excel allows 32,767 characters in a cell
constexpr std::size_t shared_bytes_max = 384u << 20;

int whole(std::string_view text, int otherwise) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// Where the parts of a workbook are: the first sheet that shows, and whether its days are counted from 1904.
struct Parts final {
    std::string sheet;
    bool is_1904 = false;
};

class Book final : public Walk {
public:
    void on_begin(std::string_view name, Attributes const& is) override {
        if (name == "workbookPr") is_1904 = is["date1904"] == "1" || is["date1904"] == "true";
        if (name != "sheet") return;
        bool const is_hidden = !is["state"].empty() && is["state"] != "visible";
        if (relation.empty() && !is_hidden) relation = is["r:id"];
    }
    void on_end(std::string_view) override {}
    std::string relation;
    bool is_1904 = false;
};

class Relations final : public Walk {
public:
    void on_begin(std::string_view name, Attributes const& is) override {
        if (name == "Relationship") targets.emplace(is["Id"], is["Target"]);
    }
    void on_end(std::string_view) override {}
    std::map<std::string, std::string> targets;
};

Parts parts_of(Archive& archive) {
    Parts parts;
    if (archive.has("xl/workbook.xml")) {
        Book book;
        walk(archive, "xl/workbook.xml", book);
        parts.is_1904 = book.is_1904;
        Relations relations;
        if (archive.has("xl/_rels/workbook.xml.rels")) walk(archive, "xl/_rels/workbook.xml.rels", relations);
        auto const found = relations.targets.find(book.relation);
        if (found != relations.targets.end()) {
            auto const& target = found->second;
            parts.sheet = target.starts_with("/") ? target.substr(1) : "xl/" + target;
        }
    }
    if (!archive.has(parts.sheet)) parts.sheet = "xl/worksheets/sheet1.xml";
    // A zip file of something else.
    if (!archive.has(parts.sheet)) throw Unpacking(SheetRefusal::file_is_no_table);
    return parts;
}

// The texts that cells share. What is said about the sound of Japanese is left out.
class SharedTexts final : public Walk {
public:
    void on_begin(std::string_view name, Attributes const&) override {
        if (name == "si") texts.emplace_back();
        if (name == "rPh") is_phonetic_ = true;
        is_text_ = name == "t" && !is_phonetic_;
    }
    void on_end(std::string_view name) override {
        if (name == "rPh") is_phonetic_ = false;
        is_text_ = false;
    }
    void on_text(std::string_view text) override {
        if (!is_text_ || texts.empty()) return;
        total_ += text.size();
        if (total_ > shared_bytes_max) throw Unpacking(SheetRefusal::file_too_large);
        if (texts.back().size() + text.size() <= text_bytes_max) texts.back() += text;
    }
    std::vector<std::string> texts;

private:
    bool is_text_ = false;
    bool is_phonetic_ = false;
    std::size_t total_ = 0;
};

// How each style of a cell shows its number.
class Styles final : public Walk {
public:
    void on_begin(std::string_view name, Attributes const& is) override {
        if (name == "numFmt") codes_.emplace(whole(is["numFmtId"], -1), number_format_of(is["formatCode"]));
        if (name == "cellXfs") is_cells_ = true;
        if (name == "xf" && is_cells_) formats.push_back(format_of(whole(is["numFmtId"], 0)));
    }
    void on_end(std::string_view name) override {
        if (name == "cellXfs") is_cells_ = false;
    }
    std::vector<NumberFormat> formats;

private:
    [[nodiscard]] NumberFormat format_of(int id) const {
        auto const own = codes_.find(id);
        if (own != codes_.end()) return own->second;
        // Those that every Excel knows without being told.
        bool const is_date =
            (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
        return {.is_date = is_date};
    }
    std::map<int, NumberFormat> codes_;
    bool is_cells_ = false;
};

// "BC12" as 54: the column, from 0. Negative when it says none.
int column_of(std::string_view reference) {
    int column = 0;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 3; ++at)
        column = column * 26 + (reference[at] - 'A' + 1);
    return at == 0 ? -1 : column - 1;
}

class Sheet final : public Walk {
public:
    Sheet(SharedTexts shared, Styles styles, bool is_1904, std::function<bool(Row&)> const& visit)
        : shared_(std::move(shared)), styles_(std::move(styles)), is_1904_(is_1904), visit_(visit) {}

    void on_begin(std::string_view name, Attributes const& is) override {
        if (name == "row") {
            row_.line = is["r"].empty() ? row_.line + 1 : whole(is["r"], static_cast<int>(row_.line) + 1);
            row_.cells.clear();
        } else if (name == "c") {
            auto const column = column_of(is["r"]);
            column_ = column >= 0 ? static_cast<std::size_t>(column) : row_.cells.size();
            type_ = is["t"];
            style_ = static_cast<std::size_t>(std::max(whole(is["s"], 0), 0));
            text_.clear();
        } else if (name == "rPh") {
            is_phonetic_ = true;
        }
        is_text_ = !is_phonetic_ && (name == "v" || name == "t");
    }
    void on_end(std::string_view name) override {
        is_text_ = false;
        if (name == "rPh") is_phonetic_ = false;
        if (name == "c") put();
        if (name == "row" && !row_.cells.empty() && !visit_(row_)) stop();
        if (name == "sheetData") stop();
    }
    void on_text(std::string_view text) override {
        if (is_text_ && text_.size() + text.size() <= text_bytes_max) text_ += text;
    }

private:
    void put() {
        if (text_.empty() || column_ >= column_count_max) return;
        if (row_.cells.size() <= column_) row_.cells.resize(column_ + 1);
        row_.cells[column_] = shown();
    }
    [[nodiscard]] std::string shown() const {
        if (type_ == "s") {
            auto const index = static_cast<std::size_t>(std::max(whole(text_, -1), 0));
            return index < shared_.texts.size() ? shared_.texts[index] : std::string();
        }
        if (type_ == "b") return text_ == "1" ? "TRUE" : "FALSE";
        if (type_ == "d") return text_;
        if (!type_.empty() && type_ != "n") return text_;
        auto const format = style_ < styles_.formats.size() ? styles_.formats[style_] : NumberFormat{};
        if (format.is_date) return date_text(text_, is_1904_);
        auto number = number_text(text_);
        bool const is_padded = format.zeros > static_cast<int>(number.size()) &&
                               number.find_first_not_of("0123456789") == std::string::npos;
        if (is_padded) number.insert(0, static_cast<std::size_t>(format.zeros) - number.size(), '0');
        return number;
    }

    SharedTexts shared_;
    Styles styles_;
    bool is_1904_;
    std::function<bool(Row&)> const& visit_;
    Row row_;
    std::size_t column_ = 0;
    std::size_t style_ = 0;
    std::string type_;
    std::string text_;
    bool is_text_ = false;
    bool is_phonetic_ = false;
};

}  // namespace

void read_workbook(std::filesystem::path const& file, std::function<bool(Row&)> const& visit) {
    Archive archive(file);
    auto const parts = parts_of(archive);
    SharedTexts shared;
    if (archive.has("xl/sharedStrings.xml")) walk(archive, "xl/sharedStrings.xml", shared);
    Styles styles;
    if (archive.has("xl/styles.xml")) walk(archive, "xl/styles.xml", styles);
    Sheet sheet(std::move(shared), std::move(styles), parts.is_1904, visit);
    walk(archive, parts.sheet, sheet);
}

}  // namespace zg::sheets
