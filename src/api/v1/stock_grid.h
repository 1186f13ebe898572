#pragma once

#include "call.h"

namespace zg::api {

void get_stock_grid(Call);

}  // namespace zg::api
