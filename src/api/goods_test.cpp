#include "shop_fixture.h"

#include <gmock/gmock.h>

namespace zg::api {
namespace {

using testing::ElementsAre;

// Products, families and categories as the console works on them.
class GoodsTest : public ::testing::Test {
protected:
    Shop shop;

    Reply send(std::string_view method, std::string const& target, std::string const& body = {}) {
        return shop.call(method, target, shop.owner, body);
    }
    json::Value get(std::string const& target) {
        auto const reply = send("GET", target);
        EXPECT_EQ(reply.status, 200) << target << " " << reply.body;
        return reply.json();
    }
    std::vector<std::string> codes(std::string const& query) {
        std::vector<std::string> found;
        auto const answer = get("/v1/product-list?" + query);
        for (auto const& item : answer.at("items").as_array()) {
            found.emplace_back(item.at("code").as_string());
        }
        return found;
    }
    std::string product(std::string const& id) const { return "/v1/products/" + id; }
    // The whole of the lemon, as it is changed.
    std::string lemon(std::string const& version, std::string const& more) const {
        return R"({"id":")" + shop.lemon.text() + R"(","version":)" + version +
               R"(,"names":{"en":"Lemon"},"active":true,"tax_class":"standard",)" + more + "}";
    }
    std::string make_category(std::string const& parent = {}) {
        auto const id = shop.new_id();
        auto const reply = send("PUT", "/v1/categories/" + id,
                                R"({"id":")" + id + R"(","names":{"en":"Fruit"})" +
                                    (parent.empty() ? "" : R"(,"parent":")" + parent + "\"") + "}");
        EXPECT_EQ(reply.status, 200) << reply.body;
        return id;
    }
    std::string family(std::string const& id, std::string const& version = "1") const {
        return R"({"id":")" + id + R"(","names":{"en":"Shirt"},"version":)" + version +
               R"(,"axes":[{"names":{"en":"Size"},"options":[{"id":1,"names":{"en":"S"}},{"id":2,"names":{"en":"M"}}]}]})";
    }
    std::string variants(std::string const& request, std::vector<std::string> const& ids) const {
        std::string body =
            R"({"id":")" + request + R"(","unit":"each","tax_class":"standard","price":9900,"variants":[)";
        for (std::size_t index = 0; index < ids.size(); ++index) {
            body += (index == 0 ? "" : ",") + std::string(R"({"id":")") + ids[index] + R"(","code":"SH-)" +
                    std::to_string(index + 1) + R"(","options":[)" + std::to_string(index + 1) + "]}";
        }
        return body + "]}";
    }
};

TEST_F(GoodsTest, AProductIsShownWithPricesStockAndFamily) {
    auto const detail = get(product(shop.lemon.text()));
    EXPECT_EQ(detail.at("product").at("code").as_string(), "A-1");
    EXPECT_EQ(detail.at("product").at("price").as_int64(), 500);
    EXPECT_EQ(detail.at("product").at("on_hand_milli").as_int64(), 10'000);
    EXPECT_TRUE(detail.at("is_unit_fixed").as_bool());
    EXPECT_TRUE(detail.at("family").is_null());
    EXPECT_EQ(detail.at("stock").as_array().size(), 2u);
    EXPECT_EQ(detail.at("prices").as_array().size(), 1u);
    EXPECT_FALSE(get(product(shop.never_sold.text())).at("is_unit_fixed").as_bool());
    EXPECT_EQ(send("GET", product(shop.new_id())).status, 404);

    access::Scopes reads_goods;
    reads_goods.add(access::Scope::catalog_read);
    auto const seen = shop.call("GET", product(shop.lemon.text()), shop.token(reads_goods)).json();
    EXPECT_TRUE(seen.at("product").at("on_hand_milli").is_null()) << "stock is for those who may see it";
    EXPECT_TRUE(seen.at("stock").as_array().empty());
    auto const one_store = get(product(shop.lemon.text()) + "?store=" + shop.m02.id.text());
    EXPECT_EQ(one_store.at("product").at("on_hand_milli").as_int64(), 0);
}

TEST_F(GoodsTest, AProductIsChangedAsAWhole) {
    auto const path = product(shop.lemon.text());
    auto const category = make_category();
    auto const body = lemon("1", R"("unit":"each","barcodes":["4890008100309"],"category":")" + category + "\"");
    auto const changed = send("PUT", path, body);
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.json().at("version").as_int64(), 2);
    EXPECT_EQ(send("PUT", path, body).status, 200) << "the same again";
    EXPECT_EQ(send("PUT", path, lemon("1", R"("unit":"each")")).code(), "version_changed");
    EXPECT_EQ(send("PUT", path, lemon("2", R"("unit":"kg")")).code(), "unit_fixed");
    auto const cleared = send("PUT", path, lemon("2", R"("unit":"each")"));
    EXPECT_EQ(cleared.status, 200) << cleared.body;
    EXPECT_EQ(cleared.json().as_object().if_contains("category"), nullptr) << "what is not said is taken away";
    EXPECT_EQ(send("PUT", product(shop.never_sold.text()), lemon("3", R"("unit":"each")")).code(), "bad_value");
    EXPECT_EQ(shop.call("PUT", path, shop.m02_only, lemon("3", R"("unit":"each")")).code(), "store_not_yours");
    auto const unknown = shop.new_id();
    EXPECT_EQ(send("PUT", product(unknown),
                   R"({"id":")" + unknown +
                       R"(","version":1,"names":{"en":"X"},"active":true,)"
                       R"("tax_class":"standard","unit":"each"})")
                  .status,
              404);
    EXPECT_EQ(send("PUT", path,
                   R"({"id":")" + shop.lemon.text() +
                       R"(","version":3,"names":{"en":"X"},"active":true,"tax_class":"none","unit":"each"})")
                  .code(),
              "unknown_tax_class");
}

