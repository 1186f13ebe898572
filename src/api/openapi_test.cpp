#include "route.h"

#include <zg/api.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace zg::api {
namespace {

std::string committed() {
    auto const* folder = std::getenv("ZG_SOURCE_DIR");
    std::ifstream file(std::string(folder ? folder : ".") + "/spec/openapi.json");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(OpenApi, CommittedDocumentIsTheOneOfTheRouteTable) {
    EXPECT_TRUE(committed() == openapi_json() + "\n") << "write it anew: zhanggui openapi > spec/openapi.json";
}

TEST(OpenApi, EveryRouteIsInIt) {
    auto const document = json::parse(openapi_json()).value();
    EXPECT_EQ(document.at("openapi").as_string(), "3.1.0");
    for (auto const& route : routes()) {
        auto const& operations = document.at("paths").at(route.path).as_object();
        bool found = false;
        for (auto const& [method, operation] : operations) {
            if (operation.at("summary").as_string() != route.summary) continue;
            found = true;
            auto const scope = route.door.scope();
            EXPECT_EQ(operation.at("x-scope"), scope ? json::Value(access::text(*scope)) : json::Value(nullptr));
            EXPECT_EQ(operation.as_object().contains("requestBody"), route.request != nullptr);
        }
        EXPECT_TRUE(found) << route.path;
    }
}

TEST(OpenApi, TypesAreDescribed) {
    auto const document = json::parse(openapi_json()).value();
    auto const& schemas = document.at("components").at("schemas").as_object();
    auto const& checkout = schemas.at("flows.Checkout").as_object();
    EXPECT_FALSE(checkout.at("additionalProperties").as_bool());
    EXPECT_EQ(checkout.at("properties").at("member").at("type"), json::parse(R"(["string","null"])").value());
    EXPECT_EQ(checkout.at("properties").at("lines").at("items").at("$ref").as_string(),
              "#/components/schemas/flows.CheckoutLine");
    auto const& line = schemas.at("sales.ReceiptLine").at("properties").as_object();
    EXPECT_EQ(line.at("total").at("format").as_string(), "int64");
    EXPECT_TRUE(schemas.at("Names").at("properties").as_object().contains("zh-Hant"));
    for (auto const& [name, schema] : schemas) EXPECT_TRUE(schema.is_object()) << name;
}

}  // namespace
}  // namespace zg::api
