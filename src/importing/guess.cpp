#include <zg/table.h>

#include "dates.h"
#include "not_goods.h"
#include "numbers.h"
#include "words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace zg::importing {

namespace {

constexpr std::size_t sample_rows = 120;
constexpr std::size_t header_rows = 12;

using Sample = std::vector<sheets::Row>;

// How many different fields the cells of a row name.
std::size_t named_count(Kind kind, sheets::Row const& row) {
    std::set<Field> named;
    for (auto const& cell : row.cells) {
        // What is long is a sentence in a title, not the name of a column.
        if (cell.size() > 60) continue;
        auto const field = field_of_header(kind, cell);
        if (field != Field::skip) named.insert(field);
    }
    return named.size();
}

// Where the column names stand. A title or a row of merged group names above them names fewer.
std::int64_t header_line_of(Kind kind, Sample const& sample) {
    std::int64_t line = 0;
    std::size_t most = 0;
    for (std::size_t index = 0; index < std::min(sample.size(), header_rows); ++index) {
        auto const count = named_count(kind, sample[index]);
        if (count > most) {
            most = count;
            line = sample[index].line;
        }
    }
    if (most > 0 || sample.size() < 2) return line;
    // Names that we do not know: a first row without a number above rows with some.
    auto const has_number = [](sheets::Row const& row) {
        return std::any_of(row.cells.begin(), row.cells.end(),
                           [](auto const& cell) { return amount_of(cell, 3).has_value(); });
    };
    return !has_number(sample.front()) && has_number(sample[1]) ? sample.front().line : 0;
}

// What the values of one column look like, as shares of those that are there.
struct Look final {
    std::size_t count = 0;
    std::size_t barcodes = 0;
    std::size_t amounts = 0;  // numbers of few digits
    std::size_t with_point = 0;
    std::size_t phones = 0;
    std::size_t texts = 0;
    std::set<std::string> different;
};

Look look_of(Sample const& sample, std::int64_t header_line, std::size_t column) {
    Look look;
    for (auto const& row : sample) {
        if (row.line <= header_line || row.fault != csv::Fault::none || column >= row.cells.size()) continue;
        auto const& cell = row.cells[column];
        if (cell.empty()) continue;
        ++look.count;
        look.different.insert(cell);
        auto const barcode = barcode_of(cell, false);
        bool const is_long = cell.size() >= 8 && is_digits(cell);
        if (is_long && barcode) ++look.barcodes;
        if (is_digits(cell) && (cell.size() == 8 || cell.size() == 11)) ++look.phones;
        if (auto const amount = amount_of(cell, 3); amount && cell.size() <= 10) {
            ++look.amounts;
            if (cell.find('.') != std::string::npos) ++look.with_point;
        }
        if (!amount_of(cell, 3) && cell.size() >= 2) ++look.texts;
    }
    return look;
}

bool mostly(std::size_t part, std::size_t whole) { return whole > 0 && part * 10 >= whole * 6; }

// Gives columns without a known name the field that their values look like, if it is still to be had.
class ByValues final {
public:
    ByValues(Kind kind, Sample const& sample, Setup& setup) : kind_(kind), setup_(setup) {
        for (std::size_t column = 0; column < setup.columns.size(); ++column)
            looks_.push_back(look_of(sample, setup.header_line, column));
    }
    void run() {
        if (is_free(Field::barcode))
            take(Field::barcode, [](Look const& look) { return mostly(look.barcodes, look.count); });
        if (is_free(Field::phone)) take(Field::phone, [](Look const& look) { return mostly(look.phones, look.count); });
        if (is_free(Field::name) && !has_name()) {
            take(Field::name, [](Look const& look) {
                return mostly(look.texts, look.count) && look.different.size() * 2 > look.count;
            });
        }
        if (is_free(Field::price)) {
            take(Field::price,
                 [](Look const& look) { return mostly(look.amounts, look.count) && look.with_point > 0; });
        }
        if (is_free(Field::quantity) && kind_ == Kind::stock)
            take(Field::quantity, [](Look const& look) { return mostly(look.amounts, look.count); });
        if (is_free(Field::price) && kind_ == Kind::products && setup_.header_line == 0)
            take(Field::price, [](Look const& look) { return mostly(look.amounts, look.count); });
    }

private:
    [[nodiscard]] bool is_free(Field field) const {
        auto const& known = fields_of(kind_);
        bool const is_known = std::find(known.begin(), known.end(), field) != known.end();
        return is_known && std::find(setup_.columns.begin(), setup_.columns.end(), field) == setup_.columns.end();
    }
    [[nodiscard]] bool has_name() const {
        return std::any_of(setup_.columns.begin(), setup_.columns.end(), [](Field field) {
            return field == Field::name_zh_hant || field == Field::name_zh_hans || field == Field::name_en ||
                   field == Field::name_pt;
        });
    }
    template <class Fits>
    void take(Field field, Fits fits) {
        for (std::size_t column = 0; column < looks_.size(); ++column) {
            if (setup_.columns[column] != Field::skip || !fits(looks_[column])) continue;
            setup_.columns[column] = field;
            return;
        }
    }

