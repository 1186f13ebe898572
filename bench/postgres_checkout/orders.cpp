#include "orders.h"

#include <algorithm>
#include <set>

namespace zg::bench {

namespace {

constexpr std::size_t line_count = 3;
constexpr std::uint64_t scarce_one_in = 200;

}  // namespace

flows::Checkout Orders::next(Instant now) {
    bool const is_scarce = rng_.below(scarce_one_in) == 0;
    auto const store = is_scarce ? static_cast<std::int64_t>(scarce_store) : pick(world_.stores);
    std::set<std::int64_t> skus;
    if (is_scarce) skus.insert(scarce_sku);
    while (skus.size() < line_count) skus.insert(1 + pick(world_.skus - 1));
    flows::Checkout order{.id = {Uuid::version7(now, rng_)},
                          .store = store_id(store),
                          .till = till_id(store),
                          .currency = currency,
                          .member = member_id(pick(world_.members)),
                          .lines = {},
                          .tenders = {}};
    std::int64_t total = 0;
    for (auto const sku : skus) {
        auto const quantity = 1 + pick(3);
        total += quantity * price_of(sku);
        order.lines.push_back({.sku = sku_id(sku), .quantity_milli = quantity * 1000, .unit_price = price_of(sku)});
    }
    std::sort(order.lines.begin(), order.lines.end(), [](auto const& a, auto const& b) { return a.sku < b.sku; });
    order.tenders.push_back({.kind = sales::TenderKind::card, .amount = total});
    return order;
}

}  // namespace zg::bench
