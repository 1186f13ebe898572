// Checkouts with the books in PostgreSQL: the product, which decides a batch in memory and writes it as sets of rows, against the
// usual way, a transaction of statements for each checkout over sixteen connections. Both in this process, without HTTP, against a
// server of their own. Prints JSON lines.
#include "postgres_checkout/orders.h"
#include "world/place.h"
#include "world/plain_shop.h"
#include "world/seed.h"

#include <zg/company.h>
#include <zg/flows_audit.h>
#include <zg/pack.h>

#include <test_place.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <sodium.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace zg::bench {

namespace {

constexpr std::size_t batch_count = 64;
constexpr int connection_count = 16;

struct Options final {
    World world{.stores = 100, .skus = 500, .members = 20'000};
    int runs = 5;
    int seconds = 3;
};

Digest hash_of(flows::Checkout const& order) {
    std::string text;
    pack::append(text, order);
    return digest(text);
}

class Timer final {
public:
    explicit Timer(int seconds) : until_(begin_ + std::chrono::seconds(seconds)) {}
    [[nodiscard]] bool is_over() const { return std::chrono::steady_clock::now() >= until_; }
    [[nodiscard]] double per_second(std::int64_t count) const {
        return static_cast<double>(count) /
               std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    }

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point until_;
};

class Sell final : public db::Command {
public:
    Sell(flows::Checkout order, flows::Asked asked) : order_(std::move(order)), asked_(asked) {}
    bool decide(db::Draft& draft) override { return is_sold = bool(flows::checkout(draft, asked_, order_)); }
    void committed() noexcept override {}
    void failed(db::Failure const&) noexcept override { is_sold = false; }
    bool is_sold = false;

private:
    flows::Checkout order_;
    flows::Asked asked_;
};

// Batches of 64 until the time is over; answers how many were accepted a second.
double sell_in_batches(app::Company& company, Orders& orders, int seconds) {
    SystemClock clock;
    std::int64_t sold_count = 0;
    Timer const timer(seconds);
    while (!timer.is_over()) {
        std::vector<Sell> batch;
        for (std::size_t index = 0; index < batch_count; ++index) {
            auto order = orders.next(clock.now());
            flows::Asked const asked{.who = order.till.uuid, .at = clock.now(), .hash = hash_of(order)};
            batch.emplace_back(std::move(order), asked);
        }
        std::vector<db::Command*> commands;
        for (auto& command : batch) commands.push_back(&command);
        company.writer.write(commands);
        for (auto const& command : batch) sold_count += command.is_sold;
    }
    return timer.per_second(sold_count);
}

// A transaction for each; one that another has thrown out by a deadlock is tried once more.
bool sell_by_statements(db::Db& books, flows::Checkout const& order, Instant at) {
    struct Refused final {};
    auto const hash = hash_of(order);
    for (int tries = 0; tries < 2; ++tries) {
        try {
            books.write([&](db::Tx& tx) {
                if (plain_shop::sell(tx, order, hash, at).status != 201) throw Refused{};
            });
            return true;
        } catch (Refused const&) {
            return false;
        } catch (db::Failure const& failure) {
            if (failure.kind() != db::FailureKind::busy) throw;
        }
    }
    return false;
}

double sell_by_statements(db::Place const& place, World const& world, int seconds, std::uint64_t seed) {
    std::atomic<std::int64_t> sold_count = 0;
    std::vector<std::unique_ptr<db::Db>> connections;
    for (int index = 0; index < connection_count; ++index) connections.push_back(std::make_unique<db::Db>(place));
    Timer const timer(seconds);
    std::vector<std::thread> threads;
    for (int index = 0; index < connection_count; ++index) {
        threads.emplace_back([&, index] {
            SystemClock clock;
            Orders orders(world, seed * 100 + static_cast<std::uint64_t>(index));
            while (!timer.is_over()) {
                sold_count += sell_by_statements(*connections[static_cast<std::size_t>(index)],
                                                 orders.next(clock.now()), clock.now());
            }
        });
    }
    for (auto& thread : threads) thread.join();
    return timer.per_second(sold_count);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// How many findings there are in what both have written.
std::size_t count_of_findings(db::Db& books, db::Db& plain) {
    std::size_t count = 0;
    books.read([&](db::Tx& tx) {
        for (auto const& findings : {ledger::audit(tx), sales::audit(tx), flows::audit(tx)}) {
            for (auto const& finding : findings) fmt::print(stderr, "broken: {}\n", finding);
            count += findings.size();
        }
    });
    auto const found = plain_shop::audit(plain);
    if (found.oversold != 0 || found.stock != 0 || found.points != 0 || found.money != 0) ++count;
    return count;
}

int measure(Options const& options) {
    auto const books_place = test::new_schema();
    auto const plain_place = test::new_schema();
    auto const folder = bench_folder() / "postgres_checkout";
    std::filesystem::remove_all(folder);
    fmt::print(stderr, "opening {} stores with {} articles in PostgreSQL, twice\n", options.world.stores,
               options.world.skus);
    app::keep_books_at({folder}, books_place);
    seed(folder, options.world);
    db::Db plain(plain_place);
    plain_shop::make(plain, options.world);

    std::vector<double> batches;
    std::vector<double> statements;
    {
        app::Company company({folder});
        Orders orders(options.world, 1);
        (void)sell_in_batches(company, orders, 1);
        (void)sell_by_statements(plain_place, options.world, 1, 1);
        for (int run = 0; run < options.runs; ++run) {
            batches.push_back(sell_in_batches(company, orders, options.seconds));
            statements.push_back(sell_by_statements(plain_place, options.world, options.seconds, 2 + run));
            fmt::print(stderr, "checkouts a second: {:.0f} in batches, {:.0f} by statements\n", batches.back(),
                       statements.back());
        }
        company.ledger.sweep(company.writer);
    }
    db::Db books(books_place, {.access = db::Access::read});
    auto const findings = count_of_findings(books, plain);
    auto const baseline = fmt::format(R"({{"name": "statements", "rate": {:.0f}, "own_rate": {:.0f}}})",
                                      median(statements), median(batches));
    print_metric({.name = "postgres_checkout",
                  .metric = "batch_vs_statements",
                  .value = median(batches) / median(statements),
                  .unit = "ratio",
                  .runs = options.runs,
                  .baseline = baseline});
    print_metric(
        {.name = "postgres_checkout", .metric = "findings", .value = static_cast<double>(findings), .unit = ""});
    return findings == 0 ? 0 : 1;
}

}  // namespace
}  // namespace zg::bench

int main(int argc, char** argv) {
    using namespace zg::bench;
    if (sodium_init() < 0) return 70;
    Options options;
    bool quick = false;
    CLI::App cli{"checkouts with the books in PostgreSQL"};
    cli.add_flag("--quick", quick, "a small world and short runs");
    cli.add_option("--runs", options.runs)->check(CLI::Range(1, 99));
    cli.add_option("--seconds", options.seconds)->check(CLI::Range(1, 999));
    CLI11_PARSE(cli, argc, argv);
    if (quick) options = {.world = {.stores = 10, .skus = 100, .members = 500}, .runs = 1, .seconds = 1};
    try {
        return measure(options);
    } catch (std::exception const& failure) {
        fmt::print(stderr, "bench_postgres_checkout: {}\n", failure.what());
        return 1;
    }
}
