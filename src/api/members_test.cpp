#include "shop_fixture.h"

namespace zg::api {
namespace {

class MembersTest : public ::testing::Test {
protected:
    Shop shop;
    std::string path = "/v1/members/" + shop.member.text();

    json::Value get(std::string const& target) {
        auto const reply = shop.call("GET", target, shop.owner);
        EXPECT_EQ(reply.status, 200) << target << " " << reply.body;
        return reply.json();
    }
    Reply put(std::string const& body, std::string const& token) { return shop.call("PUT", path, token, body); }
    // Lemons for the member, paid with more cash than they cost.
    std::string sell(std::string const& quantity) {
        auto const id = shop.new_id();
        auto const member = "\"member\":\"" + shop.member.text() + "\",";
        EXPECT_EQ(shop.call("POST", "/v1/checkouts", shop.owner, shop.checkout(id, quantity, member)).status, 201);
        shop.clock().set({shop.clock().now().ms + 60'000});
        return id;
    }
    std::string refund(std::string const& sale) {
        auto const id = shop.new_id();
        auto const reply =
            shop.call("POST", "/v1/refunds", shop.owner,
                      R"({"id":")" + id + R"(","receipt":")" + sale + R"(","till":")" + shop.till.id.text() +
                          R"(","lines":[{"line":0,"quantity_milli":1000}],"reason":"unwanted","restock":true})");
        EXPECT_EQ(reply.status, 201) << reply.body;
        shop.clock().set({shop.clock().now().ms + 60'000});
        return id;
    }
};

TEST_F(MembersTest, AreChangedByThoseWhoKnowTheVersion) {
    auto const changed = put(R"({"version":1,"phones":["66123456","28 12 34 56"],"cards":["C1"]})", shop.owner);
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.json().at("version").as_int64(), 2);
    EXPECT_EQ(get("/v1/members?query=28123456").at("items").at(0).at("phones").as_array().size(), 2u);
    auto const late = put(R"({"version":1,"name":"Somebody"})", shop.owner);
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(late.code(), "version_changed");
    auto const bad = put(R"({"version":2,"phones":["66123456","no"]})", shop.owner);
    EXPECT_EQ(bad.status, 422);
    EXPECT_EQ(bad.field(), "phones[1]");
    auto const nobody = shop.call("PUT", "/v1/members/" + shop.new_id(), shop.owner, R"({"version":1,"name":"X"})");
    EXPECT_EQ(nobody.status, 404);
    EXPECT_EQ(nobody.code(), "unknown_member");
}

TEST_F(MembersTest, OfAPhoneATillSeesTheEnd) {
    auto const seen = shop.call("GET", path, shop.till_token).json();
    EXPECT_EQ(seen.at("phones").at(0).as_string(), "••••3456");
    EXPECT_EQ(get(path).at("phones").at(0).as_string(), "85366123456");
    auto const made = shop.call("POST", "/v1/members", shop.till_token,
                                "{\"id\":\"" + shop.new_id() + R"(","name":"Rui","phone":"66777777"})");
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.json().at("phones").at(0).as_string(), "••••7777");
    EXPECT_EQ(put(R"({"version":1,"phones":["1"]})", shop.till_token).code(), "scope_missing");
    auto const named = put(R"({"version":1,"name":"陳大民"})", shop.till_token);
    EXPECT_EQ(named.status, 200) << named.body;
    EXPECT_EQ(named.json().at("phones").at(0).as_string(), "••••3456");
    EXPECT_EQ(shop.call("GET", path + "/timeline", shop.till_token).code(), "scope_missing");
}

TEST_F(MembersTest, FiguresAreThoseOfTheirReceipts) {
    EXPECT_TRUE(get(path + "/figures").at("last_visit").is_null());
    sell("2000");
    auto const second = sell("1000");
    refund(second);
    auto const figures = get(path + "/figures");
    EXPECT_EQ(figures.at("visits").as_int64(), 2);
    EXPECT_EQ(figures.at("refunds").as_int64(), 1);
    EXPECT_EQ(figures.at("net_sales").as_int64(), 952);     // 10.00 + 5.00 - 5.00, 5 % tax inside
    EXPECT_EQ(figures.at("basket_value").as_int64(), 714);  // (9.52 + 4.76) / 2
    EXPECT_EQ(figures.at("favourites").at(0).at("code").as_string(), "A-1");
    EXPECT_EQ(figures.at("favourites").at(0).at("receipts").as_int64(), 2);
    EXPECT_EQ(shop.call("GET", "/v1/members/" + shop.new_id() + "/figures", shop.owner).status, 404);
    // One who sees another store alone sees none of it.
    auto const elsewhere = shop.call("GET", path + "/figures", shop.m02_only).json();
    EXPECT_EQ(elsewhere.at("visits").as_int64(), 0);
}

TEST_F(MembersTest, TheTimelineTellsAllInOrderPageByPage) {
    auto const sale = sell("2000");
    EXPECT_EQ(put(R"({"version":1,"name":"陳大明"})", shop.owner).status, 200);
    shop.clock().set({shop.clock().now().ms + 60'000});
    auto const back = refund(sale);
    std::vector<std::string> told;
    std::string after;
    for (int page = 0; page < 9; ++page) {
        auto const answer = get(path + "/timeline?limit=1" + (after.empty() ? "" : "&after=" + after));
        for (auto const& item : answer.at("items").as_array()) told.emplace_back(item.at("kind").as_string());
        if (answer.at("next").is_null()) break;
        after = answer.at("next").as_string();
    }
    EXPECT_EQ(told, (std::vector<std::string>{"refund", "change", "sale", "joined"}));
    auto const items = get(path + "/timeline").at("items").as_array();
    EXPECT_EQ(items.at(0).at("receipt").as_string(), back);
    EXPECT_EQ(items.at(0).at("total").as_int64(), -500);
    EXPECT_EQ(items.at(0).at("points").as_int64(), -5);
    EXPECT_EQ(items.at(1).at("who").as_string(), "test");
    EXPECT_EQ(json::write(items.at(1).at("fields")), R"(["name"])");
    EXPECT_EQ(items.at(2).at("receipt").as_string(), sale);
    EXPECT_EQ(items.at(2).at("points").as_int64(), 10);
    for (auto const* bad : {"x", "-1_0_", "0_2_", "0_", "0_0_moon", "99999999999999999999_0_"}) {
        EXPECT_EQ(shop.call("GET", path + "/timeline?after=" + bad, shop.owner).code(), "bad_cursor") << bad;
    }
}

TEST_F(MembersTest, ThePointsLedgerLeadsToTheBalance) {
    auto const sale = sell("2000");
    refund(sale);
    auto const rows = get(path + "/points").at("items").as_array();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows.at(0).at("points").as_int64(), -5);
    EXPECT_EQ(rows.at(0).at("balance").as_int64(), 5);
    EXPECT_EQ(rows.at(1).at("points").as_int64(), 10);
    EXPECT_EQ(rows.at(1).at("document").as_string(), sale);
    EXPECT_EQ(rows.at(1).at("number").as_string(), "M01-T1-C000001");
    EXPECT_EQ(get(path).at("points").as_int64(), 5);
    auto const first = get(path + "/points?limit=1");
    auto const next = std::to_string(first.at("next_before").as_int64());
    EXPECT_EQ(get(path + "/points?limit=1&before=" + next).at("items").at(0).at("points").as_int64(), 10);
}

}  // namespace
}  // namespace zg::api
