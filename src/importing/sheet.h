#pragma once

#include <zg/plan.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace zg::importing {

// One row that can be read, small because there may be millions.
struct SheetRow final {
    std::int64_t line = 0;
    std::int64_t at_ms = 0;
    std::int64_t quantity_milli = 0;
    std::int64_t price_e2 = 0;
    std::uint32_t document = 0;
    std::uint32_t product = 0;
    std::optional<std::uint32_t> member;
    [[nodiscard]] std::int64_t amount_e5() const { return quantity_milli * price_e2; }
};

// The rows of a file with their texts taken out.
struct Sheet final {
    std::vector<SheetRow> rows;
    std::vector<std::string> documents;
    std::vector<PlannedProduct> products;
    std::vector<PlannedMember> members;
    std::vector<SetAside> quarantined;
    std::vector<Difference> differences;  // of quarantined rows whose amount is known
    Wide source_e5 = 0;
    std::int64_t read_count = 0;
    std::int64_t codes_folded_count = 0;
};

[[nodiscard]] Result<Sheet, PlanRefusal> read_sheet(Mapping const&, csv::Source,
                                                    std::function<void(std::int64_t)> const& progress,
                                                    PriceOf const& price_of);

}  // namespace zg::importing
