#pragma once

#include <zg/flows.h>
#include <zg/flows_audit.h>
#include <zg/imports.h>

#include <zg/events.h>
#include <zg/floats.h>
#include <zg/json_text.h>
#include <zg/ledger.h>
#include <zg/rng.h>
#include <zg/sales.h>
#include <zg/supply.h>
#include <zg/writer.h>

#include <test_place.h>

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zg::flows {

inline std::vector<db::Migration> shop_schema() {
    std::vector<db::Migration> all;
    for (auto const& room :
         {ledger::schema(), events::schema(), access::schema(), catalog::schema(), pricing::schema(),
          inventory::schema(), sales::schema(), members::schema(), supply::schema(), importing::schema()}) {
        all.insert(all.end(), room.begin(), room.end());
    }
    return all;
}

// A whole small company on real books: one store in Macau that closes at 04:00, a till and an API channel, tea at
// 18.00 (members 16.00) and rice by the kilo at 12.50, ten of each on the shelf, a member called Ming, the coupon TEN (10 %, once).
class Shop {
public:
    explicit Shop(std::string const& file = ":memory:") : books(test::place(file)) {
        books.migrate(shop_schema());
        open_rooms();
    }

    void open_rooms() {
        rooms.reset();
        rooms.emplace(books);
    }

    struct Parts final {
        explicit Parts(db::Db& db)
            : directory(db),
              catalog(db),
              pricing(db),
              members(db),
              stock(db),
              ledger(db),
              receipts(db),
              supply(db),
              outbox(db),
              trail(db),
              writer(db, {&directory, &catalog, &pricing, &members, &stock, &supply, &imports, &ledger, &receipts,
                          &floats, &requests, &outbox, &trail}) {}
        access::Directory directory;
        catalog::Catalog catalog;
        pricing::Pricing pricing;
        members::Members members;
        inventory::Stock stock;
        ledger::Ledger ledger;
        sales::Receipts receipts;
        sales::Floats floats;
        supply::Supply supply;
        importing::Imports imports;
        access::Requests requests;
        events::Outbox outbox;
        access::AuditTrail trail;
        db::Writer writer;
    };

    // Runs one flow as a batch of its own and answers what it answered.
    template <class Flow>
    auto run(Flow flow) {
        using Answered = decltype(flow(std::declval<db::Draft&>()));
        struct One final : db::Command {
            explicit One(Flow& the_flow) : run_flow(the_flow) {}
            bool decide(db::Draft& draft) override {
                answer.emplace(run_flow(draft));
                return bool(*answer);
            }
            void committed() noexcept override {}
            void failed(db::Failure const&) noexcept override {}
            Flow& run_flow;
            std::optional<Answered> answer;
        };
        One one(flow);
        std::array<db::Command*, 1> const batch = {&one};
        rooms->writer.write(batch);
        return *one.answer;
    }

    [[nodiscard]] Asked asked(std::string const& text) { return {.who = owner, .at = now, .hash = digest(text)}; }
    template <class Command>
    [[nodiscard]] Asked asked(Command const& command) {
        return asked(json::text(command));
    }

    Result<Answer, SaleRefusal> sell(Checkout const& command) {
        return run([&](db::Draft& draft) { return checkout(draft, asked(command), command); });
    }
    Result<Answer, SaleRefusal> record(RecordedSale const& command) {
        auto const body = json::text(command);
        return run([&](db::Draft& draft) { return record_sale(draft, asked(command), command, sha256(body)); });
    }
    Result<Answer, SaleRefusal> give_back(Refund const& command) {
        return run([&](db::Draft& draft) { return flows::refund(draft, asked(command), command); });
    }

    template <class T = Uuid>
    [[nodiscard]] Uuid fresh() {
        return Uuid::version7(now, rng);
    }

    void open() {
        FoundCompany found{
            .company = {.id = {fresh()}, .name = "Shop", .languages = {"en"}},
            .people = {{.id = {owner}, .name = "Owner"}},
            .stores = {{.store = {.id = store,
                                  .code = "M01",
                                  .name = "One",
                                  .zone = "Asia/Macau",
                                  .cutoff_minutes = 240,
                                  .location = location},
                        .tills = {{.id = till, .store = store, .code = "T1", .device = device},
                                  {.id = channel, .store = store, .code = "API", .device = {fresh()}}}}},
            .terms = {.currency = "MOP", .tax_included = true, .cash_rounding = pricing::CashRounding{.increment = 10}},
            .tax_classes = {{.code = "none", .rate_ppm = 0, .names = {.en = "None"}},
                            {.code = "levy", .rate_ppm = 50'000, .names = {.en = "Levy"}}},
            .members = {.country_code = "853", .loyalty = {.points_per = 1, .spend_per = 100}},
            .coupons = {{.id = coupon,
                         .code = "TEN",
                         .names = {.en = "Ten"},
                         .kind = pricing::CouponKind::percent,
                         .percent_e2 = 1000,
                         .uses = 1}}};
        ASSERT_TRUE(run([&](db::Draft& draft) { return found_company(draft, asked("found"), found); }));
        add_product(tea, "TEA", catalog::Unit::each, "levy", 1800, 1600);
        add_product(rice, "RICE", catalog::Unit::kg, "none", 1250, std::nullopt);
        ReceiveGoods goods{
            .id = {fresh()}, .location = location, .lines = {{tea, 10'000, 5'000'000}, {rice, 10'000, 8'000'000}}};
        ASSERT_TRUE(run([&](db::Draft& draft) { return receive_goods(draft, asked(goods), goods); }));
        NewMember member{.id = ming, .name = "Ming", .phone = "66123456"};
        ASSERT_TRUE(run([&](db::Draft& draft) { return create_member(draft, asked(member), member); }));
    }

    void add_product(SkuId id, char const* code, catalog::Unit unit, char const* tax_class, std::int64_t price,
                     std::optional<std::int64_t> member_price) {
        NewProduct product{.id = id,
                           .code = code,
                           .names = {.en = code},
                           .unit = unit,
                           .tax_class = tax_class,
                           .price = price,
                           .member_price = member_price};
        ASSERT_TRUE(run([&](db::Draft& draft) { return create_product(draft, asked(product), product); }));
    }

    // One tea in cash, exactly paid.
    [[nodiscard]] Checkout one_tea() {
        return {.id = {fresh()},
                .store = store,
                .till = channel,
                .currency = "MOP",
                .lines = {{tea, 1000, 1800}},
                .tenders = {{sales::TenderKind::cash, 1800}}};
    }
    // The same, rung up at the till as entry `number` of its journal.
    [[nodiscard]] RecordedSale recorded_tea(std::int64_t number) {
        return {.id = {fresh()},
                .device = device,
                .device_sequence = number,
                .previous_hash = journal_hash,
                .store = store,
                .till = till,
                .sequence = number,
                .at = now,
                .currency = "MOP",
                .pricing_version = 1,
                .lines = {{.sku = tea,
                           .quantity_milli = 1000,
                           .unit_price = 1800,
                           .gross = 1800,
                           .net = 1714,
                           .tax = 86,
                           .tax_class = "levy",
                           .total = 1800}},
                .total = 1800,
                .tenders = {{sales::TenderKind::cash, 2000}},
                .change = 200};
    }

    [[nodiscard]] std::int64_t on_hand(SkuId sku) {
        return rooms->ledger.balance(inventory::shelf(location, sku)).posted;
    }
    [[nodiscard]] std::int64_t drawer(TillId of) {
        return rooms->ledger.balance({ledger::money_unit("MOP"), of.uuid, ledger::Bucket::drawer}).posted;
    }
    [[nodiscard]] std::int64_t points() {
        return rooms->ledger.balance({ledger::points_unit(), ming.uuid, ledger::Bucket::points_member}).posted;
    }

    // Every room's audit and the one over them.
    void expect_clean() {
        books.read([&](db::Tx& tx) {
            for (auto const& broken :
                 {ledger::audit(tx), sales::audit(tx), events::audit(tx), access::audit(tx), catalog::audit(tx),
                  pricing::audit(tx), inventory::audit(tx), members::audit(tx), supply::audit(tx), flows::audit(tx)}) {
                for (auto const& text : broken) ADD_FAILURE() << text;
            }
        });
    }

    SeededRng rng{7};
    Instant now = Instant::parse("2026-11-22T05:00:00Z").value();
    Uuid owner = fresh();
    StoreId store{fresh()};
    LocationId location{fresh()};
    TillId till{fresh()};
    TillId channel{fresh()};
    DeviceId device{fresh()};
    SkuId tea{fresh()};
    SkuId rice{fresh()};
    MemberId ming{fresh()};
    CouponId coupon{fresh()};
    std::string journal_hash = std::string(64, '0');
    db::Db books;
    std::optional<Parts> rooms;
};

inline sales::Receipt receipt_in(Answer const& answer) { return sales::read_body(answer.body); }

}  // namespace zg::flows
