#include "history.h"

#include "../world/http_client.h"

#include <zg/company.h>
#include <zg/events.h>
#include <zg/insights.h>

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace zg::bench {

namespace {

constexpr int zone_hours = 8;  // Macau, without summer time
constexpr int cutoff_minutes = 240;
constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t lines_per_sale = 3;  // on average: one to five
constexpr std::size_t batch_size = 1'024;

StoreCalendar macau() { return StoreCalendar::make("Asia/Macau", cutoff_minutes).value(); }

// In percent of a usual day and store.
constexpr std::array<std::int64_t, 7> weekday_share{80, 82, 85, 92, 115, 130, 116};
std::int64_t store_share(std::size_t store) { return 50 + static_cast<std::int64_t>(store * 37 % 101); }

// Hours from 8 to 22, the evening the busiest.
constexpr std::array<int, 24> hours{8,  9,  10, 11, 12, 12, 12, 13, 13, 14, 15, 16,
                                    17, 17, 18, 18, 18, 19, 19, 19, 20, 20, 21, 22};

events::Event event_of(events::Sale const& sale, std::int64_t sequence) {
    return {.sequence = sequence,
            .type = "SaleCompleted",
            .aggregate = sale.receipt.uuid,
            .aggregate_version = 1,
            .store = sale.store,
            .at = sale.at,
            .body = sale};
}

}  // namespace

BusinessDate History::last() const { return macau().date(until); }

Sales::Sales(History const& history) : history_(history) {
    for (std::int64_t index = 0; index < history.world.stores; ++index) {
        stores_.push_back(store_id(index));
        tills_.push_back(till_id(index));
    }
    for (std::int64_t index = 0; index < history.world.skus; ++index) skus_.push_back(sku_id(index));
}

void Sales::each(BusinessDate date, std::function<void(SoldOn const&)> const& on_sale) {
    rng_ = SeededRng(static_cast<std::uint64_t>(date.days));
    sequence_ = std::int64_t{date.days} * 1'000'000;
    auto const store_days = history_.days * history_.world.stores;
    SoldOn sold;
    for (std::size_t store = 0; store < stores_.size(); ++store) {
        auto const per_day = history_.lines * weekday_share[static_cast<std::size_t>(date.weekday() - 1)] *
                             store_share(store) / (store_days * lines_per_sale * 100);
        auto const count = per_day / 100 + (static_cast<std::int64_t>(rng_.below(100)) < per_day % 100 ? 1 : 0);
        for (std::int64_t index = 0; index < count; ++index) {
            fill(sold, date, store);
            if (sold.sale.at <= history_.until) on_sale(sold);
        }
    }
}

void Sales::fill(SoldOn& sold, BusinessDate date, std::size_t store) {
    constexpr std::uint64_t tax_percent = 5;
    auto& sale = sold.sale;
    sold.store = store;
    sold.skus.clear();
    sale = {.store = stores_[store], .till = tills_[store], .business_date = date, .currency = currency};
    sale.hour = hours[rng_.below(hours.size())];
    sale.at = {(std::int64_t{date.days} * 24 + sale.hour - zone_hours) * hour_ms +
               static_cast<std::int64_t>(rng_.below(hour_ms))};
    sale.receipt = {Uuid::version7(sale.at, rng_)};
    sale.number = fmt::format("S{:03}-API-C{:09}", store, ++sequence_);
    for (auto count = 1 + rng_.below(5); count > 0; --count) {
        auto const draw = rng_.below(1'000'000);
        auto const sku = static_cast<std::size_t>(draw * draw / 1'000'000 * skus_.size() / 1'000'000);
        auto const quantity = static_cast<std::int64_t>(1 + rng_.below(3));
        auto const gross = quantity * price_of(static_cast<std::int64_t>(sku));
        auto const discount = rng_.below(10) == 0 ? gross / 20 : 0;
        auto const tax = (gross - discount) * static_cast<std::int64_t>(tax_percent) / 105;
        sold.skus.push_back(sku);
        sale.lines.push_back({.sku = skus_[sku],
                              .quantity_milli = quantity * 1'000,
                              .net = gross - discount - tax,
                              .tax = tax,
                              .discount = discount,
                              .cost = gross * 6 / 10});
        sale.net += sale.lines.back().net;
        sale.tax += tax;
    }
    sale.total = sale.net + sale.tax;
    sale.origin = events::Origin::api;
}

Built project(History const& history, std::filesystem::path const& shop) {
    app::Folder const files{shop};
    db::Db books(files.books(), {.access = db::Access::read});
    db::Db views(files.views(), {.durability = db::Durability::rebuilt, .access = db::Access::write});
    views.migrate(app::views_schema());
    insights::Projector projector(views, books, {});
    Sales sales(history);
    SystemClock clock;
    Built built;
    auto const begin = std::chrono::steady_clock::now();
    double cpu_us = 0;
    std::vector<events::Event> waiting;
    auto sequence = projector.position();
    auto const hand_over = [&] {
        if (waiting.empty()) return;
        auto const batch = std::make_shared<std::vector<events::Event> const>(std::move(waiting));
        waiting.clear();
        auto const before = process_cpu_us();
        projector.apply(batch);
        if (projector.flush_due(clock.now())) projector.flush(clock.now());
        cpu_us += static_cast<double>(process_cpu_us() - before);
    };
    for (auto date = history.first(); date <= history.last(); ++date.days) {
        sales.each(date, [&](SoldOn const& sold) {
            waiting.push_back(event_of(sold.sale, ++sequence));
            ++built.receipts;
            built.lines += static_cast<std::int64_t>(sold.sale.lines.size());
            if (waiting.size() == batch_size) hand_over();
        });
        if ((date.days - history.first().days) % 73 == 72) {
            fmt::print(stderr, "    {} of {} days, {} lines\n", date.days - history.first().days + 1, history.days,
                       built.lines);
        }
    }
    hand_over();
    auto const before = process_cpu_us();
    projector.flush(clock.now());
    cpu_us += static_cast<double>(process_cpu_us() - before);
    while (views.checkpoint_restart().pages > 0) {}
    built.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    built.cpu_us = cpu_us / static_cast<double>(built.receipts);
    return built;
}

}  // namespace zg::bench
