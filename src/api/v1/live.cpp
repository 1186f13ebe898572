#include "handlers.h"
#include "question.h"

#include <zg/json.h>

#include <algorithm>

namespace zg::api {

namespace {

constexpr std::size_t topic_count_max = 1'000;

struct Subscribe final {
    std::string kind;
    std::vector<std::string> stores;
};
BOOST_DESCRIBE_STRUCT(Subscribe, (), (kind, stores))

}  // namespace

// The word or the ids, in the sender's order, each once.
Result<insights::Stores, LiveRefusal> live_subscription(std::string_view message, access::Principal const& principal) {
    auto const value = json::parse(message);
    if (!value) return Refused{LiveRefusal::invalid_json};
    auto const asked = json::decode<Subscribe>(*value);
    if (!asked) return Refused{LiveRefusal::bad_value, asked.refused().field};
    if (asked->kind != "subscribe") return Refused{LiveRefusal::bad_value, "kind"};
    if (asked->stores.empty() || asked->stores.size() > topic_count_max) {
        return Refused{LiveRefusal::bad_value, "stores"};
    }
    if (asked->stores == std::vector<std::string>{"all"}) return insights::Stores{};
    std::vector<StoreId> wanted;
    for (std::size_t index = 0; index < asked->stores.size(); ++index) {
        auto const field = "stores[" + std::to_string(index) + "]";
        auto const store = StoreId::parse(asked->stores[index]);
        if (!store) return Refused{LiveRefusal::bad_value, field};
        if (!principal.sees(*store)) return Refused{LiveRefusal::unknown_store, field};
        if (std::find(wanted.begin(), wanted.end(), *store) == wanted.end()) wanted.push_back(*store);
    }
    return insights::Stores{std::move(wanted)};
}

std::string live_problem(Refused<LiveRefusal> const& refused) {
    std::string out = R"({"kind":"problem","code":")";
    out += boost::describe::enum_to_string(refused.reason, "");
    out += R"(","field":)";
    json::append_string(out, refused.field);
    return out + '}';
}

std::string live_subscribed(insights::Stores const& stores) {
    std::string out = R"({"kind":"subscribed","stores":[)";
    if (!stores) out += R"("all")";
    for (auto const store : stores.value_or(std::vector<StoreId>{})) {
        if (out.back() != '[') out += ',';
        out += '"' + store.text() + '"';
    }
    return out + "]}";
}

void get_live(Call call) {
    if (!call.request.wants_socket) {
        auto response = problem_response({.code = "upgrade_required"}, call.language);
        response.headers.emplace_back("Upgrade", "websocket");
        return answer(call, std::move(response));
    }
    call.responder.upgrade(call.house.live_socket(call.principal));
}

}  // namespace zg::api
