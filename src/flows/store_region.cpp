#include <zg/flows.h>

#include "rooms.h"

#include <zg/json_text.h>

namespace zg::flows {

Result<Answer, access::RegionRefusal> set_store_region(db::Draft& draft, Asked const& asked,
                                                       StoreRegion const& command) {
    Rooms rooms(draft);
    auto const moved = rooms.directory.set_region(command.store, command.region);
    if (!moved) return moved.refused();
    rooms.trail.append({.at = asked.at,
                        .who = asked.who,
                        .store = command.store,
                        .act = "set_store_region",
                        .document = command.store.uuid});
    return Answer{.body = json::text(command)};
}

}  // namespace zg::flows
