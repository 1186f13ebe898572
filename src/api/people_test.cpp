#include "shop_fixture.h"

#include <algorithm>

namespace zg::api {
namespace {

class PeopleTest : public ::testing::Test {
protected:
    Shop shop;
    std::string const rui = shop.new_id();

    Reply put(std::string const& path, std::string const& body) { return shop.call("PUT", path, shop.owner, body); }
    void make_role(std::string const& code, std::string const& scopes) {
        auto const reply = put("/v1/roles/" + code, R"({"names":{"en":")" + code + R"("},"scopes":[)" + scopes + "]}");
        EXPECT_EQ(reply.status, 200) << reply.body;
    }
    Reply put_rui(std::string const& role, std::string const& more = R"("is_active":true)") {
        return put("/v1/people/" + rui, R"({"name":"Rui","role":")" + role + "\"," + more + "}");
    }
    Reply sign_in(std::string const& body) { return shop.call("POST", "/v1/sessions", "", body); }
    static std::string cookie_of(Reply const& reply) {
        auto const set = reply.header("Set-Cookie");
        return "Cookie: " + set.substr(0, set.find(';'));
    }
    Reply as(std::string const& cookie, std::string const& method, std::string const& path,
             std::string const& body = {}) {
        return shop.call(method, path, "", body, {cookie, "X-Zhanggui: 1", "Origin: http://shop"});
    }
    // Rui's own session, by a link that the owner has made.
    std::string come_in() {
        auto const link = shop.call("POST", "/v1/people/" + rui + "/link", shop.owner);
        EXPECT_EQ(link.status, 201) << link.body;
        auto const path = std::string(link.json().at("path").as_string());
        auto const reply = sign_in(R"({"token":")" + path.substr(path.find('=') + 1) + "\"}");
        EXPECT_EQ(reply.status, 201) << reply.body;
        shop.clock().advance_ms(1'000);
        return cookie_of(reply);
    }
};

TEST_F(PeopleTest, WhoIsAddedComesInByALinkAndMayDoWhatTheRoleSays) {
    make_role("cashier", R"("sale:create","sale:read")");
    ASSERT_EQ(put_rui("cashier", R"("stores":[")" + shop.m02.id.text() + R"("],"is_active":true)").status, 200);
    auto const cookie = come_in();
    auto const session = as(cookie, "GET", "/v1/session").json();
    EXPECT_EQ(session.at("person").at("name").as_string(), "Rui");
    EXPECT_EQ(session.at("scopes").as_array().size(), 2u);
    EXPECT_EQ(session.at("stores").as_array().size(), 1u);
    EXPECT_FALSE(session.at("has_password").as_bool());
    EXPECT_EQ(as(cookie, "GET", "/v1/receipts").status, 200);
    auto const refused = as(cookie, "GET", "/v1/settings");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.code(), "scope_missing");
    EXPECT_EQ(as(cookie, "GET", "/v1/receipts?store=" + shop.m01.id.text()).code(), "store_not_yours");
    EXPECT_EQ(as(cookie, "PUT", "/v1/password", R"({"new_password":"quatro gatos azuis"})").status, 204);
    EXPECT_TRUE(as(cookie, "GET", "/v1/session").json().at("has_password").as_bool());
    EXPECT_EQ(sign_in(R"({"name":"rui","password":"quatro gatos azuis"})").status, 201);
}

