#pragma once

#include "call.h"
#include "schema.h"

#include <zg/http.h>
#include <zg/scope.h>

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace zg::api {

// A route for everybody says so by this type; leaving a scope out does not compile.
enum class Public { everywhere, loopback_only };

// Who may come in.
class Door final {
public:
    constexpr Door(access::Scope scope) : door_(scope) {}
    constexpr Door(Public is_public) : door_(is_public) {}

    [[nodiscard]] std::optional<access::Scope> scope() const {
        auto const* scope = std::get_if<access::Scope>(&door_);
        return scope ? std::optional(*scope) : std::nullopt;
    }
    [[nodiscard]] bool is_loopback_only() const {
        auto const* is_public = std::get_if<Public>(&door_);
        return is_public && *is_public == Public::loopback_only;
    }

private:
    std::variant<access::Scope, Public> door_;
};

// How much one principal (or, on a public route, one address) may ask for.
class Limit final {
public:
    constexpr Limit(std::int64_t per_minute, std::int64_t burst, std::size_t body_bytes_max)
        : per_minute_(per_minute), burst_(burst), body_bytes_max_(body_bytes_max) {}

    [[nodiscard]] std::int64_t per_minute() const { return per_minute_; }
    [[nodiscard]] std::int64_t burst() const { return burst_; }
    [[nodiscard]] std::size_t body_bytes_max() const { return body_bytes_max_; }

private:
    std::int64_t per_minute_;
    std::int64_t burst_;
    std::size_t body_bytes_max_;
};

struct Parameter final {
    std::string_view name;
    std::string_view type = "string";
    std::string_view format = {};
    bool is_required = false;
};

struct Route final {
    http::Method method;
    std::string_view path;  // "/v1/receipts/{id}": at most one part in braces
    Door door;
    Limit limit;
    void (*handle)(Call);
    std::string_view summary;
    SchemaOf request = nullptr;  // none: the route takes no body
    SchemaOf answer = nullptr;   // none: 204, or another type than JSON
    int status = 200;            // of a yes
    std::string_view content_type = "application/json";
    std::vector<Parameter> query = {};
    std::vector<std::string_view> refusals = {};  // its own; what any route may refuse is added in one place
};
static_assert(!std::is_default_constructible_v<Door> && !std::is_default_constructible_v<Limit>,
              "a route without scope and limit must not compile");

[[nodiscard]] std::vector<Route> const& routes();

// What is wrong with a table of routes, in plain words; empty when it is sound.
[[nodiscard]] std::vector<std::string> faults_of(std::vector<Route> const&);

struct Match final {
    Route const* route = nullptr;  // nullptr: none has this method
    std::string_view part = {};    // what stands for the braces, still percent-encoded
    bool is_path_known = false;
    std::string allow = {};  // the methods of a known path, when the route is missing
};
// A HEAD is served by the GET of its path.
[[nodiscard]] Match find_route(http::Method, std::string_view path);

}  // namespace zg::api
