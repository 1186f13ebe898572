// Several servers on one PostgreSQL: what one that followed the others keeps in memory is what one that starts now would load.
#include <zg/company.h>

#include "starter.h"

#include <zg/demo.h>
#include <zg/json_text.h>
#include <zg/rng.h>
#include <zg/serve.h>

#include <test_place.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace zg::app {
namespace {

constexpr std::size_t acts_a_batch = 40;

std::string text_of(access::Directory const& directory) {
    std::string text = json::text(directory.profile()) + "\n";
    if (auto const company = directory.company()) text += company->name + "\n";
    for (auto const& store : directory.stores())
        text += fmt::format("store {} {} {} {}\n", store.id.text(), store.code, store.name, store.region.value_or("-"));
    for (auto const& till : directory.tills()) text += fmt::format("till {} {}\n", till.id.text(), till.code);
    for (auto const& person : directory.people())
        text += fmt::format("person {} {} {}\n", person.name, person.role, person.is_active);
    for (auto const& role : directory.roles()) text += fmt::format("role {} {}\n", role.code, role.scopes.text());
    return text;
}

std::string text_of(catalog::Catalog const& catalog) {
    std::string text = fmt::format("catalog {}\n", catalog.version());
    for (auto const& listing : catalog.list_after({}, catalog.product_count())) {
        auto const& product = listing->product;
        text += json::text(product) + "\n";
        for (auto const& barcode : product.barcodes) {
            auto const found = catalog.listing_of_barcode(barcode);
            text += fmt::format("{} {}\n", barcode, found ? found->product.code : "?");
        }
    }
    for (auto const& category : catalog.categories()) text += json::text(category) + "\n";
    for (auto const& family : catalog.families()) {
        text += json::text(family) + "\n";
        for (auto const& member : catalog.members(family.id))
            text += fmt::format("{} in {}\n", member->product.code, family.id.text());
    }
    return text;
}

template <class T>
void add_kept(std::string& text, std::vector<pricing::Kept<T>> const& all) {
    for (auto const& kept : all) text += fmt::format("{} {}\n", json::text(kept.value), kept.is_ended);
}

std::string text_of(pricing::Price const& price) {
    return fmt::format("{} {} {} {} {}\n", price.sku.text(), price.price, price.member_price.value_or(-1),
                       price.store ? price.store->text() : "-", price.book ? price.book->text() : "-");
}

std::string text_of(Company const& company) {
    auto const& pricing = company.pricing;
    std::string text = fmt::format("pricing {}\n", pricing.version());
    add_kept(text, pricing.books());
    add_kept(text, pricing.promotions());
    add_kept(text, pricing.coupons());
    for (auto const& price : pricing.planned()) text += "planned " + text_of(price);
    std::vector<StoreId> stores;
    for (auto const& store : company.directory.stores()) stores.push_back(store.id);
    for (auto const& listing : company.catalog.list_after({}, company.catalog.product_count())) {
        auto const sku = listing->product.id;
        for (auto const& price : pricing.prices_of(sku, stores)) text += text_of(price);
        for (auto const& store : stores)
            text += fmt::format("{} {} costs {}\n", sku.text(), store.text(),
                                company.stock.cost_e4(store, sku).value_or(-1));
        if (auto const source = company.supply.source(sku)) text += json::text(*source) + "\n";
    }
    return text;
}

// Tills and the like have no order of their own.
std::string in_order(std::string const& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    std::sort(lines.begin(), lines.end());
    return fmt::format("{}", fmt::join(lines, "\n"));
}

// All that a company keeps in memory of what is committed.
std::string all_of(Company const& company) {
    auto text = text_of(company.directory) + text_of(company.catalog) + text_of(company);
    text += fmt::format("{} members, {}\n", company.members.member_count(), company.members.settings().country_code);
    for (auto const& supplier : company.supply.suppliers()) text += json::text(supplier) + "\n";
    for (auto const& location : company.stock.locations()) text += location.name + "\n";
    for (auto const& till : company.directory.tills()) {
        text += till.id.text();
        for (auto const series : {sales::Series::sale, sales::Series::refund, sales::Series::checkout})
            text += fmt::format("{} ", company.receipts.committed_sequence(till.id, series));
        auto const end = company.receipts.committed_journal_end(till.device);
        text += fmt::format("{} {}\n", end.sequence, hex(view(end.hash)));
    }
    text += fmt::format("ledger {} {}, events {}\n", company.ledger.last_sequence(), company.ledger.state_hash(),
                        company.outbox.last_sequence());
    return in_order(text);
}

int below(Rng& rng, int count) {
    std::uint8_t byte = 0;
    rng.fill({&byte, 1});
    return byte % count;
}

class Servers : public testing::Test {
protected:
    void SetUp() override {
        if (!test::on_postgres()) GTEST_SKIP() << "only books in PostgreSQL have several servers";
        auto const place = test::new_schema();
        for (auto* folder : {&here, &there, &late}) {
            std::filesystem::remove_all(folder->root);
            keep_books_at(*folder, place);
        }
    }
    void TearDown() override {
        for (auto* folder : {&here, &there, &late}) std::filesystem::remove_all(folder->root);
    }
    static Folder folder(char const* name) { return {std::filesystem::path(testing::TempDir()) / name}; }

