#pragma once

#include <cstdint>
#include <filesystem>

namespace zg::upgrade {

struct Tally final {
    std::int64_t versions = 0;
    std::int64_t deaths = 0;
};
// Throws with a sentence at the first upgrade that does not end as it must.
[[nodiscard]] Tally run(std::filesystem::path const& fixtures);

}  // namespace zg::upgrade
