#include "shop_fixture.h"

#include <gmock/gmock.h>

namespace zg::api {
namespace {

using testing::HasSubstr;

class ImportsApi : public testing::Test {
protected:
    // The import of a body, as it was answered.
    json::Object uploaded(std::string const& kind, std::string const& body, std::string const& more = {}) {
        auto const reply = shop.call("POST", "/v1/imports?kind=" + kind + "&name=list.csv&id=" + shop.new_id() + more,
                                     shop.owner, body);
        EXPECT_EQ(reply.status, 201) << reply.body;
        return reply.json().as_object();
    }
    static std::string path(json::Object const& import, std::string const& act = {}) {
        return "/v1/imports/" + std::string(import.at("id").as_string()) + act;
    }
    Shop shop;
};

TEST_F(ImportsApi, a_file_is_understood_before_anything_is_brought_in) {
    auto const import = uploaded("products", "\xEF\xBB\xBF貨號;品名;條碼;售價\nA9;茶;4890008100308;12\nB9;奶;;9,50\n");
    auto const& setup = import.at("setup").as_object();
    EXPECT_EQ(setup.at("layout").as_object().at("delimiter").as_string(), "semicolon");
    EXPECT_EQ(json::write(setup.at("columns")), R"(["code","name","barcode","price"])");
    auto const preview =
        shop.call("GET", path(import, "/preview"), shop.owner, {}, {"Accept-Language: zh-Hant"}).json();
    auto const& counts = preview.at("counts").as_object();
    EXPECT_EQ(counts.at("read").as_int64(), 2);
    EXPECT_EQ(counts.at("created").as_int64(), 1);
    EXPECT_EQ(counts.at("quarantined").as_int64(), 1);
    auto const& faulty = preview.at("faulty").as_array().at(0).as_object();
    EXPECT_EQ(faulty.at("line").as_int64(), 2);
    EXPECT_EQ(faulty.at("reason").as_string(), "bad_check_digit");
    EXPECT_EQ(faulty.at("field").as_string(), "barcode");
    EXPECT_EQ(faulty.at("title").as_string(), "條碼的檢查碼不對。");
    EXPECT_EQ(shop.call("GET", "/v1/products?query=A9", shop.owner).json().at("items").as_array().size(), 0u);
}

TEST_F(ImportsApi, columns_are_a_persons_to_choose_until_the_start) {
    auto const import = uploaded("products", "x,y\nA9,Tea\n");
    auto setup = import.at("setup").as_object();
    setup["columns"] = json::Array{"code", "code"};
    auto const change = [&] {
        return shop.call("PUT", path(import, "/setup"), shop.owner, json::write(json::Object{{"setup", setup}}));
    };
    EXPECT_EQ(change().code(), "bad_columns");
    setup["columns"] = json::Array{"skip", "price"};
    EXPECT_THAT(change().body, HasSubstr(R"("missing":["name"])"));
    EXPECT_EQ(shop.call("POST", path(import, "/start"), shop.owner).code(), "column_missing");
    setup["columns"] = json::Array{"code", "name_en"};
    EXPECT_EQ(change().status, 200);
    EXPECT_EQ(shop.call("POST", path(import, "/start"), shop.owner).status, 202);
    EXPECT_EQ(change().code(), "import_busy");
    EXPECT_EQ(shop.call("GET", path(import, "/preview"), shop.owner).code(), "import_started");
}

TEST_F(ImportsApi, past_sales_say_what_they_come_to_before_they_are_taken) {
    auto const import = uploaded("sales",
                                 "receipt,date,time,product,qty,price,customer\n"
                                 "1,3/8/2026,09:00,Lemon tea,2,12.50,66009988\n"
                                 "1,3/8/2026,09:00,Bun,1,8,66009988\n"
                                 "2,13/8/2026,09:00,Bun,one,8,\n"
                                 "3,14/8/2026,9:05 pm,Bun,1,8,two words\n");
    auto setup = import.at("setup").as_object();
    EXPECT_EQ(json::write(setup.at("columns")), R"(["document","date","time","code","quantity","price","customer"])");
    EXPECT_EQ(setup.at("date_order").as_string(), "day_first");
    EXPECT_TRUE(setup.at("store").is_string()) << "the first store is proposed";
    auto const preview = shop.call("GET", path(import, "/preview"), shop.owner, {}, {"Accept-Language: en"}).json();
    EXPECT_EQ(preview.at("counts").as_object().at("read").as_int64(), 4);
    EXPECT_EQ(preview.at("counts").as_object().at("quarantined").as_int64(), 2);
    EXPECT_EQ(json::write(setup.at("not_goods")), "[]");
    auto const& faulty = preview.at("faulty").as_array();
    ASSERT_EQ(faulty.size(), 2U);
    EXPECT_EQ(faulty.at(0).at("reason").as_string(), "bad_quantity");
    EXPECT_EQ(faulty.at(1).at("reason").as_string(), "bad_customer");
    EXPECT_EQ(faulty.at(1).at("field").as_string(), "customer");
    auto const& sales = preview.at("sales").as_object();
    EXPECT_EQ(sales.at("sales").as_int64(), 1);
    EXPECT_EQ(sales.at("total").as_int64(), 3300);
    EXPECT_EQ(sales.at("not_goods").as_int64(), 0);
    setup["not_goods"] = json::Array{"bun"};
    EXPECT_EQ(shop.call("PUT", path(import, "/setup"), shop.owner, json::write(json::Object{{"setup", setup}})).status,
              200);
    EXPECT_THAT(shop.call("GET", path(import, "/preview"), shop.owner).body, HasSubstr(R"("not_goods":1)"));
    setup["columns"] = json::Array{"document", "skip", "skip", "code", "quantity", "price", "customer"};
    auto const changed =
        shop.call("PUT", path(import, "/setup"), shop.owner, json::write(json::Object{{"setup", setup}}));
    EXPECT_THAT(changed.body, HasSubstr(R"("missing":["date"])"));
    EXPECT_TRUE(shop.call("GET", path(import, "/preview"), shop.owner).json().at("sales").is_null());
    EXPECT_EQ(shop.call("POST", path(import, "/start"), shop.owner).code(), "column_missing");
}

TEST_F(ImportsApi, another_encoding_is_guessed_anew) {
    auto const import = uploaded("suppliers", "name,phone\n\xBC\x73\xC2\xD7,1\n");
    auto const reply = shop.call("PUT", path(import, "/setup"), shop.owner, R"({"encoding":"gb18030"})");
    EXPECT_THAT(reply.body, HasSubstr(R"("encoding":"gb18030")"));
}

TEST_F(ImportsApi, refuses_what_it_cannot_take) {
    auto const upload = [&](std::string const& query, std::string const& body, std::string const& token) {
        return shop.call("POST", "/v1/imports?" + query, token, body).code();
    };
    auto const id = "id=" + shop.new_id();
    EXPECT_EQ(upload(id + "&kind=products", "%PDF-1.4", shop.owner), "file_is_no_table");
    EXPECT_EQ(upload(id + "&kind=products", "\xD0\xCF\x11\xE0 old", shop.owner), "file_is_old_excel");
    EXPECT_EQ(upload(id + "&kind=nonsense", "a,b\n", shop.owner), "bad_value");
    EXPECT_EQ(upload("kind=products", "a,b\n", shop.owner), "bad_value");
    EXPECT_EQ(upload(id + "&kind=products", "a,b\n", shop.m02_only), "store_not_yours");
    access::Scopes catalog_only;
    catalog_only.add(access::Scope::catalog_write);
    EXPECT_EQ(upload(id + "&kind=members", "name,phone\nMei,66000001\n", shop.token(catalog_only)), "scope_missing");
    EXPECT_EQ(upload(id + "&kind=products", "code,name\nA,B\n", shop.owner), "");
    EXPECT_EQ(upload(id + "&kind=products", "code,name\nA,B\n", shop.owner), "duplicate_id");
}

TEST_F(ImportsApi, members_are_shown_to_those_only_who_may_change_them) {
    auto const import = uploaded("members", "name,phone\nMei,66000001\n");
    access::Scopes catalog_only;
    catalog_only.add(access::Scope::catalog_write);
    auto const token = shop.token(catalog_only);
    for (auto const* act : {"/preview", "/quarantine"})
        EXPECT_EQ(shop.call("GET", path(import, act), token).code(), "scope_missing") << act;
    EXPECT_EQ(shop.call("POST", path(import, "/start"), token).code(), "scope_missing");
    EXPECT_EQ(shop.call("POST", path(import, "/rows"), token, R"({"line":2,"cells":["Mei","66000001"]})").code(),
              "scope_missing");
    EXPECT_EQ(shop.call("PUT", path(import, "/setup"), token, R"({"delimiter":"comma"})").code(), "scope_missing");
    EXPECT_EQ(shop.call("POST", path(import, "/start"), shop.owner).status, 202);
}

TEST_F(ImportsApi, a_row_that_was_set_aside_is_shown_and_mended) {
    auto const id = shop.import_in(importing::State::done).text();
    auto const page = shop.call("GET", "/v1/imports/" + id + "/quarantine", shop.owner);
    EXPECT_THAT(page.body, HasSubstr(R"("reason":"name_missing")"));
    auto const rows = "/v1/imports/" + id + "/rows";
    EXPECT_EQ(shop.call("POST", rows, shop.owner, R"({"line":2,"cells":["X-9"]})").code(), "name_missing");
    EXPECT_EQ(shop.call("POST", rows, shop.owner, R"({"line":7,"cells":["X-9","Nine"]})").code(),
              "row_not_quarantined");
    auto const mended = shop.call("POST", rows, shop.owner, R"({"line":2,"cells":["X-9","Nine"]})");
    EXPECT_EQ(mended.status, 200) << mended.body;
    EXPECT_THAT(mended.body, HasSubstr(R"("created":1)"));
    EXPECT_EQ(shop.call("GET", "/v1/products?query=X-9", shop.owner).json().at("items").as_array().size(), 1u);
}

TEST_F(ImportsApi, lists_are_taken_out_with_costs_for_those_who_may_see_them) {
    auto const csv = [&](std::string const& list, std::string const& token) {
        return shop.call("GET", "/v1/exports/" + list, token, {}, {"Accept-Language: zh-Hant"});
    };
    auto const stock = csv("stock?store=" + shop.m01.id.text(), shop.owner);
    EXPECT_EQ(stock.header("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_THAT(std::string(stock.header("Content-Disposition")), HasSubstr("stock-2026-"));
    EXPECT_EQ(stock.body,
              "\xEF\xBB\xBF貨號,條碼,名稱,門店,數量,已預留,可用,單位,單位成本\r\n"
              "A-1,,檸檬,Rua do Campo,10,0,10,each,2.00\r\nA-2,,Lime,Rua do Campo,0,0,0,each,\r\n");
    access::Scopes counting;
    counting.add(access::Scope::stock_read);
    auto const counted = csv("stock?query=lime&store=" + shop.m02.id.text(), shop.token(counting));
    EXPECT_EQ(counted.body, "\xEF\xBB\xBF貨號,條碼,名稱,門店,數量,已預留,可用,單位\r\nA-2,,Lime,Taipa,0,0,0,each\r\n");
    EXPECT_EQ(csv("products", shop.token(counting)).code(), "scope_missing");
    EXPECT_EQ(csv("members", shop.m02_only).code(), "store_not_yours");
    EXPECT_EQ(csv("nothing", shop.owner).code(), "not_found");
    EXPECT_TRUE(csv("products?format=xlsx", shop.owner).body.starts_with("PK"));
    EXPECT_THAT(csv("members", shop.owner).body, HasSubstr("陳大文,\"'+85366123456\""));
    auto const id = shop.import_in(importing::State::done).text();
    EXPECT_THAT(csv("quarantine?import=" + id, shop.owner).body, HasSubstr("2,必須有名稱。,X-9"));
    for (auto const* list : {"receipts", "exceptions", "suppliers", "planned-prices", "taxes", "roles", "imports"})
        EXPECT_EQ(csv(list, shop.owner).status, 200) << list;
    EXPECT_THAT(csv("board", shop.owner).body, HasSubstr("A-1,檸檬,0,0.00,"));
    EXPECT_THAT(csv("board", shop.owner).body, HasSubstr("GMROI"));
    EXPECT_THAT(csv("attention", shop.owner).body, testing::StartsWith("\xEF\xBB\xBF類型,貨號,名稱,門店,現存,"));
    EXPECT_THAT(csv("stores", shop.owner).body, HasSubstr("M01,Rua do Campo,"));
    EXPECT_THAT(csv("stores", shop.m02_only).body, testing::Not(HasSubstr("M01,")));
    EXPECT_THAT(csv("metrics", shop.owner).body, HasSubstr("net_sales,"));
    EXPECT_THAT(csv("movements?sku=" + shop.lemon.text(), shop.owner).body, HasSubstr("A-1,檸檬,10,10"));
}

// A company with one of everything that is no goods and no sale, taken out in English.
class HouseExports : public ImportsApi {
protected:
    std::string csv(std::string const& list, std::string const& token) {
        return shop.call("GET", "/v1/exports/" + list, token, {}, {"Accept-Language: en"}).body;
    }
    std::string csv(std::string const& list) { return csv(list, shop.owner); }
    void put(std::string const& path, std::string const& body) {
        auto const reply = shop.call("PUT", path, shop.owner, body);
        EXPECT_EQ(reply.status, 200) << path << " " << reply.body;
    }
    std::string promotion(std::string const& kind, std::string const& more) {
        auto const id = shop.new_id();
        put("/v1/promotions/" + id,
            R"({"id":")" + id + R"(","names":{"en":"Off","zh-Hant":"減價"},"kind":")" + kind +
                R"(","min_spend":0,"priority":0,"stacking":"stacks","reach":{"hours":[{"weekdays":[1,5],)"
                R"("from_minute":1080,"to_minute":1230}],"members_only":true,"stores":[")" +
                shop.m01.id.text() + R"("],"channels":["till","shop"],"starts":"2026-11-01"},)" + more + "}");
        return id;
    }
};

TEST_F(HouseExports, promotions_say_what_they_give_for_whom_and_when) {
    auto const numbers = [](char const* buy, char const* free, char const* percent, char const* amount) {
        return std::string(R"("repeats":false,"measure":"quantity","buy":)") + buy + R"(,"free":)" + free +
               R"(,"percent_e2":)" + percent + R"(,"amount":)" + amount;
    };
    auto const lemon = R"("skus":[")" + shop.lemon.text() + "\"]";
    promotion("percent", numbers("0", "0", "1250", "0") + "," + lemon);
    promotion("tiered",
              numbers("0", "0", "0", "0") + "," + lemon +
                  R"(,"steps":[{"from":3000,"amount":0,"percent_e2":1000},{"from":5000,"amount":250,"percent_e2":0}])");
    promotion("bundle", numbers("0", "0", "0", "900") + R"(,"skus":[],"parts":[{"count":2,)" + lemon +
                            R"(},{"count":1,"skus":[")" + shop.never_sold.text() + "\"]}]");
    auto const list = csv("promotions");
    EXPECT_THAT(list,
                HasSubstr("\r\nRunning,Percent off,減價,,Off,,12.50,,,,,A-1,,,,,0,Adds to others,yes,M01,\"Till ; "
                          "Web shop\",2026-11-01,,Mon Fri 18:00–20:30\r\n"));
    EXPECT_THAT(list, HasSubstr("Running,Tiers,減價,,Off,,,,,,,A-1,,\"3: 10 % ; 5: 2.50\",,,0,"));
    EXPECT_THAT(list, HasSubstr("Running,Bundle,減價,,Off,,,9.00,,,,,,,,\"2 × A-1 ; 1 × A-2\",0,"));
    EXPECT_EQ(csv("promotions?state=ended").find("減價"), std::string::npos);
    EXPECT_EQ(shop.call("GET", "/v1/exports/promotions?state=gone", shop.owner).code(), "bad_value");
    auto const chinese = shop.call("GET", "/v1/exports/promotions?language=zh-Hans", shop.owner).body;
    EXPECT_THAT(chinese, HasSubstr("进行中,每件打折,"));
    EXPECT_THAT(chinese, HasSubstr("周一 周五 18:00–20:30"));
    EXPECT_THAT(csv("coupons"), HasSubstr("Running,ONE,"));
}

