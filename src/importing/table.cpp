#include <zg/table.h>

#include "numbers.h"
#include "words.h"

#include <zg/text.h>

#include <algorithm>

namespace zg::importing {

namespace {

constexpr std::size_t text_characters_max = 200;
constexpr std::size_t contacts_characters_max = 500;
constexpr std::size_t ingredients_characters_max = 1'000;
constexpr std::int64_t amount_max = 1'000'000'000'000;
constexpr std::int64_t quantity_milli_max = 1'000'000'000'000;
constexpr int cost_digits = 4;

using Fault = Refused<RowFault>;

Fault wrong(RowFault reason, Field field) { return {reason, boost::describe::enum_to_string(field, "")}; }

RowFault fault_of(csv::Fault fault) {
    switch (fault) {
        case csv::Fault::none:
        case csv::Fault::broken_quotes: return RowFault::broken_quotes;
        case csv::Fault::wrong_column_count: return RowFault::wrong_column_count;
        case csv::Fault::not_utf8: return RowFault::not_utf8;
        case csv::Fault::too_long: return RowFault::too_long;
    }
    __builtin_unreachable();
}

// The cells of one row by what they mean. The first thing that is wrong is kept.
class Cells final {
public:
    Cells(Setup const& setup, sheets::Row const& row) : setup_(setup), row_(row) {
        if (row.fault != csv::Fault::none) fault = Fault{fault_of(row.fault)};
    }

    // Empty when there is no such column or nothing in it.
    [[nodiscard]] std::string_view of(Field field) const {
        auto const found = std::find(setup_.columns.begin(), setup_.columns.end(), field);
        auto const column = static_cast<std::size_t>(found - setup_.columns.begin());
        if (found == setup_.columns.end() || column >= row_.cells.size()) return {};
        return unmarked(row_.cells[column]);
    }
    std::optional<std::string> text(Field field, std::size_t characters_max, RowFault otherwise) {
        auto const cell = of(field);
        if (cell.empty()) return std::nullopt;
        // Line breaks inside a cell are no part of a name.
        std::string line(cell);
        std::replace_if(
            line.begin(), line.end(), [](char letter) { return letter == '\n' || letter == '\r' || letter == '\t'; },
            ' ');
        if (text_fault(line, characters_max) != TextFault::none) refuse(otherwise, field);
        return line;
    }
    std::optional<std::int64_t> amount(Field field, int digits, std::int64_t most, RowFault otherwise) {
        auto const cell = of(field);
        if (cell.empty()) return std::nullopt;
        auto const value = amount_of(cell, digits);
        if (!value || *value < 0 || *value > most) refuse(otherwise, field);
        return value;
    }
    std::optional<std::string> barcode(bool& is_repaired) {
        auto const cell = of(Field::barcode);
        if (cell.empty()) return std::nullopt;
        auto const read = barcode_of(cell, setup_.plain_barcodes);
        if (!read) {
            refuse(read.reason(), Field::barcode);
            return std::nullopt;
        }
        is_repaired = is_repaired || read->is_repaired;
        return read->text;
    }
    // Neither phones nor cards have a semicolon beside white space.
    std::vector<std::string> several(Field field, std::size_t characters_max, RowFault otherwise) {
        auto const cell = " " + text(field, contacts_characters_max, otherwise).value_or("") + " ";
        std::vector<std::string> out;
        for (std::string_view rest = cell; !rest.empty();) {
            auto const end = std::min({rest.find(" ;"), rest.find("; "), rest.size()});
            auto const part = trimmed(rest.substr(0, end));
            if (text_fault(part, characters_max) == TextFault::none) {
                out.emplace_back(part);
            } else if (!part.empty()) {
                refuse(otherwise, field);
            }
            rest = trimmed(rest.substr(end));
            if (rest.starts_with(';')) rest.remove_prefix(1);
        }
        return out;
    }
    void refuse(RowFault reason, Field field) {
        if (!fault) fault = wrong(reason, field);
    }

