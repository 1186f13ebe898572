#include "shelves.h"

#include <zg/inventory.h>
#include <zg/last_moves.h>
#include <zg/outlook.h>

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <unordered_map>

namespace zg::api {

namespace {

using insights::Outlook;

constexpr std::int64_t day_ms = 86'400'000;

struct AccountHash final {
    std::size_t operator()(ledger::Account const& account) const noexcept {
        return UuidHash{}(account.unit) * 31 + UuidHash{}(account.holder);
    }
};

using Paces = boost::unordered_flat_map<SkuId, insights::PaceRow, std::hash<SkuId>>;

// What each store sold of each SKU, in the order of the stores.
std::vector<Paces> paces_of(Reading& reading, ShelvesQuery const& query) {
    std::unordered_map<StoreId, std::size_t> places;
    std::vector<StoreId> ids;
    for (auto const& store : query.stores) {
        places.emplace(store.id, ids.size());
        ids.push_back(store.id);
    }
    std::vector<Paces> paces(ids.size());
    for (auto const& row : reading.insights.pace({.stores = std::move(ids),
                                                  .from = {query.today.days - query.rules.unsold_days + 1},
                                                  .units_from = {query.today.days - query.rules.pace_days + 1},
                                                  .to = query.today})) {
        paces[places.at(row.store)].emplace(row.sku, row);
    }
    return paces;
}

ShelfNow shelf_of(SkuId sku, std::size_t place, ledger::Balance const& balance, Paces const& paces,
                  insights::OutlookRules const& rules) {
    ShelfNow now{.sku = sku, .place = place, .balance = balance};
    insights::Shelf shelf{.on_hand_milli = balance.posted};
    if (auto const pace = paces.find(sku); pace != paces.end()) {
        now.units_milli = shelf.units_milli = pace->second.units_milli;
        now.last_sold = pace->second.last_sold;
        shelf.is_sold_lately = true;
    }
    now.outlook = insights::outlook_of(shelf, rules);
    now.cover_days_e1 = insights::cover_days_e1(shelf, rules);
    return now;
}

// A shelf that nobody buys from, and the last transfer that touched it.
struct Unsold final {
    std::int64_t last_sequence = 0;
    ShelfNow* shelf = nullptr;
};

std::vector<Unsold> unsold_of(db::Tx& tx, std::vector<ShelfNow>& shelves, std::vector<access::Store> const& stores) {
    boost::unordered_flat_map<ledger::Account, ShelfNow*, AccountHash> by_account;
    for (auto& shelf : shelves) {
        if (shelf.outlook != Outlook::unsold) continue;
        by_account.emplace(inventory::shelf(stores[shelf.place].location, shelf.sku), &shelf);
    }
    std::vector<Unsold> unsold;
    if (by_account.empty()) return unsold;
    ledger::each_last_move(tx, ledger::Bucket::shelf, [&](ledger::Account const& account, std::int64_t sequence) {
        auto const found = by_account.find(account);
        if (found != by_account.end()) unsold.push_back({sequence, found->second});
    });
    std::ranges::sort(unsold, {}, &Unsold::last_sequence);
    return unsold;
}

// What was there for less time than that is merely new.
void keep_unmoved(Reading& reading, std::vector<ShelfNow>& shelves, ShelvesQuery const& query) {
    auto const since = query.now.ms - query.rules.unsold_days * day_ms;
    reading.books.read([&](db::Tx& tx) {
        auto const unsold = unsold_of(tx, shelves, query.stores);
        std::vector<std::int64_t> sequences;
        sequences.reserve(unsold.size());
        for (auto const& each : unsold) sequences.push_back(each.last_sequence);
        auto const moments = ledger::moments(tx, sequences);
        for (std::size_t at = 0; at < unsold.size(); ++at) unsold[at].shelf->moved_at = moments[at];
    });
    for (auto& shelf : shelves) {
        if (shelf.outlook != Outlook::unsold || (shelf.moved_at && shelf.moved_at->ms <= since)) continue;
        shelf.outlook = Outlook::fine;
        shelf.moved_at.reset();
    }
}

bool is_sold(House const& house, SkuId sku) {
    auto const listing = house.catalog.listing(sku);
    return listing && listing->product.active;
}

}  // namespace

std::vector<ShelfNow> shelves_now(Reading& reading, House const& house, ShelvesQuery const& query) {
    auto const paces = paces_of(reading, query);
    std::unordered_map<LocationId, std::size_t> place_at;
    for (auto const& store : query.stores) place_at.emplace(store.location, place_at.size());
    std::vector<ShelfNow> shelves;
    house.ledger.each_account(
        ledger::Bucket::shelf, [&](ledger::Account const& account, ledger::Balance const& balance) {
            auto const place = place_at.find(LocationId{account.holder});
            if (place == place_at.end()) return;
            auto const at = place->second;
            shelves.push_back(shelf_of(SkuId{account.unit}, at, balance, paces[at], query.rules));
            auto& shelf = shelves.back();
            // Nobody orders what is no longer sold.
            bool const is_short = shelf.outlook == Outlook::sold_out || shelf.outlook == Outlook::running_out;
            if (is_short && !is_sold(house, shelf.sku)) shelf.outlook = Outlook::fine;
        });
    keep_unmoved(reading, shelves, query);
    return shelves;
}

}  // namespace zg::api
