#pragma once

#include <zg/company.h>

#include <string>

namespace zg::app {

// When the last receipt of the books was recorded, by the clock of the first store, as a sentence.
[[nodiscard]] std::string last_sale_sentence(std::filesystem::path const& books);

}  // namespace zg::app
