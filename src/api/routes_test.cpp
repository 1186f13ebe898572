#include "route.h"
#include "shop_fixture.h"
#include "small_png.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace zg::api {
namespace {

// How a route is asked in these tests. `of_m01` says that what it asks is M01's, so that one who sees M02 alone is refused.
struct Sample final {
    std::string target;
    std::string body = {};
    bool of_m01 = false;
};

class RoutesTest : public ::testing::Test {
protected:
    Shop shop;

    std::string receipt() {
        auto const id = shop.new_id();
        EXPECT_EQ(shop.call("POST", "/v1/checkouts", shop.owner, shop.checkout(id)).status, 201);
        return id;
    }

    std::map<std::string, Sample> samples_of_imports() {
        return {
            {"POST /v1/imports",
             {"/v1/imports?kind=products&name=list.csv&id=" + shop.new_id(), "code,name\nX-1,Extra\n"}},
            {"GET /v1/imports/{id}", {import("", State::uploaded)}},
            {"GET /v1/imports/{id}/preview", {import("/preview", State::uploaded)}},
            {"PUT /v1/imports/{id}/setup", {import("/setup", State::uploaded), R"({"delimiter":"comma"})"}},
            {"POST /v1/imports/{id}/start", {import("/start", State::uploaded)}},
            {"POST /v1/imports/{id}/retry", {import("/retry", State::done)}},
            {"POST /v1/imports/{id}/undo", {import("/undo", State::done)}},
            {"GET /v1/imports/{id}/quarantine", {import("/quarantine", State::done)}},
            {"POST /v1/imports/{id}/rows", {import("/rows", State::done), R"({"line":2,"cells":["X-9","Mended"]})"}},
            {"PUT /v1/suppliers/{id}",
             {"/v1/suppliers/" + shop.new_id(),
              R"({"code":"S1","name":"Goods","contact":"","phone":"","email":"","note":"","active":true})"}},
            {"GET /v1/exports/{list}", {"/v1/exports/stock?store=" + shop.m01.id.text(), "", true}},
        };
    }

    std::map<std::string, Sample> samples() {
        auto all = samples_of_trade();
        all.merge(samples_of_company());
        all.merge(samples_of_imports());
        all.merge(samples_of_members_and_settings());
        all.merge(samples_of_goods());
        all.merge(samples_of_people());
        return all;
    }

    std::map<std::string, Sample> samples_of_company() {
        auto const store = "\"store\":\"" + shop.m01.id.text() + "\"";
        auto const id = [&] { return "\"id\":\"" + shop.new_id() + "\""; };
        return {
            {"POST /v1/sessions", {"", R"({"token":"nobody"})"}},
            {"POST /v1/setup",
             {"", R"({"way":"demo","language":"en","trade":"grocery","region":"macau","receipt_header":"",)"
                  R"("receipt_footer":"","units":[],"kpis":[],)"
                  R"("owner":{"name":"Ana","password":"quatro gatos azuis"}})"}},
            {"POST /v1/setup/owner", {"", R"({"name":"Ana","password":"quatro gatos azuis"})"}},
            {"DELETE /v1/demo", {"/v1/demo?confirm=Shop"}},
            {"PUT /v1/password", {"", R"({"new_password":"quatro gatos azuis"})"}},
            {"PUT /v1/profile", {"", R"({"receipt_footer":"Thanks"})"}},
            {"POST /v1/tills",
             {"", "{" + id() + "," + store + R"(,"code":"T9","device":")" + shop.new_id() + "\"}", true}},
            {"POST /v1/tills/{id}/link", {"/v1/tills/" + shop.till.id.text() + "/link", "", true}},
        };
    }

    std::map<std::string, Sample> samples_of_people() {
        auto const ana = "/v1/people/" + shop.ana.text();
        auto const role = R"({"names":{"en":"Helper"},"scopes":["sale:create"]})";
        EXPECT_EQ(shop.call("PUT", "/v1/roles/helper", shop.owner, role).status, 200);
        return {
            {"PUT /v1/people/{id}", {ana, R"({"name":"Ana","role":"owner","is_active":true})", true}},
            {"POST /v1/people/{id}/link", {ana + "/link", "", true}},
            {"PUT /v1/people/{id}/password", {ana + "/password", R"({"password":"quatro gatos azuis"})", true}},
            {"PUT /v1/roles/{code}", {"/v1/roles/helper", role, true}},
            {"DELETE /v1/roles/{code}", {"/v1/roles/helper", "", true}},
        };
    }

