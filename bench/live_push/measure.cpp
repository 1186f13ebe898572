#include "measure.h"

#include "../world/place.h"
#include "../world/process.h"
#include "../world/seed.h"

#include <zg/json.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace zg::bench {

namespace {

struct Seen final {
    json::Object load;
    double server_cpu_us = 0;  // for one checkout
    [[nodiscard]] double number(char const* name) const { return load.at(name).to_number<double>(); }
};

struct PushRuns final {
    std::vector<Seen> silent, live, bare;
};

template <class Value>
double median(std::vector<Seen> const& all, Value value) {
    std::vector<double> values;
    for (auto const& seen : all) values.push_back(value(seen));
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double median_ms(std::vector<Seen> const& all, char const* name) {
    return median(all, [&](Seen const& seen) { return seen.number(name) / 1000; });
}

// Nothing lost: each terminal has heard every sale of its store, once and in the order of the books.
void check(Seen const& seen) {
    auto const is = [&](char const* name) { return seen.number(name); };
    if (is("delivered") == is("expected") && is("wrong") == 0 && is("disordered") == 0 && is("foreign") == 0 &&
        is("accepted") > 0) {
        return;
    }
    throw std::runtime_error("not what had to be heard: " + json::write(seen.load));
}

// The server has nothing left to do: figures and screens have caught up.
void wait_until_idle(Process const& server) {
    constexpr std::int64_t idle_us = 4'000;
    for (auto before = server.cpu_us();;) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        auto const now = server.cpu_us();
        if (now - before < idle_us) return;
        before = now;
    }
}

class Stage final {
public:
    Stage(PushOptions const& options, std::vector<std::string> const& server, std::string token)
        : options_(options), token_(std::move(token)), server_(server), port_(port_in(server_.line())) {}

    Seen run(std::int64_t terminals, int run) const {
        auto const& load = options_.load;
        std::vector<std::string> const command{this_program(),   "load",
                                               "--port",         std::to_string(port_),
                                               "--token",        token_,
                                               "--terminals",    std::to_string(terminals),
                                               "--rate",         std::to_string(load.rate),
                                               "--load-seconds", std::to_string(load.seconds),
                                               "--seed",         std::to_string(run * 10 + 1 + (terminals > 0 ? 1 : 0)),
                                               "--stores",       std::to_string(load.world.stores),
                                               "--skus",         std::to_string(load.world.skus),
                                               "--members",      std::to_string(load.world.members)};
        wait_until_idle(server_);
        auto const cpu_before = server_.cpu_us();
        Seen seen{.load = json::parse(bench::run(command)).value().as_object()};
        wait_until_idle(server_);
        check(seen);
        seen.server_cpu_us = static_cast<double>(server_.cpu_us() - cpu_before) / seen.number("accepted");
        return seen;
    }

