#include "shop_fixture.h"

namespace zg::api {
namespace {

// Prices, rules and quotes as the outside asks for them.
class RulesTest : public ::testing::Test {
protected:
    Shop shop;

    std::string const anywhere = R"("reach":{"hours":[],"members_only":false})";

    Reply put(std::string const& path, std::string const& body, std::vector<std::string> headers = {}) {
        return shop.call("PUT", path, shop.owner, body, std::move(headers));
    }
    json::Value get(std::string const& target) {
        auto const reply = shop.call("GET", target, shop.owner);
        EXPECT_EQ(reply.status, 200) << target << " " << reply.body;
        return reply.json();
    }
    std::string promotion(std::string const& id, std::string const& percent_e2, std::string const& reach) {
        return R"({"id":")" + id +
               R"(","names":{"en":"Off","zh-Hant":"減價"},"kind":"percent","buy":0,"free":0,"skus":[")" +
               shop.lemon.text() + R"("],"percent_e2":)" + percent_e2 +
               R"(,"min_spend":0,"amount":0,"measure":"quantity","repeats":false,"priority":0,)" +
               R"("stacking":"one_per_line",)" + reach + "}";
    }
    // Two lemons at 5.00.
    std::string quote(std::string const& more = {}) {
        return R"({"store":")" + shop.m01.id.text() + R"(","lines":[{"sku":")" + shop.lemon.text() +
               R"(","quantity_milli":2000}])" + more + "}";
    }
    json::Value quoted(std::string const& more = {}, std::vector<std::string> headers = {}) {
        auto const reply = shop.call("POST", "/v1/quotes", shop.owner, quote(more), std::move(headers));
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply.json();
    }
};

TEST_F(RulesTest, AQuoteNamesEachRuleInTheAskersLanguageAndWritesNothing) {
    auto const id = shop.new_id();
    auto const path = "/v1/promotions/" + id;
    auto const before = quoted(R"(,"promotion":)" + promotion(id, "2000", anywhere));
    EXPECT_EQ(before.at("totals").at("total").as_int64(), 800);
    EXPECT_TRUE(get("/v1/promotions").at("items").as_array().empty()) << "what is tried is not kept";
    ASSERT_EQ(put(path, promotion(id, "1000", anywhere)).status, 200);
    auto const after = quoted({}, {"Accept-Language: zh-HK"});
    EXPECT_EQ(after.at("totals").at("total").as_int64(), 900);
    EXPECT_EQ(after.at("rules").at(0).at("rule").as_string(), "promotion:" + id);
    EXPECT_EQ(after.at("rules").at(0).at("name").as_string(), "減價");
    EXPECT_EQ(after.at("lines").at(0).at("discounts").at(0).at("amount").as_int64(), 100);
    EXPECT_EQ(after.at("lines").at(0).at("price_list").as_string(), "company");
    EXPECT_EQ(after.at("business_date").as_string(), "2026-11-22");
    auto const tried = quoted(R"(,"promotion":)" + promotion(id, "5000", anywhere));
    EXPECT_EQ(tried.at("totals").at("total").as_int64(), 500) << "in the place of the one with its id";
    auto const bad =
        shop.call("POST", "/v1/quotes", shop.owner, quote(R"(,"promotion":)" + promotion(id, "0", anywhere)));
    EXPECT_EQ(bad.code(), "bad_percent");
    EXPECT_EQ(bad.field(), "promotion.percent_e2");
}

TEST_F(RulesTest, AQuoteSaysWhatAlmostCounted) {
    auto const id = shop.new_id();
    auto const members = R"("reach":{"hours":[],"members_only":true})";
    ASSERT_EQ(put("/v1/promotions/" + id, promotion(id, "1000", members)).status, 200);
    auto const answer = quoted(R"(,"coupons":["one"])");
    EXPECT_EQ(answer.at("almost").at(0).at("missing").as_string(), "members_only");
    EXPECT_EQ(answer.at("coupons").at(0).at("use").as_string(), "used");
    EXPECT_EQ(answer.at("totals").at("total").as_int64(), 900);
    auto const member = quoted(R"(,"member":")" + shop.member.text() + "\"");
    EXPECT_EQ(member.at("totals").at("total").as_int64(), 900);
    EXPECT_TRUE(member.at("almost").as_array().empty());
}

TEST_F(RulesTest, ListsSayWhichRulesArePlannedRunningAndEnded) {
    auto const rule = [&](std::string const& reach) {
        auto const id = shop.new_id();
        EXPECT_EQ(put("/v1/promotions/" + id, promotion(id, "1000", reach)).status, 200);
        return id;
    };
    auto const running = rule(anywhere);
    rule(R"("reach":{"starts":"2026-11-23","hours":[],"members_only":false})");
    rule(R"("reach":{"ends":"2026-10-01","hours":[],"members_only":false})");
    EXPECT_EQ(get("/v1/promotions").at("items").as_array().size(), 3u);
    for (auto const* state : {"planned", "running", "ended"}) {
        auto const items = get("/v1/promotions?state=" + std::string(state)).at("items").as_array();
        ASSERT_EQ(items.size(), 1u) << state;
        EXPECT_EQ(items.at(0).at("state").as_string(), state);
    }
    EXPECT_EQ(shop.call("DELETE", "/v1/promotions/" + running, shop.owner).status, 200);
    EXPECT_EQ(get("/v1/promotions?state=ended").at("items").as_array().size(), 2u);
    EXPECT_EQ(shop.call("DELETE", "/v1/promotions/" + shop.new_id(), shop.owner).status, 404);
    EXPECT_EQ(shop.call("GET", "/v1/promotions?state=gone", shop.owner).code(), "bad_value");
    auto const at_till = get("/v1/pricing?store=" + shop.m01.id.text()).at("promotions").as_array();
    EXPECT_EQ(at_till.size(), 1u) << "a till gets what runs and what is to come, and nothing that is over";
}

