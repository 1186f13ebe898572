#include "stores.h"

#include "command.h"
#include "handlers.h"

namespace zg::api {

std::vector<access::Store> stores_among(House const& house, Stores const& wanted) {
    auto stores = house.directory.stores();
    std::erase_if(stores, [&](auto const& store) { return !among(wanted, store.id); });
    return stores;
}

std::vector<Store> stores_seen(House const& house, access::Principal const& principal) {
    std::vector<Store> seen;
    for (auto const& store : stores_among(house, principal.stores)) {
        seen.push_back({store.id, store.code, store.name, store.zone, store.cutoff_minutes, store.location,
                        store.region, store.address, store.phone});
    }
    return seen;
}

Today today_of(House const& house, Stores const& wanted, Instant now) {
    auto const stores = stores_among(house, wanted);
    auto const zone = stores.empty() ? std::string("UTC") : stores.front().zone;
    auto const cutoff = stores.empty() ? 0 : stores.front().cutoff_minutes;
    auto const calendar = StoreCalendar::make(zone, cutoff);
    ZG_ASSERT(calendar.has_value());
    return {calendar->date(now), cutoff / 60};
}

void get_stores(Call call) { answer(call, yes(StoreList{stores_seen(call.house, call.principal)})); }

void put_store_region(Call call) {
    auto const store = path_id<StoreId>(call, "id");
    if (!store || refuse_store(call, *store, "id")) return;
    auto const change = body_of<Region>(call);
    if (!change) return;
    flows::StoreRegion const command{.store = *store, .region = change->region};
    auto const asked = asked_by(call, "set_store_region", command);
    decide(std::move(call), "id",
           [asked, command](db::Draft& draft) { return outcome(flows::set_store_region(draft, asked, command)); });
}

}  // namespace zg::api