    Folder here = folder("zg_servers_here");
    Folder there = folder("zg_servers_there");
    Folder late = folder("zg_servers_late");
};

class Act final : public db::Command {
public:
    explicit Act(demo::Story& story) : story_(story) {}
    bool decide(db::Draft& draft) override { return story_.act(draft); }
    void committed() noexcept override {}
    void failed(db::Failure const& failure) noexcept override { ADD_FAILURE() << failure.what(); }

private:
    demo::Story& story_;
};

// Ninety days of a shop, told to two servers in turn at random, with sweeps between.
TEST_F(Servers, know_alike_whatever_the_other_did) {
    Company first(here);
    Company second(there);
    SeededRng rng(20261201);
    Instant const now{1'800'000'000'000};
    demo::Story story({.now = now,
                       .owner = {.id = {Uuid::version7(now, rng)}, .name = "東主"},
                       .language = "zh-Hant",
                       .profile = {.trade = "grocery", .region = "macau", .is_demo = true}},
                      rng);
    std::size_t heard = 0;
    second.outbox.on_committed([&](events::Batch const& batch) { heard += batch->size(); });
    Act act(story);
    std::vector<db::Command*> const batch(acts_a_batch, &act);
    SeededRng turns(7);
    for (int count = 0; count < 120 && !story.is_over(); ++count) {
        auto& company = below(turns, 2) == 0 ? first : second;
        company.writer.write(batch);
        if (below(turns, 20) == 0) company.ledger.sweep(company.writer);
    }
    EXPECT_EQ(story.counts().refused, 0);
    EXPECT_GT(story.counts().sales, 200);
    EXPECT_GT(story.counts().members, 10);
    EXPECT_GT(story.counts().deliveries, 10);
    first.writer.catch_up();
    second.writer.catch_up();
    Company const fresh(late);
    EXPECT_EQ(all_of(first), all_of(fresh));
    EXPECT_EQ(all_of(second), all_of(fresh));
    EXPECT_EQ(static_cast<std::int64_t>(heard), fresh.outbox.last_sequence()) << "every event once";
    EXPECT_EQ(verify(here), 0);
}

// What no story tells: each thing is changed at one server and asked at the other.
TEST_F(Servers, follow_settings_and_rules) {
    SystemRng rng;
    SystemClock clock;
    Company first(here);
    open_starter_shop(first, clock.now(), rng);
    Company second(there);
    auto const at = clock.now();
    auto const who = Uuid::version7(at, rng);
    BusinessDate const in_a_month{static_cast<std::int32_t>(at.ms / 86'400'000) + 30};
    auto const sku = first.catalog.listing_of_code("D005")->product.id;
    auto const store = first.directory.stores().front().id;
    auto const change = [&](Company& company, auto const& work) {
        run(company, [&](db::Draft& draft) {
            auto const done = work(draft);
            EXPECT_TRUE(done) << boost::describe::enum_to_string(done.reason(), "");
            return bool(done);
        });
        first.writer.catch_up();
        second.writer.catch_up();
        EXPECT_EQ(all_of(first), all_of(second));
    };
    change(first, [&](db::Draft& draft) {
        return draft.part<access::Directory>().put_role(
            {.code = "helper", .names = {.en = "Helper"}, .scopes = access::Scopes::till()}, at, who);
    });
    change(second, [&](db::Draft& draft) { return draft.part<access::Directory>().set_region(store, "coloane"); });
    change(first, [&](db::Draft& draft) { return pricing::set_price(draft, at, {.sku = sku, .price = 4'200}); });
    change(second, [&](db::Draft& draft) {
        return pricing::set_price(draft, at, {.sku = sku, .store = store, .price = 4'300});
    });
    change(first, [&](db::Draft& draft) {
        return pricing::set_price(draft, at, {.sku = sku, .price = 4'500, .starts = in_a_month});
    });
    change(second, [&](db::Draft& draft) {
        return pricing::drop_price(draft, at, {.sku = sku, .price = 4'500, .starts = in_a_month});
    });
    change(first, [&](db::Draft& draft) {
        return pricing::drop_price(draft, at, {.sku = sku, .store = store, .price = 4'300});
    });
    change(second, [&](db::Draft& draft) { return catalog::change_product(draft, at, {.id = sku, .active = false}); });
    change(first, [&](db::Draft& draft) { return catalog::add_own_barcode(draft, at, sku); });
    change(second, [&](db::Draft& draft) { return catalog::add_own_barcode(draft, at, sku); });
    Company const fresh(late);
    EXPECT_EQ(all_of(first), all_of(fresh));
    EXPECT_EQ(fresh.catalog.listing_of_code("D005")->product.barcodes.size(),
              first.catalog.listing_of_code("D005")->product.barcodes.size());
}

}  // namespace
}  // namespace zg::app
