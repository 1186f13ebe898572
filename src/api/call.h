#pragma once

#include "language.h"
#include "refusals.h"

#include <zg/api.h>
#include <zg/house.h>

#include <string>
#include <string_view>
#include <utility>

namespace zg::api {

struct Route;

// One admitted request: who asks is proved, scope, rate and size are checked. The request's views stay valid until the
// responder has answered.
struct Call final {
    House& house;
    Options const& options;
    Route const& route;
    http::Request const& request;
    http::Responder responder;
    access::Principal principal;  // nobody on a public route
    Instant at;
    Language language;
    std::string_view part;  // what stands for the braces in the route's path

    [[nodiscard]] bool shows_costs() const { return principal.may(access::Scope::report_read); }
};

[[nodiscard]] inline http::Response json_response(int status, std::string body) {
    return {.status = status, .content_type = "application/json", .body = std::move(body)};
}
inline void answer(Call& call, http::Response response) { call.responder.answer(std::move(response)); }
inline void refuse(Call& call, Problem const& problem) {
    call.responder.answer(problem_response(problem, call.language));
}

// The id in the path; answers the refusal itself when it is not one.
template <class IdType>
[[nodiscard]] std::optional<IdType> path_id(Call& call, std::string_view field) {
    auto const id = IdType::parse(call.part);
    if (!id) refuse(call, {.code = "bad_value", .field = field});
    return id;
}

// Takes ,"cost":123 and ,"cost_e4":123 out of JSON text that the server wrote: what goods cost is for those who may read
// reports. A quote inside a JSON string follows a backslash, so a comma and a quote are always a member's beginning.
[[nodiscard]] std::string without_costs(std::string body);

}  // namespace zg::api
