#pragma once

// For the tests of this room: books that hold only events, views beside them, and a shop that sells at random.

#include <zg/insights.h>
#include <zg/json.h>
#include <zg/rng.h>

#include "on_event.h"

#include <test_place.h>

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace zg::insights {

template <class IdType>
IdType id_of(int number) {
    IdType id{};
    id.uuid.bytes[0] = static_cast<std::uint8_t>(number >> 8);
    id.uuid.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

inline BusinessDate day(char const* text) { return BusinessDate::parse(text).value(); }
inline Instant at(char const* text) { return Instant::parse(text).value(); }

class TempDir final {
public:
    TempDir() {
        auto pattern = (std::filesystem::temp_directory_path() / "zg_insights_XXXXXX").string();
        if (!mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp");
        path_ = pattern;
    }
    ~TempDir() { std::filesystem::remove_all(path_); }
    TempDir(TempDir const&) = delete;
    std::filesystem::path operator/(char const* name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

struct Sold final {
    ReceiptKind kind = ReceiptKind::sale;
    events::Sale sale;
};

// Books, and views.db in a folder of its own, with as many connections as the application has.
class Files final {
public:
    Files()
        : place(test::place(dir_ / "books.db")),
          books(place),
          views(make_views()),
          books_reader(place, {.access = db::Access::read}),
          views_reader(dir_ / "views.db", {.durability = db::Durability::rebuilt, .access = db::Access::read}) {
        outbox.emplace(books);
    }

    // Writes the sales to the outbox and answers the committed batch.
    events::Batch record(std::vector<Sold> const& all) {
        events::Batch batch;
        outbox->on_committed([&](events::Batch committed) { batch = std::move(committed); });
        for (auto const& sold : all) {
            outbox->append({.type = sold.kind == ReceiptKind::sale ? "SaleCompleted" : "SaleRefunded",
                            .aggregate = sold.sale.receipt.uuid,
                            .aggregate_version = 1,
                            .store = sold.sale.store,
                            .at = sold.sale.at,
                            .body = sold.sale});
            outbox->keep();
        }
        books.write([&](db::Tx& tx) { outbox->save(tx); });
        outbox->committed();
        return batch;
    }
    [[nodiscard]] std::string digest() {
        std::string found;
        views.read([&](db::Tx& tx) { found = digest_of_views(tx); });
        return found;
    }
    [[nodiscard]] std::vector<std::string> findings() {
        std::vector<std::string> found;
        books_reader.read([&](db::Tx& books_tx) { views.read([&](db::Tx& tx) { found = audit(books_tx, tx); }); });
        return found;
    }
    [[nodiscard]] db::Db open_views_reader() const {
        return db::Db(dir_ / "views.db", {.durability = db::Durability::rebuilt, .access = db::Access::read});
    }

private:
    db::Db make_views() {
        books.migrate(events::schema());
        db::Db made(dir_ / "views.db", {.durability = db::Durability::rebuilt});
        auto migrations = events::views_schema();
        for (auto const& migration : views_schema()) migrations.push_back(migration);
        made.migrate(migrations);
        return made;
    }
    TempDir dir_;

public:
    db::Place place;
    db::Db books;
    db::Db views;
    db::Db books_reader;
    db::Db views_reader;
    std::optional<events::Outbox> outbox;
};

// Sells at random in three stores of three time zones whose day begins at 04:00.
class RandomShop final {
public:
    explicit RandomShop(std::uint64_t seed) : rng_(seed) {}

    static constexpr int store_count = 3;
    static constexpr int sku_count = 12;
    static constexpr int cutoff_minutes = 240;

    Sold sell(BusinessDate first_day, int day_count) {
        auto const store = static_cast<int>(rng_.below(store_count));
        auto const& calendar = calendars_[static_cast<std::size_t>(store)];
        auto const begin = calendar.start(first_day).ms;
        Instant const moment{begin +
                             static_cast<std::int64_t>(rng_.below(static_cast<std::uint64_t>(day_count)) * 86'400'000 +
                                                       rng_.below(86'400'000))};
        bool const refund = rng_.below(8) == 0;
        Sold sold{.kind = refund ? ReceiptKind::refund : ReceiptKind::sale};
        auto& sale = sold.sale;
        sale.receipt = {Uuid::version7(moment, rng_)};
        sale.number = "M0" + std::to_string(store) + "-T1-" + std::to_string(++sequence_);
        sale.store = id_of<StoreId>(store + 1);
        sale.till = id_of<TillId>(store + 1);
        sale.at = moment;
        sale.business_date = calendar.date(moment);
        sale.hour = calendar.hour(moment);
        sale.currency = rng_.below(20) == 0 ? "HKD" : "MOP";
        sale.origin = rng_.below(2) == 0 ? events::Origin::till : events::Origin::api;
        if (rng_.below(3) == 0) sale.member = id_of<MemberId>(static_cast<int>(rng_.below(5)));
        if (refund) sale.refund_of = id_of<ReceiptId>(1);
        for (auto count = 1 + rng_.below(4); count > 0; --count) add_line(sale);
        sale.rounding = static_cast<std::int64_t>(rng_.below(11)) - 5;
        sale.total = sale.net + sale.tax + sale.rounding;
        return sold;
    }

private:
    void add_line(events::Sale& sale) {
        auto const sku = static_cast<int>(rng_.below(sku_count));
        events::SoldLine line{.sku = id_of<SkuId>(sku + 1),
                              .quantity_milli = 1'000 * static_cast<std::int64_t>(1 + rng_.below(5)),
                              .net = static_cast<std::int64_t>(rng_.below(20'000)),
                              .tax = static_cast<std::int64_t>(rng_.below(900)),
                              .discount = static_cast<std::int64_t>(rng_.below(300))};
        if (sku % 3 != 0) line.cost = static_cast<std::int64_t>(rng_.below(15'000));
        sale.net += line.net;
        sale.tax += line.tax;
        sale.lines.push_back(line);
    }

    SeededRng rng_;
    int sequence_ = 0;
    std::array<StoreCalendar, store_count> calendars_{StoreCalendar::make("Asia/Macau", cutoff_minutes).value(),
                                                      StoreCalendar::make("Europe/Lisbon", cutoff_minutes).value(),
                                                      StoreCalendar::make("America/New_York", cutoff_minutes).value()};
};

}  // namespace zg::insights
