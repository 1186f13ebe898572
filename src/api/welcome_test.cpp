#include "shop_fixture.h"

#include <gtest/gtest.h>

namespace zg::api {
namespace {

constexpr auto password = "quatro gatos azuis";

// An empty folder and the browser that opened the printed link.
class WelcomeTest : public ::testing::Test {
protected:
    Shop shop{Shop::Begins::empty};
    Uuid owner = Uuid::parse("01931111-0000-7000-8000-000000000001").value();

    std::string cookie_of(Reply const& reply) {
        auto const set = reply.header("Set-Cookie");
        return "Cookie: " + set.substr(0, set.find(';'));
    }
    std::string setup_cookie() {
        auto const link = shop.link({.id = owner, .name = "", .scopes = access::Scopes::all()});
        auto const reply = shop.call("POST", "/v1/sessions", "", "{\"token\":\"" + link + "\"}");
        EXPECT_EQ(reply.status, 201) << reply.body;
        return cookie_of(reply);
    }
    Reply ask(std::string_view method, std::string const& path, std::string const& cookie,
              std::string const& body = {}) {
        return shop.call(method, path, "", body, {cookie, "X-Zhanggui: 1", "Origin: http://shop"});
    }
    Reply sign_in(std::string const& name, std::string const& secret) {
        return shop.call("POST", "/v1/sessions", "", R"({"name":")" + name + R"(","password":")" + secret + "\"}");
    }
    static std::string setup(std::string const& way, std::string const& secret,
                             std::string const& zone = "Asia/Macau") {
        return R"({"way":")" + way + R"(","language":"pt","owner":{"name":"Ana Lei","password":")" + secret +
               R"("},"trade":"grocery","region":"macau","receipt_header":"Rua 5","receipt_footer":"Obrigado",)"
               R"("units":["each","kg"],"kpis":["net_sales"],"shop":{"company":"Mercearia","store":"Taipa","code":"M01",)"
               R"("zone":")" +
               zone +
               R"(","cutoff_minutes":240,"country_code":"853","currency":"MOP","tax_included":true,)"
               R"("tax_rate_ppm":52500,"cash_rounding":10,"categories":[{"pt":"Bebidas","zh-Hant":"飲品"}]}})";
    }
};

TEST_F(WelcomeTest, OwnShopIsFoundedWholeAndItsOwnerSignsInByName) {
    EXPECT_FALSE(shop.call("GET", "/v1/welcome", "").json().at("has_company").as_bool());
    auto const mine = setup_cookie();
    auto const done = ask("POST", "/v1/setup", mine, setup("own", password));
    ASSERT_EQ(done.status, 201) << done.body;
    auto const session = ask("GET", "/v1/session", mine).json();
    EXPECT_EQ(session.at("person").at("name").as_string(), "Ana Lei");
    EXPECT_EQ(session.at("company").at("receipt_header").as_string(), "Rua 5");
    EXPECT_EQ(session.at("company").at("kpis").at(0).as_string(), "net_sales");
    EXPECT_EQ(session.at("company").at("languages").at(0).as_string(), "pt");
    EXPECT_FALSE(session.at("company").at("is_demo").as_bool());
    auto const taxes = ask("GET", "/v1/pricing", mine).json().at("tax_classes").as_array();
    ASSERT_EQ(taxes.size(), 2u);
    EXPECT_EQ(taxes.at(1).at("names").at("en").as_string(), "Standard rate 5.25%");

    auto const again = ask("POST", "/v1/setup", mine, setup("own", password));
    EXPECT_EQ(again.code(), "company_exists");
    auto const in = sign_in(" ana lei", password);
    ASSERT_EQ(in.status, 201) << in.body;
    EXPECT_EQ(in.json().at("person").at("id").as_string(), owner.text());
    EXPECT_EQ(sign_in("Ana Lei", "quatro gatos verdes").code(), "wrong_name_or_password");
    EXPECT_EQ(sign_in("Rui", password).code(), "wrong_name_or_password");
}

