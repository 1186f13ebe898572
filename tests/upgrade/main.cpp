// upgrade --fixtures FOLDER: brings the books of the first shops up to date over every version in between, and cuts the power in the
// middle of each step. See README.md.
#include "world.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <sodium.h>

int main(int argc, char** argv) {
    if (sodium_init() < 0) return 70;
    CLI::App cli{"upgrades of old books, interrupted"};
    std::filesystem::path fixtures = "tests/upgrade";
    cli.add_option("--fixtures", fixtures, "folder of the old books");
    CLI11_PARSE(cli, argc, argv);
    try {
        auto const tally = zg::upgrade::run(fixtures);
        fmt::print(
            "{} versions came up to date; {} times the power went or the process was killed in the middle, and the "
            "next "
            "start went on\n",
            tally.versions, tally.deaths);
        return 0;
    } catch (std::exception const& finding) {
        fmt::print(stderr, "upgrade: {}\n", finding.what());
        return 1;
    }
}
