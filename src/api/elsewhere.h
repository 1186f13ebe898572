#pragma once

#include <zg/api.h>

#include <boost/describe.hpp>

#include <optional>
#include <string>

namespace zg::api {

// Where other machines come in, when the server is open to them: "https://192.168.1.20:8080". `trust` is the page that a machine opens
// first, once, when it does not trust the shop's own authority yet.
struct Elsewhere final {
    std::string origin;
    std::optional<std::string> trust = {};
};
BOOST_DESCRIBE_STRUCT(Elsewhere, (), (origin, trust))

[[nodiscard]] std::optional<Elsewhere> way_in_elsewhere(Options const&);

}  // namespace zg::api
