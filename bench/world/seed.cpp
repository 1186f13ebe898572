#include "seed.h"

#include <zg/company.h>
#include <zg/control.h>
#include <zg/flows.h>
#include <zg/insights.h>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace zg::bench {

namespace {

constexpr std::int64_t commands_per_batch = 500;
constexpr std::int64_t tax_ppm = 50'000;

template <class T, class R>
void must(Result<T, R> const& result, std::string_view what) {
    if (!result) throw std::logic_error(fmt::format("seeding: {} was refused at {}", what, result.refused().field));
}

void found(app::Company& company, flows::Asked const& asked, World const& world, Rng& rng) {
    flows::FoundCompany found{
        .company = {.id = {Uuid::version7(asked.at, rng)},
                    .name = "掌柜量度",
                    .languages = {"zh-Hant", "zh-Hans", "en"}},
        .people = {{.id = {asked.who}, .name = "東主"}},
        .terms = {.currency = currency, .tax_included = true},
        .tax_classes = {{.code = "levy",
                         .rate_ppm = tax_ppm,
                         .names = {.zh_hant = "消費稅", .zh_hans = "消费税", .en = "Levy"}}},
        .members = {.country_code = "853", .loyalty = {.points_per = 1, .spend_per = spend_per_point}}};
    for (std::int64_t index = 0; index < world.stores; ++index) {
        auto const store = store_id(index);
        found.stores.push_back(
            {.store = {.id = store,
                       .code = fmt::format("S{:03}", index),
                       .name = fmt::format("第{}店", index),
                       .zone = "Asia/Macau",
                       .cutoff_minutes = 240,
                       .location = location_id(index)},
             .tills = {
                 {.id = till_id(index), .store = store, .code = "API", .device = {Uuid::version7(asked.at, rng)}}}});
    }
    app::run(company, [&](db::Draft& draft) {
        must(flows::found_company(draft, asked, found), "the company");
        return true;
    });
}

// Calls `make(draft, index)` for 0 … count-1, some hundred to a commit.
template <class Make>
void in_batches(app::Company& company, std::int64_t count, std::int64_t per_batch, Make make) {
    for (std::int64_t begin = 0; begin < count; begin += per_batch) {
        app::run(company, [&](db::Draft& draft) {
            for (auto index = begin; index < std::min(begin + per_batch, count); ++index) make(draft, index);
            return true;
        });
    }
}

void stock_store(db::Draft& draft, flows::Asked const& asked, World const& world, std::int64_t store, Uuid document) {
    std::vector<ledger::Transfer> opening;
    opening.reserve(static_cast<std::size_t>(world.skus));
    auto& stock = draft.part<inventory::Stock>();
    for (std::int64_t sku = 0; sku < world.skus; ++sku) {
        auto const id = sku_id(sku);
        opening.push_back({.from = inventory::before_the_books(id),
                           .to = inventory::shelf(location_id(store), id),
                           .amount = stock_milli(store, sku)});
        stock.set_cost(store_id(store), id, price_of(sku) * 6'000);
    }
    must(draft.part<ledger::Ledger>().post(document, asked.at, opening), "the opening stock");
}

}  // namespace

void seed(std::filesystem::path const& folder, World const& world) {
    SystemClock clock;
    SystemRng rng;
    app::Folder const files{folder};
    std::filesystem::create_directories(folder);
    {
        app::Company company(files);
        flows::Asked const asked{.who = Uuid::version7(clock.now(), rng), .at = clock.now(), .hash = {}};
        found(company, asked, world, rng);
        in_batches(company, world.categories, commands_per_batch, [&](db::Draft& draft, std::int64_t index) {
            must(catalog::create_category(draft,
                                          {.id = category_id(index), .names = {.en = fmt::format("Kind {}", index)}}),
                 "a category");
        });
        in_batches(company, world.skus, commands_per_batch, [&](db::Draft& draft, std::int64_t index) {
            must(flows::create_product(
                     draft, asked,
                     {.id = sku_id(index),
                      .code = fmt::format("P{:05}", index),
                      .names = {.zh_hant = fmt::format("貨品 {}", index),
                                .zh_hans = fmt::format("货品 {}", index),
                                .en = fmt::format("Article {}", index)},
                      .category =
                          world.categories > 0 ? std::optional(category_id(index % world.categories)) : std::nullopt,
                      .tax_class = "levy",
                      .price = price_of(index)}),
                 "a product");
        });
        in_batches(company, world.members, commands_per_batch, [&](db::Draft& draft, std::int64_t index) {
            must(flows::create_member(draft, asked,
                                      {.id = member_id(index),
                                       .name = fmt::format("Member {}", index),
                                       .phone = fmt::format("6{:07}", index),
                                       .card = fmt::format("M{:06}", index)}),
                 "a member");
        });
        in_batches(company, world.stores, 1, [&](db::Draft& draft, std::int64_t index) {
            stock_store(draft, asked, world, index, Uuid::version7(asked.at, rng));
        });
        company.ledger.sweep(company.writer);
        while (company.books.checkpoint_restart().pages > 0) {}
        access::Control control(files.control(), rng);
        auto const token = control.make_token("bench", access::Scopes::all(), std::nullopt, clock.now());
        std::ofstream(folder / "token") << token.secret;
    }
    db::Db books(files.books(), {.access = db::Access::read});
    db::Db views(files.views(), {.durability = db::Durability::rebuilt, .access = db::Access::write});
    views.migrate(app::views_schema());
    insights::rebuild(views, books);
}

}  // namespace zg::bench
