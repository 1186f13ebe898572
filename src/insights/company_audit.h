#pragma once

#include "rows.h"

#include <limits>
#include <map>
#include <string>
#include <vector>

namespace zg::insights {

[[nodiscard]] std::string text_of(Cell const&);

// One cell of the company's sums. `days` is of a span of SKUs; `id` is the store's or SKU's, `number` the hour's.
struct CompanyKey final {
    enum class Of { hour, store, store_hour, sku } of{};
    std::int32_t days = 1;
    BusinessDate date;
    std::string currency;
    Uuid id = {};
    std::int64_t number = 0;
    friend auto operator<=>(CompanyKey const&, CompanyKey const&) = default;
};
[[nodiscard]] std::string text_of(CompanyKey const&, Cell const&);

// Every cell of the company's tables.
void each_company_row(db::Tx& views, std::function<void(CompanyKey const&, Cell const&)> const&);

// Holds the company's sums against the rows of the stores.
class CompanyAudit final {
public:
    void expect(HourCell const&);
    void expect(SkuCell const&);
    void expect(ReceiptRow const&);
    // In plain words, at most `count_max`.
    [[nodiscard]] std::vector<std::string> findings(db::Tx& views, std::size_t count_max);

private:
    std::map<CompanyKey, Cell> expected_;
    BusinessDate newest_{std::numeric_limits<std::int32_t>::min()};
};

}  // namespace zg::insights