TEST_F(PeopleTest, AChangedRoleAndADismissalEndSessionsAtOnce) {
    make_role("cashier", R"("sale:create")");
    make_role("clerk", R"("stock:read")");
    ASSERT_EQ(put_rui("cashier").status, 200);
    auto first = come_in();
    shop.clock().advance_ms(1'000);
    ASSERT_EQ(put_rui("clerk").status, 200);
    EXPECT_EQ(as(first, "GET", "/v1/session").status, 401);
    shop.clock().advance_ms(1'000);
    auto const second = come_in();
    EXPECT_EQ(as(second, "GET", "/v1/stock").status, 200);
    make_role("clerk", R"("stock:read","catalog:read")");
    EXPECT_EQ(as(second, "GET", "/v1/session").status, 401);
    shop.clock().advance_ms(1'000);
    auto const third = come_in();
    ASSERT_EQ(put("/v1/people/" + rui + "/password", R"({"password":"quatro gatos azuis"})").status, 204);
    shop.clock().advance_ms(1'000);
    ASSERT_EQ(put_rui("clerk", R"("is_active":false)").status, 200);
    EXPECT_EQ(as(third, "GET", "/v1/session").status, 401);
    auto const late = sign_in(R"({"name":"Rui","password":"quatro gatos azuis"})");
    EXPECT_EQ(late.code(), "wrong_name_or_password");
    EXPECT_EQ(shop.call("POST", "/v1/people/" + rui + "/link", shop.owner).code(), "person_dismissed");
}

TEST_F(PeopleTest, NobodyHandsOutMoreThanTheyHave) {
    make_role("manager", R"("company:manage","sale:create")");
    make_role("cashier", R"("sale:create")");
    make_role("clerk", R"("stock:read")");
    ASSERT_EQ(put_rui("manager").status, 200);
    auto const mine = come_in();
    auto const other = "/v1/people/" + shop.new_id();
    EXPECT_EQ(as(mine, "PUT", other, R"({"name":"Bei","role":"cashier","is_active":true})").status, 200);
    EXPECT_EQ(as(mine, "PUT", other, R"({"name":"Bei","role":"clerk","is_active":true})").code(), "scope_missing");
    auto const ana = "/v1/people/" + shop.ana.text();
    EXPECT_EQ(as(mine, "PUT", ana, R"({"name":"Ana","role":"cashier","is_active":true})").code(), "scope_missing");
    EXPECT_EQ(as(mine, "POST", ana + "/link").code(), "scope_missing");
    EXPECT_EQ(as(mine, "PUT", ana + "/password", R"({"password":"quatro gatos azuis"})").code(), "scope_missing");
    EXPECT_EQ(as(mine, "PUT", "/v1/roles/cashier", R"({"names":{"en":"C"},"scopes":["stock:read"]})").code(),
              "scope_missing");
    EXPECT_EQ(as(mine, "PUT", "/v1/roles/clerk", R"({"names":{"en":"C"},"scopes":["sale:create"]})").code(),
              "scope_missing");
    EXPECT_EQ(as(mine, "DELETE", "/v1/roles/clerk").code(), "scope_missing");
}

TEST_F(PeopleTest, RefusalsNameTheField) {
    make_role("cashier", R"("sale:create")");
    ASSERT_EQ(put_rui("cashier").status, 200);
    auto const ana = "/v1/people/" + shop.ana.text();
    struct Case {
        std::string path;
        char const* body;
        char const* code;
        char const* field;
    };
    auto const fresh = "/v1/people/" + shop.new_id();
    Case const cases[] = {
        {ana, R"({"name":"Ana","role":"owner","is_active":false})", "last_owner", "is_active"},
        {ana, R"({"name":"Ana","role":"cashier","is_active":true})", "last_owner", "role"},
        {fresh, R"({"name":"rui","role":"cashier","is_active":true})", "duplicate_name", "name"},
        {fresh, R"({"name":"Bei","role":"pilot","is_active":true})", "unknown_role", "role"},
        {fresh, R"({"name":"Bei","role":"cashier","stores":[],"is_active":true})", "stores_missing", "stores"},
        {"/v1/roles/owner", R"({"names":{"en":"O"},"scopes":["sale:create"]})", "role_fixed", "code"},
        {"/v1/roles/baker", R"({"names":{"en":"B"},"scopes":["fly"]})", "unknown_scope", "scopes"},
        {"/v1/roles/baker", R"({"names":{"en":"B"},"scopes":[]})", "scopes_missing", "scopes"},
    };
    for (auto const& [path, body, code, field] : cases) {
        auto const reply = put(path, body);
        EXPECT_EQ(reply.code(), code) << path << body << reply.body;
        EXPECT_EQ(reply.field(), field) << path << body;
    }
    EXPECT_EQ(shop.call("DELETE", "/v1/roles/cashier", shop.owner).code(), "role_in_use");
    EXPECT_EQ(shop.call("DELETE", "/v1/roles/nobody", shop.owner).status, 404);
    EXPECT_EQ(put("/v1/people/" + shop.new_id() + "/password", R"({"password":"quatro gatos azuis"})").status, 404);
}

TEST_F(PeopleTest, ARenamedPersonSignsInByTheNewName) {
    make_role("cashier", R"("sale:create")");
    ASSERT_EQ(put_rui("cashier").status, 200);
    ASSERT_EQ(put("/v1/people/" + rui + "/password", R"({"password":"quatro gatos azuis"})").status, 204);
    ASSERT_EQ(put("/v1/people/" + rui, R"({"name":"Rui Silva","role":"cashier","is_active":true})").status, 200);
    EXPECT_EQ(sign_in(R"({"name":"Rui","password":"quatro gatos azuis"})").status, 401);
    EXPECT_EQ(sign_in(R"({"name":"Rui Silva","password":"quatro gatos azuis"})").status, 201);
    auto const people = shop.call("GET", "/v1/people", shop.owner).json().at("items").as_array();
    ASSERT_EQ(people.size(), 2u);
    EXPECT_EQ(people.at(1).at("name").as_string(), "Rui Silva");
    EXPECT_TRUE(people.at(1).at("has_password").as_bool());
}

TEST_F(PeopleTest, ARefusedRenamingLeavesTheSignInNameAlone) {
    make_role("cashier", R"("sale:create")");
    ASSERT_EQ(put_rui("cashier").status, 200);
    ASSERT_EQ(put("/v1/people/" + shop.new_id(), R"({"name":"Ben","role":"cashier","is_active":true})").status, 200);
    ASSERT_EQ(put("/v1/people/" + rui + "/password", R"({"password":"quatro gatos azuis"})").status, 204);
    auto const path = "/v1/people/" + rui;
    EXPECT_EQ(put(path, R"({"name":"Ben","role":"cashier","is_active":true})").code(), "duplicate_name");
    EXPECT_EQ(put(path, R"({"name":"Rui Silva","role":"pilot","is_active":true})").code(), "unknown_role");
    EXPECT_EQ(sign_in(R"({"name":"Rui","password":"quatro gatos azuis"})").status, 201);
}

TEST_F(PeopleTest, ANamesakeOfSomebodyDismissedGetsAPasswordAndTheOldOneMayComeBackUnderAnotherName) {
    make_role("cashier", R"("sale:create")");
    ASSERT_EQ(put_rui("cashier").status, 200);
    ASSERT_EQ(put("/v1/people/" + rui + "/password", R"({"password":"quatro gatos azuis"})").status, 204);
    ASSERT_EQ(put_rui("cashier", R"("is_active":false)").status, 200);
    auto const next = "/v1/people/" + shop.new_id();
    ASSERT_EQ(put(next, R"({"name":"Rui","role":"cashier","is_active":true})").status, 200);
    EXPECT_EQ(put(next + "/password", R"({"password":"cinco gatos verdes"})").status, 204);
    EXPECT_EQ(sign_in(R"({"name":"Rui","password":"cinco gatos verdes"})").status, 201);
    EXPECT_EQ(put_rui("cashier").code(), "duplicate_name");
    EXPECT_EQ(put("/v1/people/" + rui, R"({"name":"Rui Silva","role":"cashier","is_active":true})").status, 200);
    shop.clock().advance_ms(1'000);
    EXPECT_EQ(sign_in(R"({"name":"Rui Silva","password":"quatro gatos azuis"})").status, 201);
}

TEST_F(PeopleTest, AnotherPasswordSignsThePersonOutEverywhere) {
    make_role("cashier", R"("sale:create")");
    ASSERT_EQ(put_rui("cashier").status, 200);
    auto const stolen = come_in();
    ASSERT_EQ(as(stolen, "GET", "/v1/session").status, 200);
    ASSERT_EQ(put("/v1/people/" + rui + "/password", R"({"password":"quatro gatos azuis"})").status, 204);
    EXPECT_EQ(as(stolen, "GET", "/v1/session").status, 401);
}

TEST_F(PeopleTest, ALinkForATillIsNoWayToMoreThanOneHas) {
    make_role("opener", R"("company:manage")");
    ASSERT_EQ(put_rui("opener").status, 200);
    auto const mine = come_in();
    auto const link = "/v1/tills/" + shop.till.id.text() + "/link";
    EXPECT_EQ(as(mine, "POST", link).code(), "scope_missing");
    EXPECT_EQ(shop.call("POST", link, shop.owner).status, 201);
}

TEST_F(PeopleTest, TheProfileOfTheCompanyIsNotForThoseOfOneStore) {
    auto const body = R"({"receipt_footer":"Bye"})";
    EXPECT_EQ(shop.call("PUT", "/v1/profile", shop.m02_only, body).code(), "store_not_yours");
}

TEST_F(PeopleTest, TheListIsOfThoseWhoWorkWhereTheAskerDoes) {
    make_role("cashier", R"("sale:create")");
    ASSERT_EQ(put_rui("cashier", R"("stores":[")" + shop.m02.id.text() + R"("],"is_active":true)").status, 200);
    auto const seen = shop.call("GET", "/v1/people", shop.m02_only).json().at("items").as_array();
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen.at(0).at("name").as_string(), "Rui");
    auto const roles = shop.call("GET", "/v1/roles", shop.owner).json().at("items").as_array();
    ASSERT_EQ(roles.size(), 2u);
    EXPECT_TRUE(roles.at(0).at("is_fixed").as_bool());
    EXPECT_EQ(roles.at(0).at("people").as_int64(), 1);
    EXPECT_EQ(roles.at(1).at("people").as_int64(), 1);
}

}  // namespace
}  // namespace zg::api
