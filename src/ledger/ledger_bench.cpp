// What the ledger alone costs a checkout: 3 goods lines, net, tax, tender, rounding and points, 64 checkouts a batch, 200,000
// accounts. Prints JSON lines: CPU time, log bytes, memory per account, start.
#include "ledger_fixture.h"

#include <zg/rng.h>

#include <fmt/format.h>

#include <ctime>
#include <fstream>

namespace {

using namespace zg;
using namespace zg::ledger;

double cpu_us() { return static_cast<double>(std::clock()) * 1e6 / CLOCKS_PER_SEC; }

std::int64_t rss_bytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t size = 0;
    std::int64_t resident = 0;
    file >> size >> resident;
    return resident * 4096;
}

void print(char const* metric, double value, char const* unit) {
    fmt::print("{{\"name\": \"ledger\", \"metric\": \"{}\", \"value\": {:.2f}, \"unit\": \"{}\", \"baseline\": null}}\n", metric,
               value, unit);
}

Uuid random_id(Rng& rng) { return Uuid::version7(Instant{1'700'000'000'000}, rng); }

std::vector<Transfer> checkout(Rng& rng, std::vector<Uuid> const& skus, std::vector<Uuid> const& members, Uuid store) {
    auto const currency = money_unit("EUR");
    Account const due{currency, store, Bucket::due};
    std::vector<Transfer> set;
    for (int line = 0; line < 3; ++line) {
        auto const& sku = skus[rng.below(skus.size())];
        set.push_back({{sku, store, Bucket::shelf}, {sku, {}, Bucket::customer}, 1000, Guarding::waive});
    }
    set.push_back({{currency, store, Bucket::revenue}, due, 2521});
    set.push_back({{currency, store, Bucket::tax}, due, 479});
    set.push_back({{currency, store, Bucket::rounding}, due, 2});
    set.push_back({due, {currency, store, Bucket::drawer}, 3002});
    auto const& member = members[rng.below(members.size())];
    set.push_back({{points_unit(), {}, Bucket::points_issuer}, {points_unit(), member, Bucket::points_member}, 30});
    return set;
}

}  // namespace

int main() {
    constexpr int batch_size = 64;
    constexpr int batch_count = 1500;
    TempFolder const folder;
    Books books(folder / "books.db");
    SeededRng rng(1);
    std::vector<Uuid> skus(80'000);
    std::vector<Uuid> members(40'000);
    for (auto& sku : skus) sku = random_id(rng);
    for (auto& member : members) member = random_id(rng);
    auto const store = random_id(rng);

    auto const rss_before = rss_bytes();
    books.run([&](Ledger& ledger, db::Tx&) {
        for (auto const& sku : skus) {
            std::vector<Transfer> const receipt{{{sku, {}, Bucket::supplier}, {sku, store, Bucket::shelf}, 1'000'000}};
            if (!ledger.post(random_id(rng), Instant{1}, receipt)) return false;
        }
        return true;
    });
    books.ledger->sweep(books.db);

    auto const wal_before = books.db.wal_bytes_written();
    double cpu = 0;
    double save = 0;
    for (int batch = 0; batch < batch_count; ++batch) {
        std::vector<std::vector<Transfer>> sets;
        for (int index = 0; index < batch_size; ++index) sets.push_back(checkout(rng, skus, members, store));
        auto const begin = cpu_us();
        books.db.write([&](db::Tx& tx) {
            for (auto const& set : sets) {
                bool const posted = bool(books.ledger->post(random_id(rng), Instant{batch + 2}, set));
                posted ? books.ledger->keep() : books.ledger->drop();
            }
            auto const saving = cpu_us();
            books.ledger->save(tx);
            save += cpu_us() - saving;
        });
        books.ledger->committed();
        cpu += cpu_us() - begin;
    }
    constexpr double checkouts = double(batch_size) * batch_count;
    print("cpu_us", cpu / checkouts, "us");
    print("save_us", save / checkouts, "us");
    print("wal_bytes", static_cast<double>(books.db.wal_bytes_written() - wal_before) / checkouts, "bytes");
    auto const begin = cpu_us();
    books.ledger->sweep(books.db);
    print("sweep_ms", (cpu_us() - begin) / 1000, "ms");
    auto const loading = cpu_us();
    auto const rss_loading = rss_bytes();
    auto const again = std::make_unique<Ledger>(books.db);
    print("start_ms", (cpu_us() - loading) / 1000, "ms");
    print("bytes_per_account", double(rss_bytes() - rss_loading) / double(again->account_count()), "bytes");
    print("accounts", double(again->account_count()), "accounts");
    print("equal_after_start", again->state_hash() == books.ledger->state_hash(), "bool");
    print("rss_mb", double(rss_bytes() - rss_before) / 1e6, "MB");
}
