// The price check inside a checkout: a basket of three lines.
#include <zg/quote.h>

#include <benchmark/benchmark.h>

namespace {

void three_lines(benchmark::State& state) {
    zg::quote::Basket basket;
    basket.tax_classes = {{.rate_micro = 130'000}};
    basket.lines = {{.sku = 1, .unit_price = 1250, .quantity_milli = 2000},
                    {.sku = 2, .unit_price = 880, .quantity_milli = 1000},
                    {.sku = 3, .unit_price = 1980, .quantity_milli = 1235}};
    for (auto _ : state) benchmark::DoNotOptimize(zg::quote::quote(basket));
}
BENCHMARK(three_lines);

void three_lines_with_rules(benchmark::State& state) {
    zg::quote::Basket basket;
    basket.has_member = true;
    basket.discount = {zg::quote::Discount::Kind::percent, 500};
    basket.tax_classes = {{.rate_micro = 130'000}, {.rate_micro = 90'000}};
    basket.promotions = {{2, 1}};
    basket.coupons = {{{zg::quote::Discount::Kind::amount, 300}, 1000, {}}};
    basket.lines = {{.sku = 1, .unit_price = 1250, .member_price = 1100, .quantity_milli = 2000, .promotion = 0},
                    {.sku = 2, .unit_price = 880, .quantity_milli = 1000, .tax_class = 1, .promotion = 0},
                    {.sku = 3, .unit_price = 1980, .quantity_milli = 1235}};
    for (auto _ : state) benchmark::DoNotOptimize(zg::quote::quote(basket));
}
BENCHMARK(three_lines_with_rules);

}  // namespace

BENCHMARK_MAIN();
