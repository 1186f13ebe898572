#include <zg/api.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zg::api {
namespace {

StoreId store(int number) { return {Uuid::named({0}, "store " + std::to_string(number))}; }

access::Principal of(insights::Stores stores) {
    return {.id = {}, .name = "somebody", .scopes = access::Scopes::all(), .stores = std::move(stores)};
}

std::string subscribe(std::string const& stores) { return R"({"kind":"subscribe","stores":)" + stores + "}"; }

TEST(Live, ASubscriptionNamesStoresOrAll) {
    auto const all = live_subscription(subscribe(R"(["all"])"), of(std::nullopt));
    ASSERT_TRUE(all);
    EXPECT_EQ(*all, std::nullopt);
    EXPECT_EQ(live_subscribed(*all), R"({"kind":"subscribed","stores":["all"]})");

    auto const quoted = '"' + store(1).text() + '"';
    auto const one = live_subscription(subscribe("[" + quoted + "," + quoted + "]"), of(std::vector{store(1)}));
    ASSERT_TRUE(one);
    EXPECT_EQ(*one, std::vector{store(1)});
    EXPECT_EQ(live_subscribed(*one), R"({"kind":"subscribed","stores":[)" + quoted + "]}");
}

TEST(Live, WhatCannotBeIsRefused) {
    struct Row {
        std::string message;
        LiveRefusal reason;
        std::string field;
    };
    auto const quoted = '"' + store(2).text() + '"';
    for (auto const& [message, reason, field] :
         {Row{"", LiveRefusal::invalid_json, ""}, Row{"[", LiveRefusal::invalid_json, ""},
          Row{"[]", LiveRefusal::bad_value, ""}, Row{"{}", LiveRefusal::bad_value, "kind"},
          Row{R"({"kind":"shout","stores":["all"]})", LiveRefusal::bad_value, "kind"},
          Row{subscribe("[]"), LiveRefusal::bad_value, "stores"},
          Row{subscribe("[1]"), LiveRefusal::bad_value, "stores[0]"},
          Row{subscribe(R"(["all","all"])"), LiveRefusal::bad_value, "stores[0]"},
          Row{subscribe("[" + quoted + "]"), LiveRefusal::unknown_store, "stores[0]"}}) {
        auto const got = live_subscription(message, of(std::vector{store(1)}));
        ASSERT_FALSE(got) << message;
        EXPECT_EQ(got.reason(), reason) << message;
        EXPECT_EQ(got.refused().field, field) << message;
    }
    EXPECT_EQ(live_problem({LiveRefusal::unknown_store, "stores[0]"}),
              R"({"kind":"problem","code":"unknown_store","field":"stores[0]"})");
}

RC_GTEST_PROP(Live, GarbageIsNeverASubscription, (std::string const& text)) {
    RC_ASSERT(!live_subscription(text, of(std::nullopt)));
}

}  // namespace
}  // namespace zg::api
