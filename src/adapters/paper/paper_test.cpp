#include <zg/paper.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace zg::paper {
namespace {

using testing::HasSubstr;
using testing::Not;

Document sample(std::size_t rows = 3) {
    Document page{.language = "zh-Hant",
                  .organisation = "德記 & 茶餐廳",
                  .title = "日結報表",
                  .subtitle = "2026年11月24日（星期二）",
                  .details = {"Asia/Macau"},
                  .footer = "M01"};
    page.blocks.push_back({.kind = BlockKind::facts, .title = "數字", .facts = {{"銷售淨額", "1,234.50", "+5%"}}});
    page.blocks.push_back({.kind = BlockKind::bars,
                           .title = "每小時",
                           .bars = {{"9", 10, 20, "0.10", "0.20"}, {"10", -5, 0, "−0.05", "0.00"}},
                           .legend = {"當日", "上週"}});
    Block table{.kind = BlockKind::table, .title = "<付款>", .columns = {"方式", "收入"}, .total = {"合計", "9.99"}};
    for (std::size_t row = 0; row < rows; ++row) table.rows.push_back({{"row " + std::to_string(row), "1.00"}});
    page.blocks.push_back(table);
    page.blocks.push_back({.kind = BlockKind::table, .title = "空", .columns = {"甲", "乙"}, .text = "沒有賣出"});
    page.blocks.push_back({.kind = BlockKind::note, .text = "完"});
    return page;
}

int page_count(std::string const& pdf) {
    constexpr std::string_view name = "/Count ";
    return std::atoi(pdf.c_str() + pdf.find(name) + name.size());
}

TEST(Paper, APdfHasItsFontsAndIsTheSameEachTime) {
    auto const bytes = pdf(sample(), "2026-11-24T14:00:00Z");
    EXPECT_TRUE(bytes.starts_with("%PDF-"));
    EXPECT_THAT(bytes.substr(bytes.size() - 16), HasSubstr("%%EOF"));
    EXPECT_THAT(bytes, HasSubstr("/FontFile3"));
    EXPECT_THAT(bytes, HasSubstr("NotoSansCJK"));
    EXPECT_EQ(page_count(bytes), 1);
    EXPECT_LT(bytes.size(), 300'000u);
    EXPECT_EQ(bytes, pdf(sample(), "2026-11-24T14:00:00Z"));
}

TEST(Paper, LongTablesGoOnOnTheNextPage) { EXPECT_EQ(page_count(pdf(sample(120), "2026-11-24T14:00:00Z")), 3); }

TEST(Paper, HtmlLoadsNothingAndRunsNothing) {
    auto const text = html(sample());
    EXPECT_THAT(text, HasSubstr("德記 &amp; 茶餐廳"));
    EXPECT_THAT(text, HasSubstr("&lt;付款&gt;"));
    for (auto const* never : {"http:", "https:", "url(", "<script", "<link", "<img", "src="}) {
        EXPECT_THAT(text, Not(HasSubstr(never)));
    }
}

TEST(Paper, PlainTextSaysTheSame) {
    auto const text = plain_text(sample());
    for (auto const* said :
         {"銷售淨額: 1,234.50 (+5%)", "row 2  |  1.00", "合計  |  9.99", "沒有賣出", "9  |  0.10  |  0.20"}) {
        EXPECT_THAT(text, HasSubstr(said));
    }
}

RC_GTEST_PROP(Paper, NoTextBecomesMarkup, (std::string const& text)) {
    auto page = sample();
    auto const before = html(page);
    auto const count = [](std::string const& all) { return std::count(all.begin(), all.end(), '<'); };
    page.organisation = page.title = page.footer = text;
    page.blocks[2].rows[0].cells[0] = text;
    page.blocks[0].facts[0].note = text;
    RC_ASSERT(count(html(page)) == count(before));
}

// Bytes that are no text at all must still make a file.
RC_GTEST_PROP(Paper, AnyBytesCanBePrinted, (std::string const& text)) {
    auto page = sample();
    page.title = text;
    page.blocks[2].rows[0].cells[1] = text;
    RC_ASSERT(pdf(page, "2026-11-24T14:00:00Z").starts_with("%PDF-"));
}

}  // namespace
}  // namespace zg::paper
