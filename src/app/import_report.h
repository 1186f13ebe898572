#pragma once

#include "import_writer.h"

#include <filesystem>
#include <string>

namespace zg::app {

// The sums that must agree to the last digit, in 1/100,000 of a minor unit.
struct ImportSums final {
    Wide source_e5 = 0;
    Wide ledger_e5 = 0;
    Wide differences_e5 = 0;
    bool accounts_agree = false;  // the ledger's own accounts moved by what this run wrote
    [[nodiscard]] bool holds() const { return source_e5 == ledger_e5 + differences_e5 && accounts_agree; }
};
[[nodiscard]] ImportSums sums_of(importing::Plan const&, ImportWriter const&, std::int64_t accounts_before);

// For people, on standard output.
void print_summary(importing::Mapping const&, importing::Plan const&, ImportWriter const&, ImportSums const&);

// For programs: every count, every quarantined row and every difference.
void write_report(std::filesystem::path const&, importing::Mapping const&, importing::Plan const&, ImportWriter const&,
                  ImportSums const&);

}  // namespace zg::app
