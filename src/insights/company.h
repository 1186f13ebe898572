#pragma once

#include "pack.h"
#include "rules.h"

#include <array>
#include <functional>

// The whole company's sums, as the tables of 0002 keep them. Pure.
namespace zg::insights {

inline constexpr std::int64_t hour_ms = 60 * 60 * 1000;
// Hours since 1970, whatever the wall clocks of the stores say.
[[nodiscard]] constexpr std::int64_t hour_of(Instant at) {
    return at.ms >= 0 ? at.ms / hour_ms : -((-at.ms + hour_ms - 1) / hour_ms);
}

struct CompanyDayKey final {
    BusinessDate date;
    std::string currency;
    friend auto operator<=>(CompanyDayKey const&, CompanyDayKey const&) = default;
};
// What a delta adds to one day of the company; each list in the order of its keys.
struct CompanyDay final {
    Cells<std::int32_t> hours;
    Cells<StoreId> stores;
    Cells<StoreHour> store_hours;
    SkuCells skus;
};
[[nodiscard]] std::map<CompanyDayKey, CompanyDay> company_days(Delta const&);

// Spans of days over which SKUs are summed ahead, the longest first.
inline constexpr std::array<std::int32_t, 6> long_spans{64, 32, 16, 8, 4, 2};
[[nodiscard]] constexpr BusinessDate span_start(BusinessDate date, std::int32_t days) {
    auto const whole = date.days >= 0 ? date.days / days : -((-date.days + days - 1) / days);
    return {whole * days};
}

// The fewest spans that make up [from, to]; a long one only where all its days are before `newest`.
struct Span final {
    std::int32_t days = 1;
    BusinessDate first;
    friend bool operator==(Span const&, Span const&) = default;
};
void each_span(BusinessDate from, BusinessDate to, BusinessDate newest, std::function<void(Span)> const&);

}  // namespace zg::insights
