#include "shop_fixture.h"

namespace zg::api {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

class HintsTest : public ::testing::Test {
protected:
    Shop shop;

    json::Value hints(std::string const& query = {}) {
        auto const reply = shop.call("GET", "/v1/hints" + query, shop.owner);
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply.json();
    }
    void sell(std::string const& quantity, std::string const& extra = {}) {
        auto const reply =
            shop.call("POST", "/v1/checkouts", shop.owner, shop.checkout(shop.new_id(), quantity, extra));
        EXPECT_EQ(reply.status, 201) << reply.body;
    }
    void member_comes() { sell("1000", "\"member\":\"" + shop.member.text() + "\","); }
    void pass_days(int days) { shop.clock().advance_ms(days * day_ms); }
};

TEST_F(HintsTest, AQuietShopHasNothingNow) {
    auto const quiet = hints();
    for (auto const* hint : {"reorder", "mark_down", "contact"}) {
        EXPECT_TRUE(quiet.at(hint).is_null()) << hint;
        EXPECT_EQ(quiet.at(std::string(hint) + "_count").as_int64(), 0) << hint;
    }
    EXPECT_EQ(quiet.at("shelf_rules").at("cover_days").as_int64(), 7);
    EXPECT_EQ(quiet.at("away_rules").at("gaps").as_int64(), 2);
}

TEST_F(HintsTest, TheBestSellerThatRunsOutIsToBeOrdered) {
    sell("9000");
    auto const found = hints();
    EXPECT_EQ(found.at("reorder").at("code").as_string(), "A-1");
    EXPECT_EQ(found.at("reorder").at("cover_days_e1").as_int64(), 31);
    EXPECT_EQ(found.at("reorder").at("store").as_string(), shop.m01.id.text());
    EXPECT_EQ(found.at("reorder_count").as_int64(), 1);
    EXPECT_TRUE(hints("?store=" + shop.m02.id.text()).at("reorder").is_null());
}

TEST_F(HintsTest, WhatSellsLittleIsNoBestSeller) {
    // One lime against lemons that make more than half of what is sold.
    auto const line = "\"sku\":\"" + shop.never_sold.text() + "\"";
    auto const in = shop.call("POST", "/v1/goods-receipts", shop.owner,
                              "{\"id\":\"" + shop.new_id() + "\",\"location\":\"" + shop.m01.location.text() +
                                  "\",\"lines\":[{" + line + ",\"quantity_milli\":1100,\"unit_cost_e4\":10000}]}");
    ASSERT_EQ(in.status, 201) << in.body;
    auto body = shop.checkout(shop.new_id());
    body.replace(body.find(shop.lemon.text()), shop.lemon.text().size(), shop.never_sold.text());
    ASSERT_EQ(shop.call("POST", "/v1/checkouts", shop.owner, body).status, 201);
    sell("5000");
    EXPECT_TRUE(hints().at("reorder").is_null()) << "only the lime runs out";
    sell("4000");
    EXPECT_EQ(hints().at("reorder").at("code").as_string(), "A-1");
}

TEST_F(HintsTest, WhatStoppedSellingIsToBeBroughtDown) {
    sell("2000");
    pass_days(61);
    auto const found = hints();
    EXPECT_EQ(found.at("mark_down").at("code").as_string(), "A-1");
    EXPECT_EQ(found.at("mark_down").at("on_hand_milli").as_int64(), 8000);
    EXPECT_EQ(found.at("mark_down").at("cost").as_int64(), 1600);
    EXPECT_EQ(found.at("mark_down_count").as_int64(), 1);
}

TEST_F(HintsTest, AMemberWhoStaysAwayIsToBeCalled) {
    for (int visit = 0; visit < 4; ++visit) {
        member_comes();
        pass_days(7);
    }
    pass_days(7);  // fourteen days after the last visit: twice the gap, and not more
    EXPECT_TRUE(hints().at("contact").is_null());
    pass_days(1);
    auto const found = hints();
    EXPECT_EQ(found.at("contact").at("member").as_string(), shop.member.text());
    EXPECT_EQ(found.at("contact").at("name").as_string(), "陳大文");
    EXPECT_EQ(found.at("contact").at("visit_days").as_int64(), 4);
    EXPECT_EQ(found.at("contact").at("gap_days").as_int64(), 7);
    EXPECT_EQ(found.at("contact").at("away_days").as_int64(), 15);
    EXPECT_EQ(found.at("contact_count").as_int64(), 1);
    EXPECT_TRUE(hints("?store=" + shop.m02.id.text()).at("contact").is_null());
    // Who may not look members up gets no name.
    access::Scopes reports;
    reports.add(access::Scope::report_read);
    auto const nameless = shop.call("GET", "/v1/hints", shop.token(reports)).json();
    EXPECT_TRUE(nameless.at("contact").is_null());
    EXPECT_EQ(nameless.at("contact_count").as_int64(), 1);
    member_comes();
    EXPECT_TRUE(hints().at("contact").is_null());
}

}  // namespace
}  // namespace zg::api