TEST_F(WelcomeTest, TheRolesOfATradeAreThereFromTheFirstDay) {
    auto const mine = setup_cookie();
    auto const with_roles = [](std::string const& roles) {
        auto body = setup("own", password);
        return body.insert(1, R"("roles":[)" + roles + "],");
    };
    EXPECT_EQ(ask("POST", "/v1/setup", mine, with_roles(R"({"code":"cook","names":{"pt":"Cozinha"},"scopes":["fly"]})"))
                  .code(),
              "unknown_scope");
    EXPECT_EQ(
        ask("POST", "/v1/setup", mine, with_roles(R"({"code":"owner","names":{"pt":"X"},"scopes":["sale:create"]})"))
            .code(),
        "role_fixed");
    ASSERT_EQ(ask("POST", "/v1/setup", mine,
                  with_roles(R"({"code":"cook","names":{"pt":"Cozinha"},"scopes":["stock:read","catalog:read"]})"))
                  .status,
              201);
    auto const roles = ask("GET", "/v1/roles", mine).json().at("items").as_array();
    ASSERT_EQ(roles.size(), 2u);
    EXPECT_EQ(roles.at(1).at("code").as_string(), "cook");
    EXPECT_EQ(roles.at(1).at("scopes").as_array().size(), 2u);
}

TEST_F(WelcomeTest, WhatIsRefusedFoundsNothing) {
    auto const mine = setup_cookie();
    struct Row final {
        std::string body;
        char const* code;
        char const* field;
    };
    for (auto const& row : {Row{setup("own", "short"), "password_short", "owner.password"},
                            Row{setup("own", "password2026"), "password_common", "owner.password"},
                            Row{setup("own", password, "Asia/Atlantis"), "unknown_zone", "stores[0].zone"},
                            Row{R"({"way":"fly"})", "bad_value", "way"}}) {
        auto const reply = ask("POST", "/v1/setup", mine, row.body);
        EXPECT_EQ(reply.code(), row.code) << reply.body;
        EXPECT_EQ(reply.field(), row.field) << reply.body;
        EXPECT_FALSE(shop.call("GET", "/v1/welcome", "").json().at("has_company").as_bool());
    }
    // What a refused attempt has left is nobody's, and in nobody's way.
    EXPECT_EQ(ask("POST", "/v1/setup", mine, setup("own", password)).status, 201);
}

TEST_F(WelcomeTest, APasswordIsLookedAtBeforeTheSetupIsSent) {
    auto const mine = setup_cookie();
    auto const owner = [&](std::string const& typed) {
        return ask("POST", "/v1/setup/owner", mine, R"({"name":"Ana Lei","password":")" + typed + "\"}");
    };
    EXPECT_EQ(owner("passwordpassword").code(), "password_common");
    EXPECT_EQ(owner("passwordpassword").field(), "password");
    EXPECT_EQ(owner("short").code(), "password_short");
    EXPECT_EQ(owner(password).status, 204);
    EXPECT_FALSE(shop.call("GET", "/v1/welcome", "").json().at("has_passwords").as_bool()) << "nothing is kept";
}

TEST_F(WelcomeTest, DemoOfATradeThatNobodyHasWrittenIsRefused) {
    auto body = setup("demo", password);
    body.replace(body.find("grocery"), 7, "circus!");
    auto const reply = ask("POST", "/v1/setup", setup_cookie(), body);
    EXPECT_EQ(reply.code(), "bad_value");
    EXPECT_EQ(reply.field(), "trade");
    EXPECT_TRUE(shop.demo_orders.empty());
}

TEST_F(WelcomeTest, DemoIsOrderedInTheOwnersName) {
    ASSERT_EQ(ask("POST", "/v1/setup", setup_cookie(), setup("demo", password)).status, 201);
    ASSERT_EQ(shop.demo_orders.size(), 1u);
    EXPECT_EQ(shop.demo_orders[0].owner.name, "Ana Lei");
    EXPECT_EQ(shop.demo_orders[0].language, "pt");
    EXPECT_TRUE(shop.demo_orders[0].profile.is_demo);
}

TEST_F(WelcomeTest, OwnerOfAWipedDemoIsAskedForNeitherNameNorPasswordAgain) {
    auto const mine = setup_cookie();
    auto const whole = setup("own", password);
    auto const from = whole.find("\"owner\"");
    auto const nobody = whole.substr(0, from) + whole.substr(whole.find("\"trade\""));
    EXPECT_EQ(ask("POST", "/v1/setup", mine, nobody).field(), "owner");
    ASSERT_EQ(ask("POST", "/v1/setup", mine, setup("demo", password)).status, 201);
    auto const done = ask("POST", "/v1/setup", mine, nobody);
    ASSERT_EQ(done.status, 201) << done.body;
    EXPECT_EQ(ask("GET", "/v1/session", mine).json().at("person").at("name").as_string(), "Ana Lei");
}

