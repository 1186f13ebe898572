#include "shop_fixture.h"

#include <zg/dictionary.h>

namespace zg::api {
namespace {

class QuestionsTest : public ::testing::Test {
protected:
    Shop shop;

    json::Value get(std::string const& target) {
        auto const reply = shop.call("GET", target, shop.owner);
        EXPECT_EQ(reply.status, 200) << target << " " << reply.body;
        return reply.json();
    }
    std::string sell(std::string const& quantity) {
        auto const id = shop.new_id();
        EXPECT_EQ(shop.call("POST", "/v1/checkouts", shop.owner, shop.checkout(id, quantity)).status, 201);
        return id;
    }
};

TEST_F(QuestionsTest, ProductsComeInPagesAndBySearch) {
    auto const first = get("/v1/products?limit=1");
    ASSERT_EQ(first.at("items").as_array().size(), 1u);
    auto const second = get("/v1/products?limit=1&after=" + std::string(first.at("next").as_string()));
    EXPECT_NE(first.at("items").at(0).at("id"), second.at("items").at(0).at("id"));
    EXPECT_TRUE(get("/v1/products").at("next").is_null());
    auto const found = get("/v1/products?query=ningmeng").at("items").as_array();
    ASSERT_EQ(found.size(), 1u);
    auto const& lemon = found.at(0).as_object();
    EXPECT_EQ(lemon.at("code").as_string(), "A-1");
    EXPECT_EQ(lemon.at("price").as_int64(), 500);
    EXPECT_TRUE(lemon.at("member_price").is_null());
    EXPECT_TRUE(lemon.at("category").is_null());
}

TEST_F(QuestionsTest, PricingHasWhatATillNeeds) {
    auto const pricing = get("/v1/pricing?store=" + shop.m01.id.text());
    EXPECT_EQ(pricing.at("currency").as_string(), "MOP");
    EXPECT_TRUE(pricing.at("cash_rounding").is_null());
    EXPECT_EQ(pricing.at("tax_classes").at(0).at("rate_ppm").as_int64(), 50'000);
    EXPECT_EQ(pricing.at("coupons").at(0).at("uses_left").as_int64(), 1);
    EXPECT_EQ(pricing.at("loyalty").at("rounding").as_string(), "down");
}

TEST_F(QuestionsTest, StockAndItsMovementsAgree) {
    auto const receipt = sell("2000");
    auto const stock = get("/v1/stock?query=A-1").at("items").as_array();
    ASSERT_EQ(stock.size(), 2u);  // one row a store
    EXPECT_EQ(stock.at(0).at("on_hand_milli").as_int64() + stock.at(1).at("on_hand_milli").as_int64(), 8000);
    auto const target = "/v1/stock/movements?sku=" + shop.lemon.text() + "&location=" + shop.m01.location.text();
    auto const page = get(target);
    auto const& rows = page.at("items").as_array();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows.at(0).at("kind").as_string(), "sale");
    EXPECT_EQ(rows.at(0).at("document").as_string(), receipt);
    EXPECT_EQ(rows.at(0).at("number").as_string(), "M01-T1-C000001");
    EXPECT_EQ(rows.at(0).at("quantity_milli").as_int64(), -2000);
    EXPECT_EQ(rows.at(0).at("on_hand_milli").as_int64(), 8000);
    EXPECT_EQ(rows.at(1).at("kind").as_string(), "goods_receipt");
    EXPECT_TRUE(page.at("next_before").is_null());
    auto const newest = get(target + "&limit=1");
    auto const older = get(target + "&before=" + std::to_string(newest.at("next_before").as_int64()));
    EXPECT_EQ(older.at("items").at(0).at("kind").as_string(), "goods_receipt");
    EXPECT_EQ(shop.call("GET", "/v1/stock/movements", shop.owner).field(), "sku");
}

TEST_F(QuestionsTest, OneStoresPrincipalSeesOnlyThatStore) {
    sell("1000");
    auto const rows = shop.call("GET", "/v1/stock", shop.m02_only).json().at("items").as_array();
    ASSERT_FALSE(rows.empty());
    for (auto const& row : rows) EXPECT_EQ(row.at("store").as_string(), shop.m02.id.text());
    EXPECT_TRUE(shop.call("GET", "/v1/receipts", shop.m02_only).json().at("items").as_array().empty());
    EXPECT_EQ(shop.call("GET", "/v1/stores", shop.m02_only).json().at("items").as_array().size(), 1u);
    auto const events = shop.call("GET", "/v1/events", shop.m02_only).json();
    for (auto const& event : events.at("items").as_array()) EXPECT_TRUE(event.at("store").is_null()) << event;
    EXPECT_EQ(shop.call("GET", "/v1/dashboard", shop.m02_only).json().at("today").at("receipts").as_int64(), 0);
}

TEST_F(QuestionsTest, EventsGoOnFromTheirCursor) {
    auto const all = get("/v1/events?limit=1000");
    auto const end = std::string(all.at("next").as_string());
    sell("1000");
    auto const more = get("/v1/events?after=" + end);
    ASSERT_EQ(more.at("items").as_array().size(), 1u);
    auto const& sold = more.at("items").at(0).as_object();
    EXPECT_EQ(sold.at("type").as_string(), "SaleCompleted");
    EXPECT_EQ(sold.at("data").at("net").as_int64(), 476);
    EXPECT_EQ(sold.at("id"), more.at("next"));
    EXPECT_EQ(shop.call("GET", "/v1/events?after=nonsense", shop.owner).code(), "bad_cursor");
    access::Scopes only_events;
    only_events.add(access::Scope::event_read);
    EXPECT_EQ(shop.call("GET", "/v1/events?after=" + end, shop.token(only_events)).body.find("cost"),
              std::string::npos);
}

TEST_F(QuestionsTest, DashboardAndMetricsFollowTheSales) {
    sell("2000");
    auto const board = get("/v1/dashboard?store=" + shop.m01.id.text());
    EXPECT_EQ(board.at("today").at("net_sales").as_int64(), 952);
    EXPECT_EQ(board.at("business_date").as_string(), "2026-11-22");
    EXPECT_EQ(board.at("hours").as_array().size(), 24u);
    EXPECT_EQ(board.at("hours").at(0).at("hour").as_int64(), 4);
    EXPECT_EQ(board.at("top").at(0).at("code").as_string(), "A-1");
    auto const series = get("/v1/metrics/units?by=sku&from=2026-11-01&to=2026-11-30");
    EXPECT_EQ(series.at("rows").at(0).at("value").as_int64(), 2000);
    EXPECT_EQ(get("/v1/metrics").at("items").as_array().size(), insights::dictionary().size());
    EXPECT_EQ(shop.call("GET", "/v1/metrics/luck", shop.owner).code(), "unknown_metric");
    EXPECT_EQ(shop.call("GET", "/v1/metrics/units?from=2026-11-02&to=2026-11-01", shop.owner).code(), "dates_reversed");
    EXPECT_EQ(shop.call("GET", "/v1/metrics/units?by=moon", shop.owner).field(), "by");
}

TEST_F(QuestionsTest, MembersAreFoundByPhoneAndName) {
    auto const found = get("/v1/members?query=3456").at("items").as_array();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.at(0).at("id").as_string(), shop.member.text());
    EXPECT_EQ(found.at(0).at("points").as_int64(), 0);
    EXPECT_TRUE(found.at(0).at("cards").as_array().empty());
    EXPECT_EQ(get("/v1/members?query=chendawen").at("items").as_array().size(), 1u);
    EXPECT_EQ(shop.call("GET", "/v1/members/" + shop.new_id(), shop.owner).status, 404);
    auto const twin = shop.call("POST", "/v1/members", shop.owner,
                                "{\"id\":\"" + shop.new_id() + R"(","name":"Rui","phone":"66123456"})");
    EXPECT_EQ(twin.status, 409);
    EXPECT_EQ(twin.code(), "duplicate_phone");
}

