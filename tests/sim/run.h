#pragma once

#include "disk.h"
#include "mix.h"
#include "server.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace zg::sim {

struct RunOptions final {
    std::uint64_t seed = 1;
    Bad bad = Bad::none;
    bool is_stormy = false;
};

struct RunResult final {
    std::string finding;  // empty: every promise held
    Tally tally;
    Outcomes outcomes;
    std::int64_t store_hours = 0;
    std::uint64_t trace = 0;
};

// The founded company, made once; every run begins from a copy of it.
class Beginning final {
public:
    Beginning();
    ~Beginning();
    Beginning(Beginning const&) = delete;
    [[nodiscard]] Disk const& disk() const { return disk_; }
    [[nodiscard]] app::Folder const& folder() const { return folder_; }

private:
    app::Folder folder_;  // real, for the lock file alone
    Disk disk_;
};

// One seed, one run, from the first delivery of goods to the last check.
[[nodiscard]] RunResult run(Beginning const&, RunOptions const&);

}  // namespace zg::sim