TEST_F(WelcomeTest, GuessingTakesLongerAndLonger) {
    auto const mine = setup_cookie();
    ASSERT_EQ(ask("POST", "/v1/setup", mine, setup("own", password)).status, 201);
    for (int attempt = 0; attempt < 5; ++attempt) EXPECT_EQ(sign_in("Ana Lei", "wrong wrong wrong").status, 401);
    auto const held = sign_in("Ana Lei", password);
    EXPECT_EQ(held.status, 429);
    EXPECT_EQ(held.header("Retry-After"), "1");
    EXPECT_EQ(sign_in("Rui", "whatever it is").status, 401);  // others are not held
    shop.clock().advance_ms(1000);
    EXPECT_EQ(sign_in("Ana Lei", "wrong wrong wrong").status, 401);
    EXPECT_EQ(sign_in("Ana Lei", password).header("Retry-After"), "2");
    shop.clock().advance_ms(2000);
    EXPECT_EQ(sign_in("Ana Lei", password).status, 201);
    EXPECT_EQ(sign_in("Ana Lei", "wrong wrong wrong").status, 401);  // and counted anew
}

TEST_F(WelcomeTest, ChangingThePasswordEndsOtherSessions) {
    auto const mine = setup_cookie();
    ASSERT_EQ(ask("POST", "/v1/setup", mine, setup("own", password)).status, 201);
    auto const other = cookie_of(sign_in("Ana Lei", password));
    auto const change = [&](std::string const& old_one, std::string const& new_one) {
        return ask("PUT", "/v1/password", mine,
                   R"({"old_password":")" + old_one + R"(","new_password":")" + new_one + "\"}");
    };
    EXPECT_EQ(change("not the old one", "cinco gatos verdes").code(), "wrong_password");
    EXPECT_EQ(change(password, "aaaaaaaaaaaa").code(), "password_common");
    EXPECT_EQ(ask("GET", "/v1/session", other).status, 200);
    EXPECT_EQ(change(password, "cinco gatos verdes").status, 204);
    EXPECT_EQ(ask("GET", "/v1/session", other).status, 401);
    EXPECT_EQ(ask("GET", "/v1/session", mine).status, 200);
    EXPECT_EQ(sign_in("Ana Lei", password).status, 401);
    EXPECT_EQ(sign_in("Ana Lei", "cinco gatos verdes").status, 201);
}

TEST_F(WelcomeTest, OneBrowserIsConsoleAndTillAtOnce) {
    auto const mine = setup_cookie();
    ASSERT_EQ(ask("POST", "/v1/setup", mine, setup("own", password)).status, 201);
    auto const tills = ask("GET", "/v1/tills", mine).json().at("items").as_array();
    ASSERT_EQ(tills.size(), 1u);
    auto const path = "/v1/tills/" + std::string(tills[0].at("id").as_string()) + "/link";
    auto const link = ask("POST", path, mine);
    ASSERT_EQ(link.status, 201) << link.body;
    auto const address = std::string(link.json().at("path").as_string());
    auto const token = address.substr(address.find('=') + 1);
    auto const till = shop.call("POST", "/v1/sessions", "", "{\"token\":\"" + token + "\"}", {mine});
    ASSERT_EQ(till.status, 201) << till.body;
    EXPECT_TRUE(till.header("Set-Cookie").starts_with("zg_till="));
    auto const both = mine + "; " + cookie_of(till).substr(8);
    auto const as = [&](std::string const& app) {
        return shop.call("GET", "/v1/session", "", "", {both, "X-Zhanggui-App: " + app}).json();
    };
    EXPECT_TRUE(as("console").at("till").is_null());
    EXPECT_EQ(as("till").at("till").at("code").as_string(), "T1");
    // Asked for without the name of an app, as by a picture: a console that has signed out does not take it from the till.
    auto const by_nobody = [&] { return shop.call("GET", "/v1/session", "", "", {both}); };
    EXPECT_TRUE(by_nobody().json().at("till").is_null());
    ASSERT_EQ(ask("DELETE", "/v1/session", mine).status, 204);
    EXPECT_EQ(by_nobody().json().at("till").at("code").as_string(), "T1");
    EXPECT_EQ(shop.call("GET", "/v1/session", "", "", {both, "X-Zhanggui-App: console"}).status, 401);
    // A till's browser has no password to change.
    EXPECT_EQ(shop.call("PUT", "/v1/password", "", R"({"new_password":"cinco gatos verdes"})",
                        {cookie_of(till), "X-Zhanggui: 1", "Origin: http://shop"})
                  .code(),
              "not_a_person");
}

