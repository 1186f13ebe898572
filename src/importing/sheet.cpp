#include "sheet.h"

#include "numbers.h"

#include <zg/names.h>
#include <zg/text.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::importing {

namespace {

constexpr std::size_t code_characters_max = 40;
constexpr std::size_t document_characters_max = 80;
constexpr std::int64_t progress_every = 8192;

// Where the columns of a mapping stand in a file.
struct Columns final {
    std::size_t document = 0;
    std::vector<std::size_t> time;
    std::size_t code = 0;
    std::size_t name = 0;
    std::optional<std::size_t> price;
    std::optional<std::size_t> quantity;
    std::optional<std::size_t> customer;
};

Result<Columns, PlanRefusal> find_columns(Mapping::Columns const& names, csv::Row const& header) {
    std::string unknown;
    auto const find = [&](std::string const& name) -> std::size_t {
        for (std::size_t index = 0; index < header.fields.size(); ++index) {
            if (trimmed(header.fields[index]) == name) return index;
        }
        if (unknown.empty()) unknown = name;
        return 0;
    };
    Columns columns{.document = find(names.document), .time = {}, .code = find(names.code), .name = find(names.name)};
    if (!names.price.empty()) columns.price = find(names.price);
    for (auto const& name : names.time) columns.time.push_back(find(name));
    if (!names.quantity.empty()) columns.quantity = find(names.quantity);
    if (!names.customer.empty()) columns.customer = find(names.customer);
    if (!unknown.empty()) return Refused{PlanRefusal::unknown_column, unknown};
    return columns;
}

// Numbers for texts, in the order in which they come.
class Interned final {
public:
    std::pair<std::uint32_t, bool> add(std::string_view text) {
        auto const found = index_.find(std::string(text));
        if (found != index_.end()) return {found->second, false};
        auto const number = static_cast<std::uint32_t>(index_.size());
        index_.emplace(text, number);
        return {number, true};
    }

private:
    std::unordered_map<std::string, std::uint32_t> index_;
};

class SheetReader final {
public:
    SheetReader(Mapping const& mapping, Columns columns, PriceOf const& price_of)
        : mapping_(mapping),
          price_of_(price_of),
          columns_(std::move(columns)),
          calendar_(StoreCalendar::make(mapping.store.zone, 0).value()),
          price_digits_(Currency::parse(mapping.currency)->digits() + 2) {
        for (auto const& code : mapping.rules.not_goods) not_goods_.add(text::fold(code));
    }

    void read(csv::Row const& row) {
        ++sheet.read_count;
        if (row.fault != csv::Fault::none) return set_aside(row.line, reason_of(row.fault));
        auto const field = [&](std::size_t column) { return trimmed(row.fields[column]); };
        auto const quantity = columns_.quantity ? decimal_of(field(*columns_.quantity), 3) : 1000;
        auto const price = columns_.price ? decimal_of(field(*columns_.price), price_digits_)
                                          : price_of_catalogue(field(columns_.code));
        if (!quantity) return set_aside(row.line, Reason::bad_quantity);
        if (!price) return set_aside(row.line, columns_.price ? Reason::bad_price : Reason::price_unknown);
        std::int64_t amount_e5 = 0;
        if (__builtin_mul_overflow(*quantity, *price, &amount_e5)) return set_aside(row.line, Reason::amount_too_large);
        sheet.source_e5 += amount_e5;

        auto const code = field(columns_.code);
        auto const document = field(columns_.document);
        auto const refuse = [&](Reason reason) {
            set_aside(row.line, reason);
            sheet.differences.push_back({.kind = DifferenceKind::quarantined,
                                         .line = row.line,
                                         .document = std::string(document),
                                         .code = std::string(code),
                                         .source_e5 = amount_e5});
        };
        if (auto const wrong = wrong_texts(row, document, code)) return refuse(*wrong);
        auto const at = moment(row);
        if (!at) return refuse(Reason::bad_time);
        if (*quantity == 0) return refuse(Reason::quantity_zero);
        keep({.line = row.line, .at_ms = at->ms, .quantity_milli = *quantity, .price_e2 = *price}, row, document, code);
    }

    Sheet sheet;

private:
    static Reason reason_of(csv::Fault fault) {
        switch (fault) {
            case csv::Fault::none:
            case csv::Fault::broken_quotes: return Reason::broken_quotes;
            case csv::Fault::wrong_column_count: return Reason::wrong_column_count;
            case csv::Fault::not_utf8: return Reason::not_utf8;
            case csv::Fault::too_long: return Reason::too_long;
        }
        __builtin_unreachable();
    }

    // In hundredths of a minor unit, as a price of the file is.
    std::optional<std::int64_t> price_of_catalogue(std::string_view code) const {
        auto const price = price_of_ ? price_of_(code) : std::nullopt;
        return price ? std::optional(*price * 100) : std::nullopt;
    }

    void set_aside(std::int64_t line, Reason reason) { sheet.quarantined.push_back({line, reason}); }