TEST_F(GoodsTest, TheListIsFilteredAndPaged) {
    EXPECT_THAT(codes(""), ElementsAre("A-1", "A-2"));
    EXPECT_THAT(codes("lacking=barcode"), ElementsAre("A-1", "A-2"));
    EXPECT_THAT(codes("lacking=price"), ElementsAre());
    auto const top = make_category();
    auto const below = make_category(top);
    auto const body = lemon("1", R"("unit":"each","barcodes":["4890008100309"],"category":")" + below + "\"");
    ASSERT_EQ(send("PUT", product(shop.lemon.text()), body).status, 200);
    EXPECT_THAT(codes("category=" + top), ElementsAre("A-1")) << "what stands below it belongs to it";
    EXPECT_THAT(codes("lacking=category"), ElementsAre("A-2"));
    EXPECT_THAT(codes("lacking=barcode"), ElementsAre("A-2"));
    EXPECT_THAT(codes("query=lemon"), ElementsAre("A-1"));
    auto const file = [&](std::string const& filters) {
        return shop.call("GET", "/v1/exports/products?" + filters, shop.owner);
    };
    EXPECT_EQ(file("category=" + top).body.find("\r\nA-2,"), std::string::npos) << "the file has the rows of the list";
    EXPECT_NE(file("lacking=barcode").body.find("\r\nA-2,"), std::string::npos);
    EXPECT_EQ(file("lacking=barcode").body.find("\r\nA-1,"), std::string::npos);
    EXPECT_EQ(file("state=inactive").body.find("\r\nA-"), std::string::npos);
    EXPECT_EQ(file("state=gone").code(), "bad_value");
    EXPECT_EQ(file("category=gone").code(), "bad_value");
    auto const first = get("/v1/product-list?limit=1");
    EXPECT_EQ(first.at("count").as_int64(), 2);
    auto const next = std::string(first.at("next").as_string());
    EXPECT_THAT(codes("limit=1&after=" + next), ElementsAre("A-2"));
    auto const found = get("/v1/product-list?limit=1&query=a");
    auto const behind = codes("limit=1&query=a&after=" + std::string(found.at("next").as_string()));
    ASSERT_EQ(behind.size(), 1u);
    EXPECT_NE(behind.front(), found.at("items").at(0).at("code").as_string());
    auto const asleep = R"({"id":")" + shop.never_sold.text() +
                        R"(","version":1,"names":{"en":"Lime"},"active":false,"tax_class":"standard","unit":"each"})";
    ASSERT_EQ(send("PUT", product(shop.never_sold.text()), asleep).status, 200);
    EXPECT_THAT(codes("state=inactive"), ElementsAre("A-2"));
    EXPECT_THAT(codes("state=active"), ElementsAre("A-1"));
    EXPECT_THAT(codes("query=lime"), ElementsAre("A-2")) << "also what is not sold any more";
    EXPECT_THAT(codes("query=lemon&after=" + shop.never_sold.text()), ElementsAre())
        << "after what has left the search comes nothing, and not its first page again";
    EXPECT_EQ(send("GET", "/v1/product-list?state=gone").code(), "bad_value");

    shop.clock().advance_ms(1'000);
    ASSERT_EQ(send("POST", "/v1/products",
                   R"({"id":")" + shop.new_id() +
                       R"(","code":"A-0","names":{"en":"Fig"},"unit":"each",)"
                       R"("tax_class":"standard","price":100})")
                  .status,
              201);
    EXPECT_EQ(codes("order=newest").front(), "A-0");
    EXPECT_EQ(codes("").front(), "A-0");
}

