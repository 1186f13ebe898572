#include <zg/insights.h>

#include "memory.h"
#include "on_event.h"
#include "shop_fixture.h"

#include <fmt/format.h>

#include <ctime>

// What one checkout costs the projector: sales of three lines, 200 stores x 5,000 SKUs at random, every second one of a
// member; batches of 64, flushed by the usual limits and at the end. One JSON line per figure.
namespace zg::insights {
namespace {

constexpr int store_count = 200;
constexpr int sku_count = 5'000;
constexpr int batch_size = 64;

double cpu_us() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

events::Event sale(SeededRng& rng, std::int64_t sequence) {
    auto const store = static_cast<int>(rng.below(store_count));
    Instant const moment{1'795'000'000'000 + sequence / 20};
    events::Sale sale{.receipt = {Uuid::version7(moment, rng)},
                      .number = fmt::format("M{:03}-T1-{:06}", store, sequence),
                      .store = id_of<StoreId>(store + 1),
                      .till = id_of<TillId>(store + 1),
                      .at = moment,
                      .business_date = day("2026-11-22"),
                      .hour = 13,
                      .currency = "MOP",
                      .origin = events::Origin::api};
    if (rng.below(2) == 0) sale.member = MemberId{Uuid::named({0}, std::to_string(rng.below(200'000)))};
    for (int line = 0; line < 3; ++line) {
        sale.lines.push_back({.sku = {Uuid::named({0}, std::to_string(rng.below(sku_count)))},
                              .quantity_milli = 1'000,
                              .net = 1'190,
                              .tax = 60,
                              .discount = 0,
                              .cost = 700});
    }
    sale.net = 3'570;
    sale.tax = 180;
    sale.total = 3'750;
    return {.sequence = sequence,
            .type = "SaleCompleted",
            .aggregate = sale.receipt.uuid,
            .aggregate_version = 1,
            .store = sale.store,
            .at = moment,
            .body = sale};
}

void print(char const* metric, double value, char const* unit) {
    fmt::print("{{\"name\": \"insights_projector\", \"metric\": \"{}\", \"value\": {:.2f}, \"unit\": \"{}\"}}\n",
               metric, value, unit);
}

void run(std::int64_t sale_count) {
    Files files;
    Projector projector(files.views, files.books_reader, {});
    SeededRng rng(1);
    double apply_us = 0;
    double flush_us = 0;
    std::int64_t sequence = 0;
    while (sequence < sale_count) {
        auto batch = std::make_shared<std::vector<events::Event>>();
        for (int index = 0; index < batch_size; ++index) batch->push_back(sale(rng, ++sequence));
        auto const begin = cpu_us();
        projector.apply(batch);
        auto const applied = cpu_us();
        apply_us += applied - begin;
        if (!projector.flush_due({0}) && sequence < sale_count) continue;
        projector.flush({0});
        flush_us += cpu_us() - applied;
    }
    auto const per_sale = 1.0 / static_cast<double>(sequence);
    print("apply_us", apply_us * per_sale, "us");
    print("flush_us", flush_us * per_sale, "us");
    print("wal_bytes", static_cast<double>(files.views.wal_bytes_written()) * per_sale, "bytes");
    print("file_bytes", static_cast<double>(std::filesystem::file_size(files.views.file())) * per_sale, "bytes");
}

}  // namespace
}  // namespace zg::insights

int main(int argc, char** argv) { zg::insights::run(argc > 1 ? std::atoll(argv[1]) : 300'000); }
