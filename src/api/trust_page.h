#pragma once

#include "language.h"

#include <zg/api.h>

namespace zg::api {

// How a browser of another machine comes to trust the shop's own authority: `/trust` says it step by step, `/trust/authority.crt` is
// its certificate. These alone are given out without TLS. Nullopt for every other path, and when there is nothing to be trusted first.
[[nodiscard]] std::optional<http::Response> trust_answer(http::Request const&, Options::OnNetwork const&, Language);

// For whatever else another machine asks for without TLS: the same address with https, or, for what is not a page, a refusal.
[[nodiscard]] http::Response only_over_tls(http::Request const&, Language);

}  // namespace zg::api
