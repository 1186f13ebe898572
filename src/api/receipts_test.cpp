#include "shop_fixture.h"

namespace zg::api {
namespace {

class ReceiptsTest : public ::testing::Test {
protected:
    Shop shop;

    std::string sell(std::string const& quantity, std::string const& tender = "cash") {
        auto const id = shop.new_id();
        auto body = shop.checkout(id, quantity);
        auto const amount = std::to_string(std::stoll(quantity) / 1000 * 500);
        auto const at = body.find("{\"kind\":\"cash\"");
        body.replace(at, std::string::npos, "{\"kind\":\"" + tender + "\",\"amount\":" + amount + "}]}");
        auto const reply = shop.call("POST", "/v1/checkouts", shop.owner, body);
        EXPECT_EQ(reply.status, 201) << reply.body;
        shop.clock().advance_ms(1'000);
        return id;
    }
    void refund(std::string const& sale) {
        auto const reply =
            shop.call("POST", "/v1/refunds", shop.owner,
                      R"({"id":")" + shop.new_id() + R"(","receipt":")" + sale + R"(","till":")" + shop.till.id.text() +
                          R"(","lines":[{"line":0,"quantity_milli":1000}],"reason":"unwanted","restock":true})");
        EXPECT_EQ(reply.status, 201) << reply.body;
    }
    std::vector<std::string> listed(std::string const& query) {
        auto const reply = shop.call("GET", "/v1/receipts" + query, shop.owner);
        EXPECT_EQ(reply.status, 200) << query << " " << reply.body;
        std::vector<std::string> ids;
        auto const answer = reply.json();
        for (auto const& item : answer.at("items").as_array()) ids.emplace_back(item.at("id").as_string());
        return ids;
    }
    using Ids = std::vector<std::string>;
};

TEST_F(ReceiptsTest, AreFoundByKindAmountAndTender) {
    auto const one = sell("1000");
    auto const two = sell("2000", "card");
    auto const three = sell("3000");
    refund(three);
    EXPECT_EQ(listed("?kind=sale"), (Ids{three, two, one}));
    EXPECT_EQ(listed("?kind=refund").size(), 1u);
    EXPECT_EQ(listed("?total_min=1000"), (Ids{three, two}));
    EXPECT_EQ(listed("?kind=sale&total_max=1000"), (Ids{two, one}));
    EXPECT_EQ(listed("?total_min=501&total_max=999"), Ids{});
    EXPECT_EQ(listed("?tender=card"), Ids{two});
    EXPECT_EQ(listed("?tender=cash&kind=sale"), (Ids{three, one}));
    EXPECT_EQ(listed("?tender=wallet"), Ids{});
    auto const first = shop.call("GET", "/v1/receipts?tender=cash&kind=sale&limit=1", shop.owner).json();
    EXPECT_EQ(first.at("items").at(0).at("id").as_string(), three);
    EXPECT_EQ(listed("?tender=cash&kind=sale&limit=1&after=" + std::string(first.at("next").as_string())), Ids{one});
    for (auto const* bad : {"kind=moon", "tender=moon", "total_min=-1", "total_max=x"}) {
        EXPECT_EQ(shop.call("GET", std::string("/v1/receipts?") + bad, shop.owner).code(), "bad_value") << bad;
    }
}

TEST_F(ReceiptsTest, AreFoundByTheNumberOrItsEnd) {
    auto const one = sell("1000");
    auto const two = sell("2000");
    refund(two);
    auto const given_back = listed("?kind=refund");
    auto const answer = shop.call("GET", "/v1/receipts/" + two, shop.owner).json();
    std::string const number(answer.at("number").as_string());
    ASSERT_EQ(number, "M01-T1-C000002");
    for (auto const* typed : {"M01-T1-C000002", "m01-t1-c2", "C000002", "t1-c2", "2", "000002"})
        EXPECT_EQ(listed(std::string("?number=") + typed), Ids{two}) << typed;
    EXPECT_EQ(listed("?number=1"), (Ids{given_back.at(0), one})) << "of every series";
    EXPECT_EQ(listed("?number=R1"), given_back);
    EXPECT_EQ(listed("?number=T1-1"), Ids{}) << "no sale that the till numbered";
    EXPECT_EQ(listed("?number=M02-T1-C2"), Ids{});
    EXPECT_EQ(listed("?number=1-C2"), Ids{}) << "the end of a till's name is no till";
    EXPECT_EQ(listed("?number=lemon"), Ids{});
}

TEST_F(ReceiptsTest, AReprintIsInTheBooksOnce) {
    auto const sale = sell("1000");
    auto const path = "/v1/receipts/" + sale + "/reprints";
    auto const body = "{\"id\":\"" + shop.new_id() + "\"}";
    auto const first = shop.call("POST", path, shop.owner, body);
    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(first.json().at("who").as_string(), "test");
    auto const again = shop.call("POST", path, shop.owner, body);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.json().at("at").as_string(), first.json().at("at").as_string());
    auto const receipt = shop.call("GET", "/v1/receipts/" + sale, shop.owner).json();
    ASSERT_EQ(receipt.at("reprints").as_array().size(), 1u);
    EXPECT_EQ(receipt.at("reprints").at(0).at("who").as_string(), "test");
    EXPECT_EQ(receipt.at("reprints").at(0).at("at"), first.json().at("at"));
    auto const nowhere = shop.call("POST", "/v1/receipts/" + shop.new_id() + "/reprints", shop.owner,
                                   "{\"id\":\"" + shop.new_id() + "\"}");
    EXPECT_EQ(nowhere.status, 404);
    EXPECT_EQ(nowhere.code(), "unknown_receipt");
}

}  // namespace
}  // namespace zg::api
