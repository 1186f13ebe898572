// What the ledger alone costs a checkout: 3 goods lines, net, tax, tender, rounding and points, 64 checkouts a batch, 200,000
// accounts. Prints JSON lines: CPU time, log bytes, memory per account, start.
#include <zg/db.h>
#include <zg/ledger.h>
#include <zg/rng.h>

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <vector>

namespace {

using namespace zg;
using namespace zg::ledger;

constexpr int batch_size = 64;
constexpr int batch_count = 1500;

constexpr db::Sql all_accounts{"bench.all_accounts", "SELECT * FROM ledger_account"};
constexpr db::Sql all_balances{"bench.all_balances", "SELECT * FROM ledger_balance"};

double cpu_us() { return static_cast<double>(std::clock()) * 1e6 / CLOCKS_PER_SEC; }

std::int64_t rss_bytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t size = 0;
    std::int64_t resident = 0;
    file >> size >> resident;
    return resident * 4096;
}

void print(char const* metric, double value, char const* unit, std::optional<double> baseline = {}) {
    auto const* commit = std::getenv("ZG_COMMIT");
    fmt::print(
        "{{\"name\": \"ledger\", \"metric\": \"{}\", \"value\": {:.2f}, \"unit\": \"{}\", \"baseline\": {}, "
        "\"runs\": 1, \"commit\": \"{}\"}}\n",
        metric, value, unit, baseline ? fmt::format("{:.2f}", *baseline) : "null", commit ? commit : "unknown");
}

Uuid random_id(Rng& rng) { return Uuid::version7(Instant{1'700'000'000'000}, rng); }

std::vector<Transfer> checkout(Rng& rng, std::vector<Uuid> const& skus, std::vector<Uuid> const& members, Uuid store) {
    auto const currency = money_unit("EUR");
    Account const drawer{currency, store, Bucket::drawer};
    std::vector<Transfer> set;
    for (int line = 0; line < 3; ++line) {
        auto const& sku = skus[rng.below(skus.size())];
        set.push_back({{sku, store, Bucket::shelf}, {sku, {}, Bucket::customer}, 1000, Guarding::waive});
    }
    set.push_back({{currency, store, Bucket::revenue}, {currency, store, Bucket::rounding}, 2});
    set.push_back({{currency, store, Bucket::revenue}, drawer, 2519});
    set.push_back({{currency, store, Bucket::tax}, drawer, 479});
    set.push_back({{currency, store, Bucket::rounding}, drawer, 1});
    auto const& member = members[rng.below(members.size())];
    set.push_back({{points_unit(), {}, Bucket::points_issuer}, {points_unit(), member, Bucket::points_member}, 30});
    return set;
}

struct Run final {
    double cpu_us = 0;
    double save_us = 0;
};

// One batch as the writer runs it: decide all, save, commit, apply.
void run_batch(db::Db& books, Ledger& ledger, Rng& rng, std::vector<std::vector<Transfer>> const& sets, Run& run) {
    auto const begin = cpu_us();
    books.write([&](db::Tx& tx) {
        for (auto const& set : sets) ledger.post(random_id(rng), Instant{2}, set) ? ledger.keep() : ledger.drop();
        auto const saving = cpu_us();
        ledger.save(tx);
        run.save_us += cpu_us() - saving;
    });
    ledger.committed();
    run.cpu_us += cpu_us() - begin;
}

