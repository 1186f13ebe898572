#include <zg/api.h>

#include "call.h"
#include "credentials.h"
#include "rates.h"
#include "route.h"
#include "trust_page.h"

#include <zg/assert.h>
#include <zg/hash.h>

#include <cstring>

namespace zg::api {

struct Api::State final {
    State(House& the_house, Options the_options)
        : house(the_house), options(std::move(the_options)), rates(options.rate_percent) {}

    House& house;
    Options options;
    Rates rates;
};

namespace {

// Addresses are limited like principals, under an id made from their text.
Uuid id_of_remote(std::string_view remote) {
    auto const hash = digest(remote);
    Uuid id;
    std::memcpy(id.bytes.data(), hash.data(), id.bytes.size());
    return id;
}

bool is_loopback(std::string_view remote) { return remote == "127.0.0.1" || remote == "::1"; }

// From another machine, and readable on the way.
bool is_open(http::Request const& request) { return !request.is_secure && !is_loopback(request.remote); }

bool is_json(std::string_view content_type) {
    constexpr std::string_view json = "application/json";
    return content_type.starts_with(json) &&
           (content_type.size() == json.size() || content_type[json.size()] == ';' || content_type[json.size()] == ' ');
}

http::Response redirect(std::string to) { return {.status = 307, .headers = {{"Location", std::move(to)}}}; }

http::Response with(http::Response response, std::string_view name, std::string value) {
    response.headers.emplace_back(name, std::move(value));
    return response;
}

}  // namespace

Api::Api(House& house, Options options) : state_(std::make_unique<State>(house, std::move(options))) {
    ZG_ASSERT(faults_of(routes()).empty());
}

Api::~Api() = default;

namespace {

// What no route takes: the web apps, the way to them, or nothing.
http::Response other_answer(http::Request const& request, Match const& match, Options const& options,
                            Language language) {
    if (match.is_path_known) {
        return with(problem_response({.code = "method_not_allowed"}, language), "Allow", match.allow);
    }
    bool const reads = request.method == http::Method::get || request.method == http::Method::head;
    if (reads && request.path == "/") return redirect("/console/");
    if (reads && (request.path == "/till" || request.path == "/console"))
        return redirect(std::string(request.path) + "/");
    if (reads && !request.path.starts_with("/v1/")) {
        for (auto const* app : options.apps) {
            if (auto response = app->answer(request)) return *std::move(response);
        }
    }
    return problem_response({.code = "not_found"}, language);
}

// Who asks, when the route lets them in; otherwise the answer that says why not.
struct Admitted final {
    access::Principal principal = {};
    std::optional<http::Response> refusal = {};
};

Admitted admit(http::Request const& request, Route const& route, House& house, Instant now, Language language) {
    auto const scope = route.door.scope();
    if (!scope) {
        if (route.door.is_loopback_only() && !is_loopback(request.remote)) {
            return {.refusal = problem_response({.code = "not_found"}, language)};
        }
        return {};
    }
    auto known = identify(request, house.control, house.directory, now);
    if (!known.principal) {
        auto response = problem_response(known.problem, language);
        if (response.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"zhanggui\"");
        return {.refusal = std::move(response)};
    }
    if (!known.principal->may(*scope)) {
        return {.refusal = problem_response({.code = "scope_missing", .field = access::text(*scope)}, language)};
    }
    return {.principal = *std::move(known.principal)};
}

}  // namespace

void Api::handle(http::Request const& request, http::Responder responder) {
    try {
        serve(request, std::move(responder));
    } catch (db::Failure const&) {
        // The database has gone while somebody signed in or out. Whoever held the responder has dropped it, which answers 500, and
        // the writer notices too and opens everything again.
    }
}

void Api::serve(http::Request const& request, http::Responder responder) {
    auto& [house, options, rates] = *state_;
    auto const language = language_of(request.header("Accept-Language"));
    if (options.on_network) {
        if (auto answer = trust_answer(request, *options.on_network, language))
            return responder.answer(*std::move(answer));
        if (is_open(request)) return responder.answer(only_over_tls(request, language));
    }
    auto const match = find_route(request.method, request.path);
    if (!match.route) return responder.answer(other_answer(request, match, options, language));

    auto const& route = *match.route;
    auto const now = house.clock.now();
    auto admitted = admit(request, route, house, now, language);
    if (admitted.refusal) return responder.answer(*std::move(admitted.refusal));

    auto const who = route.door.scope() ? admitted.principal.id : id_of_remote(request.remote);
    if (auto const seconds = rates.seconds_to_wait(who, route, now); seconds > 0) {
        return responder.answer(
            with(problem_response({.code = "too_many_requests"}, language), "Retry-After", std::to_string(seconds)));
    }
    if (route.request && !is_json(request.header("Content-Type"))) {
        return responder.answer(problem_response({.code = "wrong_content_type"}, language));
    }
    route.handle(Call{.house = house,
                      .options = options,
                      .route = route,
                      .request = request,
                      .responder = std::move(responder),
                      .principal = std::move(admitted.principal),
                      .at = now,
                      .language = language,
                      .part = match.part});
}

std::size_t Api::body_bytes_max(http::Request const& head, std::size_t usual) {
    auto& [house, options, rates] = *state_;
    auto const match = find_route(head.method, head.path);
    auto const wanted = match.route ? match.route->limit.body_bytes_max() : usual;
    if (wanted <= usual) return wanted;
    // Large bodies are kept in memory for those who may send them.
    bool const is_known = identify(head, house.control, house.directory, house.clock.now()).principal.has_value();
    return is_known && !(options.on_network && is_open(head)) ? wanted : usual;
}

http::Response Api::problem(int status, std::string_view code) {
    return problem_response({.code = code, .status = status}, Language::en);
}

}  // namespace zg::api
