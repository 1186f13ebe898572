#pragma once

#include "disk.h"

#include <zg/company.h>
#include <zg/flows.h>
#include <zg/imports.h>

#include <cstdint>
#include <filesystem>
#include <memory>

// The company that every run begins with: known from a few numbers, so that the run and the model agree without asking the books.
namespace zg::sim {

inline constexpr std::int64_t store_count = 3;
inline constexpr std::int64_t till_count = 4;
inline constexpr std::int64_t sku_count = 6;
inline constexpr char const* currency = "MOP";
inline constexpr std::int64_t spend_per_point = 100;
inline constexpr std::int64_t levy_ppm = 50'000;

// A day in November, ten in the morning in Macau.
inline constexpr Instant opening_time{1'795'312'800'000};

[[nodiscard]] StoreId store_id(std::int64_t store);
[[nodiscard]] LocationId location_id(std::int64_t store);
// What a store's API clients sell through.
[[nodiscard]] TillId channel_id(std::int64_t store);
[[nodiscard]] TillId till_id(std::int64_t till);
[[nodiscard]] DeviceId device_id(std::int64_t till);
[[nodiscard]] std::int64_t store_of_till(std::int64_t till);
[[nodiscard]] SkuId sku_id(std::int64_t sku);
[[nodiscard]] std::int64_t price_of(std::int64_t sku);
// Half of the goods bear none.
[[nodiscard]] char const* tax_class_of(std::int64_t sku);

// A list of members that is being brought in: a name and a phone in each row.
[[nodiscard]] importing::Import members_list();

// Founds the company on `disk`, which must be mounted, with nothing on its shelves.
void found(Disk& disk, app::Folder const&);

[[nodiscard]] flows::Asked asked(Instant at, std::string_view command);

}  // namespace zg::sim
