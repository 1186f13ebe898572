#include "shop_fixture.h"

namespace zg::api {
namespace {

class SettingsTest : public ::testing::Test {
protected:
    Shop shop;

    json::Value settings() { return shop.call("GET", "/v1/settings", shop.owner).json(); }
    std::string mark(char const* section) { return std::string(settings().at(section).at("mark").as_string()); }
    Reply put(std::string const& section, std::string const& mark, std::string const& body) {
        return shop.call("PUT", "/v1/settings/" + section, shop.owner,
                         R"({"mark":")" + mark + R"(","section":)" + body + "}");
    }
};

constexpr auto two_points =
    R"({"country_code":"852","points_per":2,"spend_per":500,"rounding":"half_up","excluded_tenders":["wallet"]})";
constexpr auto to_ten = R"({"currency":"MOP","tax_included":false,"cash_increment":10,"cash_rounding":"half_even"})";

TEST_F(SettingsTest, ASectionIsChangedByWhoHasReadIt) {
    auto const before = mark("loyalty");
    auto const changed = put("loyalty", before, two_points);
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.json().at("mark").as_string(), mark("loyalty"));
    EXPECT_EQ(settings().at("loyalty").at("section").at("points_per").as_int64(), 2);
    // The same once more, as after a lost answer, is a yes; something else on what is not there any more is not.
    EXPECT_EQ(put("loyalty", before, two_points).status, 200);
    auto const late =
        put("loyalty", before, R"({"country_code":"853","points_per":9,"spend_per":100,"rounding":"down"})");
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(late.code(), "version_changed");
    auto const pricing = shop.call("GET", "/v1/pricing", shop.till_token).json();
    EXPECT_EQ(pricing.at("loyalty").at("points_per").as_int64(), 2);
}

TEST_F(SettingsTest, TermsReachTheTills) {
    auto const changed = put("terms", mark("terms"), to_ten);
    EXPECT_EQ(changed.status, 200) << changed.body;
    auto const pricing = shop.call("GET", "/v1/pricing", shop.till_token).json();
    EXPECT_FALSE(pricing.at("tax_included").as_bool());
    EXPECT_EQ(pricing.at("cash_rounding").at("increment").as_int64(), 10);
    EXPECT_EQ(pricing.at("cash_rounding").at("mode").as_string(), "half_even");
}

TEST_F(SettingsTest, RefusalsNameTheField) {
    struct Case {
        char const* section;
        char const* body;
        char const* code;
        char const* field;
    };
    Case const cases[] = {
        {"loyalty", R"({"country_code":"x","points_per":1,"spend_per":100,"rounding":"down"})", "bad_country_code",
         "country_code"},
        {"loyalty", R"({"country_code":"853","points_per":-1,"spend_per":100,"rounding":"down"})", "bad_points_per",
         "loyalty.points_per"},
        {"loyalty", R"({"country_code":"853","points_per":1,"spend_per":0,"rounding":"down"})", "bad_spend_per",
         "loyalty.spend_per"},
        {"loyalty", R"({"country_code":"853","points_per":1,"spend_per":100,"rounding":"moon"})", "bad_rounding",
         "loyalty.rounding"},
        {"loyalty", R"({"country_code":"853","points_per":1,"spend_per":100,"rounding":"up"})", "bad_rounding",
         "loyalty.rounding"},
        {"terms", R"({"currency":"HKD","tax_included":true,"cash_increment":0,"cash_rounding":"half_up"})",
         "currency_fixed", "currency"},
        {"terms", R"({"currency":"MOP","tax_included":true,"cash_increment":5,"cash_rounding":"moon"})", "bad_rounding",
         "cash_rounding"},
    };
    for (auto const& [section, body, code, field] : cases) {
        auto const reply = put(section, mark(section), body);
        EXPECT_EQ(reply.code(), code) << body << reply.body;
        EXPECT_EQ(reply.field(), field) << body;
    }
}

TEST_F(SettingsTest, WhatReceiptsSayReachesTheTills) {
    auto const company =
        put("company", mark("company"),
            R"({"name":"Mercearia Sol","languages":["zh-Hant","pt"],"receipt_languages":["pt","zh-Hant"],)"
            R"("receipt_logo":"SOL","receipt_header":"","receipt_footer":"Obrigado"})");
    EXPECT_EQ(company.status, 200) << company.body;
    auto const store_mark = std::string(settings().at("stores").at(0).at("mark").as_string());
    auto const id = std::string(settings().at("stores").at(0).at("section").at("id").as_string());
    auto const store =
        put("stores", store_mark,
            R"({"id":")" + id +
                R"(","name":"Rua do Sol","zone":"Asia/Macau","cutoff_minutes":300,"address":"Rua do Sol 5",)"
                R"("phone":"+853 2812 3456"})");
    EXPECT_EQ(store.status, 200) << store.body;
    auto const session = shop.call("GET", "/v1/session", shop.till_token).json();
    EXPECT_EQ(session.at("company").at("name").as_string(), "Mercearia Sol");
    EXPECT_EQ(json::write(session.at("company").at("receipt_languages")), R"(["pt","zh-Hant"])");
    EXPECT_EQ(session.at("company").at("receipt_logo").as_string(), "SOL");
    EXPECT_EQ(session.at("company").at("receipt_footer").as_string(), "Obrigado");
    bool is_found = false;
    for (auto const& each : session.at("stores").as_array()) {
        if (each.at("id").as_string() != id) continue;
        is_found = true;
        EXPECT_EQ(each.at("address").as_string(), "Rua do Sol 5");
        EXPECT_EQ(each.at("phone").as_string(), "+853 2812 3456");
        EXPECT_EQ(each.at("cutoff_minutes").as_int64(), 300);
        EXPECT_EQ(each.at("code").as_string(), "M01");
    }
    EXPECT_TRUE(is_found);
    EXPECT_EQ(
        put("company", "0000000000000000", R"({"name":"X","receipt_logo":"","receipt_header":"","receipt_footer":""})")
            .code(),
        "version_changed");
    EXPECT_EQ(put("stores", "0000000000000000",
                  R"({"id":")" + id + R"(","name":"X","zone":"Asia/Macau","cutoff_minutes":0,"address":"","phone":""})")
                  .code(),
              "version_changed");
}

