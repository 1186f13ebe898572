// Commit to another terminal: checkouts at the real server over HTTP while every terminal of every store listens to its store.
// One program in several parts: without a part it measures and starts the others.
#include "live_push/bare.h"
#include "live_push/measure.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <sodium.h>

int main(int argc, char** argv) {
    using namespace zg::bench;
    if (sodium_init() < 0) return 70;
    PushOptions options;
    auto& load = options.load;
    std::int64_t message_bytes = 1'000;
    std::int64_t answer_bytes = 1'500;
    bool quick = false;
    CLI::App cli{"from the commit to the other terminals"};
    cli.add_flag("--quick", quick, "few shops and one short run: what is lost shows, times mean little");
    cli.add_option("--runs", options.runs);
    cli.add_option("--seconds", load.seconds, "of load in each run");
    auto* part = cli.add_subcommand("load");
    part->add_option("--port", load.port)->required();
    part->add_option("--token", load.token);
    part->add_option("--terminals", load.terminals);
    part->add_option("--rate", load.rate);
    part->add_option("--load-seconds", load.seconds);
    part->add_option("--seed", load.seed);
    part->add_option("--stores", load.world.stores);
    part->add_option("--skus", load.world.skus);
    part->add_option("--members", load.world.members);
    auto* bare = cli.add_subcommand("bare");
    bare->add_option("--message-bytes", message_bytes);
    bare->add_option("--answer-bytes", answer_bytes);
    CLI11_PARSE(cli, argc, argv);
    try {
        if (part->parsed()) return run_push_load(load);
        if (bare->parsed()) {
            run_bare_push(message_bytes, answer_bytes);
            return 0;
        }
        if (quick) {
            load.world = {.stores = 20, .skus = 1'000, .members = 1'000};
            load.seconds = 1;
            options.runs = 1;
        }
        return measure_push(options);
    } catch (std::exception const& failure) {
        fmt::print(stderr, "bench_live_push: {}\n", failure.what());
        return 1;
    }
}
