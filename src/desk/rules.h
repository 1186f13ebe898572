#pragma once

#include <zg/desk.h>

namespace zg::desk {

[[nodiscard]] std::optional<Refused<ViewRefusal>> fault_of(View const&);

}  // namespace zg::desk
