#pragma once

#include <zg/plan.h>
#include <zg/table.h>

#include <memory>
#include <optional>
#include <string>

namespace zg::importing {

// Past sales as a table: rows by the columns that a person has agreed to, gathered into a plan. The same document number on another
// day is another document, since tills often begin anew every morning.
class SalesTable final {
public:
    struct Place final {
        std::string currency;
        std::string zone;  // in which the clock on the wall ran
    };
    // All columns that sales need must have been chosen (missing_fields).
    SalesTable(Setup const&, Place const&, PriceOf);
    ~SalesTable();

    // Why the row cannot be taken; the field is the name of the Field that is wrong.
    std::optional<Refused<Reason>> take(sheets::Row const&);
    [[nodiscard]] std::int64_t read_count() const;
    // What the rows become, products, members and documents. Once, at the end.
    [[nodiscard]] Plan finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The name of the Field that a reason speaks of; empty when it is the whole row.
[[nodiscard]] char const* field_of(Reason);

}  // namespace zg::importing