TEST_F(HouseExports, price_books_come_with_their_prices) {
    auto const id = shop.new_id();
    put("/v1/price-books/" + id, R"({"id":")" + id + R"(","names":{"en":"Summer"},"stores":[")" + shop.m02.id.text() +
                                     R"("],"channels":["kiosk"],"ends":"2027-01-31"})");
    EXPECT_THAT(csv("price-books"), HasSubstr("\r\nRunning,Summer,M02,Kiosk,,2027-01-31,,,,,\r\n"))
        << "empty, and there";
    put("/v1/price-books/" + id + "/prices",
        R"({"prices":[{"sku":")" + shop.lemon.text() + R"(","price":450,"member_price":400}]})");
    put("/v1/products/" + shop.lemon.text() + "/price",
        R"({"price":480,"book":")" + id + R"(","starts":"2026-12-24"})");
    auto const list = csv("price-books");
    EXPECT_THAT(list, HasSubstr("\r\nRunning,Summer,M02,Kiosk,,2027-01-31,A-1,Lemon,,4.50,4.00\r\n"));
    EXPECT_THAT(list, HasSubstr("\r\nRunning,Summer,M02,Kiosk,,2027-01-31,A-1,Lemon,2026-12-24,4.80,"));
    EXPECT_THAT(csv("planned-prices"), HasSubstr("\r\nA-1,Lemon,Summer,,2026-12-24,4.80,"));
    EXPECT_THAT(csv("taxes"), testing::StartsWith("\xEF\xBB\xBF"
                                                  "Code,Traditional Chinese,"));
}