    Kind kind_;
    Setup& setup_;
    std::vector<Look> looks_;
};

void by_names(Kind kind, sheets::Row const& header, Setup& setup) {
    std::set<Field> taken;
    for (std::size_t column = 0; column < header.cells.size() && column < setup.columns.size(); ++column) {
        auto field = field_of_header(kind, header.cells[column]);
        // "Date" and "Time" are written as one word in Chinese: the second of them is the time of day.
        if (field == Field::date && taken.contains(Field::date)) field = Field::time;
        // A second code of a product is that of what it is a variant of; without options beside it, it says nothing.
        if (field == Field::code && kind == Kind::products && taken.contains(Field::code)) field = Field::family;
        // The first of two columns of one name counts.
        if (field != Field::skip && taken.insert(field).second) setup.columns[column] = field;
    }
}

// Which of the three numbers of a date is the day: one above 12 tells.
DateOrder date_order_of(Sample const& sample, Setup const& setup) {
    auto const column = std::find(setup.columns.begin(), setup.columns.end(), Field::date) - setup.columns.begin();
    bool is_month_first = false;
    bool is_slashed = false;
    for (auto const& row : sample) {
        auto const at = static_cast<std::size_t>(column);
        if (row.line <= setup.header_line || at >= row.cells.size()) continue;
        auto const order = order_of_date(row.cells[at]);
        if (order.is_year_first) return DateOrder::year_first;
        is_slashed = true;
        if (order.first > 12) return DateOrder::day_first;
        if (order.second > 12) is_month_first = true;
    }
    if (is_month_first) return DateOrder::month_first;
    return is_slashed ? DateOrder::day_first : DateOrder::year_first;
}

// Codes, or names where there are none, that say by themselves that they are no goods. Postage may first be sold far down in a file, so
// that all of it is looked at.
void find_not_goods(std::filesystem::path const& file, Setup& setup) {
    constexpr std::size_t found_max = 40;
    auto const column_of = [&](Field field) {
        return static_cast<std::size_t>(std::find(setup.columns.begin(), setup.columns.end(), field) -
                                        setup.columns.begin());
    };
    auto const code_column = column_of(Field::code);
    auto const name_column = column_of(Field::name);
    std::set<std::string, std::less<>> seen;
    auto const read = sheets::each_row(file, setup.layout, [&](sheets::Row& row) {
        if (row.line <= setup.header_line) return true;
        auto const cell = [&](std::size_t column) {
            return column < row.cells.size() ? unmarked(row.cells[column]) : std::string_view{};
        };
        auto const name = cell(name_column);
        auto const code = code_column < setup.columns.size() ? cell(code_column) : name;
        if (code.empty() || !seen.emplace(code).second) return true;
        if (looks_like_no_goods(code, name)) setup.not_goods.emplace_back(code);
        return setup.not_goods.size() < found_max;
    });
    // What cannot be read further down is told of when the rows are brought in.
    (void)read;
}

}  // namespace

