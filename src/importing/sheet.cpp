#include "sheet.h"

#include "dates.h"
#include "numbers.h"
#include "words.h"

#include <zg/names.h>
#include <zg/text.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::importing {

namespace {

constexpr std::size_t document_characters_max = 80;
constexpr std::int64_t progress_every = 8192;
constexpr std::size_t date_characters = 10;  // of "YYYY-MM-DD HH:MM:SS"

Reason reason_of(csv::Fault fault) {
    switch (fault) {
        case csv::Fault::none:
        case csv::Fault::broken_quotes: return Reason::broken_quotes;
        case csv::Fault::wrong_column_count: return Reason::wrong_column_count;
        case csv::Fault::not_utf8: return Reason::not_utf8;
        case csv::Fault::too_long: return Reason::too_long;
    }
    __builtin_unreachable();
}

Result<SheetColumns, PlanRefusal> find_columns(Mapping::Columns const& names, csv::Row const& header) {
    std::string unknown;
    auto const find = [&](std::string const& name) -> std::size_t {
        for (std::size_t index = 0; index < header.fields.size(); ++index) {
            if (trimmed(header.fields[index]) == name) return index;
        }
        if (unknown.empty()) unknown = name;
        return 0;
    };
    SheetColumns columns{
        .document = find(names.document), .time = {}, .code = find(names.code), .name = find(names.name)};
    if (!names.price.empty()) columns.price = find(names.price);
    for (auto const& name : names.time) columns.time.push_back(find(name));
    if (!names.quantity.empty()) columns.quantity = find(names.quantity);
    if (!names.customer.empty()) columns.customer = find(names.customer);
    if (!unknown.empty()) return Refused{PlanRefusal::unknown_column, unknown};
    return columns;
}

}  // namespace

// The texts of one row by what they mean.
struct SheetReader::Cells final {
    Cells(SheetColumns const& columns, std::span<std::string_view const> row)
        : document(trimmed(row[columns.document])),
          code(trimmed(row[columns.code])),
          name(trimmed(row[columns.name])),
          customer(columns.customer ? trimmed(row[*columns.customer]) : std::string_view{}) {}
    std::string_view document;
    std::string_view code;
    std::string_view name;
    std::string_view customer;
};

SheetReader::SheetReader(SheetTerms terms, PriceOf const& price_of)
    : terms_(std::move(terms)),
      price_of_(price_of),
      calendar_(StoreCalendar::make(terms_.zone, 0).value()),
      price_digits_(Currency::parse(terms_.currency)->digits() + 2),
      not_goods_(terms_.not_goods) {}

std::optional<Reason> SheetReader::read(std::int64_t line, csv::Fault fault, std::span<std::string_view const> row) {
    ++sheet_.read_count;
    auto const set_aside = [&](Reason reason) {
        sheet_.quarantined.push_back({line, reason});
        return reason;
    };
    if (fault != csv::Fault::none) return set_aside(reason_of(fault));
    auto const& columns = terms_.columns;
    Cells const cells(columns, row);
    auto const quantity = columns.quantity ? terms_.number(trimmed(row[*columns.quantity]), 3) : 1000;
    auto const price =
        columns.price ? terms_.number(trimmed(row[*columns.price]), price_digits_) : price_of_catalogue(cells.code);
    if (!quantity) return set_aside(Reason::bad_quantity);
    if (!price) return set_aside(columns.price ? Reason::bad_price : Reason::price_unknown);
    std::int64_t amount_e5 = 0;
    if (__builtin_mul_overflow(*quantity, *price, &amount_e5)) return set_aside(Reason::amount_too_large);
    sheet_.source_e5 += amount_e5;

    auto const refuse = [&](Reason reason) {
        sheet_.differences.push_back({.kind = DifferenceKind::quarantined,
                                      .line = line,
                                      .document = std::string(cells.document),
                                      .code = std::string(cells.code),
                                      .source_e5 = amount_e5});
        return set_aside(reason);
    };
    if (auto const wrong = wrong_texts(cells)) return refuse(*wrong);
    auto const at = moment(row);
    if (!at) return refuse(Reason::bad_time);
    if (*quantity == 0) return refuse(Reason::quantity_zero);
    keep({.line = line, .at_ms = at->ms, .quantity_milli = *quantity, .price_e2 = *price}, cells);
    return std::nullopt;
}

Sheet SheetReader::finish() {
    for (auto& product : sheet_.products) {
        if (product.name.empty()) product.name = product.code;
    }
    return std::move(sheet_);
}

