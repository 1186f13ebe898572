#include "shop_fixture.h"

#include <algorithm>

namespace zg::api {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

// Ten lemons lie in M01; limes were never bought.
class StockGridTest : public ::testing::Test {
protected:
    Shop shop;

    json::Value grid(std::string const& query = {}, std::string const& token = {}) {
        auto const reply = shop.call("GET", "/v1/stock/grid" + query, token.empty() ? shop.owner : token);
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply.json();
    }
    void sell(std::string const& quantity) {
        EXPECT_EQ(shop.call("POST", "/v1/checkouts", shop.owner, shop.checkout(shop.new_id(), quantity)).status, 201);
    }
    static std::string text(json::Value const& value) { return json::write(value); }
};

TEST_F(StockGridTest, HasAColumnForEverything) {
    sell("3000");
    auto const answer = grid();
    auto const& products = answer.at("products");
    EXPECT_EQ(text(products.at("code")), R"(["A-1","A-2"])");
    EXPECT_EQ(products.at("sku").at(0).as_string(), shop.lemon.text());
    EXPECT_EQ(text(products.at("names")),
              R"([{"language":"zh-Hant","values":["檸檬",""]},{"language":"en","values":["Lemon","Lime"]}])");
    // Pinyin, its initials and what the Traditional name is in Simplified; nothing that the names say already.
    EXPECT_EQ(text(products.at("found_by")), R"(["ningmeng nm",""])");
    EXPECT_EQ(text(products.at("fold")), R"(["柠檬",""])");
    EXPECT_EQ(text(products.at("category")), "[-1,-1]");
    EXPECT_EQ(text(products.at("retired")), "[]");
    ASSERT_EQ(answer.at("places").as_array().size(), 2u);
    auto const& m01 = answer.at("places").at(0);
    EXPECT_EQ(m01.at("store").as_string(), shop.m01.id.text());
    EXPECT_EQ(text(m01.at("on_hand_milli")), "[7000,0]");
    EXPECT_EQ(text(m01.at("held_milli")), "[0,0]");
    EXPECT_EQ(text(m01.at("low_below_milli")), "[750,0]");
    EXPECT_EQ(text(m01.at("units_milli")), "[3000,0]");
    EXPECT_EQ(text(m01.at("sold_days")), "[0,null]");
    EXPECT_EQ(text(m01.at("cost_e4")), "[2000000,null]");
    EXPECT_EQ(text(m01.at("dead")), "[]");
    EXPECT_EQ(text(answer.at("places").at(1).at("on_hand_milli")), "[0,0]");
}

TEST_F(StockGridTest, CodesRunAsPeopleCountAndNamesAreFoundInPlainLetters) {
    auto const add = [&](char const* code, char const* names) {
        auto const body = R"({"id":")" + shop.new_id() + R"(","code":")" + code + R"(","names":)" + names +
                          R"(,"unit":"each","tax_class":"standard","price":900})";
        EXPECT_EQ(shop.call("POST", "/v1/products", shop.owner, body).status, 201);
    };
    add("a-10", R"({"pt":"Chávena"})");
    add("A-9", R"({"zh-Hant":"Coca-Cola"})");
    auto const products = grid().at("products");
    EXPECT_EQ(text(products.at("code")), R"(["A-1","A-2","A-9","a-10"])");
    EXPECT_EQ(text(products.at("found_by")), R"(["ningmeng nm","","coca-cola","chavena"])");
}

TEST_F(StockGridTest, SaysWhatTheHomePageSays) {
    sell("9000");
    auto const shelf = [&](char const* kind) {
        return shop.call("GET", std::string("/v1/attention/shelves?kind=") + kind, shop.owner).json();
    };
    auto const m01 = grid().at("places").at(0);
    EXPECT_LT(m01.at("on_hand_milli").at(0).as_int64(), m01.at("low_below_milli").at(0).as_int64());
    EXPECT_EQ(shelf("running_out").at("count").as_int64(), 1);
    shop.clock().advance_ms(61 * day_ms);
    EXPECT_EQ(text(grid().at("places").at(0).at("dead")), "[0]");
    EXPECT_EQ(shelf("unsold").at("count").as_int64(), 1);
    EXPECT_EQ(shelf("running_out").at("count").as_int64(), 0);
}

TEST_F(StockGridTest, ShowsEachItsOwnStoresAndCostsToThoseWhoMayKnow) {
    auto const other = grid({}, shop.m02_only);
    ASSERT_EQ(other.at("places").as_array().size(), 1u);
    EXPECT_EQ(other.at("places").at(0).at("store").as_string(), shop.m02.id.text());
    auto const counter = shop.token(access::Scopes::parse("stock:read"));
    auto const place = grid("?store=" + shop.m01.id.text(), counter).at("places").at(0);
    EXPECT_EQ(text(place.at("on_hand_milli")), "[10000,0]");
    for (auto const* column : {"cost_e4", "units_milli", "sold_days"})
        EXPECT_EQ(text(place.at(column)), "[]") << column;
    EXPECT_EQ(shop.call("GET", "/v1/stock/grid?store=" + shop.m01.id.text(), shop.m02_only).code(), "store_not_yours");
}

TEST_F(StockGridTest, AFileHasTheRowsThatThePageShows) {
    sell("9000");
    auto const rows = [&](std::string const& filters) {
        auto const reply = shop.call("GET", "/v1/exports/stock?" + filters, shop.owner);
        EXPECT_EQ(reply.status, 200) << reply.body;
        return std::count(reply.body.begin(), reply.body.end(), '\n') - 1;
    };
    EXPECT_EQ(rows(""), 4);
    EXPECT_EQ(rows("shelf=low"), 1);
    EXPECT_EQ(rows("shelf=out"), 3);
    EXPECT_EQ(rows("shelf=negative"), 0);
    EXPECT_EQ(rows("shelf=dead"), 0);
    EXPECT_EQ(rows("category=none&supplier=none"), 4);
    EXPECT_EQ(rows("category=" + shop.new_id()), 0);
    EXPECT_EQ(shop.call("GET", "/v1/exports/stock?shelf=moon", shop.owner).field(), "shelf");
}

TEST_F(StockGridTest, OneProductsShelvesCanBeAskedFor) {
    auto const reply = shop.call("GET", "/v1/stock?sku=" + shop.lemon.text(), shop.owner).json();
    ASSERT_EQ(reply.at("items").as_array().size(), 2u);
    EXPECT_EQ(reply.at("items").at(0).at("on_hand_milli").as_int64(), 10'000);
    EXPECT_TRUE(shop.call("GET", "/v1/stock?sku=" + shop.new_id(), shop.owner).json().at("items").as_array().empty());
}

}  // namespace
}  // namespace zg::api
