// Many short lives of a shop, one per seed, with everything that can go wrong going wrong. See README.md.
#include "run.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <sys/time.h>
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
constexpr std::uint64_t good_seeds = 24;
constexpr std::uint64_t seeds_run_twice = 4;

std::map<std::string, Bad> const bads = {{"no-sync", Bad::no_sync},         {"early-answer", Bad::early_answer},
                                         {"skip-event", Bad::skip_event},   {"points-twice", Bad::points_twice},
                                         {"coupon-back", Bad::coupon_back}, {"hold-twice", Bad::hold_twice},
                                         {"hold-stays", Bad::hold_stays}};

// An assertion of the product ends the process, and so does a seed that goes on for ever; the seed must be known then too.
std::string last_words_of_crash;
std::string last_words_of_hang;
void end_with(std::string const& words) {
    (void)!::write(STDERR_FILENO, words.data(), words.size());
    std::_Exit(1);
}
extern "C" void say_crash(int) { end_with(last_words_of_crash); }
extern "C" void say_hang(int) { end_with(last_words_of_hang); }

// Of processor time, so that a busy machine is not taken for a hang.
std::int64_t seed_ms_max = 60'000;

RunResult run_seed(Beginning const& beginning, RunOptions const& options) {
    last_words_of_crash = fmt::format("seed {}: the program ended itself\n", options.seed);
    last_words_of_hang = fmt::format("seed {}: does not end, after {} ms of work\n", options.seed, seed_ms_max);
    itimerval const limit{.it_interval = {},
                          .it_value = {.tv_sec = seed_ms_max / 1000, .tv_usec = seed_ms_max % 1000 * 1000}};
    setitimer(ITIMER_PROF, &limit, nullptr);
    return run(beginning, options);
}

struct Sum final {
    std::int64_t seeds = 0;
    std::int64_t failures = 0;
    std::int64_t store_hours = 0;
    Tally tally;
    Outcomes outcomes;

    void add(std::uint64_t seed, RunResult const& result) {
        ++seeds;
        store_hours += result.store_hours;
        tally.sales += result.tally.sales;
        tally.deaths += result.tally.deaths;
        tally.cuts += result.tally.cuts;
        tally.faults += result.tally.faults;
        outcomes.add(result.outcomes);
        if (result.finding.empty()) return;
        ++failures;
        fmt::print("seed {}: {}\n", seed, result.finding);
    }
};

void print(Outcomes const& sum) {
    fmt::print(
        "with {} coupon uses, {} refused and {} beyond the limit; points owed {} times and paid {} times; {} members "
        "forgotten, {} sales to such; holds: {} posted, {} given back, {} expired, {} in the way\n",
        sum.coupon_uses, sum.coupons_refused, sum.coupons_overused, sum.points_owed, sum.debts_paid,
        sum.members_forgotten, sum.members_gone, sum.holds_posted, sum.holds_given_back, sum.holds_expired,
        sum.holds_in_the_way);
}

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
    print(sum.outcomes);
    fmt::print(
        "sim: {} seeds, {} failures; {} sales in {} store-days; {} crashes, {} of them power cuts, {} disk faults; {} "
        "seeds a minute\n",
        sum.seeds, sum.failures, sum.tally.sales, sum.store_hours / 24, sum.tally.deaths, sum.tally.cuts,
        sum.tally.faults, sum.seeds * 60'000 / std::max<std::int64_t>(ms, 1));
    return sum.failures == 0 ? 0 : 1;
}

// Each known-bad build must be caught, a seed must tell the same story twice, and what is rare must happen in some.
int self_test(Beginning const& beginning) {
    int failures = 0;
    for (auto const& [name, bad] : bads) {
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
    Sum good;
    for (std::uint64_t seed = 1; seed <= good_seeds; ++seed) {
        auto const first = run_seed(beginning, {.seed = seed});
        good.add(seed, first);
        if (seed > seeds_run_twice || run_seed(beginning, {.seed = seed}).trace == first.trace) continue;
        ++failures;
        fmt::print("seed {} is not the same run twice\n", seed);
    }
    print(good.outcomes);
    if (good.failures > 0 || good.outcomes.has_never()) {
        ++failures;
        fmt::print("something of that has never happened, or a good program was found bad\n");
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
    app.add_option("--seeds", campaign.seed_count, "how many")->check(CLI::NonNegativeNumber);
    app.add_option("--from", campaign.from, "the first seed");
    app.add_option("--regressions", regressions, "a file of seeds to run before")->check(CLI::ExistingFile);
    app.add_option("--cuts", campaign.cut_count, "stormy seeds until the power was cut so often")
        ->check(CLI::NonNegativeNumber);
    app.add_option("--seed-ms", seed_ms_max, "of work, after which a seed is taken to go on for ever")
        ->check(CLI::PositiveNumber);
    app.add_option("--bad", campaign.bad, "a known-bad build")->transform(CLI::CheckedTransformer(bads));
    app.add_flag("--self-test", is_self_test, "every known-bad build must be caught");
    CLI11_PARSE(app, argc, argv);

    std::signal(SIGABRT, say_crash);
    std::signal(SIGSEGV, say_crash);
    std::signal(SIGPROF, say_hang);
    Beginning const beginning;
    if (is_self_test) return self_test(beginning);
    campaign.before = seeds_in(regressions);
    return run_campaign(beginning, campaign);
}
