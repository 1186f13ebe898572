#pragma once

#include <zg/house.h>
#include <zg/static_files.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// HTTP requests become commands and questions here, and refusals become answers. No rule of the shop lives in this room.
namespace zg::api {

struct Options final {
    // The built web apps; asked in this order for every GET that no route takes. They outlive the Api.
    std::vector<http::StaticFiles const*> apps = {};
    // What the server has counted, for /metrics. May be empty.
    std::function<http::Counts()> http_counts = {};
    // Each principal's rate limits as a share of the route's own: 100 is as written in the route table, 0 is none.
    int rate_percent = 100;
    // On a network: what a browser must trust before it may come in, and where. Requests of other machines that do not come over TLS
    // get a page that says how, and nothing else.
    struct OnNetwork final {
        std::function<std::string()> authority;  // its certificate (PEM); empty when browsers trust ours anyway
        std::function<std::vector<std::string>()> hosts;  // by which others reach this machine, the likeliest first
        std::function<std::uint16_t()> port;
    };
    std::optional<OnNetwork> on_network = {};
};

// The server's handler: finds the route, proves who asks, checks scope, rate and size, and calls the route. Answers problem
// details (RFC 9457) with a stable code and the offending field, in the language that was asked for.
class Api final : public http::Handler {
public:
    // `house` outlives the Api. A route table that is not sound is a bug and stops the process here.
    Api(House& house, Options options);
    ~Api() override;

    void handle(http::Request const&, http::Responder) override;
    std::size_t body_bytes_max(http::Request const& head, std::size_t usual) override;
    http::Response problem(int status, std::string_view code) override;

private:
    void serve(http::Request const&, http::Responder);

    struct State;
    std::unique_ptr<State> state_;
};

// OpenAPI 3.1, made from the route table and the described types; the same text on every machine.
[[nodiscard]] std::string openapi_json();

// An event as the feed, the stream and the live sockets give it out. What things cost is left out unless `shows_costs`.
[[nodiscard]] std::string event_json(events::Event const&, bool shows_costs);

// Whether `principal` may be told of an event: its store is one that it sees, or it is the whole company's.
[[nodiscard]] bool sees(access::Principal const&, events::Event const&);

// ---- the live socket: what a browser says on it, and what it is told besides events --------------------------------------

enum class LiveRefusal { invalid_json, bad_value, unknown_store };
BOOST_DESCRIBE_ENUM(LiveRefusal, invalid_json, bad_value, unknown_store)

// {"kind":"subscribe","stores":["all"]}, or with the ids of stores that `principal` sees; nullopt is all that it sees.
[[nodiscard]] Result<insights::Stores, LiveRefusal> live_subscription(std::string_view message,
                                                                      access::Principal const& principal);
// {"kind":"problem","code":"unknown_store","field":"stores[0]"}
[[nodiscard]] std::string live_problem(Refused<LiveRefusal> const&);
// {"kind":"subscribed","stores":["all"]}: from here on, events of these stores.
[[nodiscard]] std::string live_subscribed(insights::Stores const&);

}  // namespace zg::api
