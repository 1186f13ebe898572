#pragma once

#include "call.h"
#include "people_shapes.h"

namespace zg::api {

// Those who work in no store that the asker does not see.
[[nodiscard]] PersonList people_seen(Call const&);
[[nodiscard]] RoleList role_list(House const&);

}  // namespace zg::api
