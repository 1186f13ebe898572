#include "measure.h"

#include "../world/place.h"
#include "../world/process.h"
#include "../world/seed.h"
#include "questions.h"

#include <zg/company.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>

namespace zg::bench {

namespace {

struct Times final {
    std::string name;
    std::vector<std::int64_t> us;
    std::vector<std::int64_t> flat_us;
    bool is_checked = false;
};

std::int64_t share(std::vector<std::int64_t> values, double part) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}
double ms(std::int64_t us) { return static_cast<double>(us) / 1000; }

// The prepared folder, with what it took to make written beside it. A history ends today, so one of another day is made anew.
struct Prepared final {
    std::filesystem::path folder;
    Built built;
    std::int64_t until_ms = 0;
};

std::filesystem::path notes_of(std::filesystem::path const& folder) { return folder / "history"; }

Prepared prepare(DashboardOptions& options) {
    auto const name = fmt::format("dashboard-{}", options.history.lines);
    Prepared prepared{.folder = shops_at(bench_folder(), name, options.history.world), .built = {}};
    SystemClock clock;
    options.history.until = clock.now();
    if (std::ifstream notes(notes_of(prepared.folder)); notes) {
        std::int64_t until = 0;
        notes >> until >> prepared.built.lines >> prepared.built.receipts >> prepared.built.seconds >>
            prepared.built.cpu_us;
        History const before{.until = {until}};
        if (before.last() == options.history.last()) {
            options.history.until = {until};
            return prepared;
        }
    }
    fmt::print(stderr, "    making {} lines of history\n", options.history.lines);
    std::filesystem::remove_all(prepared.folder);
    auto const unfinished = bench_folder() / "unfinished-dashboard";
    std::filesystem::remove_all(unfinished);
    seed(unfinished, options.history.world);
    prepared.built = project(options.history, unfinished);
    std::ofstream(notes_of(unfinished)) << options.history.until.ms << ' ' << prepared.built.lines << ' '
                                        << prepared.built.receipts << ' ' << prepared.built.seconds << ' '
                                        << prepared.built.cpu_us << '\n';
    std::filesystem::rename(unfinished, prepared.folder);
    return prepared;
}

Flat::Ask ask_of(Question const& question, History const& history, std::int64_t turn) {
    BusinessDate const to{history.last().days - (question.is_dashboard ? 0 : static_cast<std::int32_t>(turn % 7))};
    return {.from = {to.days - question.days + 1},
            .to = to,
            .store = question.is_of_store ? turn * 7 % history.world.stores : -1,
            .top = question.top};
}

// Equal where the days that are asked for lie in both, and in none where nothing was sold yet today.
void check(Question const& question, Flat::Answer const& answer, Flat::Answer const& flat) {
    if (answer == flat) return;
    for (auto const& [key, value] : flat) {
        auto const found = answer.find(key);
        if (found == answer.end() || found->second != value) {
            throw std::runtime_error(fmt::format("{}: {} is {} by plain SQL, {} by the server", question.name, key,
                                                 value,
                                                 found == answer.end() ? "nothing" : std::to_string(found->second)));
        }
    }
    throw std::runtime_error(
        fmt::format("{}: {} rows by plain SQL, {} by the server", question.name, flat.size(), answer.size()));
}

std::vector<Times> ask_all(DashboardOptions const& options, Console& console, Flat& flat) {
    std::vector<Times> all;
    for (auto const& question : questions()) {
        Times times{.name = question.name, .us = {}, .flat_us = {}};
        std::int64_t us = 0;
        for (std::int64_t turn = 0; turn < options.flat_asks; ++turn) {
            auto const ask = ask_of(question, options.history, turn);
            auto const body = console.get(target_of(question, ask), us);
            auto const begin = std::chrono::steady_clock::now();
            auto const answer = flat_answer(question, flat, ask, options.history.until);
            times.flat_us.push_back(
                std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin)
                    .count());
            auto const days_needed = question.is_dashboard ? 8 : question.days + 6;
            if (std::min(days_needed, options.history.days) > options.flat_days) continue;
            check(question, answer_of(question, body), answer);
            times.is_checked = true;
        }
        all.push_back(std::move(times));
    }
    // Mixed, as consoles ask: each question meets a cache that others have used.
    for (std::int64_t turn = 0; turn < options.asks; ++turn) {
        for (std::size_t index = 0; index < all.size(); ++index) {
            auto const& question = questions()[index];
            std::int64_t us = 0;
            (void)console.get(target_of(question, ask_of(question, options.history, turn)), us);
            all[index].us.push_back(us);
        }
    }
    return all;
}

