#pragma once

#include "mix.h"
#include "model.h"

namespace zg::sim {

// What a program that is wrong on purpose does besides what it was asked. True when it changed something.
bool spoil(Bad, db::Draft&, Sent const&, Decided const&);

}  // namespace zg::sim