void measure(std::filesystem::path const& file) {
    db::Db books(file);
    books.migrate(schema());
    Ledger ledger(books);
    SeededRng rng(1);
    std::vector<Uuid> skus(80'000);
    std::vector<Uuid> members(40'000);
    for (auto& sku : skus) sku = random_id(rng);
    for (auto& member : members) member = random_id(rng);
    auto const store = random_id(rng);

    Run stocking;
    std::vector<std::vector<Transfer>> receipts;
    for (auto const& sku : skus)
        receipts.push_back({{{sku, {}, Bucket::supplier}, {sku, store, Bucket::shelf}, 1'000'000}});
    run_batch(books, ledger, rng, receipts, stocking);
    ledger.sweep(books);

    auto const wal_before = books.wal_bytes_written();
    Run run;
    for (int batch = 0; batch < batch_count; ++batch) {
        std::vector<std::vector<Transfer>> sets;
        for (int index = 0; index < batch_size; ++index) sets.push_back(checkout(rng, skus, members, store));
        run_batch(books, ledger, rng, sets, run);
    }
    constexpr double checkout_count = double(batch_size) * batch_count;
    print("cpu_us", run.cpu_us / checkout_count, "us");
    print("save_us", run.save_us / checkout_count, "us");
    print("wal_bytes", static_cast<double>(books.wal_bytes_written() - wal_before) / checkout_count, "bytes");

    auto const replaying = cpu_us();
    auto const replayed = std::make_unique<Ledger>(books);
    print("replay_us_per_transfer", (cpu_us() - replaying) / static_cast<double>(replayed->unswept_count()), "us");
    auto const sweeping = cpu_us();
    ledger.sweep(books);
    print("sweep_us_per_account", (cpu_us() - sweeping) / static_cast<double>(ledger.account_count()), "us");
    auto const loading = cpu_us();
    auto const resident = rss_bytes();
    auto const loaded = std::make_unique<Ledger>(books);
    print("load_us_per_account", (cpu_us() - loading) / static_cast<double>(loaded->account_count()), "us");
    print("bytes_per_account",
          static_cast<double>(rss_bytes() - resident) / static_cast<double>(loaded->account_count()), "bytes");
    ZG_ASSERT(loaded->state_hash() == ledger.state_hash() && replayed->state_hash() == ledger.state_hash());
}

// How long books of that many accounts take to open, and what an account takes of memory then: the file lies in the page cache, as
// after a restart of the program. The baseline reads the same two tables and does nothing with them.
void measure_start(std::filesystem::path const& file, std::int64_t account_count) {
    db::Db books(file);
    books.migrate(schema());
    {
        Ledger ledger(books);
        SeededRng rng(2);
        auto const store = random_id(rng);
        Run unused;
        for (std::int64_t made = 0; made < account_count;) {
            std::vector<std::vector<Transfer>> sets;
            for (int index = 0; index < 10'000; ++index, made += 2) {
                auto const sku = random_id(rng);
                sets.push_back({{{sku, {}, Bucket::supplier}, {sku, store, Bucket::shelf}, 1'000}});
            }
            run_batch(books, ledger, rng, sets, unused);
        }
        ledger.sweep(books);
    }
    auto const reading = cpu_us();
    std::int64_t rows = 0;
    books.read([&](db::Tx& tx) {
        for (auto const* sql : {&all_accounts, &all_balances}) tx.each(*sql, {}, [&](db::Row const&) { ++rows; });
    });
    auto const read_us = cpu_us() - reading;
    auto const resident = rss_bytes();
    auto const loading = cpu_us();
    Ledger const loaded(books);
    auto const load_us = cpu_us() - loading;
    ZG_ASSERT(rows >= account_count && static_cast<std::int64_t>(loaded.account_count()) >= account_count);
    auto const accounts = static_cast<double>(loaded.account_count());
    print("start_s", load_us / 1e6, "s", read_us / 1e6);
    print("start_bytes_per_account", static_cast<double>(rss_bytes() - resident) / accounts, "bytes");
}

}  // namespace

// `bench_ledger 5000000` measures besides how long that many accounts take to open.
int main(int count, char** arguments) {
    auto pattern = (std::filesystem::temp_directory_path() / "zg_ledger_XXXXXX").string();
    ZG_ASSERT(mkdtemp(pattern.data()) != nullptr);
    std::filesystem::path const folder(pattern);
    measure(folder / "books.db");
    if (count > 1) measure_start(folder / "large.db", std::strtoll(arguments[1], nullptr, 10));
    std::filesystem::remove_all(folder);
}