    std::optional<Reason> wrong_texts(csv::Row const& row, std::string_view document, std::string_view code) const {
        if (document.empty()) return Reason::document_missing;
        if (code.empty()) return Reason::code_missing;
        if (text_fault(document, document_characters_max) != TextFault::none) return Reason::document_missing;
        if (text_fault(code, code_characters_max) != TextFault::none) return Reason::bad_code;
        auto const name = trimmed(row.fields[columns_.name]);
        if (!name.empty() && text_fault(name, name_characters_max) != TextFault::none) return Reason::bad_name;
        if (columns_.customer) {
            auto const customer = trimmed(row.fields[*columns_.customer]);
            if (customer.empty()) return std::nullopt;
            if (text_fault(customer, code_characters_max) != TextFault::none) return Reason::bad_customer;
            if (customer.find_first_of(" \t\n") != std::string_view::npos) return Reason::bad_customer;
        }
        return std::nullopt;
    }

    // Neighbouring rows mostly share their time.
    std::optional<Instant> moment(csv::Row const& row) {
        time_.clear();
        for (auto const column : columns_.time) {
            if (!time_.empty()) time_ += ' ';
            time_ += trimmed(row.fields[column]);
        }
        if (time_ == last_time_) return last_moment_;
        last_time_ = time_;
        auto const wall = wall_of(time_, mapping_.time_format);
        last_moment_ = wall ? calendar_.parse_wall(*wall) : std::nullopt;
        return last_moment_;
    }

    void keep(SheetRow out, csv::Row const& row, std::string_view document, std::string_view code) {
        Instant const at{out.at_ms};
        auto const [document_index, is_new_document] = documents_.add(document);
        if (is_new_document) sheet.documents.emplace_back(document);
        out.document = document_index;
        out.product = product(code, trimmed(row.fields[columns_.name]), out);
        if (columns_.customer) {
            auto const customer = trimmed(row.fields[*columns_.customer]);
            if (!customer.empty()) {
                auto const [member, is_new_member] = members_.add(customer);
                if (is_new_member) sheet.members.push_back({.card = std::string(customer), .first_at = at});
                out.member = member;
            }
        }
        sheet.rows.push_back(out);
    }

    // Codes are compared as the catalogue compares them. A name from a row that sells is better than a note on a correction.
    std::uint32_t product(std::string_view code, std::string_view name, SheetRow const& row) {
        auto const [spelling, is_new_spelling] = spellings_.add(code);
        if (is_new_spelling) {
            auto const [index, is_new] = products_.add(text::fold(code));
            if (is_new) {
                sheet.products.push_back({.code = std::string(code),
                                          .name = {},
                                          .first_at = {row.at_ms},
                                          .is_goods = !not_goods_.has(text::fold(code))});
                is_sold_name_.push_back(false);
            } else {
                ++sheet.codes_folded_count;
            }
            product_of_spelling_.push_back(index);
        }
        auto const index = product_of_spelling_[spelling];
        auto& product = sheet.products[index];
        auto const sells = row.quantity_milli > 0 && row.price_e2 > 0;
        if (!name.empty() && (sells || !is_sold_name_[index]) && product.name != name) product.name = name;
        if (sells && !name.empty()) is_sold_name_[index] = true;
        if (sells) product.price = divide(row.price_e2, 100, Rounding::half_up).value();
        return index;
    }

    struct Folded final {
        void add(std::string text) { texts.push_back(std::move(text)); }
        [[nodiscard]] bool has(std::string const& text) const {
            return std::find(texts.begin(), texts.end(), text) != texts.end();
        }
        std::vector<std::string> texts;
    };

    Mapping const& mapping_;
    PriceOf const& price_of_;
    Columns columns_;
    StoreCalendar calendar_;
    int price_digits_;
    Interned documents_;
    Interned spellings_;
    Interned products_;
    Interned members_;
    std::vector<std::uint32_t> product_of_spelling_;
    std::vector<bool> is_sold_name_;
    Folded not_goods_;
    std::string time_;
    std::string last_time_;
    std::optional<Instant> last_moment_;
};

}  // namespace

Result<Sheet, PlanRefusal> read_sheet(Mapping const& mapping, csv::Source source,
                                      std::function<void(std::int64_t)> const& progress, PriceOf const& price_of) {
    csv::Reader reader(std::move(source), mapping.delimiter);
    csv::Row row;
    if (!reader.next(row) || row.fault != csv::Fault::none) return Refused{PlanRefusal::no_header};
    auto columns = find_columns(mapping.columns, row);
    if (!columns) return columns.refused();
    SheetReader sheet(mapping, *std::move(columns), price_of);
    while (reader.next(row)) {
        sheet.read(row);
        if (sheet.sheet.read_count % progress_every == 0) progress(sheet.sheet.read_count);
    }
    for (auto& product : sheet.sheet.products) {
        if (product.name.empty()) product.name = product.code;
    }
    return std::move(sheet.sheet);
}

}  // namespace zg::importing