TEST_F(WelcomeTest, ChecklistTicksItselfByWhatIsInTheBooks) {
    auto const mine = setup_cookie();
    ASSERT_EQ(ask("POST", "/v1/setup", mine, setup("own", password)).status, 201);
    auto const is_done = [&](std::string_view name) {
        auto const answer = ask("GET", "/v1/checklist", mine).json();
        for (auto const& task : answer.at("items").as_array()) {
            if (task.at("name").as_string() == name) return task.at("is_done").as_bool();
        }
        ADD_FAILURE() << name;
        return false;
    };
    EXPECT_TRUE(is_done("password"));
    EXPECT_FALSE(is_done("receipt"));
    EXPECT_FALSE(is_done("product"));
    EXPECT_EQ(ask("PUT", "/v1/profile", mine, R"({"receipt_footer":"Volte sempre","hidden_tasks":["till"]})").status,
              200);
    EXPECT_TRUE(is_done("receipt"));
    EXPECT_EQ(ask("POST", "/v1/products", mine,
                  R"({"id":")" + shop.new_id() +
                      R"(","code":"A","names":{"en":"A"},"unit":"each","tax_class":"standard","price":100})")
                  .status,
              201);
    EXPECT_TRUE(is_done("product"));
    EXPECT_EQ(ask("PUT", "/v1/profile", mine, R"({"kpis":["Not a word"]})").code(), "bad_word");
    EXPECT_EQ(ask("PUT", "/v1/profile", mine, R"({"kpis":["moon_phase"]})").code(), "bad_word");
}

TEST(DemoChecklist, CountsTheGoodsAndSalesOfTheDemo) {
    Shop demo(Shop::Begins::demo);
    auto const is_done = [&](std::string_view name) {
        auto const answer = demo.call("GET", "/v1/checklist", demo.owner).json();
        for (auto const& task : answer.at("items").as_array()) {
            if (task.at("name").as_string() == name) return task.at("is_done").as_bool();
        }
        ADD_FAILURE() << name;
        return false;
    };
    EXPECT_TRUE(is_done("product"));
    EXPECT_FALSE(is_done("sale"));
    EXPECT_EQ(demo.call("POST", "/v1/checkouts", demo.owner, demo.checkout(demo.new_id())).status, 201);
    EXPECT_TRUE(is_done("sale"));
}

TEST(DemoWipe, TakesOnlyADemoAndOnlyByItsName) {
    Shop real;
    EXPECT_EQ(real.call("DELETE", "/v1/demo?confirm=Mercearia", real.owner).code(), "not_a_demo");
    EXPECT_EQ(real.wipe_count, 0);
    Shop demo(Shop::Begins::demo);
    EXPECT_EQ(demo.call("DELETE", "/v1/demo?confirm=mercearia", demo.owner).code(), "wrong_confirmation");
    EXPECT_EQ(demo.call("DELETE", "/v1/demo", demo.owner).code(), "wrong_confirmation");
    EXPECT_EQ(demo.call("DELETE", "/v1/demo?confirm=Mercearia", demo.m02_only).code(), "store_not_yours");
    EXPECT_EQ(demo.call("DELETE", "/v1/demo?confirm=Mercearia", demo.till_token).code(), "scope_missing");
    EXPECT_EQ(demo.wipe_count, 0);
    EXPECT_EQ(demo.call("DELETE", "/v1/demo?confirm=Mercearia", demo.owner).status, 204);
    EXPECT_EQ(demo.wipe_count, 1);
}

}  // namespace
}  // namespace zg::api
