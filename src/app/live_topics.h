#pragma once

#include <zg/insights.h>

#include "live_screen.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <functional>
#include <mutex>
#include <vector>

namespace zg::app {

// Who wants to hear of which store. An event looks at the screens of its store, not at all there are.
class LiveTopics final {
public:
    // Takes the screen in, or changes what it wants; nullopt is every store that it may see.
    void put(std::shared_ptr<Screen const> screen, insights::Stores const&);
    void remove(Screen const&);
    [[nodiscard]] bool is_empty() const;

    using Visit = std::function<void(Screen const&)>;
    // Screens that want `store`, or, without one, all: what concerns the company concerns everybody. Whether a screen may see
    // the event is still to be asked. The lock is held meanwhile.
    void each(std::optional<StoreId> store, Visit const&) const;
    // Screens that have not named stores.
    void each_of_all_stores(Visit const&) const;
    // Screens that have named this one.
    void each_of_store(StoreId, Visit const&) const;

private:
    // Shared, because a screen belongs to its connection, which another thread may close at any time.
    using Screens = std::vector<std::shared_ptr<Screen const>>;
    void take_out(Screen const&);

    mutable std::mutex mutex_;
    Screens of_all_stores_;
    boost::unordered_flat_map<StoreId, Screens, std::hash<StoreId>> of_store_;
    boost::unordered_flat_map<Screen const*, std::vector<StoreId>> stores_of_;  // empty: in of_all_stores_
};

}  // namespace zg::app
