#include "contestant.h"

#include "../world/place.h"
#include "books_check.h"

#include <zg/company.h>
#include <zg/json.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace zg::bench {

namespace {

char const* name_of(Contestant::Kind kind) {
    switch (kind) {
        case Contestant::Kind::zhanggui: return "zhanggui";
        case Contestant::Kind::plain_sql: return "plain-sql";
        case Contestant::Kind::memory_log: return "memory-log";
    }
    __builtin_unreachable();
}

std::vector<std::string> with_world(std::vector<std::string> words, World const& world) {
    for (auto const& [name, value] :
         {std::pair{"--stores", world.stores}, {"--skus", world.skus}, {"--members", world.members}}) {
        words.emplace_back(name);
        words.push_back(std::to_string(value));
    }
    return words;
}

double number(json::Object const& object, char const* name) { return object.at(name).to_number<double>(); }

void pause_ms(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

}  // namespace

std::filesystem::path Ground::seeded(std::string const& name) const { return shops_at(folder, name, world); }

std::vector<std::string> Ground::part(std::string const& name, std::filesystem::path const& at) const {
    return with_world({self, name, "--folder", at.string(), "--answer-bytes", std::to_string(answer_bytes)}, world);
}

void Ground::prepare() const {
    for (auto const& [name, maker] : {std::pair{"zhanggui", "seed"}, {"plain-sql", "make-plain-sql"}}) {
        if (std::filesystem::exists(seeded(name))) continue;
        fmt::print(stderr, "    making the shops for {}\n", name);
        auto const unfinished = folder / "unfinished";
        std::filesystem::remove_all(unfinished);
        std::filesystem::create_directories(unfinished);
        (void)bench::run(part(maker, unfinished));
        std::filesystem::rename(unfinished, seeded(name));
    }
}

std::filesystem::path Ground::copy(std::string const& name) const {
    auto const to = folder / ("run-" + name);
    copy_afresh(seeded(name), to);
    return to;
}

Contestant::Contestant(Ground const& ground, Kind kind)
    : ground_(ground), kind_(kind), folder_(ground.copy(name_of(kind))) {
    std::vector<std::string> command;
    if (kind == Kind::zhanggui) {
        std::ifstream(folder_ / "token") >> token_;
        views_before_ = std::filesystem::file_size(views());
        command = {ground.zhanggui, "serve", "--data", folder_.string(), "--listen", "127.0.0.1:0"};
    } else {
        command = ground.part(name_of(kind), folder_);
    }
    server_ = std::make_unique<Process>(command);
    port_ = port_in(server_->line());
}

std::filesystem::path Contestant::views() const { return app::Folder{folder_}.views(); }

// The figures hold every event and the server has nothing left to do.
void Contestant::wait_until_done() {
    for (int tries = 0; kind_ == Kind::zhanggui && counter_in(http_get(port_, "/metrics"), "projector_lag_events") > 0;
         ++tries) {
        if (tries > 600) throw std::runtime_error("the figures do not catch up");
        pause_ms(100);
    }
    constexpr std::int64_t idle_us = 4'000;
    for (auto before = server_->cpu_us();;) {
        pause_ms(150);
        auto const now = server_->cpu_us();
        if (now - before < idle_us) return;
        before = now;
    }
}

Phase Contestant::run(Mix mix, double seconds, std::uint64_t seed) {
    auto const metrics = [&] { return kind_ == Kind::zhanggui ? http_get(port_, "/metrics") : std::string(); };
    auto const cpu_before = server_->cpu_us();
    auto const before = metrics();
    auto command = with_world({ground_.self, "load", "--port", std::to_string(port_), "--token", token_, "--seed",
                               std::to_string(seed), "--load-seconds", std::to_string(seconds)},
                              ground_.world);
    if (mix == Mix::hot) command.emplace_back("--hot");
    auto const answer = json::parse(bench::run(command)).value();
    wait_until_done();
    auto const after = metrics();
    auto const& seen = answer.as_object();
    auto const accepted = number(seen, "accepted");
    auto const asked = accepted + number(seen, "refused");
    Phase phase{.accepted = static_cast<std::int64_t>(accepted),
                .refused = static_cast<std::int64_t>(number(seen, "refused")),
                .total = static_cast<std::int64_t>(number(seen, "total")),
                .answer_bytes = static_cast<std::int64_t>(number(seen, "answer_bytes")),
                .seconds = number(seen, "seconds"),
                .p50_ms = number(seen, "p50_us") / 1000,
                .p99_ms = number(seen, "p99_us") / 1000,
                .load_cpu_us = number(seen, "cpu_us") / asked,
                .server_cpu_us = static_cast<double>(server_->cpu_us() - cpu_before) / accepted};
    accepted_ += phase.accepted;
    total_ += phase.total;
    if (kind_ == Kind::zhanggui) {
        auto const books =
            static_cast<double>(counter_in(after, "wal_bytes_total") - counter_in(before, "wal_bytes_total")) /
            accepted;
        phase.wal_bytes = books;
        phase.batch =
            asked / static_cast<double>(counter_in(after, "batches_total") - counter_in(before, "batches_total"));
    }
    return phase;
}

Differences Contestant::finish() {
    auto const before = server_->cpu_us();
    server_->terminate();
    auto const end = server_->wait();
    if (end.status != 0) throw std::runtime_error(fmt::format("{} ended badly:\n{}", name_of(kind_), end.output));
    if (kind_ == Kind::zhanggui) {
        figures_bytes_ =
            static_cast<double>(std::filesystem::file_size(views()) - views_before_) / static_cast<double>(accepted_);
    }
    stop_cpu_us_ = static_cast<double>(end.cpu_us - before) / static_cast<double>(accepted_);
    Differences found;
    if (kind_ == Kind::zhanggui) {
        (void)bench::run({ground_.zhanggui, "verify", "--data", folder_.string()});
        found = check_books(folder_, ground_.world);
    } else {
        auto const printed = json::parse(end.output).value().as_object();
        auto read = [&](char const* name) { return printed.at(name).to_number<std::int64_t>(); };
        found = {.receipts = read("receipts"),
                 .total = read("total"),
                 .oversold = read("oversold"),
                 .stock = read("stock"),
                 .points = read("points"),
                 .money = read("money")};
    }
    std::filesystem::remove_all(folder_);
    if (found.receipts != accepted_ || found.total != total_) {
        throw std::runtime_error(fmt::format("{}: {} receipts of {} in the books, {} of {} were accepted",
                                             name_of(kind_), found.receipts, found.total, accepted_, total_));
    }
    if (found.oversold != 0 || found.stock != 0 || found.points != 0 || found.money != 0) {
        throw std::runtime_error(fmt::format("{}: oversold {}, stock off by {}, points by {}, money by {}",
                                             name_of(kind_), found.oversold, found.stock, found.points, found.money));
    }
    return found;
}

}  // namespace zg::bench
