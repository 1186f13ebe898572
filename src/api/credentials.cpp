#include "credentials.h"

#include <algorithm>

namespace zg::api {

namespace {

bool starts_with_word(std::string_view text, std::string_view lower) {
    return text.size() > lower.size() && std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
}

bool changes_nothing(http::Method method) { return method == http::Method::get || method == http::Method::head; }

bool comes_from_our_page(http::Request const& request) {
    auto origin = request.header("Origin");
    auto const scheme_end = origin.find("://");
    if (scheme_end == std::string_view::npos) return false;
    if (request.is_secure && origin.substr(0, scheme_end) != "https") return false;
    return origin.substr(scheme_end + 3) == request.header("Host");
}

bool is_cross_site(http::Request const& request) {
    if (request.wants_socket) return !comes_from_our_page(request);
    if (changes_nothing(request.method)) return false;
    return request.header("X-Zhanggui") != "1" || !comes_from_our_page(request);
}

}  // namespace

std::string_view cookie(http::Request const& request, std::string_view name) {
    auto const prefix = request.is_secure ? host_prefix : std::string_view{};
    auto rest = request.header("Cookie");
    while (!rest.empty()) {
        auto const end = std::min(rest.find(';'), rest.size());
        auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        if (!pair.starts_with(prefix)) continue;
        pair.remove_prefix(prefix.size());
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
            return pair.substr(name.size() + 1);
        }
    }
    return {};
}

GivenCookie given_cookie(http::Request const& request) {
    GivenCookie const console{session_cookie, cookie(request, session_cookie)};
    GivenCookie const till{till_cookie, cookie(request, till_cookie)};
    bool const is_till = request.header("X-Zhanggui-App") == "till";
    auto const& first = is_till ? till : console;
    auto const& second = is_till ? console : till;
    return first.secret.empty() ? second : first;
}

Identified identify(http::Request const& request, access::Control& control, access::Directory const& directory,
                    Instant now) {
    constexpr std::string_view bearer = "bearer ";
    auto const authorization = request.header("Authorization");
    if (!authorization.empty()) {
        if (!starts_with_word(authorization, bearer)) return {.problem = {.code = "not_signed_in"}};
        auto principal = control.token(authorization.substr(bearer.size()));
        if (!principal) return {.problem = {.code = "not_signed_in"}};
        return {.principal = std::move(principal)};
    }
    auto const secret = given_cookie(request).secret;
    if (secret.empty()) return {.problem = {.code = "not_signed_in"}};
    auto principal = control.session(secret, now);
    // A picture is asked for without the name of the app: a console's session that is over does not take it from the till.
    if (!principal && request.header("X-Zhanggui-App").empty()) {
        principal = control.session(cookie(request, till_cookie), now);
    }
    if (principal) principal = directory.as_of_now(*std::move(principal));
    if (!principal) return {.problem = {.code = "not_signed_in"}};
    if (is_cross_site(request)) return {.problem = {.code = "cross_site"}};
    return {.principal = std::move(principal)};
}

}  // namespace zg::api
