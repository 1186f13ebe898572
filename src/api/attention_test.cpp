#include "shop_fixture.h"

#include <gmock/gmock.h>

namespace zg::api {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

class AttentionTest : public ::testing::Test {
protected:
    Shop shop;

    json::Value get(std::string const& target) {
        auto const reply = shop.call("GET", target, shop.owner);
        EXPECT_EQ(reply.status, 200) << target << " " << reply.body;
        return reply.json();
    }
    void sell(std::string const& quantity) {
        auto const reply = shop.call("POST", "/v1/checkouts", shop.owner, shop.checkout(shop.new_id(), quantity));
        EXPECT_EQ(reply.status, 201) << reply.body;
    }
    // "running_out 1" for each thing that needs a person.
    std::vector<std::string> needs(std::string const& query = {}) {
        std::vector<std::string> found;
        auto const answer = get("/v1/attention" + query);
        for (auto const& item : answer.at("items").as_array()) {
            found.push_back(std::string(item.at("kind").as_string()) + " " +
                            std::to_string(item.at("count").as_int64()));
        }
        return found;
    }
    json::Value first_shelf(std::string const& kind) {
        auto const list = get("/v1/attention/shelves?kind=" + kind);
        EXPECT_EQ(list.at("count").as_int64(), 1);
        return list.at("items").at(0);
    }
    // Two sales of M01's till, the second with a number that jumps.
    std::string jumped_number() {
        auto const body = [&](std::string const& sequence) {
            return "{\"id\":\"" + shop.new_id() + "\",\"store\":\"" + shop.m01.id.text() + "\",\"till\":\"" +
                   shop.till.id.text() + "\",\"device\":\"" + shop.till.device.text() +
                   "\",\"device_sequence\":" + sequence + ",\"previous_hash\":\"" + std::string(64, '0') +
                   "\",\"sequence\":" + sequence +
                   ",\"at\":\"2026-11-22T05:23:29Z\",\"currency\":\"MOP\",\"pricing_version\":1,\"lines\":[{\"sku\":"
                   "\"" +
                   shop.lemon.text() +
                   "\",\"quantity_milli\":1000,\"unit_price\":500,\"gross\":500,\"discounts\":[],\"net\":476,\"tax\":"
                   "24,"
                   "\"tax_class\":\"standard\",\"total\":500}],\"coupons\":[],\"rounding\":0,\"total\":500,"
                   "\"tenders\":[{\"kind\":\"cash\",\"amount\":500}],\"change\":0}";
        };
        EXPECT_EQ(shop.call("POST", "/v1/sales", shop.owner, body("1")).status, 201);
        auto const reply = shop.call("POST", "/v1/sales", shop.owner, body("4"));
        auto const answer = reply.json();
        for (auto const& exception : answer.at("exceptions").as_array()) {
            if (exception.at("kind").as_string() == "sequence_gap") return std::string(exception.at("id").as_string());
        }
        ADD_FAILURE() << reply.body;
        return {};
    }
};

TEST_F(AttentionTest, AQuietShopNeedsNobody) { EXPECT_TRUE(needs().empty()); }

TEST_F(AttentionTest, StockThatWillNotLastAWeekIsRunningOut) {
    sell("9000");  // of ten lemons: one is left, and 9 ÷ 28 a day go
    EXPECT_EQ(needs(), std::vector<std::string>{"running_out 1"});
    auto const shelf = first_shelf("running_out");
    EXPECT_EQ(shelf.at("code").as_string(), "A-1");
    EXPECT_EQ(shelf.at("on_hand_milli").as_int64(), 1000);
    EXPECT_EQ(shelf.at("units_milli").as_int64(), 9000);
    EXPECT_EQ(shelf.at("cover_days_e1").as_int64(), 31);
    EXPECT_EQ(shelf.at("cost").as_int64(), 200);
    auto const file = [&](std::string const& outlook) {
        return shop.call("GET", "/v1/exports/attention?outlook=" + outlook, shop.owner).body;
    };
    EXPECT_THAT(file("running_out"), testing::HasSubstr("A-1"));
    EXPECT_THAT(file("sold_out"), testing::Not(testing::HasSubstr("A-1"))) << "the file has what the page shows";
    sell("1000");
    EXPECT_EQ(needs(), std::vector<std::string>{"sold_out 1"});
    EXPECT_TRUE(needs("?store=" + shop.m02.id.text()).empty());
    EXPECT_EQ(shop.call("GET", "/v1/attention/shelves?kind=fine", shop.owner).field(), "kind");
    EXPECT_EQ(shop.call("GET", "/v1/attention/shelves", shop.owner).field(), "kind");
}

TEST_F(AttentionTest, StockIsDeadWhenNothingMovedForSixtyDays) {
    sell("8000");
    shop.clock().advance_ms(59 * day_ms);
    EXPECT_TRUE(needs().empty());
    shop.clock().advance_ms(2 * day_ms);
    EXPECT_EQ(needs(), std::vector<std::string>{"dead_stock 1"});
    auto const item = get("/v1/attention").at("items").at(0);
    EXPECT_EQ(item.at("amount").as_int64(), 400);
    EXPECT_EQ(first_shelf("unsold").at("moved_at").as_string().subview(0, 10), "2026-11-22");
}

TEST_F(AttentionTest, WhatIsSettledIsDone) {
    auto const id = jumped_number();
    EXPECT_THAT(needs(), ::testing::Contains("late_receipts 1"));
    auto const path = "/v1/exceptions/" + id + "/settlement";
    EXPECT_EQ(shop.call("POST", path, shop.m02_only, "{}").code(), "store_not_yours");
    EXPECT_EQ(shop.call("POST", "/v1/exceptions/" + shop.new_id() + "/settlement", shop.owner, "{}").status, 404);
    auto const settled = shop.call("POST", path, shop.owner, R"({"note":"till was repaired"})");
    ASSERT_EQ(settled.status, 201) << settled.body;
    auto const again = shop.call("POST", path, shop.owner, R"({"note":"something else"})");
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, settled.body);
    EXPECT_THAT(needs(), ::testing::Not(::testing::Contains("late_receipts 1")));
    auto const listed = [&](std::string const& state) {
        std::vector<std::string> ids;
        auto const answer = get("/v1/exceptions?state=" + state);
        for (auto const& row : answer.at("items").as_array()) {
            ids.emplace_back(row.at("id").as_string());
        }
        return ids;
    };
    EXPECT_EQ(listed("settled"), std::vector{id});
    EXPECT_THAT(listed("open"), ::testing::Not(::testing::Contains(id)));
    EXPECT_EQ(get("/v1/exceptions?state=settled").at("items").at(0).at("note").as_string(), "till was repaired");
    auto const long_note = "{\"note\":\"" + std::string(201, 'x') + "\"}";
    EXPECT_EQ(shop.call("POST", path, shop.owner, long_note).code(), "text_too_long");
}

