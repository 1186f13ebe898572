#include "survey.h"

#include "shelves.h"
#include "stores.h"

#include <zg/inventory.h>

#include <algorithm>
#include <tuple>

namespace zg::api {

namespace {

bool is_more_urgent(ShelfRow const& a, ShelfRow const& b) {
    auto const key = [](ShelfRow const& row) {
        return std::tuple(row.cover_days_e1.value_or(0), -row.cost.value_or(0), -row.units_milli, row.sku, row.store);
    };
    return key(a) < key(b);
}

}  // namespace

Surveys survey_of(Scene const& scene) {
    Surveys surveys;
    ShelvesQuery const query{.stores = scene.stores, .today = scene.today, .now = scene.now, .rules = scene.rules};
    for (auto const& shelf : shelves_now(scene.reading, scene.house, query)) {
        if (shelf.outlook == insights::Outlook::fine) continue;
        auto const& store = scene.stores[shelf.place];
        auto const on_hand = shelf.balance.posted;
        surveys[shelf.outlook].push_back(
            {.sku = shelf.sku,
             .store = store.id,
             .location = store.location,
             .on_hand_milli = on_hand,
             .units_milli = shelf.units_milli,
             .cover_days_e1 = shelf.cover_days_e1,
             .moved_at = shelf.moved_at,
             .cost = inventory::cost_of(scene.house.stock.cost_e4(store.id, shelf.sku), on_hand)});
    }
    for (auto& [outlook, rows] : surveys) std::ranges::sort(rows, is_more_urgent);
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
