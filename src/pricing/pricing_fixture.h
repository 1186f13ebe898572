#pragma once

#include <zg/events.h>
#include <zg/ledger.h>
#include <zg/pricing.h>
#include <zg/writer.h>

#include <test_place.h>

#include <functional>

#include <gtest/gtest.h>

// For the tests of this room: books and a writer whose commands are lambdas.
namespace zg::pricing {

template <class IdType>
IdType id(std::uint8_t number) {
    IdType made;
    made.uuid.bytes[0] = 1;
    made.uuid.bytes[15] = number;
    return made;
}

class Books final {
public:
    explicit Books(db::Place const& place)
        : db_(migrated(place)),
          ledger_(db_),
          outbox_(db_),
          pricing_(db_),
          writer_(db_, {&ledger_, &pricing_, &outbox_}) {}
    Books() : Books(test::place()) {}

    bool run(std::function<bool(db::Draft&)> work) {
        Work command(std::move(work));
        db::Command* batch[] = {&command};
        writer_.write(batch);
        return command.kept;
    }
    // The refusal and its field, or "" when it was accepted.
    template <class... Given>
    std::string say(Result<Done, PricingRefusal> (*act)(db::Draft&, Given...), std::type_identity_t<Given>... given) {
        std::string said;
        run([&](db::Draft& draft) {
            auto const done = act(draft, given...);
            if (!done)
                said = std::string(boost::describe::enum_to_string(done.reason(), "")) + " " + done.refused().field;
            return bool(done);
        });
        return said;
    }

    // MOP, tax inside, 0.10 cash rounding; classes standard 5 % and zero; SKU 1 at 12.50 (member 11.50), 2 at 3.00, 3 at 100.00.
    void open() {
        ASSERT_EQ(say(set_terms, Instant{1}, {.currency = "MOP", .cash_rounding = CashRounding{.increment = 10}}), "");
        ASSERT_EQ(say(set_tax_class, Instant{1}, {.code = "standard", .rate_ppm = 50'000, .names = {.en = "Standard"}}),
                  "");
        ASSERT_EQ(say(set_tax_class, Instant{1}, {.code = "zero", .rate_ppm = 0, .names = {.en = "Zero"}}), "");
        ASSERT_EQ(say(set_price, Instant{1}, {.sku = id<SkuId>(1), .price = 1250, .member_price = 1150}), "");
        ASSERT_EQ(say(set_price, Instant{1}, {.sku = id<SkuId>(2), .price = 300}), "");
        ASSERT_EQ(say(set_price, Instant{1}, {.sku = id<SkuId>(3), .price = 10000}), "");
    }

    Pricing& pricing() { return pricing_; }
    ledger::Ledger& ledger() { return ledger_; }
    db::Db& db() { return db_; }
    std::vector<std::string> audit() {
        std::vector<std::string> broken;
        db_.read([&](db::Tx& tx) {
            broken = pricing::audit(tx);
            for (auto const& line : events::audit(tx)) broken.push_back(line);
            for (auto const& line : ledger::audit(tx)) broken.push_back(line);
        });
        return broken;
    }

private:
    struct Work final : db::Command {
        explicit Work(std::function<bool(db::Draft&)> given) : work(std::move(given)) {}
        bool decide(db::Draft& draft) override { return kept = work(draft); }
        void committed() noexcept override {}
        void failed(db::Failure const& failure) noexcept override { ADD_FAILURE() << failure.what(); }
        std::function<bool(db::Draft&)> work;
        bool kept = false;
    };

    static db::Db migrated(db::Place const& place) {
        db::Db books(place);
        std::vector<db::Migration> all;
        for (auto const& migrations : {ledger::schema(), events::schema(), pricing::schema()}) {
            all.insert(all.end(), migrations.begin(), migrations.end());
        }
        books.migrate(all);
        return books;
    }

    db::Db db_;
    ledger::Ledger ledger_;
    events::Outbox outbox_;
    Pricing pricing_;
    db::Writer writer_;
};

}  // namespace zg::pricing
