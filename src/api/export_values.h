#pragma once

#include "imports_shapes.h"
#include "language.h"
#include "pricing_shapes.h"

#include <zg/desk.h>

#include <cstdint>
#include <string_view>

namespace zg::api {

// What stands in a cell of an exported list for one of a few kinds, in the words that the console has for it.
[[nodiscard]] std::string_view said(RuleState, Language);
[[nodiscard]] std::string_view said(pricing::PromotionKind, Language);
[[nodiscard]] std::string_view said(pricing::CouponKind, Language);
[[nodiscard]] std::string_view said(pricing::Stacking, Language);
[[nodiscard]] std::string_view said(pricing::Channel, Language);
[[nodiscard]] std::string_view said(importing::Kind, Language);
[[nodiscard]] std::string_view said(importing::State, Language);
[[nodiscard]] std::string_view said(desk::Page, Language);
// 1 = Monday … 7 = Sunday, in short.
[[nodiscard]] std::string_view weekday_said(std::int32_t weekday, Language);

}  // namespace zg::api
