#include "refusals.h"

#include "language.h"

#include <zg/access.h>
#include <zg/api.h>
#include <zg/catalog.h>
#include <zg/desk.h>
#include <zg/flows_float.h>
#include <zg/insights.h>
#include <zg/json.h>
#include <zg/members.h>
#include <zg/passwords.h>
#include <zg/pictures.h>
#include <zg/pricing.h>

#include <gtest/gtest.h>

#include <algorithm>

namespace zg::api {
namespace {

TEST(Refusals, EveryRefusalHasATextAndAStatus) {
    auto codes =
        codes_of<json::DecodeRefusal, flows::SaleRefusal, flows::StockRefusal, access::PeopleRefusal,
                 flows::FloatRefusal, catalog::ProductRefusal, catalog::CategoryRefusal, catalog::FamilyRefusal,
                 pricing::PricingRefusal, pricing::BasketRefusal, members::MemberRefusal, members::SettingsRefusal,
                 insights::QueryRefusal, access::RegionRefusal, flows::SettleRefusal, LiveRefusal, access::OpenRefusal,
                 access::PasswordRefusal, flows::ReprintRefusal, desk::ViewRefusal, pictures::PictureRefusal>();
    // What the adapter says by itself; see its page.
    for (auto const* code : {"malformed_request", "malformed_target", "malformed_body", "header_timeout",
                             "body_timeout", "body_too_large", "target_too_long", "expectation_failed",
                             "upgrade_required", "header_too_large", "unanswered", "method_not_implemented",
                             "transfer_encoding_not_implemented", "too_many_connections", "version_not_supported"}) {
        codes.emplace_back(code);
    }
    EXPECT_GT(codes.size(), 120u);
    for (auto const code : codes) {
        auto const* text = find_refusal(code);
        EXPECT_NE(text, nullptr) << code;
    }
}

TEST(Refusals, TableIsSortedAndWholeInEveryLanguage) {
    auto const texts = refusal_texts();
    EXPECT_TRUE(
        std::is_sorted(texts.begin(), texts.end(), [](auto const& a, auto const& b) { return a.code <= b.code; }));
    for (auto const& text : texts) {
        EXPECT_TRUE(text.status >= 400 && text.status < 600) << text.code;
        EXPECT_TRUE(text.en.ends_with('.')) << text.code;
        EXPECT_TRUE(text.zh_hant.ends_with("。")) << text.code;
        EXPECT_TRUE(text.zh_hans.ends_with("。")) << text.code;
        EXPECT_TRUE(text.pt.ends_with('.')) << text.code;
    }
}

TEST(Refusals, LanguageIsChosenByWeightAndRegion) {
    EXPECT_EQ(language_of(""), Language::en);
    EXPECT_EQ(language_of("fr, it"), Language::en);
    EXPECT_EQ(language_of("pt-PT, fr"), Language::pt);
    EXPECT_EQ(language_of("zh-MO;q=0.7,pt;q=0.9"), Language::pt);
    EXPECT_EQ(language_of("zh-MO"), Language::zh_hant);
    EXPECT_EQ(language_of("zh-TW,zh;q=0.9,en;q=0.8"), Language::zh_hant);
    EXPECT_EQ(language_of("zh-Hant-CN"), Language::zh_hant);
    EXPECT_EQ(language_of("zh"), Language::zh_hans);
    EXPECT_EQ(language_of("en;q=0.4, zh-CN;q=0.75"), Language::zh_hans);
    EXPECT_EQ(language_of("zh;q=0, en;q=0.1"), Language::en);
    EXPECT_EQ(language_of("zhx,zh-hk;q=0.5"), Language::zh_hant);
}

TEST(Refusals, ProblemIsWrittenAsRfc9457Says) {
    auto const response = problem_response({.code = "unknown_sku", .field = "lines[0].sku"}, Language::en);
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_EQ(
        response.body,
        R"({"type":"urn:zhanggui:problem:unknown_sku","title":"There is no such product.","status":422,"code":"unknown_sku","field":"lines[0].sku"})");
    EXPECT_NE(problem_response({.code = "unknown_sku"}, Language::zh_hant).body.find("沒有這件商品。"),
              std::string::npos);
    EXPECT_NE(problem_response({.code = "unknown_sku"}, Language::pt).body.find("Este produto não existe."),
              std::string::npos);
}

}  // namespace
}  // namespace zg::api
