#include "stores.h"

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
        seen.push_back({store.id, store.code, store.name, store.zone, store.cutoff_minutes, store.location});
    }
    return seen;
}

void get_stores(Call call) { answer(call, yes(StoreList{stores_seen(call.house, call.principal)})); }

}  // namespace zg::api
