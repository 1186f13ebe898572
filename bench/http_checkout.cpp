// Durable checkouts over HTTP: the product beside plain SQL with group commit and beside memory with a log, all behind the same
// HTTP adapter, asked by the same load. One program in several parts: without a part it measures and starts the others.
#include "http_checkout/baseline.h"
#include "http_checkout/load.h"
#include "http_checkout/measure.h"
#include "world/seed.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <sodium.h>

namespace {

using namespace zg::bench;

struct Arguments final {
    World world;
    MeasureOptions measure;
    LoadOptions load;
    BaselineOptions baseline;
    std::string folder;
    bool hot = false;
    bool quick = false;
};

void add_world(CLI::App& part, World& world) {
    part.add_option("--stores", world.stores);
    part.add_option("--skus", world.skus);
    part.add_option("--members", world.members);
}

int run_part(CLI::App const& cli, Arguments& arguments) {
    if (cli.got_subcommand("seed")) {
        seed(arguments.folder, arguments.world);
        return 0;
    }
    if (cli.got_subcommand("load")) {
        arguments.load.world = arguments.world;
        arguments.load.mix = arguments.hot ? Mix::hot : Mix::normal;
        return run_load(arguments.load);
    }
    arguments.baseline.world = arguments.world;
    arguments.baseline.folder = arguments.folder;
    if (cli.got_subcommand("make-plain-sql")) {
        make_plain_sql(arguments.baseline);
        return 0;
    }
    if (cli.got_subcommand("plain-sql")) return run_plain_sql(arguments.baseline);
    if (cli.got_subcommand("memory-log")) return run_memory_log(arguments.baseline);

    if (arguments.quick) {
        arguments.world = {.stores = 20, .skus = 1'000, .members = 10'000};
        arguments.measure.seconds = 1;
        arguments.measure.runs = 3;
    }
    arguments.measure.world = arguments.world;
    return measure(arguments.measure);
}

}  // namespace

int main(int argc, char** argv) {
    if (sodium_init() < 0) return 70;
    Arguments arguments;
    CLI::App cli{"durable checkouts over HTTP"};
    cli.add_flag("--quick", arguments.quick, "a small world and short runs");
    cli.add_option("--runs", arguments.measure.runs);
    cli.add_option("--seconds", arguments.measure.seconds, "of load in each run");
    add_world(cli, arguments.world);
    for (auto const* name : {"seed", "make-plain-sql", "plain-sql", "memory-log"}) {
        auto* part = cli.add_subcommand(name);
        part->add_option("--folder", arguments.folder)->required();
        part->add_option("--answer-bytes", arguments.baseline.answer_bytes);
        add_world(*part, arguments.world);
    }
    auto* load = cli.add_subcommand("load");
    load->add_option("--port", arguments.load.port)->required();
    load->add_option("--token", arguments.load.token);
    load->add_option("--clients", arguments.load.clients);
    load->add_option("--load-seconds", arguments.load.seconds);
    load->add_option("--seed", arguments.load.seed);
    load->add_flag("--hot", arguments.hot);
    add_world(*load, arguments.world);
    CLI11_PARSE(cli, argc, argv);
    try {
        return run_part(cli, arguments);
    } catch (std::exception const& failure) {
        fmt::print(stderr, "bench_http_checkout: {}\n", failure.what());
        return 1;
    }
}