    std::map<std::string, Sample> samples_of_members_and_settings() {
        auto const id = [&] { return "\"id\":\"" + shop.new_id() + "\""; };
        return {
            {"PUT /v1/settings/company",
             {"",
              R"({"mark":"","section":{"name":"Mercearia","languages":["zh-Hant","en"],"receipt_logo":"","receipt_header":"","receipt_footer":"Thanks"}})"}},
            {"PUT /v1/settings/stores",
             {"",
              R"({"mark":"","section":{"id":")" + shop.m01.id.text() +
                  R"(","name":"Rua do Campo","zone":"Asia/Macau","cutoff_minutes":240,"address":"","phone":""}})",
              true}},
            {"PUT /v1/settings/loyalty",
             {"", R"({"mark":"","section":{"country_code":"853","points_per":1,"spend_per":100,"rounding":"down"}})"}},
            {"PUT /v1/settings/terms",
             {"",
              R"({"mark":"","section":{"currency":"MOP","tax_included":true,"cash_increment":0,"cash_rounding":"half_up"}})"}},
            {"PUT /v1/views/{id}", saved_view(shop.new_id())},
            {"DELETE /v1/views/{id}", {kept_view()}},
            {"GET /v1/members/{id}", {"/v1/members/" + shop.member.text()}},
            {"POST /v1/members", {"", "{" + id() + R"(,"name":"Rui"})"}},
            {"PUT /v1/members/{id}", {"/v1/members/" + shop.member.text(), R"({"version":1,"name":"陳大明"})"}},
            {"GET /v1/members/{id}/figures", {"/v1/members/" + shop.member.text() + "/figures"}},
            {"GET /v1/members/{id}/timeline", {"/v1/members/" + shop.member.text() + "/timeline"}},
            {"GET /v1/members/{id}/points", {"/v1/members/" + shop.member.text() + "/points"}},
        };
    }

    std::map<std::string, Sample> samples_of_trade() {
        auto const store = "\"store\":\"" + shop.m01.id.text() + "\"";
        auto const till = "\"till\":\"" + shop.till.id.text() + "\"";
        auto const sku = "\"sku\":\"" + shop.lemon.text() + "\"";
        auto const location = "\"location\":\"" + shop.m01.location.text() + "\"";
        auto const id = [&] { return "\"id\":\"" + shop.new_id() + "\""; };
        auto const sale = receipt();
        std::map<std::string, Sample> all{
            {"POST /v1/checkouts", {"", shop.checkout(shop.new_id()), true}},
            {"POST /v1/sales",
             {"",
              "{" + id() + "," + store + "," + till + ",\"device\":\"" + shop.till.device.text() +
                  "\",\"device_sequence\":1,\"previous_hash\":\"" + std::string(64, '0') +
                  "\",\"sequence\":1,\"at\":\"2026-11-22T05:23:29Z\",\"currency\":\"MOP\",\"pricing_version\":1,"
                  "\"lines\":[{" +
                  sku +
                  ",\"quantity_milli\":1000,\"unit_price\":500,\"gross\":500,\"discounts\":[],\"net\":476,\"tax\":24,"
                  "\"tax_class\":"
                  "\"standard\",\"total\":500}],\"coupons\":[],\"rounding\":0,\"total\":500,\"tenders\":[{\"kind\":"
                  "\"cash\",\"amount\":"
                  "500}],\"change\":0}",
              true}},
            {"POST /v1/floats",
             {"",
              "{" + id() + "," + store + "," + till + ",\"device\":\"" + shop.till.device.text() +
                  "\",\"device_sequence\":1,\"previous_hash\":\"" + std::string(64, '0') +
                  R"(","at":"2026-11-22T05:23:29Z","currency":"MOP","amount":50000})",
              true}},
            {"POST /v1/refunds",
             {"",
              "{" + id() + ",\"receipt\":\"" + sale + "\"," + till +
                  ",\"lines\":[{\"line\":0,\"quantity_milli\":1000}],\"tender\":\"cash\",\"reason\":\"unwanted\","
                  "\"restock\":true}",
              true}},
            {"GET /v1/receipts/{id}", {"/v1/receipts/" + sale, "", true}},
            {"POST /v1/receipts/{id}/reprints", {"/v1/receipts/" + sale + "/reprints", "{" + id() + "}", true}},
            {"POST /v1/tokens",
             {"", R"({"name":"till printer","scopes":["catalog:read"],"stores":[")" + shop.m01.id.text() + "\"]}",
              true}},
            {"DELETE /v1/tokens/{id}", {"/v1/tokens/" + revocable(), "", true}},
            {"POST /v1/products",
             {"", "{" + id() +
                      R"(,"code":"B-1","names":{"en":"Bread"},"unit":"each","tax_class":"standard","price":900})"}},
            {"PUT /v1/products/{id}/price",
             {"/v1/products/" + shop.never_sold.text() + "/price", "{\"price\":800," + store + "}", true}},
            {"PUT /v1/stores/{id}/region",
             {"/v1/stores/" + shop.m01.id.text() + "/region", R"({"region":"Macau"})", true}},
            {"POST /v1/exceptions/{id}/settlement",
             {"/v1/exceptions/" + exception() + "/settlement", R"({"note":"counted"})", true}},
            {"GET /v1/attention/shelves",
             {"/v1/attention/shelves?kind=sold_out&store=" + shop.m01.id.text(), "", true}},
            {"GET /v1/stock/movements",
             {"/v1/stock/movements?sku=" + shop.lemon.text() + "&location=" + shop.m01.location.text(), "", true}},
            {"POST /v1/goods-receipts",
             {"",
              "{" + id() + "," + location + ",\"lines\":[{" + sku +
                  ",\"quantity_milli\":1000,\"unit_cost_e4\":10000}]}",
              true}},
            {"POST /v1/stock-adjustments",
             {"",
              "{" + id() + "," + location + ",\"reason\":\"count\",\"lines\":[{" + sku + ",\"quantity_milli\":1000}]}",
              true}},
            {"GET /v1/metrics/{name}", {"/v1/metrics/net_sales?store=" + shop.m01.id.text(), "", true}},
        };
        all.merge(samples_of_prices());
        return all;
    }

    std::map<std::string, Sample> samples_of_goods() {
        auto const sku = shop.never_sold.text();
        auto const family = family_of_one();
        auto const priced = family_of_one();
        auto const kept = category();
        return {
            {"GET /v1/products/{id}", {"/v1/products/" + sku}},
            {"PUT /v1/products/{id}",
             {"/v1/products/" + sku,
              begun(sku) + R"(,"version":1,"names":{"en":"Lime"},"unit":"each","tax_class":"standard","active":true})",
              true}},
            {"POST /v1/products/{id}/barcodes",
             {"/v1/products/" + sku + "/barcodes", begun(shop.new_id()) + "}", true}},
            {"GET /v1/pictures/{id}", {"/v1/pictures/" + picture()}},
            {"POST /v1/products/{id}/pictures", {"/v1/products/" + sku + "/pictures", small_png(), true}},
            {"PUT /v1/products/{id}/pictures", {"/v1/products/" + sku + "/pictures", R"({"pictures":[]})", true}},
            {"PUT /v1/families/{id}", {"/v1/families/" + family, family_body(family), true}},
            {"POST /v1/families/{id}/variants",
             {"/v1/families/" + family + "/variants",
              begun(shop.new_id()) + R"(,"unit":"each","tax_class":"standard","price":1,"variants":[)" +
                  begun(shop.new_id()) + R"(,"code":"V-1","options":[1]}]})",
              true}},
            {"PUT /v1/families/{id}/prices",
             {"/v1/families/" + priced + "/prices", R"({"prices":[{"sku":")" + variant_of(priced) + R"(","price":2}]})",
              true}},
            {"PUT /v1/categories/{id}", {"/v1/categories/" + kept, category_body(kept), true}},
            {"DELETE /v1/categories/{id}", {"/v1/categories/" + category(), "", true}},
        };
    }
    std::string picture() {
        auto const reply =
            shop.call("POST", "/v1/products/" + shop.never_sold.text() + "/pictures", shop.owner, small_png());
        EXPECT_EQ(reply.status, 201) << reply.body;
        return std::string(reply.json().at("pictures").at(0).as_string());
    }
    static std::string begun(std::string const& id) { return R"({"id":")" + id + "\""; }
    static std::string category_body(std::string const& id) { return begun(id) + R"(,"names":{"en":"Fruit"}})"; }
    static std::string family_body(std::string const& id) {
        return begun(id) + R"(,"names":{"en":"Shirt"},"version":1,"axes":[{"names":{"en":"Size"},)" +
               R"("options":[{"id":1,"names":{"en":"S"}}]}]})";
    }
    std::string category() {
        auto const id = shop.new_id();
        EXPECT_EQ(shop.call("PUT", "/v1/categories/" + id, shop.owner, category_body(id)).status, 200);
        return id;
    }
    std::string variant_of(std::string const& family) {
        auto const sku = shop.new_id();
        auto const reply =
            shop.call("POST", "/v1/families/" + family + "/variants", shop.owner,
                      begun(shop.new_id()) + R"(,"unit":"each","tax_class":"standard","price":1,"variants":[)" +
                          begun(sku) + R"(,"code":"V-2","options":[1]}]})");
        EXPECT_EQ(reply.status, 201) << reply.body;
        return sku;
    }
    std::string family_of_one() {
        auto const id = shop.new_id();
        EXPECT_EQ(shop.call("PUT", "/v1/families/" + id, shop.owner, family_body(id)).status, 200);
        return id;
    }

    std::map<std::string, Sample> samples_of_prices() {
        auto const store = "\"store\":\"" + shop.m01.id.text() + "\"";
        auto const sku = "\"sku\":\"" + shop.lemon.text() + "\"";
        return {
            {"POST /v1/quotes", {"", "{" + store + ",\"lines\":[{" + sku + ",\"quantity_milli\":1000}]}", true}},
            {"DELETE /v1/products/{id}/price", {planned_price(), "", true}},
            {"GET /v1/price-books/{id}", {made("price-books", &RoutesTest::book)}},
            {"PUT /v1/price-books/{id}", rule("price-books", &RoutesTest::book)},
            {"DELETE /v1/price-books/{id}", {made("price-books", &RoutesTest::book), "", true}},
            {"PUT /v1/price-books/{id}/prices",
             {made("price-books", &RoutesTest::book) + "/prices", "{\"prices\":[{" + sku + ",\"price\":400}]}", true}},
            {"PUT /v1/promotions/{id}", rule("promotions", &RoutesTest::promotion)},
            {"DELETE /v1/promotions/{id}", {made("promotions", &RoutesTest::promotion), "", true}},
            {"PUT /v1/coupons/{id}", rule("coupons", &RoutesTest::coupon)},
            {"DELETE /v1/coupons/{id}", {made("coupons", &RoutesTest::coupon), "", true}},
            {"PUT /v1/tax-classes/{code}",
             {"/v1/tax-classes/low", R"({"code":"low","rate_ppm":10000,"names":{"en":"Low"},"changes":[]})", true}},
            {"PUT /v1/tax-profile", {"", R"({"profile":"none"})", true}},
        };
    }

    // A sale of M01's till whose number jumps.
    std::string exception() {
        auto const body =
            "{\"id\":\"" + shop.new_id() + "\",\"store\":\"" + shop.m01.id.text() + "\",\"till\":\"" +
            shop.till.id.text() + "\",\"device\":\"" + shop.till.device.text() +
            "\",\"device_sequence\":5,\"previous_hash\":\"" + std::string(64, '0') +
            "\",\"sequence\":5,\"at\":\"2026-11-22T05:23:29Z\",\"currency\":\"MOP\",\"pricing_version\":1,"
            "\"lines\":[{\"sku\":\"" +
            shop.lemon.text() +
            "\",\"quantity_milli\":1000,\"unit_price\":500,\"gross\":500,\"discounts\":[],\"net\":476,"
            "\"tax\":24,\"tax_class\":\"standard\",\"total\":500}],\"coupons\":[],\"rounding\":0,"
            "\"total\":500,\"tenders\":[{\"kind\":\"cash\",\"amount\":500}],\"change\":0}";
        auto const reply = shop.call("POST", "/v1/sales", shop.owner, body);
        EXPECT_EQ(reply.status, 201) << reply.body;
        return std::string(reply.json().at("exceptions").at(0).at("id").as_string());
    }

    // Rules of M01 alone, as bodies of a PUT.
    std::string reach() const {
        return R"("reach":{"stores":[")" + shop.m01.id.text() + R"("],"hours":[],"members_only":false}})";
    }
    std::string book(std::string const& id) const {
        return R"({"id":")" + id + R"(","names":{"en":"Book"},"stores":[")" + shop.m01.id.text() + "\"]}";
    }
    std::string promotion(std::string const& id) const {
        return R"({"id":")" + id +
               R"(","names":{"en":"Off"},"kind":"percent","buy":0,"free":0,"percent_e2":1000,"min_spend":0,)" +
               R"("amount":0,"measure":"quantity","repeats":false,"priority":0,"stacking":"one_per_line",)" + reach();
    }
    std::string coupon(std::string const& id) const {
        return R"({"id":")" + id + R"(","code":"C)" + id.substr(id.size() - 12) +
               R"(","names":{"en":"Off"},"kind":"amount","amount":100,"percent_e2":0,"min_spend":0,"uses":5,)" +
               R"("uses_per_member":0,"with_promotions":true,"with_coupons":true,)" + reach();
    }
    Sample rule(std::string const& noun, std::string (RoutesTest::*body)(std::string const&) const) {
        auto const id = shop.new_id();
        return {"/v1/" + noun + "/" + id, (this->*body)(id), true};
    }
    // The address of a rule that is there.
    std::string made(std::string const& noun, std::string (RoutesTest::*body)(std::string const&) const) {
        auto const sample = rule(noun, body);
        auto const reply = shop.call("PUT", sample.target, shop.owner, sample.body);
        EXPECT_EQ(reply.status, 200) << reply.body;
        return sample.target;
    }
    std::string planned_price() {
        auto const target = "/v1/products/" + shop.lemon.text() + "/price";
        auto const price = R"({"price":450,"starts":"2999-01-01","store":")" + shop.m01.id.text() + "\"}";
        EXPECT_EQ(shop.call("PUT", target, shop.owner, price).status, 200);
        return target + "?starts=2999-01-01&store=" + shop.m01.id.text();
    }

    using State = importing::State;

    // The path of a route of an import that is so far.
    std::string import(std::string const& act, State state) {
        return "/v1/imports/" + shop.import_in(state).text() + act;
    }

    Sample saved_view(std::string const& id) const {
        return {"/v1/views/" + id,
                R"({"id":")" + id + R"(","page":"stock","name":"Low","query":"state=low","shared":true})"};
    }
    std::string kept_view() {
        auto const sample = saved_view(shop.new_id());
        EXPECT_EQ(shop.call("PUT", sample.target, shop.owner, sample.body).status, 200);
        return sample.target;
    }

    std::string revocable() {
        auto const made = shop.call("POST", "/v1/tokens", shop.owner, R"({"name":"old","scopes":[]})");
        EXPECT_EQ(made.status, 201) << made.body;
        return std::string(made.json().at("id").as_string());
    }

    Sample sample_of(Route const& route, std::map<std::string, Sample> const& known) {
        auto const found = known.find(std::string(http::name(route.method)) + " " + std::string(route.path));
        Sample sample = found == known.end() ? Sample{} : found->second;
        if (sample.target.empty()) sample.target = route.path;
        auto const takes_store =
            std::any_of(route.query.begin(), route.query.end(), [](auto const& each) { return each.name == "store"; });
        if (found == known.end() && takes_store) {
            sample.target += "?store=" + shop.m01.id.text();
            sample.of_m01 = true;
        }
        // Whoever adds a route says here how it is asked.
        EXPECT_TRUE(!route.request || !sample.body.empty()) << "no sample for " << route.path;
        EXPECT_EQ(sample.target.find('{'), std::string::npos) << "no sample for " << route.path;
        return sample;
    }

    Reply ask(Route const& route, Sample const& sample, std::string const& token) {
        return shop.call(http::name(route.method), sample.target, token, sample.body);
    }
};