Result<Setup, sheets::SheetRefusal> guess(std::filesystem::path const& file, GuessOptions const& options) {
    auto const layout = sheets::detect(file, options.hints);
    if (!layout) return layout.refused();
    Setup setup{.layout = *layout, .columns = {}, .language = options.language, .tax_class = options.tax_class};
    Sample sample;
    std::size_t width = 0;
    auto const read = sheets::each_row(file, setup.layout, [&](sheets::Row& row) {
        width = std::max(width, row.cells.size());
        sample.push_back(row);
        return sample.size() < sample_rows;
    });
    if (!read) return read.refused();
    if (sample.empty()) return Refused{sheets::SheetRefusal::file_empty};
    if (setup.layout.format == sheets::Format::xlsx) setup.layout.column_count = static_cast<std::int64_t>(width);
    width = static_cast<std::size_t>(std::max<std::int64_t>(setup.layout.column_count, 1));
    setup.columns.assign(width, Field::skip);
    setup.header_line = header_line_of(options.kind, sample);
    for (auto const& row : sample) {
        if (row.line == setup.header_line) by_names(options.kind, row, setup);
    }
    ByValues(options.kind, sample, setup).run();
    setup.date_order = date_order_of(sample, setup);
    if (options.kind == Kind::sales) find_not_goods(file, setup);
    return setup;
}

std::vector<Field> const& fields_of(Kind kind) {
    static std::vector<Field> const products = {
        Field::code,    Field::barcode,      Field::name,     Field::name_zh_hant, Field::name_zh_hans,
        Field::name_en, Field::name_pt,      Field::family,   Field::size,         Field::colour,
        Field::variant, Field::ingredients,  Field::category, Field::unit,         Field::tax_class,
        Field::price,   Field::member_price, Field::cost,     Field::supplier};
    static std::vector<Field> const members = {Field::name, Field::phone, Field::card};
    static std::vector<Field> const suppliers = {Field::code,  Field::name,  Field::contact,
                                                 Field::phone, Field::email, Field::note};
    static std::vector<Field> const stock = {Field::code, Field::barcode, Field::store, Field::quantity, Field::cost};
    static std::vector<Field> const sales = {Field::document, Field::date,  Field::time,     Field::code,
                                             Field::name,     Field::price, Field::quantity, Field::customer};
    switch (kind) {
        case Kind::products: return products;
        case Kind::members: return members;
        case Kind::suppliers: return suppliers;
        case Kind::stock: return stock;
        case Kind::sales: return sales;
    }
    __builtin_unreachable();
}

std::vector<Field> missing_fields(Kind kind, Setup const& setup) {
    auto const has = [&](Field field) {
        return std::find(setup.columns.begin(), setup.columns.end(), field) != setup.columns.end();
    };
    bool const has_name = has(Field::name) || has(Field::name_zh_hant) || has(Field::name_zh_hans) ||
                          has(Field::name_en) || has(Field::name_pt);
    std::vector<Field> missing;
    switch (kind) {
        case Kind::products:
            // A list of codes and prices changes what is there already.
            if (!has_name && !has(Field::code) && !has(Field::barcode)) missing.push_back(Field::name);
            return missing;
        case Kind::members:
            if (!has_name) missing.push_back(Field::name);
            if (!has(Field::phone) && !has(Field::card)) missing.push_back(Field::phone);
            return missing;
        case Kind::suppliers:
            if (!has_name) missing.push_back(Field::name);
            return missing;
        case Kind::stock:
            if (!has(Field::code) && !has(Field::barcode)) missing.push_back(Field::code);
            if (!has(Field::quantity)) missing.push_back(Field::quantity);
            return missing;
        case Kind::sales:
            if (!has(Field::document)) missing.push_back(Field::document);
            if (!has(Field::date)) missing.push_back(Field::date);
            if (!has(Field::code) && !has_name) missing.push_back(Field::code);
            return missing;
    }
    __builtin_unreachable();
}

}  // namespace zg::importing
