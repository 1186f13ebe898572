#pragma once

#include <zg/company.h>

#include <string>

namespace zg::app {

// A moment by the clock of the first store, with its zone: "2026-11-30 18:00 (Asia/Macau)". UTC where there is no store.
[[nodiscard]] std::string shop_time(std::filesystem::path const& books, Instant);
// When the last receipt of the books was recorded, by the clock of the first store, as a sentence.
[[nodiscard]] std::string last_sale_sentence(std::filesystem::path const& books);

}  // namespace zg::app