TEST_F(RoutesTest, TableIsSound) { EXPECT_THAT(faults_of(routes()), ::testing::IsEmpty()); }

TEST_F(RoutesTest, UnsoundRoutesAreFound) {
    auto const fault = [](Route const& route) { return faults_of({route}).size(); };
    Route const sound = routes().front();
    EXPECT_EQ(fault(sound), 0u);
    auto broken = sound;
    broken.handle = nullptr;
    EXPECT_EQ(fault(broken), 1u);
    broken = sound;
    broken.limit = Limit{0, 10, 10};
    EXPECT_EQ(fault(broken), 1u);
    broken = sound;
    broken.limit = Limit{10, 10, 0};
    EXPECT_EQ(fault(broken), 1u);
    broken = sound;
    broken.refusals = {"never_heard_of"};
    EXPECT_EQ(fault(broken), 1u);
    EXPECT_EQ(faults_of({sound, sound}).size(), 1u);
}

TEST_F(RoutesTest, NoTokenIsRefusedEverywhereButOnPublicRoutes) {
    auto const known = samples();
    for (auto const& route : routes()) {
        auto const reply = ask(route, sample_of(route, known), "");
        if (!route.door.scope()) {
            EXPECT_NE(reply.code(), "not_signed_in") << route.path;
            continue;
        }
        EXPECT_EQ(reply.status, 401) << route.path;
        EXPECT_EQ(reply.code(), "not_signed_in") << route.path;
        EXPECT_EQ(reply.header("WWW-Authenticate"), "Bearer realm=\"zhanggui\"") << route.path;
    }
}