TEST_F(SettingsTest, WhatCompanyAndStoreCannotBe) {
    struct Case {
        char const* body;
        char const* code;
        char const* field;
    };
    std::string const long_text(500, 'x');
    auto const long_logo =
        R"({"name":"X","receipt_header":"","receipt_footer":"","languages":["en"],"receipt_logo":")" + long_text +
        "\"}";
    for (
        auto const& [body, code, field] :
        {Case{R"({"name":"","receipt_logo":"","receipt_header":"","receipt_footer":"","languages":["en"]})",
              "name_missing", "name"},
         Case{
             R"({"name":"X","receipt_logo":"","receipt_header":"","receipt_footer":"","languages":["en"],"receipt_languages":["a b"]})",
             "bad_language", "receipt_languages[0]"},
         Case{
             R"({"name":"X","receipt_logo":"","receipt_header":"","receipt_footer":"","languages":["en"],"receipt_languages":["pt","pt"]})",
             "bad_language", "receipt_languages[0]"},
         Case{
             R"({"name":"X","receipt_logo":"","receipt_header":"","receipt_footer":"","languages":["en"],"receipt_languages":["pt","en","zh-Hant"]})",
             "bad_language", "receipt_languages"},
         Case{long_logo.c_str(), "text_too_long", "receipt_logo"}}) {
        auto const reply = put("company", mark("company"), body);
        EXPECT_EQ(reply.code(), code) << body;
        EXPECT_EQ(reply.field(), field) << body;
    }
    auto const first = settings().at("stores").at(0);
    auto const id = std::string(first.at("section").at("id").as_string());
    auto const store = [&](std::string const& rest) {
        return put("stores", std::string(first.at("mark").as_string()),
                   R"({"id":")" + id + R"(","name":"X",)" + rest + "}");
    };
    EXPECT_EQ(store(R"("zone":"Moon/Sea","cutoff_minutes":0,"address":"","phone":"")").code(), "unknown_zone");
    EXPECT_EQ(store(R"("zone":"Asia/Macau","cutoff_minutes":1440,"address":"","phone":"")").code(), "bad_cutoff");
    EXPECT_EQ(store(R"("zone":"Asia/Macau","cutoff_minutes":0,"address":")" + long_text + R"(","phone":"")").code(),
              "text_too_long");
}

TEST_F(SettingsTest, AreTheWholeCompanys) {
    auto const body = R"({"mark":")" + mark("loyalty") + R"(","section":)" + two_points + "}";
    EXPECT_EQ(shop.call("PUT", "/v1/settings/loyalty", shop.m02_only, body).code(), "store_not_yours");
    EXPECT_EQ(shop.call("GET", "/v1/settings", shop.till_token).code(), "scope_missing");
    EXPECT_EQ(shop.call("GET", "/v1/tokens", shop.m02_only).code(), "store_not_yours");
}

TEST_F(SettingsTest, TokensAreListedWithoutTheirSecrets) {
    auto const made =
        shop.call("POST", "/v1/tokens", shop.owner, R"({"name":"scales","scopes":["catalog:read"]})").json();
    auto const listed = [&] { return shop.call("GET", "/v1/tokens", shop.owner); };
    auto const items = listed().json().at("items").as_array();
    auto const found =
        std::find_if(items.begin(), items.end(), [](auto const& item) { return item.at("name") == "scales"; });
    ASSERT_NE(found, items.end());
    auto const& row = *found;
    EXPECT_EQ(json::write(row.at("scopes")), R"(["catalog:read"])");
    EXPECT_TRUE(row.at("stores").is_null());
    EXPECT_EQ(listed().body.find(std::string(made.at("secret").as_string())), std::string::npos);
    auto const count = listed().json().at("items").as_array().size();
    shop.call("DELETE", "/v1/tokens/" + std::string(made.at("id").as_string()), shop.owner);
    EXPECT_EQ(listed().json().at("items").as_array().size(), count - 1);
}

}  // namespace
}  // namespace zg::api