TEST_F(QuestionsTest, PathThatNamesNothingIsNotFound) {
    auto const reply = shop.call("PUT", "/v1/products/" + shop.new_id() + "/price", shop.owner, R"({"price":1})");
    EXPECT_EQ(reply.status, 404);
    EXPECT_EQ(reply.code(), "unknown_sku");
}

TEST_F(QuestionsTest, LimitsOfPagesAreKept) {
    EXPECT_EQ(shop.call("GET", "/v1/products?limit=2001", shop.owner).code(), "limit_out_of_range");
    EXPECT_EQ(shop.call("GET", "/v1/products?limit=0", shop.owner).code(), "limit_out_of_range");
    EXPECT_EQ(shop.call("GET", "/v1/products?after=x", shop.owner).field(), "after");
    EXPECT_EQ(shop.call("GET", "/v1/stock?store=" + shop.new_id(), shop.owner).code(), "unknown_store");
}

TEST_F(QuestionsTest, LongAnswersAreCompressed) {
    auto const plain = shop.call("GET", "/v1/openapi.json", "");
    auto const packed = shop.call("GET", "/v1/openapi.json", "", "", {"Accept-Encoding: gzip, br"});
    EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
    EXPECT_LT(packed.body.size() * 4, plain.body.size());
}

TEST_F(QuestionsTest, TitlesAreInTheLanguageThatWasAskedFor) {
    auto const reply = shop.call("GET", "/v1/products", "", "", {"Accept-Language: zh-MO"});
    EXPECT_EQ(reply.json().at("title").as_string(), "請先登入。");
    EXPECT_EQ(reply.header("Content-Language"), "zh-Hant");
}

TEST_F(QuestionsTest, HealthAndCountersAreThere) {
    auto const health = shop.call("GET", "/healthz", "");
    EXPECT_EQ(health.status, 200);
    EXPECT_EQ(health.json().at("status").as_string(), "ok");
    EXPECT_NE(shop.call("GET", "/metrics", "").body.find("\nzhanggui_catalog_products 2\n"), std::string::npos);
    shop.vitals().is_stopping = true;
    EXPECT_EQ(shop.call("GET", "/healthz", "").status, 503);
}

}  // namespace
}  // namespace zg::api