TEST_F(RoutesTest, WrongTokenIsRefused) {
    auto const known = samples();
    for (auto const& route : routes()) {
        if (!route.door.scope()) continue;
        EXPECT_EQ(ask(route, sample_of(route, known), "zg_" + std::string(64, 'a')).status, 401) << route.path;
    }
}

TEST_F(RoutesTest, TokenWithoutTheScopeIsRefused) {
    auto const known = samples();
    for (auto const& route : routes()) {
        if (!route.door.scope() || *route.door.scope() == access::Scope::session) continue;
        access::Scopes others;
        for (int index = 0; index < access::scope_count; ++index) {
            if (static_cast<access::Scope>(index) != *route.door.scope()) others.add(static_cast<access::Scope>(index));
        }
        auto const reply = ask(route, sample_of(route, known), shop.token(others));
        EXPECT_EQ(reply.status, 403) << route.path;
        EXPECT_EQ(reply.code(), "scope_missing") << route.path;
        EXPECT_EQ(reply.field(), access::text(*route.door.scope())) << route.path;
    }
}

TEST_F(RoutesTest, TokenOfAnotherStoreIsRefusedWhereAStoreIsNamed) {
    auto const known = samples();
    int refused_count = 0;
    for (auto const& route : routes()) {
        auto const sample = sample_of(route, known);
        if (!route.door.scope() || !sample.of_m01) continue;
        auto const reply = ask(route, sample, shop.m02_only);
        EXPECT_EQ(reply.status, 403) << route.path << " " << reply.body;
        EXPECT_EQ(reply.code(), "store_not_yours") << route.path;
        ++refused_count;
    }
    EXPECT_GE(refused_count, 15);
}

