#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What a command says of the rows of an import, in the language of whoever runs it.
namespace zg::app {

// "zh-Hant", "zh-Hans", "pt" or "en" for a locale as LANG names it: "zh_TW.UTF-8", "pt_PT", "C".
[[nodiscard]] std::string language_of_locale(std::string_view locale);
// That of the process: LC_ALL, else LC_MESSAGES, else LANG.
[[nodiscard]] std::string language_of_process();

// Rows that were set aside for one reason, a refusal's code, with the first of their lines.
struct RowsAside final {
    std::int64_t count = 0;
    std::vector<std::int64_t> lines = {};
    void add(std::int64_t line);
};
// "3 rows: The price is not a number. Lines 3, 5, 9"
[[nodiscard]] std::string rows_aside_text(std::string_view code, RowsAside const&, std::string_view language);

}  // namespace zg::app
