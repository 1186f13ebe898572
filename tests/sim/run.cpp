#include "run.h"

#include "disk_vfs.h"
#include "shop.h"
#include "world.h"

#include <fmt/format.h>

#include <unistd.h>

namespace zg::sim {

Beginning::Beginning()
    : folder_{std::filesystem::temp_directory_path() / fmt::format("zg-sim-{}", ::getpid())}, disk_(1) {
    mount(&disk_);
    found(disk_, folder_);
}

Beginning::~Beginning() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_.root, ignored);
}

RunResult run(Beginning const& beginning, RunOptions const& options) {
    World world(beginning, options);
    RunResult result;
    try {
        world.play();
    } catch (Finding const& finding) {
        result.finding = finding.what();
    } catch (std::exception const& failure) {
        result.finding = std::string("ended with: ") + failure.what();
    }
    result.tally = world.tally();
    result.outcomes = world.outcomes();
    result.store_hours = world.store_hours();
    result.trace = world.trace();
    return result;
}

}  // namespace zg::sim