TEST_F(RoutesTest, RightTokenIsLetIn) {
    auto const known = samples();
    for (auto const& route : routes()) {
        auto const reply =
            ask(route, sample_of(route, known),
                route.path == "/v1/session" && route.method == http::Method::delete_ ? shop.till_token : shop.owner);
        // What the shop's state stands against, or what a token is not, is told only to who may come in.
        static std::map<std::string_view, int> const others = {
            {"/v1/live", 426}, {"/v1/sessions", 401}, {"/v1/setup", 409}, {"/v1/demo", 409}, {"/v1/password", 422}};
        auto const other = others.find(route.path);
        auto const usual = other == others.end() ? route.status : other->second;
        EXPECT_EQ(reply.status, usual) << http::name(route.method) << " " << route.path << " " << reply.body;
    }
}

TEST_F(RoutesTest, OtherMethodsAndPathsAreRefused) {
    auto const wrong = shop.call("PUT", "/v1/checkouts", shop.owner, "{}");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.header("Allow"), "POST");
    EXPECT_EQ(shop.call("GET", "/v1/nothing", shop.owner).code(), "not_found");
    EXPECT_EQ(shop.call("GET", "/v1/receipts/a/b", shop.owner).code(), "not_found");
    EXPECT_EQ(shop.call("GET", "/v1/receipts/nonsense", shop.owner).code(), "bad_value");
    EXPECT_EQ(shop.call("GET", "/", "").header("Location"), "/console/");
    EXPECT_EQ(shop.call("GET", "/till", "").header("Location"), "/till/");
}

}  // namespace
}  // namespace zg::api
