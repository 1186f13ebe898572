#pragma once

#include <zg/house.h>

#include <optional>
#include <string>

namespace zg::api {

// What the person or the token is called that did something; nullopt for one that is not known any more.
[[nodiscard]] std::optional<std::string> name_of(House const&, Uuid who);

}  // namespace zg::api