TEST_F(RulesTest, ATillGetsThePricesToCome) {
    auto const price = R"({"price":450,"starts":"2026-12-01"})";
    ASSERT_EQ(put("/v1/products/" + shop.lemon.text() + "/price", price).status, 200);
    auto const id = shop.new_id();
    auto const book = R"({"id":")" + id + R"(","names":{"en":"Sale"},"starts":"2026-12-24","ends":"2026-12-25"})";
    ASSERT_EQ(put("/v1/price-books/" + id, book).status, 200);
    auto const prices = R"({"prices":[{"sku":")" + shop.lemon.text() + R"(","price":300,"member_price":250}]})";
    ASSERT_EQ(put("/v1/price-books/" + id + "/prices", prices).status, 200);
    auto const lemon = get("/v1/products?query=A-1&store=" + shop.m01.id.text()).at("items").at(0);
    EXPECT_EQ(lemon.at("price").as_int64(), 500);
    std::vector<std::pair<std::string, std::int64_t>> ahead;
    for (auto const& next : lemon.at("ahead").as_array()) {
        ahead.emplace_back(next.at("starts").as_string().c_str(), next.at("price").as_int64());
    }
    std::vector<std::pair<std::string, std::int64_t>> const expected{
        {"2026-12-01", 450}, {"2026-12-24", 300}, {"2026-12-26", 450}};
    EXPECT_EQ(ahead, expected);
    EXPECT_EQ(get("/v1/planned-prices").at("items").as_array().size(), 1u);
    EXPECT_EQ(get("/v1/price-books/" + id).at("prices").at(0).at("code").as_string(), "A-1");
    EXPECT_EQ(quoted(R"(,"at":"2026-12-24T04:00:00Z")").at("totals").at("total").as_int64(), 600);
    EXPECT_EQ(quoted(R"(,"at":"2026-12-23T19:59:59Z")").at("totals").at("total").as_int64(), 900);
}

TEST_F(RulesTest, OneWhoSeesOneStoreMakesRulesForItAlone) {
    auto const id = shop.new_id();
    auto const refused = shop.call("PUT", "/v1/promotions/" + id, shop.m02_only, promotion(id, "1000", anywhere));
    EXPECT_EQ(refused.code(), "store_not_yours");
    EXPECT_EQ(refused.field(), "reach.stores");
    auto const own = R"("reach":{"stores":[")" + shop.m02.id.text() + R"("],"hours":[],"members_only":false})";
    EXPECT_EQ(shop.call("PUT", "/v1/promotions/" + id, shop.m02_only, promotion(id, "1000", own)).status, 200);
    auto const other = shop.new_id();
    ASSERT_EQ(put("/v1/promotions/" + other, promotion(other, "1000", anywhere)).status, 200);
    EXPECT_EQ(shop.call("PUT", "/v1/promotions/" + other, shop.m02_only, promotion(other, "1000", own)).code(),
              "store_not_yours")
        << "a rule of the whole company does not become theirs";
    EXPECT_EQ(shop.call("DELETE", "/v1/promotions/" + other, shop.m02_only).code(), "store_not_yours");
}

TEST_F(RulesTest, OneWhoSeesOneStoreLeavesTheCompanysBooksAlone) {
    auto const id = shop.new_id();
    ASSERT_EQ(put("/v1/price-books/" + id, R"({"id":")" + id + R"(","names":{"en":"Sale"}})").status, 200);
    auto const target = "/v1/products/" + shop.lemon.text() + "/price";
    auto const price = R"({"price":100,"book":")" + id + R"(","store":")" + shop.m02.id.text() + "\"}";
    EXPECT_EQ(shop.call("PUT", target, shop.m02_only, price).code(), "store_not_yours")
        << "naming a store of theirs does not open a book of all stores";
    ASSERT_EQ(put(target, R"({"price":100,"book":")" + id + "\"}").status, 200);
    EXPECT_EQ(shop.call("DELETE", target + "?book=" + id, shop.m02_only).code(), "store_not_yours");
    EXPECT_EQ(shop.call("DELETE", target, shop.m02_only).code(), "store_not_yours");
    EXPECT_EQ(quoted().at("totals").at("total").as_int64(), 200);
    EXPECT_EQ(shop.call("DELETE", target + "?book=" + id, shop.owner).status, 200);
    EXPECT_EQ(quoted().at("totals").at("total").as_int64(), 1000);
}

TEST_F(RulesTest, TaxesHaveProfilesAndRatesToCome) {
    auto const taxes = get("/v1/taxes");
    EXPECT_EQ(taxes.at("profiles").as_array().size(), 5u);
    ASSERT_EQ(put("/v1/tax-profile", R"({"profile":"mainland"})").status, 200);
    EXPECT_EQ(put("/v1/tax-profile", R"({"profile":"moon"})").code(), "unknown_profile");
    EXPECT_EQ(quoted().at("taxes").at(0).at("rate_ppm").as_int64(), 130'000);
    auto const change = R"({"code":"standard","rate_ppm":130000,"names":{"en":"VAT"},)"
                        R"("changes":[{"starts":"2027-01-01","rate_ppm":100000}]})";
    ASSERT_EQ(put("/v1/tax-classes/standard", change).status, 200);
    EXPECT_EQ(quoted(R"(,"at":"2027-01-02T00:00:00Z")").at("taxes").at(0).at("rate_ppm").as_int64(), 100'000);
    EXPECT_EQ(put("/v1/tax-classes/other", change).code(), "bad_value");
}

}  // namespace
}  // namespace zg::api
