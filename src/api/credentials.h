#pragma once

#include "refusals.h"

#include <zg/access.h>
#include <zg/control.h>
#include <zg/http.h>

#include <optional>
#include <string>
#include <string_view>

namespace zg::api {

// One browser may be a person's console and a till at the same time, so each has a cookie of its own.
// Over TLS both begin with `__Host-`: no other host and no request without TLS can set them (RFC 6265bis, 4.1.3.2).
inline constexpr std::string_view host_prefix = "__Host-";
inline constexpr std::string_view session_cookie = "zg_session";
inline constexpr std::string_view till_cookie = "zg_till";

// The cookie that a request means, and what it holds: a till says X-Zhanggui-App: till and is meant by its own cookie, the
// console by the other; who has only one of them is meant by that.
struct GivenCookie final {
    std::string_view name;
    std::string_view secret;
};
[[nodiscard]] GivenCookie given_cookie(http::Request const&);

// Who asks, or why that is not known.
struct Identified final {
    std::optional<access::Principal> principal = {};
    Problem problem = {};
};

// By bearer token, else by cookie. A cookie goes along with every request that the browser makes, also one that another site
// has caused: so one that changes something must carry X-Zhanggui and come from a page of ours, and so must a WebSocket
// come from one. What a person may do is what the books say now.
[[nodiscard]] Identified identify(http::Request const&, access::Control&, access::Directory const&, Instant now);

// The value of one of the cookies above, by its name without the prefix; empty when it is not there.
[[nodiscard]] std::string_view cookie(http::Request const&, std::string_view name);

}  // namespace zg::api
