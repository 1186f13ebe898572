// Many short lives of a shop, one per seed, with everything that can go wrong going wrong. See README.md.
#include "run.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

namespace {

using namespace zg::sim;

constexpr std::uint64_t self_test_seeds_max = 48;

// An assertion of the product ends the process; the seed must be known then too.
char running_seed[64];
extern "C" void say_seed(int) {
    (void)!::write(STDERR_FILENO, running_seed, std::char_traits<char>::length(running_seed));
    std::_Exit(1);
}

RunResult run_seed(Beginning const& beginning, RunOptions const& options) {
    auto const text = fmt::format("seed {}: the program ended itself\n", options.seed);
    running_seed[text.copy(running_seed, sizeof running_seed - 1)] = 0;
    return run(beginning, options);
}

struct Sum final {
    std::int64_t seeds = 0;
    std::int64_t failures = 0;
    std::int64_t store_hours = 0;
    Tally tally;

    void add(std::uint64_t seed, RunResult const& result) {
        ++seeds;
        store_hours += result.store_hours;
        tally.sales += result.tally.sales;
        tally.deaths += result.tally.deaths;
        tally.cuts += result.tally.cuts;
        tally.faults += result.tally.faults;
        if (result.finding.empty()) return;
        ++failures;
        fmt::print("seed {}: {}\n", seed, result.finding);
    }
};

std::vector<std::uint64_t> seeds_in(std::string const& file) {
    std::vector<std::uint64_t> seeds;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::uint64_t seed = 0;
        if (std::istringstream(line) >> seed) seeds.push_back(seed);
    }
    return seeds;
}

struct Campaign final {
    Bad bad = Bad::none;
    std::vector<std::uint64_t> before = {};  // seeds that come first
    std::uint64_t from = 1;
    std::int64_t seed_count = 0;
    std::int64_t cut_count = 0;  // above zero: as many seeds as it takes to cut the power so often
};

int run_campaign(Beginning const& beginning, Campaign const& campaign) {
    auto const begin = std::chrono::steady_clock::now();
    bool const is_stormy = campaign.cut_count > 0;
    Sum sum;
    auto run_one = [&](std::uint64_t seed) {
        sum.add(seed, run_seed(beginning, {.seed = seed, .bad = campaign.bad, .is_stormy = is_stormy}));
    };
    for (auto const seed : campaign.before) run_one(seed);
    auto seed = campaign.from;
    auto goes_on = [&] {
        if (is_stormy) return sum.tally.cuts < campaign.cut_count;
        return seed - campaign.from < static_cast<std::uint64_t>(campaign.seed_count);
    };
    for (; goes_on(); ++seed) run_one(seed);
    auto const ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count();
    fmt::print(
        "sim: {} seeds, {} failures; {} sales in {} store-days; {} crashes, {} of them power cuts, {} disk faults; {} "
        "seeds a minute\n",
        sum.seeds, sum.failures, sum.tally.sales, sum.store_hours / 24, sum.tally.deaths, sum.tally.cuts,
        sum.tally.faults, sum.seeds * 60'000 / std::max<std::int64_t>(ms, 1));
    return sum.failures == 0 ? 0 : 1;
}

// Each known-bad build must be caught, and a seed must tell the same story twice.
int self_test(Beginning const& beginning) {
    int failures = 0;
    for (auto const& [name, bad] : {std::pair{"no-sync", Bad::no_sync}, std::pair{"early-answer", Bad::early_answer},
                                    std::pair{"skip-event", Bad::skip_event}}) {
        std::uint64_t seed = 1;
        std::string finding;
        while (seed <= self_test_seeds_max) {
            finding = run_seed(beginning, {.seed = seed, .bad = bad}).finding;
            if (!finding.empty()) break;
            ++seed;
        }
        if (finding.empty()) ++failures;
        fmt::print("{}: {}\n", name,
                   finding.empty() ? "NOT CAUGHT" : fmt::format("caught by seed {}: {}", seed, finding));
    }
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        auto const first = run_seed(beginning, {.seed = seed}).trace;
        if (run_seed(beginning, {.seed = seed}).trace == first) continue;
        ++failures;
        fmt::print("seed {} is not the same run twice\n", seed);
    }
    fmt::print("sim: self test {}\n", failures == 0 ? "passed" : "FAILED");
    return failures == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Simulates shops, one seed after the other, and checks the promises of the books.");
    Campaign campaign{.seed_count = 100};
    std::string regressions;
    bool is_self_test = false;
    std::map<std::string, Bad> const bads = {
        {"no-sync", Bad::no_sync}, {"early-answer", Bad::early_answer}, {"skip-event", Bad::skip_event}};
    app.add_option("--seeds", campaign.seed_count, "how many")->check(CLI::NonNegativeNumber);
    app.add_option("--from", campaign.from, "the first seed");
    app.add_option("--regressions", regressions, "a file of seeds to run before")->check(CLI::ExistingFile);
    app.add_option("--cuts", campaign.cut_count, "stormy seeds until the power was cut so often")
        ->check(CLI::NonNegativeNumber);
    app.add_option("--bad", campaign.bad, "a known-bad build")->transform(CLI::CheckedTransformer(bads));
    app.add_flag("--self-test", is_self_test, "every known-bad build must be caught");
    CLI11_PARSE(app, argc, argv);

    std::signal(SIGABRT, say_seed);
    std::signal(SIGSEGV, say_seed);
    Beginning const beginning;
    if (is_self_test) return self_test(beginning);
    campaign.before = seeds_in(regressions);
    return run_campaign(beginning, campaign);
}