TEST_F(AttentionTest, ARegionStandsForItsStores) {
    sell("9000");
    auto const put = [&](StoreId store, std::string const& body) {
        return shop.call("PUT", "/v1/stores/" + store.text() + "/region", shop.owner, body);
    };
    EXPECT_EQ(put(shop.m01.id, R"({"region":"澳門"})").status, 200);
    EXPECT_EQ(put(shop.m02.id, R"({"region":"Zhuhai"})").status, 200);
    EXPECT_EQ(get("/v1/stores").at("items").at(0).at("region").as_string(), "澳門");
    EXPECT_EQ(needs("?store=region:%E6%BE%B3%E9%96%80"), std::vector<std::string>{"running_out 1"});
    EXPECT_TRUE(needs("?store=region:Zhuhai").empty());
    EXPECT_EQ(get("/v1/figures?by=total&store=region:Zhuhai").at("rows").at(0).at("figures").at("receipts").as_int64(),
              0);
    EXPECT_EQ(shop.call("GET", "/v1/attention?store=region:Lisbon", shop.owner).code(), "unknown_region");
    EXPECT_EQ(shop.call("GET", "/v1/attention?store=region:%E6%BE%B3%E9%96%80", shop.m02_only).code(),
              "unknown_region");
    EXPECT_EQ(put(shop.m02.id, R"({"region":""})").code(), "name_missing");
    EXPECT_EQ(put({}, R"({"region":"x"})").status, 404);
    EXPECT_EQ(put(shop.m02.id, "{}").status, 200);
    EXPECT_TRUE(get("/v1/stores").at("items").at(1).at("region").is_null());
}

TEST_F(AttentionTest, FiguresComeByStoreCategoryAndWeekday) {
    sell("2000");
    auto const rows = [&](std::string const& by) { return get("/v1/figures?by=" + by).at("rows").as_array(); };
    ASSERT_EQ(rows("store").size(), 1u);
    EXPECT_EQ(rows("store").at(0).at("key").as_string(), shop.m01.id.text());
    EXPECT_EQ(rows("store").at(0).at("figures").at("net_sales").as_int64(), 952);
    EXPECT_EQ(rows("category").at(0).at("key").as_string(), "none");
    EXPECT_EQ(rows("weekday_hour").at(0).at("key").as_string(), "7-13");
    EXPECT_EQ(shop.call("GET", "/v1/figures?from=2026-11-02&to=2026-11-01", shop.owner).code(), "dates_reversed");
    auto const board = get("/v1/dashboard");
    EXPECT_EQ(board.at("stores").at(0).at("store").as_string(), shop.m01.id.text());
    EXPECT_EQ(board.at("stores").at(0).at("today").at("net_sales").as_int64(), 952);
}

}  // namespace
}  // namespace zg::api
