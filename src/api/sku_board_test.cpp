#include "shop_fixture.h"

namespace zg::api {
namespace {

// Ten lemons came today at 2.00; two were sold at 5.00 with 5 % tax inside.
class SkuBoardTest : public ::testing::Test {
protected:
    Shop shop;

    void SetUp() override {
        EXPECT_EQ(shop.call("POST", "/v1/checkouts", shop.owner, shop.checkout(shop.new_id(), "2000")).status, 201);
    }
    json::Value board(std::string const& query = {}) {
        auto const reply = shop.call("GET", "/v1/sku-board" + query, shop.owner);
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply.json();
    }
    static std::int64_t figure(json::Value const& row, char const* name) {
        return row.at("figures").at(name).as_int64();
    }
};

TEST_F(SkuBoardTest, FiguresOfALemon) {
    auto const answer = board();
    EXPECT_EQ(answer.at("days").as_int64(), 28);
    EXPECT_EQ(answer.at("count").as_int64(), 2);
    auto const& row = answer.at("items").at(0);
    EXPECT_EQ(row.at("code").as_string(), "A-1");
    EXPECT_EQ(row.at("price").as_int64(), 500);
    EXPECT_EQ(figure(row, "units_milli"), 2'000);
    EXPECT_EQ(figure(row, "net_sales"), 952);
    EXPECT_EQ(figure(row, "gross_margin"), 552);
    EXPECT_EQ(figure(row, "gross_margin_rate_e4"), 5'798);
    EXPECT_EQ(figure(row, "sell_through_e4"), 2'000);  // 2 of 10
    EXPECT_EQ(figure(row, "on_hand_milli"), 8'000);
    EXPECT_EQ(figure(row, "stock_value"), 1'600);
    EXPECT_EQ(figure(row, "mean_stock_value"), 800);  // nothing at the start, 16.00 at the end
    EXPECT_EQ(figure(row, "turnover_days_e1"), 560);  // 8.00 x 28 / 4.00
    EXPECT_EQ(figure(row, "gmroi_e2"), 899);          // 5.52 / 8.00 x 365 / 28
    EXPECT_EQ(figure(row, "cover_days_e1"), 1'120);   // 8 / (2 / 28)
    EXPECT_EQ(json::write(row.at("sets")), R"(["best","slow"])");
    EXPECT_EQ(answer.at("total").at("net_sales").as_int64(), 952);
    auto const& unsold = answer.at("items").at(1);
    EXPECT_TRUE(unsold.at("figures").at("gmroi_e2").is_null());
    EXPECT_TRUE(unsold.at("sets").as_array().empty());
}

TEST_F(SkuBoardTest, ThePeriodBeforeTheBooksHasSalesAndNoStock) {
    auto const earlier = board("?from=2026-10-01&to=2026-10-31").at("items").at(0);
    EXPECT_EQ(figure(earlier, "units_milli"), 0);
    EXPECT_EQ(figure(earlier, "on_hand_milli"), 8'000);
    EXPECT_TRUE(earlier.at("figures").at("turnover_days_e1").is_null());
}

TEST_F(SkuBoardTest, FiltersSortsAndPages) {
    EXPECT_EQ(board("?set=dead").at("count").as_int64(), 0);
    EXPECT_EQ(board("?set=slow").at("count").as_int64(), 1);
    EXPECT_EQ(board("?query=lime").at("items").at(0).at("code").as_string(), "A-2");
    EXPECT_EQ(board("?sort=code&order=down").at("items").at(0).at("code").as_string(), "A-2");
    // What has no figure is last whichever way it runs.
    EXPECT_EQ(board("?sort=gmroi&order=up").at("items").at(0).at("code").as_string(), "A-1");
    EXPECT_EQ(board("?sort=gmroi&order=down").at("items").at(0).at("code").as_string(), "A-1");
    auto const first = board("?limit=1");
    EXPECT_EQ(first.at("items").as_array().size(), 1u);
    EXPECT_EQ(first.at("next").as_int64(), 1);
    auto const second = board("?limit=1&after=1");
    EXPECT_EQ(second.at("items").at(0).at("code").as_string(), "A-2");
    EXPECT_TRUE(second.at("next").is_null());
    EXPECT_TRUE(board("?after=99").at("items").as_array().empty());
}

// The lemon in Citrus, which stands in Fruit; the lime in Fruit itself.
TEST_F(SkuBoardTest, ACategoryHoldsWhatLiesBelowIt) {
    auto const put = [&](std::string const& path, std::string const& body) {
        auto const reply = shop.call("PUT", path, shop.owner, body);
        ASSERT_EQ(reply.status, 200) << reply.body;
    };
    auto const fruit = shop.new_id();
    auto const citrus = shop.new_id();
    put("/v1/categories/" + fruit, R"({"id":")" + fruit + R"(","names":{"en":"Fruit"}})");
    put("/v1/categories/" + citrus, R"({"id":")" + citrus + R"(","names":{"en":"Citrus"},"parent":")" + fruit + "\"}");
    auto const move = [&](SkuId sku, std::string const& code, std::string const& category) {
        put("/v1/products/" + sku.text(), R"({"id":")" + sku.text() + R"(","version":1,"names":{"en":")" + code +
                                              R"("},"unit":"each","tax_class":"standard","active":true,)" +
                                              R"("barcodes":[],"options":[],"category":")" + category + "\"}");
    };
    move(shop.lemon, "Lemon", citrus);
    move(shop.never_sold, "Lime", fruit);

    EXPECT_EQ(board("?category=" + fruit).at("count").as_int64(), 2);
    EXPECT_EQ(board("?category=" + citrus).at("count").as_int64(), 1);
    auto const sums = board("?by=category");
    EXPECT_EQ(sums.at("count").as_int64(), 2);
    for (auto const& row : sums.at("items").as_array()) EXPECT_EQ(figure(row, "net_sales"), 952);
    EXPECT_EQ(sums.at("total").at("net_sales").as_int64(), 952) << "counted once";
    auto const figures = shop.call("GET", "/v1/figures?by=category", shop.owner).json();
    EXPECT_EQ(figures.at("rows").as_array().size(), 2u);
    for (auto const& row : figures.at("rows").as_array()) EXPECT_EQ(figure(row, "net_sales"), 952);
    auto const product = shop.call("GET", "/v1/products?query=lemon", shop.owner).json().at("items").at(0);
    EXPECT_EQ(product.at("category").at("above"), json::Value(json::Array{json::Value(fruit)}));
    // The stock list that is taken out goes by the same tree.
    auto const lines = [&](std::string const& category) {
        auto const csv = shop.call("GET", "/v1/exports/stock?category=" + category, shop.owner).body;
        return std::count(csv.begin(), csv.end(), '\n');
    };
    EXPECT_EQ(lines(fruit), 2 * lines(citrus) - 1) << "as many for the lime, and one head";
    EXPECT_EQ(lines("none"), 1);
}

TEST_F(SkuBoardTest, TheFileIsNarrowedAsTheBoardIs) {
    auto const file = [&](std::string const& query) {
        return shop.call("GET", "/v1/exports/board?" + query, shop.owner);
    };
    EXPECT_NE(file("").body.find("A-2"), std::string::npos);
    auto const slow = file("set=slow").body;
    EXPECT_NE(slow.find("A-1"), std::string::npos);
    EXPECT_EQ(slow.find("A-2"), std::string::npos);
    EXPECT_EQ(file("category=none").field(), "category");
    EXPECT_EQ(file("set=moon").field(), "set");
}

TEST_F(SkuBoardTest, SumsByCategoryAndShowsEachStoreItsOwn) {
    auto const sums = board("?by=category");
    EXPECT_EQ(sums.at("items").as_array().size(), 1u);  // both have none
    EXPECT_EQ(figure(sums.at("items").at(0), "net_sales"), 952);
    EXPECT_TRUE(sums.at("items").at(0).at("sku").is_null());
    auto const other = board("?store=" + shop.m02.id.text()).at("items").at(0);
    EXPECT_EQ(figure(other, "net_sales"), 0);
    EXPECT_EQ(figure(other, "on_hand_milli"), 0);
    EXPECT_EQ(shop.call("GET", "/v1/sku-board?store=" + shop.m01.id.text(), shop.m02_only).code(), "store_not_yours");
}

TEST_F(SkuBoardTest, ARegionIsTheSumOfItsStores) {
    auto const put = [&](StoreId store, std::string const& body) {
        return shop.call("PUT", "/v1/stores/" + store.text() + "/region", shop.owner, body).status;
    };
    EXPECT_EQ(put(shop.m01.id, R"({"region":"Macau"})"), 200);
    EXPECT_EQ(put(shop.m02.id, R"({"region":"Zhuhai"})"), 200);
    EXPECT_EQ(figure(board("?store=region:Macau").at("items").at(0), "net_sales"), 952);
    EXPECT_EQ(figure(board("?store=region:Zhuhai").at("items").at(0), "net_sales"), 0);
    EXPECT_EQ(shop.call("GET", "/v1/sku-board?store=region:Lisbon", shop.owner).code(), "unknown_region");
}

// 2 ÷ 28 a day are sold of what is left: less than half a unit is less than a week of it.
TEST_F(SkuBoardTest, RunningOutIsWhatTheHomePageCallsSo) {
    EXPECT_EQ(board("?set=running_out").at("count").as_int64(), 0);
    EXPECT_EQ(shop.call("POST", "/v1/checkouts", shop.owner, shop.checkout(shop.new_id(), "7000")).status, 201);
    auto const home = shop.call("GET", "/v1/attention/shelves?kind=running_out", shop.owner).json();
    EXPECT_EQ(home.at("count").as_int64(), 1);
    EXPECT_EQ(board("?set=running_out").at("items").at(0).at("sku"), home.at("items").at(0).at("sku"));
    // Now, whatever the period; and in a store where it is so.
    EXPECT_EQ(board("?set=running_out&from=2026-10-01&to=2026-10-31").at("count").as_int64(), 1);
    EXPECT_EQ(board("?set=running_out&store=" + shop.m02.id.text()).at("count").as_int64(), 0);
}

TEST_F(SkuBoardTest, RefusesWhatItCannotRead) {
    struct Case {
        char const* query;
        char const* code;
        char const* field;
    };
    for (auto const& [query, code, field] :
         {Case{"?set=moon", "bad_value", "set"}, Case{"?sort=moon", "bad_value", "sort"},
          Case{"?order=moon", "bad_value", "order"}, Case{"?by=moon", "bad_value", "by"},
          Case{"?from=2026-11-02&to=2026-11-01", "dates_reversed", "to"},
          Case{"?from=2020-01-01", "range_too_long", "to"}, Case{"?after=-1", "bad_value", "after"},
          Case{"?limit=5001", "limit_out_of_range", "limit"}}) {
        auto const reply = shop.call("GET", std::string("/v1/sku-board") + query, shop.owner);
        EXPECT_EQ(reply.status, 400) << query;
        EXPECT_EQ(reply.code(), code) << query;
        EXPECT_EQ(reply.field(), field) << query;
    }
}

TEST_F(SkuBoardTest, TheDictionaryHasEveryFigure) {
    auto const reply = shop.call("GET", "/v1/metrics", shop.owner);
    auto const text = reply.body;
    for (auto const* name : {"net_sales", "sell_through", "turnover_days", "gmroi", "cover_days", "set_dead"}) {
        EXPECT_NE(text.find("\"name\":\"" + std::string(name) + "\""), std::string::npos) << name;
    }
}

}  // namespace
}  // namespace zg::api