    void finish() {
        server_.terminate();
        if (auto const end = server_.wait(); end.status != 0) throw std::runtime_error("ended badly:\n" + end.output);
    }

private:
    PushOptions const& options_;
    std::string token_;
    Process server_;
    std::uint16_t port_;
};

void tell(char const* name, Seen const& seen) {
    fmt::print(
        stderr,
        "    {:<10} {:>5.0f} checkouts  {:>6.0f} pushes  push p50 {:>6.2f} p99 {:>6.2f} ms  own answer p50 {:>6.2f} "
        "p99 {:>6.2f} ms  server {:>5.1f} us a checkout\n",
        name, seen.number("accepted"), seen.number("delivered"), seen.number("p50_us") / 1000,
        seen.number("p99_us") / 1000, seen.number("answer_p50_us") / 1000, seen.number("answer_p99_us") / 1000,
        seen.server_cpu_us);
}

std::filesystem::path prepared_shops(World const& world) {
    auto const folder = bench_folder();
    auto const shops = shops_at(folder, "zhanggui", world);
    if (std::filesystem::exists(shops)) return shops;
    fmt::print(stderr, "    making the shops\n");
    auto const unfinished = folder / "unfinished-live-push";
    std::filesystem::remove_all(unfinished);
    seed(unfinished, world);
    std::filesystem::rename(unfinished, shops);
    return shops;
}

void run_product(PushOptions const& options, std::filesystem::path const& shops, int run, PushRuns& runs) {
    auto const folder = bench_folder() / "run-live-push";
    copy_afresh(shops, folder);
    std::string token;
    std::ifstream(folder / "token") >> token;
    Stage product(options, {zhanggui_program(), "serve", "--data", folder.string(), "--listen", "127.0.0.1:0"}, token);
    runs.silent.push_back(product.run(0, run));
    tell("no screens", runs.silent.back());
    runs.live.push_back(product.run(options.load.terminals, run));
    tell("zhanggui", runs.live.back());
    product.finish();
    std::filesystem::remove_all(folder);
}

void run_bare(PushOptions const& options, int run, PushRuns& runs) {
    auto const message_bytes = static_cast<std::int64_t>(runs.live.back().number("message_bytes"));
    Stage bare(options, {this_program(), "bare", "--message-bytes", std::to_string(message_bytes)}, "none");
    runs.bare.push_back(bare.run(options.load.terminals, run));
    tell("bare push", runs.bare.back());
    bare.finish();
}

void print(PushOptions const& options, PushRuns const& runs) {
    auto const put = [&](char const* metric, double value, char const* unit, std::string const& baseline = "null") {
        print_metric({.name = "live_push",
                      .metric = metric,
                      .value = value,
                      .unit = unit,
                      .runs = options.runs,
                      .baseline = baseline});
    };
    auto const bare_p99 = median_ms(runs.bare, "p99_us");
    put("p99_ms", median_ms(runs.live, "p99_us"), "ms");
    put("p50_ms", median_ms(runs.live, "p50_us"), "ms");
    put("p999_ms", median_ms(runs.live, "p999_us"), "ms");
    put("p99_vs_bare_push", median_ms(runs.live, "p99_us") / bare_p99, "ratio",
        fmt::format(R"({{"name": "bare_push", "p99_ms": {:.3f}, "zhanggui_p99_ms": {:.3f}}})", bare_p99,
                    median_ms(runs.live, "p99_us")));
    put("bare_push_p50_ms", median_ms(runs.bare, "p50_us"), "ms");
    put("bare_push_p99_ms", bare_p99, "ms");
    put("own_answer_p50_ms", median_ms(runs.live, "answer_p50_us"), "ms");
    put("own_answer_p99_ms", median_ms(runs.live, "answer_p99_us"), "ms");
    auto const cpu = [](Seen const& seen) { return seen.server_cpu_us; };
    auto const terminals = static_cast<double>(options.load.terminals);
    put("cpu_us_per_push", (median(runs.live, cpu) - median(runs.silent, cpu)) / terminals, "us");
    put("bare_push_cpu_us", median(runs.bare, cpu) / terminals, "us");
    auto const sum = [&](char const* name) {
        double all = 0;
        for (auto const& seen : runs.live) all += seen.number(name);
        return all;
    };
    put("delivered", sum("delivered"), "messages");
    put("lost", sum("expected") - sum("delivered"), "messages");
    put("out_of_order", sum("disordered"), "messages");
    put("message_bytes", median(runs.live, [](Seen const& seen) { return seen.number("message_bytes"); }), "bytes");
    put("load_generator_cpu_us",
        median(runs.live, [](Seen const& seen) { return seen.number("cpu_us") / seen.number("accepted"); }), "us");
}

}  // namespace

int measure_push(PushOptions const& options) {
    auto const shops = prepared_shops(options.load.world);
    PushRuns runs;
    for (int run = 0; run < options.runs; ++run) {
        fmt::print(stderr, "    run {} of {}\n", run + 1, options.runs);
        run_product(options, shops, run, runs);
        run_bare(options, run, runs);
    }
    print(options, runs);
    return 0;
}

}  // namespace zg::bench
