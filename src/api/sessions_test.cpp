#include "rates.h"
#include "shop_fixture.h"

#include <algorithm>

namespace zg::api {
namespace {

class SessionsTest : public ::testing::Test {
protected:
    Shop shop;

    Reply sign_in(std::string const& link) {
        return shop.call("POST", "/v1/sessions", "", "{\"token\":\"" + link + "\"}");
    }
    // "Cookie: zg_session=…" of a till's browser in M01.
    std::string cookie() {
        auto const reply = sign_in(shop.link({.id = shop.lemon.uuid,
                                              .name = "Ana",
                                              .scopes = access::Scopes::all(),
                                              .stores = std::vector{shop.m01.id},
                                              .till = shop.till.id}));
        EXPECT_EQ(reply.status, 201) << reply.body;
        auto const set = reply.header("Set-Cookie");
        EXPECT_NE(set.find("HttpOnly; SameSite=Strict"), std::string::npos) << set;
        return "Cookie: other=1; " + set.substr(0, set.find(';'));
    }
};

TEST_F(SessionsTest, LinkSignsInOnce) {
    auto const link = shop.link({.id = shop.ana.uuid, .name = "Ana", .scopes = access::Scopes::all()});
    auto const first = sign_in(link);
    ASSERT_EQ(first.status, 201) << first.body;
    auto const session = first.json();
    EXPECT_EQ(session.at("company").at("currency").as_string(), "MOP");
    EXPECT_EQ(session.at("company").at("currency_digits").as_int64(), 2);
    EXPECT_EQ(session.at("stores").as_array().size(), 2u);
    EXPECT_TRUE(session.at("till").is_null());
    auto const again = sign_in(link);
    EXPECT_EQ(again.status, 401);
    EXPECT_EQ(again.code(), "sign_in_link_used");
}

TEST_F(SessionsTest, TillLearnsWhereItsJournalEnds) {
    auto const mine = cookie();
    auto const session = shop.call("GET", "/v1/session", "", "", {mine}).json();
    EXPECT_EQ(session.at("till").at("next_sequence").as_int64(), 1);
    EXPECT_EQ(session.at("till").at("last_hash").as_string(), std::string(64, '0'));
    EXPECT_EQ(session.at("stores").as_array().size(), 1u);
    EXPECT_EQ(session.at("scopes").at(0).as_string(), "catalog:read");
}

TEST_F(SessionsTest, CookieAloneChangesNothing) {
    auto const mine = cookie();
    auto const sell = [&](std::vector<std::string> headers) {
        headers.push_back(mine);
        return shop.call("POST", "/v1/checkouts", "", shop.checkout(shop.new_id()), std::move(headers));
    };
    EXPECT_EQ(sell({}).code(), "cross_site");
    EXPECT_EQ(sell({"X-Zhanggui: 1"}).code(), "cross_site");
    EXPECT_EQ(sell({"Origin: http://shop"}).code(), "cross_site");
    EXPECT_EQ(sell({"X-Zhanggui: 1", "Origin: http://evil"}).status, 403);
    EXPECT_EQ(sell({"X-Zhanggui: 1", "Origin: null"}).status, 403);
    EXPECT_EQ(sell({"X-Zhanggui: 1", "Origin: http://shop"}).status, 201);
}

TEST_F(SessionsTest, SocketOfAnotherSiteIsRefused) {
    auto const mine = cookie();
    auto const upgrade = [&](std::string const& origin) {
        return shop.call("GET", "/v1/live", "", "",
                         {mine, "Origin: " + origin, "Upgrade: websocket", "Connection: Upgrade",
                          "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="});
    };
    EXPECT_EQ(upgrade("http://evil").code(), "cross_site");
    EXPECT_EQ(upgrade("http://shop").status, 101);
}

TEST_F(SessionsTest, SignOutEndsTheSession) {
    auto const mine = cookie();
    EXPECT_EQ(shop.call("DELETE", "/v1/session", "", "", {mine, "X-Zhanggui: 1", "Origin: http://shop"}).status, 204);
    EXPECT_EQ(shop.call("GET", "/v1/session", "", "", {mine}).status, 401);
}

TEST_F(SessionsTest, NobodyHandsOutMoreThanTheyHave) {
    access::Scopes some;
    some.add(access::Scope::token_manage);
    some.add(access::Scope::catalog_read);
    auto const asker = shop.token(some, std::vector{shop.m02.id});
    auto const make = [&](std::string const& body) { return shop.call("POST", "/v1/tokens", asker, body); };
    EXPECT_EQ(make(R"({"name":"x","scopes":["sale:create"]})").code(), "scope_missing");
    EXPECT_EQ(make(R"({"name":"x","scopes":["fly"]})").code(), "unknown_scope");
    EXPECT_EQ(make(R"({"name":" ","scopes":[]})").code(), "name_missing");
    EXPECT_EQ(make(R"({"name":"x","scopes":[],"stores":[")" + shop.m01.id.text() + "\"]}").code(), "store_not_yours");
    auto const made = make(R"({"name":"x","scopes":["catalog:read"]})");
    ASSERT_EQ(made.status, 201);
    auto const secret = std::string(made.json().at("secret").as_string());
    EXPECT_EQ(shop.call("GET", "/v1/products", secret).status, 200);
    EXPECT_EQ(shop.call("GET", "/v1/stores", secret).json().at("items").as_array().size(), 1u);
    auto const path = "/v1/tokens/" + std::string(made.json().at("id").as_string());
    EXPECT_EQ(shop.call("DELETE", path, asker).code(), "store_not_yours");
    EXPECT_EQ(shop.call("DELETE", path, shop.owner).status, 204);
    EXPECT_EQ(shop.call("GET", "/v1/products", secret).status, 401);
    EXPECT_EQ(shop.call("DELETE", path, shop.owner).status, 404);
}

TEST(Rates, AllowABurstAndThenTheRate) {
    auto const& route =
        *std::find_if(routes().begin(), routes().end(), [](auto const& each) { return each.path == "/v1/sessions"; });
    Rates rates(100);
    Instant now{1'795'325'009'000};
    Uuid const who{{1}};
    for (std::int64_t count = 0; count < route.limit.burst(); ++count)
        EXPECT_EQ(rates.seconds_to_wait(who, route, now), 0);
    EXPECT_EQ(rates.seconds_to_wait(who, route, now), 1);
    EXPECT_EQ(rates.seconds_to_wait(Uuid{{2}}, route, now), 0);
    now.ms += 60'000 / route.limit.per_minute();
    EXPECT_EQ(rates.seconds_to_wait(who, route, now), 0);
    EXPECT_EQ(rates.seconds_to_wait(who, route, now), 1);
    EXPECT_EQ(Rates(0).seconds_to_wait(who, route, now), 0);
}

}  // namespace
}  // namespace zg::api
