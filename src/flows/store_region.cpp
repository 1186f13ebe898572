#include <zg/flows.h>

#include "rooms.h"

#include <zg/json_text.h>

namespace zg::flows {

Result<Answer, access::RegionRefusal> set_store_region(db::Draft& draft, Asked const& asked,
                                                       StoreRegion const& command) {
    Rooms rooms(draft);
    auto const moved = rooms.directory.set_region(command.store, command.region);
    if (!moved) return moved.refused();
    note(rooms, asked, "set_store_region", command.store.uuid, command.store);
    return Answer{.body = json::text(command)};
}

}  // namespace zg::flows
