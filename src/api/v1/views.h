#pragma once

#include "call.h"

namespace zg::api {

void get_views(Call);
void put_view(Call);
void delete_view(Call);

}  // namespace zg::api
