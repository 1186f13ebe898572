#include "demo_fixture.h"

#include <zg/json_text.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace zg::demo {
namespace {

Instant const evening = Instant::parse("2026-11-25T12:00:00Z").value();

Told& told() {
    static Told once(1, evening);
    return once;
}

TEST(Story, is_as_clean_as_a_real_shop) {
    told().books.read([&](db::Tx& tx) {
        for (auto const& broken :
             {ledger::audit(tx), sales::audit(tx), events::audit(tx), access::audit(tx), catalog::audit(tx),
              pricing::audit(tx), inventory::audit(tx), members::audit(tx), flows::audit(tx)}) {
            for (auto const& text : broken) ADD_FAILURE() << text;
        }
    });
    auto const counts = told().counts;
    EXPECT_EQ(counts.refused, 0);
    EXPECT_EQ(counts.members, 400);
    EXPECT_GE(counts.products, 300);
    EXPECT_GT(counts.sales, 30'000);
    EXPECT_GT(counts.refunds, 150);
    EXPECT_LT(counts.refunds * 50, counts.sales);
    EXPECT_TRUE(told().directory->profile().is_demo);
    EXPECT_EQ(told().directory->founding()->at, evening);
}

TEST(Story, same_numbers_and_moment_give_the_same_books) {
    EXPECT_EQ(Told(1, evening).digest_of_receipts(), told().digest_of_receipts());
    EXPECT_NE(Told(2, evening).digest_of_receipts(), told().digest_of_receipts());
}

TEST(Story, a_later_moment_of_the_day_goes_on_where_it_was) {
    Told later(1, {evening.ms + 2 * 3'600'000});
    std::map<ReceiptId, std::string> known;
    later.each_sale([&](auto const& sale) { known[sale.id] = json::text(sale); });
    std::size_t count = 0;
    told().each_sale([&](auto const& sale) {
        ++count;
        EXPECT_EQ(known[sale.id], json::text(sale));
    });
    EXPECT_GT(known.size(), count);
}

TEST(Story, other_trades_are_as_clean) {
    for (auto const* trade : {"restaurant", "pharmacy", "fashion", "beauty", "home"}) {
        Told other(1, evening, trade);
        EXPECT_EQ(other.counts.refused, 0) << trade;
        EXPECT_GT(other.counts.sales, 10'000) << trade;
        other.books.read([&](db::Tx& tx) {
            for (auto const& broken : {ledger::audit(tx), sales::audit(tx), flows::audit(tx)}) {
                for (auto const& text : broken) ADD_FAILURE() << trade << ": " << text;
            }
        });
    }
}

struct Days final {
    int weekday_receipts = 0;
    int weekend_receipts = 0;
    std::array<int, 24> hours{};

    // Receipts of a weekend day over those of a weekday, in hundredths: 90 days have about 64 and 26 of them.
    [[nodiscard]] int weekend_percent() const { return weekend_receipts * 64 * 100 / (weekday_receipts * 26); }
    [[nodiscard]] int busiest_hour() const {
        return static_cast<int>(std::max_element(hours.begin(), hours.end()) - hours.begin());
    }
    [[nodiscard]] int percent_at(int from, int to) const {
        int part = 0;
        int all = 0;
        for (int hour = 0; hour < 24; ++hour) {
            auto const count = hours[static_cast<std::size_t>(hour)];
            all += count;
            if (hour >= from && hour < to) part += count;
        }
        return part * 100 / all;
    }
};

Days days_of(std::string_view code) {
    auto const store = told().store(code);
    auto const calendar = StoreCalendar::make(store.zone, store.cutoff_minutes).value();
    Days days;
    told().each_sale([&](auto const& sale) {
        if (sale.store != store.id) return;
        bool const is_weekend = sale.business_date.weekday() >= 6;
        ++(is_weekend ? days.weekend_receipts : days.weekday_receipts);
        if (!is_weekend) ++days.hours[static_cast<std::size_t>(calendar.hour(sale.at))];
    });
    return days;
}

TEST(Story, stores_live_by_different_weeks_and_hours) {
    auto const old_town = days_of("M01");
    auto const homes = days_of("M02");
    auto const border = days_of("Z01");
    EXPECT_GT(old_town.weekend_percent(), 140);
    EXPECT_GT(homes.weekend_percent(), 95);
    EXPECT_LT(homes.weekend_percent(), 120);
    EXPECT_LT(border.weekend_percent(), 85);
    EXPECT_GE(old_town.busiest_hour(), 13);
    EXPECT_LE(old_town.busiest_hour(), 17);
    EXPECT_EQ(homes.busiest_hour(), 18);
    EXPECT_GT(border.percent_at(7, 9), 2 * homes.percent_at(7, 9) - 4);
    EXPECT_GT(border.percent_at(7, 9), 12);
    EXPECT_LT(old_town.percent_at(7, 9), 4);
}

// Receipts of all stores by the hour of their clocks.
std::array<int, 24> hours_of_trade(char const* trade) {
    Told told_of(1, evening, trade);
    std::array<int, 24> hours{};
    told_of.each_sale([&](auto const& sale) {
        for (auto const& store : told_of.directory->stores()) {
            if (store.id != sale.store) continue;
            auto const calendar = StoreCalendar::make(store.zone, store.cutoff_minutes).value();
            ++hours[static_cast<std::size_t>(calendar.hour(sale.at))];
        }
    });
    return hours;
}

TEST(Story, kitchens_live_at_meal_times_and_salons_open_late) {
    auto const kitchen = hours_of_trade("restaurant");
    for (auto const meal : {8U, 12U, 19U}) EXPECT_GT(kitchen[meal], kitchen[10]) << meal;
    EXPECT_GT(kitchen[12], 2 * kitchen[15]);
    EXPECT_GT(kitchen[19], 2 * kitchen[15]);
    EXPECT_EQ(kitchen[3], 0);
    auto const salon = hours_of_trade("beauty");
    EXPECT_EQ(salon[8], 0);
    EXPECT_EQ(salon[23], 0);
    EXPECT_GT(salon[18], salon[11]);
}

TEST(Story, stores_sell_different_things) {
    // Shares of souvenirs (code G) in thousandths of the lines.
    auto const souvenirs = [](std::string_view code) {
        auto const store = told().store(code).id;
        int lines = 0;
        int of_them = 0;
        told().each_sale([&](auto const& sale) {
            if (sale.store != store) return;
            for (auto const& line : sale.lines) {
                ++lines;
                of_them += line.code.front() == 'G';
            }
        });
        return of_them * 1000 / lines;
    };
    EXPECT_GT(souvenirs("M01"), 5 * souvenirs("M02"));
}

TEST(Story, golden_week_fills_the_old_town) {
    auto const store = told().store("M01").id;
    int golden = 0;
    int ordinary = 0;
    auto const day = [](char const* text) { return BusinessDate::parse(text).value(); };
    told().each_sale([&](auto const& sale) {
        if (sale.store != store) return;
        // Thursday to Wednesday, twice.
        golden += sale.business_date >= day("2026-10-01") && sale.business_date <= day("2026-10-07");
        ordinary += sale.business_date >= day("2026-10-22") && sale.business_date <= day("2026-10-28");
    });
    EXPECT_GT(golden * 100, ordinary * 125);
}

TEST(Story, offers_sell_more) {
    // Lines at least a fifth below the company's price, from Friday to Sunday.
    int offered = 0;
    told().each_sale([&](auto const& sale) {
        auto const listing = [&](SkuId sku) { return told().catalog->listing(sku); };
        for (auto const& line : sale.lines) {
            auto const usual = told().pricing->price(line.sku, std::nullopt);
            bool const is_cut = usual && line.unit_price * 10 <= usual->price * 8;
            offered += is_cut && listing(line.sku) && sale.business_date.weekday() >= 5;
        }
    });
    EXPECT_GT(offered, 1'500);
}

TEST(Story, some_goods_run_out_and_some_have_died) {
    auto& books = told();
    std::map<SkuId, Instant> last_sold;
    books.each_sale([&](auto const& sale) {
        for (auto const& line : sale.lines) last_sold[line.sku] = std::max(last_sold[line.sku], sale.at);
    });
    int dead = 0;
    int low = 0;
    for (auto const& listing : books.catalog->list_after({}, 1'000)) {
        auto const sku = listing->product.id;
        auto const there = [&](std::string_view code) {
            return books.ledger->balance(inventory::shelf(books.store(code).location, sku)).posted;
        };
        auto const all = there("M01") + there("M02") + there("Z01");
        bool const is_dead = evening.ms - last_sold[sku].ms > 45LL * 86'400'000;
        dead += is_dead && all > 20'000;
        low += !is_dead && (there("M02") <= 2'000 || there("M01") <= 2'000 || there("Z01") <= 2'000);
    }
    EXPECT_GE(dead, 10);
    EXPECT_GE(low, 8);
    EXPECT_LT(low, 160);
}

TEST(Story, leaves_a_few_exceptions_for_a_person) {
    std::map<sales::ExceptionKind, int> kinds;
    told().each_sale([&](auto const& sale) {
        for (auto const& exception : sale.exceptions) ++kinds[exception.kind];
    });
    EXPECT_GE(kinds[sales::ExceptionKind::stock_below_zero], 2);
    EXPECT_GE(kinds[sales::ExceptionKind::price_differs], 2);
    int all = 0;
    for (auto const& [kind, count] : kinds) all += count;
    EXPECT_LT(all, 60);
}

}  // namespace
}  // namespace zg::demo
