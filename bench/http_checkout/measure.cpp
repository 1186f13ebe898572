#include "measure.h"

#include "../world/place.h"
#include "contestant.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace zg::bench {

namespace {

constexpr double warm_up_seconds = 0.5;

// The phases of all runs, one after the other for each kind.
struct Runs final {
    std::vector<Phase> zhanggui, hot, plain_sql, memory_log;
    std::vector<double> stop_cpu_us;
    std::vector<double> figures_bytes;
    Differences worst;
};

template <class Value>
double median(std::vector<Phase> const& phases, Value value) {
    std::vector<double> values;
    for (auto const& phase : phases) values.push_back(value(phase));
    std::sort(values.begin(), values.end());
    auto const middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double median_rate(std::vector<Phase> const& phases) {
    return median(phases, [](Phase const& phase) { return phase.rate(); });
}

void tell(char const* name, Phase const& phase) {
    fmt::print(
        stderr,
        "    {:<12} {:>7.0f}/s  p50 {:>6.2f} ms  p99 {:>7.2f} ms  server {:>5.1f} us  load {:>4.1f} us  refused {}\n",
        name, phase.rate(), phase.p50_ms, phase.p99_ms, phase.server_cpu_us, phase.load_cpu_us, phase.refused);
}

// The product sells twice in one life, in turns: all over its shops, and a few hot SKUs of one.
void run_zhanggui(Ground& ground, MeasureOptions const& options, int run, Runs& runs) {
    Contestant product(ground, Contestant::Kind::zhanggui);
    auto const seed = static_cast<std::uint64_t>(run) * 10;
    (void)product.run(Mix::normal, warm_up_seconds, seed + 1);
    (void)product.run(Mix::hot, warm_up_seconds, seed + 2);
    auto sell = [&](Mix mix) {
        auto const phase = product.run(mix, options.seconds, seed + 3);
        tell(mix == Mix::hot ? "  hot SKUs" : "zhanggui", phase);
        (mix == Mix::hot ? runs.hot : runs.zhanggui).push_back(phase);
    };
    sell(run % 2 == 0 ? Mix::normal : Mix::hot);
    sell(run % 2 == 0 ? Mix::hot : Mix::normal);
    ground.answer_bytes = runs.zhanggui.back().answer_bytes;
    runs.worst = product.finish();
    runs.stop_cpu_us.push_back(product.stop_cpu_us());
    runs.figures_bytes.push_back(product.figures_bytes());
}

void run_baseline(Ground const& ground, Contestant::Kind kind, MeasureOptions const& options, int run,
                  std::vector<Phase>& phases) {
    Contestant baseline(ground, kind);
    auto const seed = static_cast<std::uint64_t>(run) * 10;
    (void)baseline.run(Mix::normal, warm_up_seconds, seed + 1);
    phases.push_back(baseline.run(Mix::normal, options.seconds, seed + 3));
    (void)baseline.finish();
    tell(kind == Contestant::Kind::plain_sql ? "plain SQL" : "memory + log", phases.back());
}

void print_metric(MeasureOptions const& options, std::string_view metric, double value, std::string_view unit,
                  std::string const& baseline = "null") {
    bench::print_metric({.name = "http_checkout",
                         .metric = std::string(metric),
                         .value = value,
                         .unit = std::string(unit),
                         .runs = options.runs,
                         .baseline = baseline});
}

void print_ratio(MeasureOptions const& options, std::string_view metric, double rate, std::string_view baseline,
                 double baseline_rate) {
    print_metric(
        options, metric, rate / baseline_rate, "ratio",
        fmt::format(R"({{"name": "{}", "rate": {:.0f}, "zhanggui_rate": {:.0f}}})", baseline, baseline_rate, rate));
}

void print(MeasureOptions const& options, Runs const& runs) {
    auto const& product = runs.zhanggui;
    auto const rate = median_rate(product);
    auto const plain = median_rate(runs.plain_sql);
    auto const log = median_rate(runs.memory_log);
    print_ratio(options, "rate_vs_plain_sql", rate, "plain_sql", plain);
    print_ratio(options, "rate_vs_memory_log", rate, "memory_log", log);
    print_metric(options, "cpu_us", median(product, [](auto const& phase) { return phase.server_cpu_us; }), "us");
    auto const figures = *std::max_element(runs.figures_bytes.begin(), runs.figures_bytes.end());
    auto const books = median(product, [](auto const& phase) { return phase.wal_bytes; });
    print_metric(options, "wal_bytes", books + figures, "bytes");
    print_metric(options, "figures_wal_bytes", figures, "bytes");
    print_ratio(options, "hot_sku_ratio", median_rate(runs.hot), "zhanggui_normal", rate);
    print_metric(options, "rate", rate, "checkouts/s");
    print_metric(options, "hot_sku_rate", median_rate(runs.hot), "checkouts/s");
    print_metric(options, "plain_sql_rate", plain, "checkouts/s");
    print_metric(options, "memory_log_rate", log, "checkouts/s");
    print_metric(options, "p50_ms", median(product, [](auto const& phase) { return phase.p50_ms; }), "ms");
    print_metric(options, "p99_ms", median(product, [](auto const& phase) { return phase.p99_ms; }), "ms");
    print_metric(options, "batch", median(product, [](auto const& phase) { return phase.batch; }), "commands");
    print_metric(options, "answer_bytes", median(product, [](auto const& phase) { return double(phase.answer_bytes); }),
                 "bytes");
    print_metric(options, "plain_sql_cpu_us",
                 median(runs.plain_sql, [](auto const& phase) { return phase.server_cpu_us; }), "us");
    print_metric(options, "memory_log_cpu_us",
                 median(runs.memory_log, [](auto const& phase) { return phase.server_cpu_us; }), "us");
    print_metric(options, "load_generator_cpu_us", median(product, [](auto const& phase) { return phase.load_cpu_us; }),
                 "us");
    print_metric(options, "stop_cpu_us", *std::max_element(runs.stop_cpu_us.begin(), runs.stop_cpu_us.end()), "us");
    print_metric(options, "refused", median(product, [](auto const& phase) { return double(phase.refused); }),
                 "requests");
    print_metric(options, "oversold", double(runs.worst.oversold), "shelves");
    print_metric(options, "stock_minus_ledger", double(runs.worst.stock), "milli");
    print_metric(options, "points_minus_ledger", double(runs.worst.points), "points");
    print_metric(options, "money_minus_ledger", double(runs.worst.money), "minor units");
}

}  // namespace

int measure(MeasureOptions const& options) {
    Ground ground{
        .world = options.world, .self = this_program(), .zhanggui = zhanggui_program(), .folder = bench_folder()};
    ground.prepare();
    Runs runs;
    for (int run = 0; run < options.runs; ++run) {
        fmt::print(stderr, "    run {} of {}\n", run + 1, options.runs);
        run_zhanggui(ground, options, run, runs);
        run_baseline(ground, Contestant::Kind::plain_sql, options, run, runs.plain_sql);
        run_baseline(ground, Contestant::Kind::memory_log, options, run, runs.memory_log);
    }
    print(options, runs);
    return 0;
}

}  // namespace zg::bench