TEST_F(GoodsTest, AFamilyGetsItsVariantsInOneCommand) {
    auto const id = shop.new_id();
    auto const path = "/v1/families/" + id;
    ASSERT_EQ(send("PUT", path, family(id)).status, 200);
    std::vector<std::string> const ids = {shop.new_id(), shop.new_id()};
    auto const request = shop.new_id();
    auto const body = variants(request, ids);
    auto const made = send("POST", path + "/variants", body);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.json().at("items").at(1).at("names").at("en").as_string(), "Shirt M");
    auto const again = send("POST", path + "/variants", body);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, made.body);
    EXPECT_EQ(send("POST", path + "/variants", variants(request, {shop.new_id()})).code(), "id_reused");

    auto const third = variants(shop.new_id(), {shop.new_id()});
    auto const twice = send("POST", path + "/variants", third);
    EXPECT_EQ(twice.code(), "duplicate_code");
    EXPECT_EQ(twice.field(), "variants[0].code");
    EXPECT_EQ(send("POST", path + "/variants", variants(shop.new_id(), {})).code(), "no_lines");
    EXPECT_EQ(send("POST", path + "/variants", variants(shop.new_id(), std::vector<std::string>(201, ids[0]))).code(),
              "too_many_lines");
    EXPECT_EQ(send("POST", "/v1/families/" + shop.new_id() + "/variants", third).status, 404);

    auto const detail = get(product(ids[0]));
    EXPECT_EQ(detail.at("family").at("names").at("en").as_string(), "Shirt");
    EXPECT_EQ(detail.at("variants").as_array().size(), 2u);
    EXPECT_EQ(detail.at("product").at("price").as_int64(), 9900);
    EXPECT_EQ(get("/v1/families").at("items").at(0).at("variant_count").as_int64(), 2);
    // The lemon cannot be a shirt that is there.
    auto const into = lemon("1", R"("unit":"each","options":[1],"family":")" + id + "\"");
    EXPECT_EQ(send("PUT", product(shop.lemon.text()), into).code(), "duplicate_combination");
}

TEST_F(GoodsTest, AFamilyOfAllOrNothing) {
    auto const id = shop.new_id();
    ASSERT_EQ(send("PUT", "/v1/families/" + id, family(id)).status, 200);
    // The third option is not there, so none of the three is made.
    std::vector<std::string> const ids = {shop.new_id(), shop.new_id(), shop.new_id()};
    auto const refused = send("POST", "/v1/families/" + id + "/variants", variants(shop.new_id(), ids));
    EXPECT_EQ(refused.code(), "bad_combination");
    EXPECT_EQ(refused.field(), "variants[2].options");
    EXPECT_EQ(send("GET", product(ids[0])).status, 404);
}

TEST_F(GoodsTest, CategoriesAreKeptWhileTheyAreUsed) {
    auto const top = make_category();
    auto const below = make_category(top);
    EXPECT_EQ(send("DELETE", "/v1/categories/" + top).code(), "category_used");
    auto const cycle = R"({"id":")" + top + R"(","names":{"en":"Fruit"},"parent":")" + below + "\"}";
    EXPECT_EQ(send("PUT", "/v1/categories/" + top, cycle).code(), "category_cycle");
    auto const rule = shop.new_id();
    auto const promotion = R"({"id":")" + rule +
                           R"(","names":{"en":"Off"},"kind":"percent","buy":0,"free":0,"categories":[")" + below +
                           R"("],"percent_e2":1000,"min_spend":0,"amount":0,"measure":"quantity","repeats":false,)" +
                           R"("priority":0,"stacking":"one_per_line","reach":{"hours":[],"members_only":false}})";
    ASSERT_EQ(send("PUT", "/v1/promotions/" + rule, promotion).status, 200);
    EXPECT_EQ(send("DELETE", "/v1/categories/" + below).code(), "category_in_rules");
    ASSERT_EQ(send("DELETE", "/v1/promotions/" + rule).status, 200);
    EXPECT_EQ(send("DELETE", "/v1/categories/" + below).status, 200);
    EXPECT_EQ(send("DELETE", "/v1/categories/" + below).status, 404);
    EXPECT_EQ(get("/v1/categories").at("items").as_array().size(), 1u);
}

TEST_F(GoodsTest, ABarcodeOfItsOwnAndAFreeCode) {
    auto const path = product(shop.lemon.text()) + "/barcodes";
    auto const body = R"({"id":")" + shop.new_id() + "\"}";
    auto const given = send("POST", path, body);
    ASSERT_EQ(given.status, 201) << given.body;
    EXPECT_EQ(given.json().at("barcodes").at(0).as_string(), "2900000000018");
    EXPECT_EQ(send("POST", path, body).body, given.body) << "a retry gives the same one";
    EXPECT_EQ(send("POST", product(shop.new_id()) + "/barcodes", R"({"id":")" + shop.new_id() + "\"}").status, 404);
    auto const proposal = get("/v1/product-proposal");
    EXPECT_EQ(proposal.at("code").as_string(), "0003");
    EXPECT_EQ(proposal.at("tax_class").as_string(), "standard");
}

}  // namespace
}  // namespace zg::api
