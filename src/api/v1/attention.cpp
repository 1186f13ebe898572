#include "attention.h"

#include "handlers.h"
#include "question.h"
#include "shapes.h"
#include "shelves.h"
#include "stores.h"

#include <zg/inventory.h>
#include <zg/sales.h>

#include <algorithm>
#include <map>

namespace zg::api {

namespace {

using insights::Outlook;

using Surveys = std::map<Outlook, std::vector<ShelfRow>>;

struct Scene final {
    Reading& reading;
    House const& house;
    std::vector<access::Store> stores;
    insights::OutlookRules rules;
    BusinessDate today;
    Instant now;
};

bool is_more_urgent(ShelfRow const& a, ShelfRow const& b) {
    auto const key = [](ShelfRow const& row) {
        return std::tuple(row.cover_days_e1.value_or(0), -row.cost.value_or(0), -row.units_milli, row.sku, row.store);
    };
    return key(a) < key(b);
}

// Every shelf that needs somebody, the most urgent of each kind first.
Surveys survey_of(Scene const& scene) {
    Surveys surveys;
    ShelvesQuery const query{.stores = scene.stores, .today = scene.today, .now = scene.now, .rules = scene.rules};
    for (auto const& shelf : shelves_now(scene.reading, scene.house, query)) {
        if (shelf.outlook == Outlook::fine) continue;
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

AttentionKind kind_of(Outlook outlook) {
    switch (outlook) {
        case Outlook::sold_out: return AttentionKind::sold_out;
        case Outlook::running_out: return AttentionKind::running_out;
        case Outlook::unsold:
        case Outlook::fine: return AttentionKind::dead_stock;
    }
    __builtin_unreachable();
}

void add_exceptions(Attention& attention, Reading& reading, Stores const& wanted) {
    std::map<AttentionKind, std::int64_t> counts;
    for (auto const& open : in_books(reading, [](db::Tx& tx) { return sales::open_exceptions(tx); })) {
        if (!among(wanted, open.store)) continue;
        counts[open.kind == "sequence_gap" ? AttentionKind::late_receipts : AttentionKind::exceptions] += open.count;
    }
    for (auto const& [kind, count] : counts) attention.items.push_back({.kind = kind, .count = count});
}

void add_shelves(Attention& attention, Surveys const& surveys) {
    for (auto const& [outlook, rows] : surveys) {
        AttentionItem item{.kind = kind_of(outlook), .count = static_cast<std::int64_t>(rows.size())};
        if (outlook == Outlook::unsold) {
            for (auto const& row : rows) {
                if (row.cost) item.amount = item.amount.value_or(0) + *row.cost;
            }
        }
        attention.items.push_back(item);
    }
}

void add_names(ShelfList& list, House const& house) {
    for (auto& row : list.items) {
        auto const listing = house.catalog.listing(row.sku);
        if (!listing) continue;
        row.code = listing->product.code;
        row.names = listing->product.names;
        row.unit = listing->product.unit;
    }
}

Scene scene_of(Reading& reading, Call const& asked, Stores const& wanted) {
    return {.reading = reading,
            .house = asked.house,
            .stores = stores_among(asked.house, wanted),
            .rules = {},
            .today = today_of(asked.house, wanted, asked.at).date,
            .now = asked.at};
}

}  // namespace

std::vector<ShelfInNeed> shelves_in_need(Reading& reading, Call const& asked, Stores const& wanted) {
    std::vector<ShelfInNeed> found;
    for (auto& [outlook, rows] : survey_of(scene_of(reading, asked, wanted))) {
        for (auto& row : rows) found.push_back({outlook, std::move(row)});
    }
    return found;
}

void get_attention(Call call) {
    Query query(call);
    auto const wanted = query.stores();
    if (query.refused(call)) return;
    ask(std::move(call), [wanted](Reading& reading, Call& asked) {
        auto const scene = scene_of(reading, asked, wanted);
        Attention attention{.as_of = asked.at, .business_date = scene.today, .rules = scene.rules, .items = {}};
        add_exceptions(attention, reading, wanted);
        add_shelves(attention, survey_of(scene));
        return yes(attention);
    });
}

void get_attention_shelves(Call call) {
    Query query(call);
    auto const wanted = query.stores();
    auto const kind = query.choice<Outlook>("kind");
    auto const limit = static_cast<std::size_t>(query.limit(200, 1000));
    if (!kind || *kind == Outlook::fine) query.fail("bad_value", "kind");
    if (query.refused(call)) return;
    ask(std::move(call), [wanted, limit, outlook = *kind](Reading& reading, Call& asked) {
        auto const scene = scene_of(reading, asked, wanted);
        auto surveys = survey_of(scene);
        auto& rows = surveys[outlook];
        ShelfList list{.rules = scene.rules, .count = static_cast<std::int64_t>(rows.size()), .items = std::move(rows)};
        if (list.items.size() > limit) list.items.resize(limit);
        add_names(list, asked.house);
        return yes(list);
    });
}

}  // namespace zg::api
