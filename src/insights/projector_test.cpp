#include <zg/insights.h>

#include "memory.h"
#include "shop_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace zg::insights {
namespace {

constexpr Projector::Limits limits{.deltas_max = 1'000, .interval_ms = 60'000};

class Projecting : public testing::Test {
protected:
    events::Batch record(int count) {
        std::vector<Sold> all;
        for (int index = 0; index < count; ++index) all.push_back(shop_.sell(day("2026-03-01"), 10));
        return files_.record(all);
    }
    std::int64_t receipts(Projector const& projector) {
        Reader reader(files_.views_reader, projector.memory());
        auto const series = reader.metric({.metric = Metric::receipts,
                                           .stores = {},
                                           .currency = "MOP",
                                           .from = day("2026-02-20"),
                                           .to = day("2026-03-20"),
                                           .by = Grouping::total});
        return series->rows.at(0).value.value();
    }
    std::int64_t sales_in(events::Batch const& batch) {
        return std::count_if(batch->begin(), batch->end(), [](auto const& event) {
            return event.type == "SaleCompleted" && std::get<events::Sale>(event.body).currency == "MOP";
        });
    }

    Files files_;
    RandomShop shop_{11};
};

TEST_F(Projecting, shows_figures_before_and_after_the_flush) {
    Projector projector(files_.views, files_.books_reader, limits);
    auto const batch = record(50);
    EXPECT_TRUE(projector.apply(batch));
    EXPECT_EQ(receipts(projector), sales_in(batch));
    projector.flush({1});
    EXPECT_EQ(receipts(projector), sales_in(batch));
    EXPECT_THAT(files_.findings(), testing::IsEmpty());
    EXPECT_FALSE(projector.flush_due({1'000'000})) << "nothing is waiting";
}

TEST_F(Projecting, is_due_after_the_interval_or_with_many_rows) {
    Projector projector(files_.views, files_.books_reader, limits);
    projector.flush({0});
    projector.apply(record(1));
    EXPECT_FALSE(projector.flush_due({59'999}));
    EXPECT_TRUE(projector.flush_due({60'000}));
    projector.apply(record(600));
    EXPECT_TRUE(projector.flush_due({1}));
}

TEST_F(Projecting, goes_on_after_a_crash_without_a_flush) {
    {
        Projector lost(files_.views, files_.books_reader, limits);
        lost.apply(record(30));
        lost.flush({1});
        lost.apply(record(30));
    }
    Projector projector(files_.views, files_.books_reader, limits);
    EXPECT_EQ(projector.position(), 30);
    projector.catch_up();
    EXPECT_EQ(projector.position(), 60);
    projector.flush({2});
    EXPECT_THAT(files_.findings(), testing::IsEmpty());
}

TEST_F(Projecting, writes_on_the_way_when_there_is_much_to_catch_up) {
    record(60);
    Projector projector(files_.views, files_.books_reader, {.deltas_max = 50, .interval_ms = 60'000});
    projector.catch_up();
    files_.views.read([](db::Tx& tx) { EXPECT_EQ(events::consumer_position(tx, "insights"), 60); });
    EXPECT_THAT(files_.findings(), testing::IsEmpty());
}

TEST_F(Projecting, reads_what_a_batch_did_not_bring_and_passes_over_what_it_had) {
    Projector projector(files_.views, files_.books_reader, limits);
    auto const first = record(10);
    auto const second = record(10);
    EXPECT_TRUE(projector.apply(second));
    EXPECT_EQ(projector.position(), 20);
    EXPECT_FALSE(projector.apply(first));
    EXPECT_FALSE(projector.apply(second));
    EXPECT_EQ(receipts(projector), sales_in(first) + sales_in(second));
}

TEST_F(Projecting, moves_on_over_events_that_it_does_not_count) {
    Projector projector(files_.views, files_.books_reader, limits);
    auto const batch = std::make_shared<std::vector<events::Event> const>(
        std::vector<events::Event>{{.sequence = 1, .type = "PriceChanged", .body = events::PriceChanged{}}});
    EXPECT_FALSE(projector.apply(batch));
    EXPECT_EQ(projector.position(), 1);
}

TEST_F(Projecting, stops_at_a_sale_that_has_no_sale_in_it) {
    Projector projector(files_.views, files_.books_reader, limits);
    auto const batch = std::make_shared<std::vector<events::Event> const>(
        std::vector<events::Event>{{.sequence = 1, .type = "SaleCompleted", .body = events::PriceChanged{}}});
    EXPECT_THROW(projector.apply(batch), db::Failure);
}

TEST_F(Projecting, gives_the_same_tables_live_and_rebuilt) {
    Projector projector(files_.views, files_.books_reader, limits);
    for (int round = 0; round < 8; ++round) {
        projector.apply(record(100));
        if (round % 3 == 0) projector.flush({round});
    }
    projector.flush({9});
    auto const live = files_.digest();
    rebuild(files_.views, files_.books_reader);
    EXPECT_EQ(files_.digest(), live);
    EXPECT_THAT(files_.findings(), testing::IsEmpty());
}

TEST_F(Projecting, digest_and_audit_see_every_kind_of_damage) {
    Projector projector(files_.views, files_.books_reader, limits);
    projector.apply(record(40));
    projector.flush({1});
    auto const sound = files_.digest();
    for (auto const* damage :
         {"UPDATE insights_sales_hour SET net = net + 1 WHERE hour = (SELECT MIN(hour) FROM insights_sales_hour)",
          "DELETE FROM insights_sku_hour WHERE hour = (SELECT MIN(hour) FROM insights_sku_hour)",
          "UPDATE insights_receipt SET total = total + 1 WHERE number = (SELECT MIN(number) FROM insights_receipt)",
          "UPDATE insights_sku_hour SET cells = zeroblob(26) WHERE hour = (SELECT MAX(hour) FROM insights_sku_hour)",
          "UPDATE insights_company_day SET hours = x''", "UPDATE insights_company_day SET stores = x'' WHERE rowid = 1",
          "DELETE FROM insights_company_sku WHERE days = 4",
          "UPDATE insights_company_sku SET first_date = first_date + 2 WHERE days = 4",
          "UPDATE insights_company_sku SET cells = zeroblob(11) WHERE days = 1"}) {
        files_.views.write([&](db::Tx& tx) { tx.script(damage); });
        EXPECT_NE(files_.digest(), sound) << damage;
        EXPECT_THAT(files_.findings(), testing::Not(testing::IsEmpty())) << damage;
        rebuild(files_.views, files_.books_reader);
        EXPECT_EQ(files_.digest(), sound);
    }
    files_.views.write([](db::Tx& tx) { events::save_consumer_position(tx, "insights", 41); });
    EXPECT_THAT(files_.findings(), testing::ElementsAre("insights: the views stand at event 41, the feed ends at 40"));
}

TEST_F(Projecting, makes_tables_of_an_older_make_again) {
    std::string sound;
    {
        Projector projector(files_.views, files_.books_reader, limits);
        projector.apply(record(60));
        projector.flush({1});
        sound = files_.digest();
    }
    files_.views.write(
        [](db::Tx& tx) { tx.script("DELETE FROM insights_company_day; DELETE FROM insights_company_sku"); });
    Projector projector(files_.views, files_.books_reader, limits);
    EXPECT_EQ(projector.position(), 0);
    projector.catch_up();
    projector.flush({2});
    EXPECT_EQ(files_.digest(), sound);
    EXPECT_THAT(files_.findings(), testing::IsEmpty());
}

TEST_F(Projecting, keeps_figures_and_tries_again_when_a_flush_fails) {
    Projector projector(files_.views, files_.books_reader, limits);
    auto const batch = record(20);
    projector.apply(batch);
    files_.views.write([](db::Tx& tx) { tx.script("ALTER TABLE insights_receipt RENAME TO away"); });
    EXPECT_THROW(projector.flush({1}), db::Failure);
    files_.views.write([](db::Tx& tx) { tx.script("ALTER TABLE away RENAME TO insights_receipt"); });
    auto const more = record(20);
    projector.apply(more);
    EXPECT_EQ(receipts(projector), sales_in(batch) + sales_in(more));
    projector.flush({2});
    EXPECT_EQ(receipts(projector), sales_in(batch) + sales_in(more));
    EXPECT_THAT(files_.findings(), testing::IsEmpty());
}

// A reader may be overtaken by a flush at any moment; it must neither miss a layer nor count one twice.
TEST_F(Projecting, readers_on_another_thread_never_see_figures_go_back_or_double) {
    Projector projector(files_.views, files_.books_reader, limits);
    std::vector<events::Batch> batches;
    std::int64_t total = 0;
    for (int round = 0; round < 150; ++round) {
        batches.push_back(record(8));
        total += sales_in(batches.back());
    }
    std::atomic<bool> stop = false;
    std::atomic<std::int64_t> wrong = 0;
    std::atomic<std::int64_t> asked = 0;
    std::thread watcher([&, memory = projector.memory()] {
        auto views = files_.open_views_reader();
        Reader reader(views, memory);
        for (std::int64_t before = 0; !stop; ++asked) {
            auto const series = reader.metric({.metric = Metric::receipts,
                                               .stores = {},
                                               .currency = "MOP",
                                               .from = day("2026-02-20"),
                                               .to = day("2026-03-20"),
                                               .by = Grouping::total});
            auto const now = series->rows.at(0).value.value();
            if (now < before || now > total) ++wrong;
            before = now;
        }
    });
    for (auto const& batch : batches) {
        projector.apply(batch);
        projector.flush({1});
    }
    while (asked < 3) std::this_thread::yield();
    stop = true;
    watcher.join();
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(receipts(projector), total);
}

}  // namespace
}  // namespace zg::insights
