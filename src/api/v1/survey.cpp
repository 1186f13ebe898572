#include "survey.h"

#include "stores.h"

#include <zg/inventory.h>

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <unordered_map>

namespace zg::api {

namespace {

using insights::Outlook;

// So many shelves without a sale are asked when they last moved, the dearest first: each costs a look at the books.
constexpr std::size_t asked_for_moves_max = 2'000;
constexpr std::int64_t day_ms = 86'400'000;

// The paces of one location's SKUs.
using Paces = boost::unordered_flat_map<SkuId, insights::PaceRow, std::hash<SkuId>>;
using PacesOfStores = std::unordered_map<StoreId, Paces>;

PacesOfStores paces_of(Scene const& scene, Stores const& wanted) {
    PacesOfStores paces;
    insights::PaceQuery const query{.stores = wanted,
                                    .from = {scene.today.days - scene.rules.unsold_days + 1},
                                    .units_from = {scene.today.days - scene.rules.pace_days + 1},
                                    .to = scene.today};
    for (auto const& row : scene.reading.insights.pace(query)) paces[row.store][row.sku] = row;
    return paces;
}

void add_shelf(Surveys& surveys, Scene const& scene, access::Store const& store, SkuId sku,
               insights::Shelf const& shelf) {
    auto const outlook = insights::outlook_of(shelf, scene.rules);
    if (outlook == Outlook::fine) return;
    surveys[outlook].rows.push_back({.sku = sku,
                                     .store = store.id,
                                     .location = store.location,
                                     .on_hand_milli = shelf.on_hand_milli,
                                     .units_milli = shelf.units_milli,
                                     .cover_days_e1 = insights::cover_days_e1(shelf, scene.rules)});
}

bool is_more_urgent(ShelfRow const& a, ShelfRow const& b) {
    auto const key = [](ShelfRow const& row) {
        return std::tuple(row.cover_days_e1.value_or(0), -row.cost.value_or(0), -row.units_milli, row.sku, row.store);
    };
    return key(a) < key(b);
}

// What neither sold nor moved for long enough. What was there for less is merely new.
void keep_unmoved(Survey& survey, Scene const& scene) {
    survey.is_at_least = survey.rows.size() > asked_for_moves_max;
    if (survey.is_at_least) survey.rows.resize(asked_for_moves_max);
    auto const since = scene.now.ms - scene.rules.unsold_days * day_ms;
    scene.reading.books.read([&](db::Tx& tx) {
        std::erase_if(survey.rows, [&](ShelfRow& row) {
            auto const last = scene.house.ledger.movements(tx, inventory::shelf(row.location, row.sku), 0, 1);
            if (!last.empty()) row.moved_at = last.front().at;
            return last.empty() || last.front().at.ms > since;
        });
    });
}

bool is_sold(House const& house, SkuId sku) {
    auto const listing = house.catalog.listing(sku);
    return listing && listing->product.active;
}

}  // namespace

Surveys survey_of(Scene const& scene, Stores const& wanted) {
    auto const paces = paces_of(scene, wanted);
    std::unordered_map<LocationId, access::Store const*> store_at;
    for (auto const& store : scene.stores) store_at[store.location] = &store;
    Surveys surveys;
    scene.house.ledger.each_account(
        ledger::Bucket::shelf, [&](ledger::Account const& account, ledger::Balance const& balance) {
            auto const store = store_at.find(LocationId{account.holder});
            if (store == store_at.end()) return;
            SkuId const sku{account.unit};
            insights::Shelf shelf{.on_hand_milli = balance.posted};
            if (auto const of_store = paces.find(store->second->id); of_store != paces.end()) {
                if (auto const pace = of_store->second.find(sku); pace != of_store->second.end()) {
                    shelf.units_milli = pace->second.units_milli;
                    shelf.is_sold_lately = true;
                }
            }
            add_shelf(surveys, scene, *store->second, sku, shelf);
        });
    for (auto& [outlook, survey] : surveys) {
        for (auto& row : survey.rows) {
            row.cost = inventory::cost_of(scene.house.stock.cost_e4(row.store, row.sku), row.on_hand_milli);
        }
        std::ranges::sort(survey.rows, is_more_urgent);
        if (outlook == Outlook::unsold) {
            keep_unmoved(survey, scene);
        } else {
            // Nobody orders what is no longer sold.
            std::erase_if(survey.rows, [&](ShelfRow const& row) { return !is_sold(scene.house, row.sku); });
        }
    }
    return surveys;
}

void add_name(ShelfRow& row, House const& house) {
    auto const listing = house.catalog.listing(row.sku);
    if (!listing) return;
    row.code = listing->product.code;
    row.names = listing->product.names;
    row.unit = listing->product.unit;
}

Scene scene_of(Reading& reading, Call const& asked, Stores const& wanted) {
    return {.reading = reading,
            .house = asked.house,
            .stores = stores_among(asked.house, wanted),
            .rules = {},
            .today = today_of(asked.house, wanted, asked.at).date,
            .now = asked.at};
}

}  // namespace zg::api