// In hundredths of a minor unit, as a price of the file is.
std::optional<std::int64_t> SheetReader::price_of_catalogue(std::string_view code) const {
    auto const price = price_of_ ? price_of_(code) : std::nullopt;
    return price ? std::optional(*price * 100) : std::nullopt;
}

std::optional<Reason> SheetReader::wrong_texts(Cells const& cells) const {
    if (cells.document.empty()) return Reason::document_missing;
    if (cells.code.empty()) return Reason::code_missing;
    if (text_fault(cells.document, document_characters_max) != TextFault::none) return Reason::document_missing;
    if (text_fault(cells.code, code_characters_max) != TextFault::none) return Reason::bad_code;
    if (!cells.name.empty() && text_fault(cells.name, name_characters_max) != TextFault::none) return Reason::bad_name;
    if (cells.customer.empty()) return std::nullopt;
    if (text_fault(cells.customer, code_characters_max) != TextFault::none) return Reason::bad_customer;
    if (cells.customer.find_first_of(" \t\n") != std::string_view::npos) return Reason::bad_customer;
    return std::nullopt;
}

// Neighbouring rows mostly share their time.
std::optional<Instant> SheetReader::moment(std::span<std::string_view const> row) {
    time_.clear();
    for (auto const column : terms_.columns.time) {
        if (!time_.empty()) time_ += terms_.between_times;
        time_ += trimmed(row[column]);
    }
    if (time_ == last_time_) return last_moment_;
    last_time_ = time_;
    auto const wall = terms_.wall(time_);
    last_moment_ = wall ? calendar_.parse_wall(*wall) : std::nullopt;
    if (wall) last_date_ = wall->substr(0, date_characters);
    return last_moment_;
}

void SheetReader::keep(SheetRow out, Cells const& cells) {
    auto const [document, is_new_document] = terms_.restarts_daily
                                                 ? documents_.add(fmt::format("{} {}", last_date_, cells.document))
                                                 : documents_.add(cells.document);
    if (is_new_document) sheet_.documents.emplace_back(cells.document);
    out.document = document;
    out.product = product(cells, out);
    if (!cells.customer.empty()) {
        auto const [member, is_new_member] = members_.add(cells.customer);
        if (is_new_member)
            sheet_.members.push_back(
                {.card = std::string(cells.customer), .first_at = {out.at_ms}, .first_line = out.line});
        out.member = member;
    }
    sheet_.rows.push_back(out);
}

// Codes are compared as the catalogue compares them. A name from a row that sells is better than a note on a correction.
std::uint32_t SheetReader::product(Cells const& cells, SheetRow const& row) {
    auto const [spelling, is_new_spelling] = spellings_.add(cells.code);
    if (is_new_spelling) {
        auto const folded = text::fold(cells.code);
        auto const [index, is_new] = products_.add(folded);
        if (is_new) {
            sheet_.products.push_back({.code = std::string(cells.code),
                                       .name = {},
                                       .first_at = {row.at_ms},
                                       .first_line = row.line,
                                       .is_goods = !not_goods_.has(cells.code, cells.name)});
            is_sold_name_.push_back(false);
        } else {
            ++sheet_.codes_folded_count;
        }
        product_of_spelling_.push_back(index);
    }
    auto const index = product_of_spelling_[spelling];
    auto& product = sheet_.products[index];
    auto const sells = row.quantity_milli > 0 && row.price_e2 > 0;
    bool const is_better = !cells.name.empty() && (sells || !is_sold_name_[index]);
    if (is_better && product.name != cells.name) product.name = cells.name;
    if (sells && !cells.name.empty()) is_sold_name_[index] = true;
    if (sells) product.price = divide(row.price_e2, 100, Rounding::half_up).value();
    return index;
}

Result<Sheet, PlanRefusal> read_sheet(Mapping const& mapping, csv::Source source,
                                      std::function<void(std::int64_t)> const& progress, PriceOf const& price_of) {
    csv::Reader reader(std::move(source), mapping.delimiter);
    csv::Row row;
    if (!reader.next(row) || row.fault != csv::Fault::none) return Refused{PlanRefusal::no_header};
    auto columns = find_columns(mapping.columns, row);
    if (!columns) return columns.refused();
    auto const& format = mapping.time_format;
    SheetReader sheet({.columns = *std::move(columns),
                       .zone = mapping.store.zone,
                       .currency = mapping.currency,
                       .not_goods = mapping.rules.not_goods,
                       .number = decimal_of,
                       .wall = [&](std::string_view text) { return wall_of(text, format); }},
                      price_of);
    while (reader.next(row)) {
        sheet.read(row.line, row.fault, row.fields);
        if (sheet.read_count() % progress_every == 0) progress(sheet.read_count());
    }
    return sheet.finish();
}

}  // namespace zg::importing
