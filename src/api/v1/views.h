#pragma once

#include "question.h"
#include "shapes_desk.h"

namespace zg::api {

// The asker's own, and those that others share; of one page or of all.
[[nodiscard]] ViewList views_for(Reading&, Call const&, std::optional<desk::Page>);

void get_views(Call);
void put_view(Call);
void delete_view(Call);

}  // namespace zg::api