    std::optional<Fault> fault;

private:
    Setup const& setup_;
    sheets::Row const& row_;
};

std::optional<std::string>& name_in(Names& names, std::string_view language) {
    if (language == "zh-Hans") return names.zh_hans;
    if (language == "en") return names.en;
    if (language == "pt") return names.pt;
    return names.zh_hant;
}

Names names_of(Cells& cells, std::string const& language) {
    Names names;
    auto const read = [&](Field field) { return cells.text(field, name_characters_max, RowFault::name_bad); };
    names.zh_hant = read(Field::name_zh_hant);
    names.zh_hans = read(Field::name_zh_hans);
    names.en = read(Field::name_en);
    names.pt = read(Field::name_pt);
    if (auto name = read(Field::name)) {
        auto& own = name_in(names, language);
        if (!own) own = std::move(name);
    }
    return names;
}

}  // namespace

Result<ProductRow, RowFault> RowReader::product(sheets::Row const& row) const {
    Cells cells(setup_, row);
    if (cells.fault) return *cells.fault;
    ProductRow out;
    out.code = cells.text(Field::code, code_characters_max, RowFault::bad_code);
    out.names = names_of(cells, setup_.language);
    out.barcode = cells.barcode(out.is_repaired);
    out.family = cells.text(Field::family, name_characters_max, RowFault::name_bad);
    out.size = cells.text(Field::size, name_characters_max, RowFault::name_bad);
    out.colour = cells.text(Field::colour, name_characters_max, RowFault::name_bad);
    out.variant = cells.text(Field::variant, name_characters_max, RowFault::name_bad);
    out.ingredients = cells.text(Field::ingredients, ingredients_characters_max, RowFault::text_too_long);
    out.category = cells.text(Field::category, name_characters_max, RowFault::name_bad);
    if (auto const word = cells.of(Field::unit); !word.empty()) {
        out.unit = unit_of_word(word);
        if (out.unit->empty()) cells.refuse(RowFault::unknown_unit, Field::unit);
    }
    out.tax_class = cells.text(Field::tax_class, text_characters_max, RowFault::text_too_long);
    out.price = cells.amount(Field::price, digits_, amount_max, RowFault::bad_price);
    out.member_price = cells.amount(Field::member_price, digits_, amount_max, RowFault::bad_price);
    out.cost_e4 = cells.amount(Field::cost, digits_ + cost_digits, amount_max, RowFault::bad_cost);
    out.supplier = cells.text(Field::supplier, text_characters_max, RowFault::text_too_long);
    if (cells.fault) return *cells.fault;
    if (out.member_price && out.price && *out.member_price > *out.price)
        return wrong(RowFault::bad_price, Field::member_price);
    if (!out.code && !out.barcode) {
        if (out.names.empty()) return wrong(RowFault::name_missing, Field::name);
        out.code = code_of_name(out.names.any());
    }
    return out;
}

Result<MemberRow, RowFault> RowReader::member(sheets::Row const& row) const {
    Cells cells(setup_, row);
    if (cells.fault) return *cells.fault;
    MemberRow out{.name = cells.text(Field::name, name_characters_max, RowFault::name_bad).value_or("")};
    out.phones = cells.several(Field::phone, code_characters_max, RowFault::bad_phone);
    out.cards = cells.several(Field::card, code_characters_max, RowFault::bad_card);
    for (auto const& card : out.cards) {
        if (card.find(' ') != std::string::npos) cells.refuse(RowFault::bad_card, Field::card);
    }
    if (cells.fault) return *cells.fault;
    if (out.name.empty()) return wrong(RowFault::name_missing, Field::name);
    if (out.phones.empty() && out.cards.empty()) return wrong(RowFault::contact_missing, Field::phone);
    return out;
}

Result<SupplierRow, RowFault> RowReader::supplier(sheets::Row const& row) const {
    Cells cells(setup_, row);
    if (cells.fault) return *cells.fault;
    SupplierRow out{.code = cells.text(Field::code, code_characters_max, RowFault::bad_code),
                    .name = cells.text(Field::name, name_characters_max, RowFault::name_bad).value_or("")};
    out.contact = cells.text(Field::contact, text_characters_max, RowFault::text_too_long);
    out.phone = cells.text(Field::phone, text_characters_max, RowFault::text_too_long);
    out.email = cells.text(Field::email, text_characters_max, RowFault::text_too_long);
    out.note = cells.text(Field::note, text_characters_max, RowFault::text_too_long);
    if (cells.fault) return *cells.fault;
    if (out.name.empty()) return wrong(RowFault::name_missing, Field::name);
    if (out.email && out.email->find('@') == std::string::npos) return wrong(RowFault::bad_email, Field::email);
    return out;
}

Result<StockRow, RowFault> RowReader::stock(sheets::Row const& row) const {
    Cells cells(setup_, row);
    if (cells.fault) return *cells.fault;
    StockRow out;
    out.code = cells.text(Field::code, code_characters_max, RowFault::bad_code);
    out.barcode = cells.barcode(out.is_repaired);
    out.store = cells.text(Field::store, text_characters_max, RowFault::text_too_long);
    out.cost_e4 = cells.amount(Field::cost, digits_ + cost_digits, amount_max, RowFault::bad_cost);
    if (cells.fault) return *cells.fault;
    if (!out.code && !out.barcode) return wrong(RowFault::code_missing, Field::code);
    auto const cell = cells.of(Field::quantity);
    auto const quantity = amount_of(cell, 3);
    if (!quantity || *quantity > quantity_milli_max) return wrong(RowFault::bad_quantity, Field::quantity);
    if (*quantity < 0) return wrong(RowFault::quantity_negative, Field::quantity);
    out.quantity_milli = *quantity;
    return out;
}

std::optional<Refused<RowFault>> RowReader::fault(Kind kind, sheets::Row const& row) const {
    auto const of = [](auto const& read) -> std::optional<Refused<RowFault>> {
        if (read) return std::nullopt;
        return read.refused();
    };
    switch (kind) {
        case Kind::products: return of(product(row));
        case Kind::members: return of(member(row));
        case Kind::suppliers: return of(supplier(row));
        case Kind::stock: return of(stock(row));
        case Kind::sales:
            return row.fault == csv::Fault::none ? std::nullopt : std::optional(Fault{fault_of(row.fault)});
    }
    __builtin_unreachable();
}

Names names_in(std::string_view language, std::string name) {
    Names names;
    name_in(names, language) = std::move(name);
    return names;
}

}  // namespace zg::importing
