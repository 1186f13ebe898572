#pragma once

#include <zg/demo.h>
#include <zg/flows_audit.h>

#include <zg/access.h>
#include <zg/catalog.h>
#include <zg/events.h>
#include <zg/hash.h>
#include <zg/imports.h>
#include <zg/inventory.h>
#include <zg/json_text.h>
#include <zg/ledger.h>
#include <zg/members.h>
#include <zg/pricing.h>
#include <zg/sales.h>
#include <zg/supply.h>
#include <zg/writer.h>

#include <test_place.h>

#include <gtest/gtest.h>

#include <vector>

namespace zg::demo {

inline std::vector<db::Migration> books_schema() {
    std::vector<db::Migration> all;
    for (auto const& room :
         {ledger::schema(), events::schema(), access::schema(), catalog::schema(), pricing::schema(),
          inventory::schema(), sales::schema(), members::schema(), supply::schema(), importing::schema()}) {
        all.insert(all.end(), room.begin(), room.end());
    }
    return all;
}

// Books, and a story told into them.
class Told final {
public:
    Told(std::uint64_t seed, Instant now, char const* trade = "grocery") : rng_(seed) {
        books.migrate(books_schema());
        writer_.emplace(books, std::vector<db::DraftPart*>{&directory.emplace(books), &catalog.emplace(books),
                                                           &pricing.emplace(books), &members.emplace(books),
                                                           &stock.emplace(books), &supply_.emplace(books), &imports_,
                                                           &ledger.emplace(books), &receipts.emplace(books), &requests_,
                                                           &outbox.emplace(books), &trail_.emplace(books)});
        Story story({.now = now,
                     .owner = {.id = {Uuid::version7(now, rng_)}, .name = "東主"},
                     .language = "zh-Hant",
                     .profile = {.trade = trade, .region = "macau", .is_demo = true}},
                    rng_);
        Act act(story);
        std::vector<db::Command*> const batch(4'000, &act);
        while (!story.is_over()) writer_->write(batch);
        counts = story.counts();
    }

    [[nodiscard]] std::string digest_of_receipts() {
        std::string all;
        books.read([&](db::Tx& tx) {
            sales::each_receipt(tx, [&](sales::Receipt const& receipt) {
                all += hex(view(digest(json::text(receipt))));
                if (all.size() > 1'000'000) all = hex(view(digest(all)));
            });
        });
        return hex(view(digest(all)));
    }

    template <class Visit>
    void each_sale(Visit visit) {
        books.read([&](db::Tx& tx) {
            sales::each_receipt(tx, [&](sales::Receipt const& receipt) {
                if (receipt.kind == sales::ReceiptKind::sale) visit(receipt);
            });
        });
    }

    [[nodiscard]] access::Store store(std::string_view code) const {
        for (auto const& each : directory->stores()) {
            if (each.code == code) return each;
        }
        ADD_FAILURE() << code;
        return {};
    }

    db::Db books{test::place()};
    std::optional<access::Directory> directory;
    std::optional<catalog::Catalog> catalog;
    std::optional<pricing::Pricing> pricing;
    std::optional<members::Members> members;
    std::optional<inventory::Stock> stock;
    std::optional<ledger::Ledger> ledger;
    std::optional<sales::Receipts> receipts;
    std::optional<events::Outbox> outbox;
    Story::Counts counts;

private:
    class Act final : public db::Command {
    public:
        explicit Act(Story& story) : story_(story) {}
        bool decide(db::Draft& draft) override { return story_.act(draft); }
        void committed() noexcept override {}
        void failed(db::Failure const&) noexcept override { ADD_FAILURE() << "the books could not be written"; }

    private:
        Story& story_;
    };

    SeededRng rng_;
    access::Requests requests_;
    importing::Imports imports_;
    std::optional<supply::Supply> supply_;
    std::optional<access::AuditTrail> trail_;
    std::optional<db::Writer> writer_;
};

}  // namespace zg::demo