TEST_F(HouseExports, tills_of_the_stores_that_one_sees_and_tokens_without_their_secrets) {
    auto const tills = csv("tills");
    EXPECT_THAT(tills, testing::StartsWith("\xEF\xBB\xBF"
                                           "Code,Till,Store,Region\r\n"));
    EXPECT_THAT(tills, HasSubstr("\r\nM01-T1,T1,"));
    EXPECT_THAT(tills, HasSubstr("\r\nM02-"));
    EXPECT_EQ(csv("tills", shop.m02_only).find("M01-"), std::string::npos);
    access::Scopes reading;
    reading.add(access::Scope::catalog_read);
    auto const secret = shop.token(reading);
    auto const tokens = csv("tokens");
    EXPECT_THAT(tokens, testing::StartsWith("\xEF\xBB\xBF"
                                            "Name,May do,Stores,Made\r\n"));
    EXPECT_THAT(tokens, HasSubstr(",catalog:read,all,2026-"));
    EXPECT_EQ(tokens.find(secret), std::string::npos);
    EXPECT_EQ(shop.call("GET", "/v1/exports/tokens", secret).code(), "scope_missing");
    EXPECT_EQ(shop.call("GET", "/v1/exports/tokens", shop.m02_only).code(), "store_not_yours");
}

