#pragma once

#include "world.h"

#include <filesystem>

namespace zg::bench {

// Opens the world's company in `folder` through the same flows that everybody uses, with an API token in the file `token`.
void seed(std::filesystem::path const& folder, World const&);

}  // namespace zg::bench
