#include "shop_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zg::api {
namespace {

using testing::HasSubstr;

class DayReportTest : public ::testing::Test {
protected:
    std::string path(std::string const& more = {}) const {
        return "/v1/reports/day?store=" + shop.m01.id.text() + more;
    }
    Shop shop;
};

TEST_F(DayReportTest, IsOfOneStore) {
    EXPECT_EQ(shop.call("GET", "/v1/reports/day", shop.owner).code(), "missing_field");
    EXPECT_EQ(shop.call("GET", "/v1/reports/day?store=all", shop.owner).code(), "missing_field");
    EXPECT_EQ(shop.call("GET", path(), shop.m02_only).code(), "store_not_yours");
    for (auto const* bad : {"&date=yesterday", "&format=docx", "&to=nobody", "&to=a@b%0D%0ABcc:c@d", "&from=@"}) {
        EXPECT_EQ(shop.call("GET", path(bad), shop.owner).code(), "bad_value") << bad;
    }
}

TEST_F(DayReportTest, SaysWhatTheReceiptsSay) {
    auto const sold = shop.call("POST", "/v1/checkouts", shop.owner, shop.checkout(shop.new_id()));
    ASSERT_EQ(sold.status, 201) << sold.body;
    auto const receipt = sold.json();
    auto const date = std::string(receipt.at("business_date").as_string());
    auto const reply = shop.call("GET", path("&date=" + date), shop.owner, {}, {"Accept-Language: pt"});
    ASSERT_EQ(reply.status, 200) << reply.body;
    auto const page = reply.json();
    EXPECT_EQ(page.at("language").as_string(), "pt");
    EXPECT_THAT(std::string(page.at("title").as_string()), HasSubstr("Relatório do dia"));
    auto const& facts = page.at("blocks").as_array().at(0).as_object().at("facts").as_array();
    auto const minor = receipt.at("net").to_number<std::int64_t>();
    auto const cents = std::to_string(100 + minor % 100).substr(1);
    EXPECT_EQ(std::string(facts.at(0).as_object().at("value").as_string()), std::to_string(minor / 100) + "." + cents);
    EXPECT_EQ(facts.at(4).as_object().at("value").as_string(), "1");
}

TEST_F(DayReportTest, ComesInEveryForm) {
    auto const pdf = shop.call("GET", path("&format=pdf&language=zh-Hans"), shop.owner);
    EXPECT_EQ(pdf.status, 200);
    EXPECT_EQ(pdf.header("Content-Type"), "application/pdf");
    EXPECT_THAT(pdf.header("Content-Disposition"), HasSubstr("day-report-M01-"));
    EXPECT_TRUE(pdf.body.starts_with("%PDF-"));
    auto const html = shop.call("GET", path("&format=html&language=zh-Hant"), shop.owner);
    EXPECT_EQ(html.header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_THAT(html.header("Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_THAT(html.body, HasSubstr("日結報表"));
    auto const eml = shop.call("GET", path("&format=eml&to=owner@shop.example"), shop.owner);
    EXPECT_EQ(eml.header("Content-Type"), "message/rfc822");
    EXPECT_THAT(eml.body, HasSubstr("\r\nTo: <owner@shop.example>\r\n"));
}

}  // namespace
}  // namespace zg::api