TEST_F(HouseExports, people_and_views_for_those_who_may_see_the_list) {
    auto const people = csv("people");
    EXPECT_THAT(people, testing::StartsWith("\xEF\xBB\xBF"
                                            "Name,Role,Stores,In use,Has a password\r\n"));
    EXPECT_THAT(people, HasSubstr(",all,yes,"));
    auto const id = shop.new_id();
    put("/v1/views/" + id, R"({"id":")" + id + R"(","page":"stock","name":"Low","query":"state=low","shared":false})");
    EXPECT_THAT(csv("views"), HasSubstr("Stock,Low,state=low,no,"));
    EXPECT_EQ(csv("views", shop.m02_only).find("Low,"), std::string::npos) << "somebody else's own";
    access::Scopes reading;
    reading.add(access::Scope::catalog_read);
    auto const token = shop.token(reading);
    for (auto const* list : {"people", "roles", "imports", "quarantine"})
        EXPECT_EQ(shop.call("GET", "/v1/exports/" + std::string(list), token).code(), "scope_missing") << list;
    for (auto const* list : {"promotions", "coupons", "price-books", "planned-prices", "taxes", "views"})
        EXPECT_EQ(shop.call("GET", "/v1/exports/" + std::string(list), token).status, 200) << list;
    EXPECT_EQ(shop.call("GET", "/v1/exports/imports", shop.m02_only).code(), "store_not_yours");
    EXPECT_EQ(csv("people", shop.m02_only).find(",all,"), std::string::npos) << "who works in more than they see";
    (void)shop.import_in(importing::State::done);
    EXPECT_THAT(csv("imports"), HasSubstr(",Products,Done,"));
}