void print(DashboardOptions const& options, Prepared const& prepared, Flat const& flat, std::vector<Times> const& all,
           double rss_mb) {
    auto const put = [&](std::string const& metric, double value, char const* unit,
                         std::string const& baseline = "null") {
        print_metric({.name = "dashboard",
                      .metric = metric,
                      .value = value,
                      .unit = unit,
                      .runs = options.asks,
                      .baseline = baseline});
    };
    std::vector<std::int64_t> pooled;
    double worst = 0;
    for (auto const& times : all) {
        pooled.insert(pooled.end(), times.us.begin(), times.us.end());
        worst = std::max(worst, ms(share(times.us, 0.99)));
    }
    put("p99_ms", ms(share(pooled, 0.99)), "ms");
    put("p50_ms", ms(share(pooled, 0.5)), "ms");
    put("worst_question_p99_ms", worst, "ms");
    for (auto const& times : all) {
        auto const own = ms(share(times.us, 0.5));
        auto const plain = ms(share(times.flat_us, 0.5));
        fmt::print(stderr, "    {:<20} p50 {:>7.2f}  p99 {:>7.2f} ms   plain SQL over {} lines {:>8.1f} ms  {}\n",
                   times.name, own, ms(share(times.us, 0.99)), flat.lines(), plain,
                   times.is_checked ? "same answers" : "not compared");
        put(times.name + "_p50_ms", own, "ms");
        put(times.name + "_p99_ms", ms(share(times.us, 0.99)), "ms",
            fmt::format(R"({{"name": "plain_sql", "lines": {}, "p50_ms": {:.3f}}})", flat.lines(), plain));
    }
    auto const views = app::Folder{prepared.folder}.views();
    put("lines", static_cast<double>(prepared.built.lines), "lines");
    put("receipts", static_cast<double>(prepared.built.receipts), "receipts");
    put("views_mb", static_cast<double>(std::filesystem::file_size(views)) / 1e6, "MB");
    put("plain_sql_mb", static_cast<double>(flat.bytes()) / 1e6, "MB");
    put("build_seconds", prepared.built.seconds, "s");
    put("projector_cpu_us", prepared.built.cpu_us, "us");
    put("rss_mb", rss_mb, "MB");
}

double rss_mb_of(pid_t id) {
    std::ifstream status(fmt::format("/proc/{}/status", id));
    for (std::string word; status >> word;) {
        double kb = 0;
        if (word == "VmHWM:" && status >> kb) return kb / 1000;
    }
    return 0;
}

}  // namespace

int measure_dashboard(DashboardOptions& options) {
    auto const prepared = prepare(options);
    fmt::print(stderr, "    plain SQL: the last {} days\n", options.flat_days);
    Flat flat(options.history, options.flat_days, bench_folder() / fmt::format("flat-{}.db", options.history.lines));
    std::string token;
    std::ifstream(prepared.folder / "token") >> token;
    Process server({zhanggui_program(), "serve", "--data", prepared.folder.string(), "--listen", "127.0.0.1:0"});
    Console console(port_in(server.line()), token);
    auto const all = ask_all(options, console, flat);
    auto const rss_mb = rss_mb_of(server.id());
    server.terminate();
    if (auto const end = server.wait(); end.status != 0) throw std::runtime_error("ended badly:\n" + end.output);
    print(options, prepared, flat, all, rss_mb);
    return 0;
}

}  // namespace zg::bench
