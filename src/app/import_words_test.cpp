#include "import_words.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace zg::app {
namespace {

TEST(ImportWords, a_locale_is_one_of_the_four_languages) {
    for (auto const& [locale, language] : std::vector<std::pair<char const*, char const*>>{{"zh_TW.UTF-8", "zh-Hant"},
                                                                                           {"zh_HK", "zh-Hant"},
                                                                                           {"zh_MO.UTF-8", "zh-Hant"},
                                                                                           {"zh_CN.UTF-8", "zh-Hans"},
                                                                                           {"zh_SG", "zh-Hans"},
                                                                                           {"pt_PT.UTF-8", "pt"},
                                                                                           {"pt_BR", "pt"},
                                                                                           {"en_GB.UTF-8", "en"},
                                                                                           {"C.UTF-8", "en"},
                                                                                           {"de_DE", "en"}}) {
        EXPECT_EQ(language_of_locale(locale), language) << locale;
    }
}

TEST(ImportWords, rows_that_were_set_aside_are_told_in_sentences) {
    RowsAside one;
    one.add(3);
    auto two = one;
    two.add(5);
    EXPECT_EQ(rows_aside_text("bad_price", one, "en"),
              "1 row: The price is not a number, below zero, too large, or the member price is above it. Line 3");
    EXPECT_EQ(rows_aside_text("bad_price", two, "en"),
              "2 rows: The price is not a number, below zero, too large, or the member price is above it. Lines 3, 5");
    EXPECT_EQ(rows_aside_text("name_missing", two, "zh-Hant"), "2 行：必須有名稱。（第 3、5 行）");
    EXPECT_TRUE(rows_aside_text("name_missing", one, "pt").starts_with("1 linha: "));
    RowsAside many;
    for (int line = 1; line <= 11; ++line) many.add(line);
    EXPECT_TRUE(rows_aside_text("name_missing", many, "en").ends_with(", 10 …"));
}

}  // namespace
}  // namespace zg::app