TEST_F(ImportsApi, a_list_that_was_taken_out_is_known_again_in_every_language) {
    std::string const columns_of[][2] = {
        {"products",
         R"(["code","barcode","name_zh_hant","name_zh_hans","name_en","name_pt","category","unit","tax_class","price",)"
         R"("member_price","skip","ingredients","cost","supplier"])"},
        {"members", R"(["name","phone","card","skip","skip"])"},
        {"suppliers", R"(["code","name","contact","phone","email","note","skip"])"},
        {"stock", R"(["code","barcode","skip","store","quantity","skip","skip","skip","cost"])"}};
    for (auto const* language : {"en", "zh-Hant", "zh-Hans", "pt"}) {
        for (auto const& [kind, columns] : columns_of) {
            auto const list = shop.call("GET", "/v1/exports/" + kind + "?language=" + language, shop.owner).body;
            EXPECT_EQ(json::write(uploaded(kind, list).at("setup").as_object().at("columns")), columns)
                << language << "\n"
                << list;
        }
    }
}

TEST_F(ImportsApi, suppliers_are_made_and_changed) {
    auto const id = shop.new_id();
    auto const body = [](std::string const& name) {
        return R"({"code":"S1","name":")" + name + R"(","contact":"","phone":"","email":"","note":"","active":true})";
    };
    EXPECT_EQ(shop.call("PUT", "/v1/suppliers/" + id, shop.owner, body("Goods")).status, 200);
    EXPECT_THAT(shop.call("PUT", "/v1/suppliers/" + id, shop.owner, body("Better goods")).body,
                HasSubstr(R"("version":2)"));
    EXPECT_EQ(shop.call("PUT", "/v1/suppliers/" + shop.new_id(), shop.owner, body("Other")).code(), "duplicate_code");
    EXPECT_THAT(shop.call("GET", "/v1/suppliers", shop.owner).body, HasSubstr("Better goods"));
}

}  // namespace
}  // namespace zg::api
