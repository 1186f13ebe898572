#include "shop_fixture.h"
#include "small_png.h"

#include <gmock/gmock.h>

namespace zg::api {
namespace {

using testing::HasSubstr;

class PicturesTest : public ::testing::Test {
protected:
    Shop shop;

    std::string path() const { return "/v1/products/" + shop.lemon.text() + "/pictures"; }
    Reply add(std::string const& bytes) { return shop.call("POST", path(), shop.owner, bytes); }
    std::vector<std::string> of_lemon() {
        std::vector<std::string> found;
        auto const detail = shop.call("GET", "/v1/products/" + shop.lemon.text(), shop.owner).json();
        for (auto const& id : detail.at("product").at("pictures").as_array()) found.emplace_back(id.as_string());
        return found;
    }
};

TEST_F(PicturesTest, APictureIsAddedShownAndTakenAway) {
    auto const added = add(small_png());
    ASSERT_EQ(added.status, 201) << added.body;
    ASSERT_EQ(of_lemon().size(), 1u);
    auto const id = of_lemon().front();
    EXPECT_EQ(add(small_png()).json().at("pictures").as_array().size(), 1u) << "the same again is a retry";

    auto const target = "/v1/pictures/" + id;
    for (auto const& [query, tag] :
         {std::pair<std::string, std::string>{"", "\"" + id + "\""}, {"?size=small", "\"" + id + "-s\""}}) {
        auto const shown = shop.call("GET", target + query, shop.till_token);
        EXPECT_EQ(shown.status, 200);
        EXPECT_EQ(shown.body.substr(8, 4), "WEBP");
        EXPECT_EQ(shown.header("Content-Type"), "image/webp");
        EXPECT_EQ(shown.header("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(shown.header("Content-Disposition"), "attachment");
        EXPECT_THAT(shown.header("Cache-Control"), HasSubstr("immutable"));
        EXPECT_EQ(shown.header("ETag"), tag);
        EXPECT_EQ(shop.call("GET", target + query, shop.owner, {}, {"If-None-Match: " + tag}).status, 304);
    }
    EXPECT_EQ(shop.call("GET", target, "").status, 401);
    EXPECT_EQ(shop.call("GET", "/v1/pictures/" + shop.new_id(), shop.owner).status, 404);

    auto const at_till = shop.call("GET", "/v1/products?query=A-1", shop.till_token).json().at("items").at(0);
    EXPECT_EQ(at_till.at("picture").as_string(), id);
    auto const lacking = shop.call("GET", "/v1/product-list?lacking=picture", shop.owner).json();
    EXPECT_EQ(lacking.at("count").as_int64(), 1);

    EXPECT_EQ(shop.call("PUT", path(), shop.owner, R"({"pictures":[")" + shop.new_id() + "\"]}").code(),
              "unknown_picture");
    EXPECT_EQ(shop.call("PUT", path(), shop.owner, R"({"pictures":[")" + id + "\",\"" + id + "\"]}").code(),
              "duplicate_picture");
    EXPECT_EQ(shop.call("PUT", path(), shop.owner, R"({"pictures":[]})").status, 200);
    EXPECT_TRUE(of_lemon().empty());
}

TEST_F(PicturesTest, WhatIsNoPictureIsRefused) {
    EXPECT_EQ(add("<html>").code(), "picture_type_unknown");
    EXPECT_EQ(add(small_png().substr(0, 50)).code(), "picture_damaged");
    EXPECT_EQ(add(small_png() + std::string(10 * 1024 * 1024, 'x')).status, 413);
    EXPECT_TRUE(of_lemon().empty());
    EXPECT_EQ(shop.call("POST", "/v1/products/" + shop.new_id() + "/pictures", shop.owner, small_png()).status, 404);
}

TEST_F(PicturesTest, EightAreEnough) {
    for (int number = 0; number < 8; ++number) {
        auto const reply = add(png_of_red(static_cast<unsigned char>(20 * number)));
        ASSERT_EQ(reply.status, 201) << reply.body;
    }
    auto const kept = of_lemon();
    ASSERT_EQ(kept.size(), 8u);
    EXPECT_EQ(add(png_of_red(250)).code(), "too_many_pictures");
    auto const turned = R"({"pictures":[")" + kept[7] + "\",\"" + kept[0] + "\"]}";
    EXPECT_EQ(shop.call("PUT", path(), shop.owner, turned).status, 200);
    EXPECT_THAT(of_lemon(), testing::ElementsAre(kept[7], kept[0]));
}

}  // namespace
}  // namespace zg::api
