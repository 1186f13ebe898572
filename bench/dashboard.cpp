// What a console asks, over years of history: the real server over HTTP, beside plain SQL over a table of sales lines.
#include "dashboard/measure.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <sodium.h>

int main(int argc, char** argv) {
    using namespace zg::bench;
    if (sodium_init() < 0) return 70;
    DashboardOptions options;
    bool quick = false;
    CLI::App cli{"the console's questions over years of history"};
    cli.add_flag("--quick", quick, "few lines and few questions: wrong answers show, times mean little");
    cli.add_option("--lines", options.history.lines);
    cli.add_option("--asks", options.asks, "of each question");
    CLI11_PARSE(cli, argc, argv);
    if (quick) {
        options.history.world = {.stores = 20, .skus = 300, .members = 0, .categories = 7};
        options.history.lines = 60'000;
        options.history.days = 100;
        options.flat_days = 110;
        options.asks = 3;
        options.flat_asks = 3;
    }
    try {
        return measure_dashboard(options);
    } catch (std::exception const& failure) {
        fmt::print(stderr, "bench_dashboard: {}\n", failure.what());
        return 1;
    }
}
