#pragma once

#include "question.h"

#include <zg/sales.h>

#include <optional>

namespace zg::api {

// What a total is asked for with, in minor units; no receipt comes near it.
inline constexpr std::int64_t receipt_total_max = 1'000'000'000'000'000;

// A page of receipts; with `tender` only those that were paid by it, in whole or in part. A page may then be short, even
// empty; `next` still leads on.
[[nodiscard]] Result<insights::ReceiptPage, insights::QueryRefusal> receipt_page(
    Reading&, insights::ReceiptQuery const&, std::optional<sales::TenderKind> tender);

}  // namespace zg::api
