#include <zg/sales_table.h>

#include "dates.h"
#include "numbers.h"
#include "sheet.h"
#include "words.h"

#include <algorithm>
#include <vector>

namespace zg::importing {

namespace {

std::optional<std::size_t> column_of(Setup const& setup, Field field) {
    auto const found = std::find(setup.columns.begin(), setup.columns.end(), field);
    if (found == setup.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - setup.columns.begin());
}

std::optional<std::size_t> name_column_of(Setup const& setup) {
    for (auto const field : {Field::name, Field::name_zh_hant, Field::name_zh_hans, Field::name_en, Field::name_pt}) {
        if (auto const column = column_of(setup, field)) return column;
    }
    return std::nullopt;
}

// A table without codes gets one column more: what the name makes a code of.
SheetColumns columns_of(Setup const& setup) {
    auto const added = setup.columns.size();
    auto const code = column_of(setup, Field::code);
    SheetColumns columns{.document = column_of(setup, Field::document).value(),
                         .time = {column_of(setup, Field::date).value()},
                         .code = code.value_or(added),
                         .name = name_column_of(setup).value_or(code.value_or(added)),
                         .price = column_of(setup, Field::price),
                         .quantity = column_of(setup, Field::quantity),
                         .customer = column_of(setup, Field::customer)};
    if (auto const time = column_of(setup, Field::time)) columns.time.push_back(*time);
    return columns;
}

}  // namespace

struct SalesTable::State final {
    State(Setup const& the_setup, Place const& place, PriceOf the_price_of)
        : setup(the_setup),
          columns(columns_of(setup)),
          price_of(std::move(the_price_of)),
          reader({.columns = columns,
                  .zone = place.zone,
                  .currency = place.currency,
                  .not_goods = setup.not_goods,
                  .between_times = '\n',
                  .restarts_daily = true,
                  .number = amount_of,
                  .wall = [order = setup.date_order](std::string_view text) { return wall_by_order(text, order); }},
                 price_of) {}

    Setup setup;
    SheetColumns columns;
    PriceOf price_of;
    SheetReader reader;
    std::vector<std::string_view> cells;
    std::string made_code;
    std::string customer;
};

SalesTable::SalesTable(Setup const& setup, Place const& place, PriceOf price_of)
    : state_(std::make_unique<State>(setup, place, std::move(price_of))) {}
SalesTable::~SalesTable() = default;

std::optional<Refused<Reason>> SalesTable::take(sheets::Row const& row) {
    auto& state = *state_;
    state.cells.assign(state.setup.columns.size() + 1, {});
    for (std::size_t index = 0; index < std::min(row.cells.size(), state.setup.columns.size()); ++index)
        state.cells[index] = unmarked(row.cells[index]);
    if (state.columns.code == state.setup.columns.size()) {
        state.made_code = code_of_name(trimmed(state.cells[state.columns.name]));
        state.cells[state.columns.code] = state.made_code;
    }
    if (auto const column = state.columns.customer) {
        state.customer = customer_of(state.cells[*column]);
        state.cells[*column] = state.customer;
    }
    auto const reason = state.reader.read(row.line, row.fault, state.cells);
    if (!reason) return std::nullopt;
    return Refused{*reason, field_of(*reason)};
}

std::int64_t SalesTable::read_count() const { return state_->reader.read_count(); }

Plan SalesTable::finish() { return plan_of({}, state_->reader.finish()); }

char const* field_of(Reason reason) {
    auto const name = [](Field field) { return boost::describe::enum_to_string(field, ""); };
    switch (reason) {
        case Reason::broken_quotes:
        case Reason::wrong_column_count:
        case Reason::not_utf8:
        case Reason::too_long: return "";
        case Reason::document_missing:
        case Reason::cancellation_that_sells: return name(Field::document);
        case Reason::code_missing:
        case Reason::bad_code: return name(Field::code);
        case Reason::bad_name: return name(Field::name);
        case Reason::bad_customer:
        case Reason::other_customer: return name(Field::customer);
        case Reason::bad_time: return name(Field::date);
        case Reason::bad_quantity:
        case Reason::quantity_zero:
        case Reason::amount_too_large: return name(Field::quantity);
        case Reason::bad_price:
        case Reason::price_unknown: return name(Field::price);
    }
    __builtin_unreachable();
}

}  // namespace zg::importing
