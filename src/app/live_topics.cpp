#include "live_topics.h"

#include <algorithm>

namespace zg::app {

void LiveTopics::put(std::shared_ptr<Screen const> screen, insights::Stores const& wanted) {
    std::lock_guard const lock(mutex_);
    take_out(*screen);
    stores_of_[screen.get()] = wanted.value_or(std::vector<StoreId>{});
    if (!wanted) {
        of_all_stores_.push_back(std::move(screen));
        return;
    }
    for (auto const store : *wanted) of_store_[store].push_back(screen);
}

void LiveTopics::remove(Screen const& screen) {
    std::lock_guard const lock(mutex_);
    take_out(screen);
    stores_of_.erase(&screen);
}

void LiveTopics::take_out(Screen const& screen) {
    auto const known = stores_of_.find(&screen);
    if (known == stores_of_.end()) return;
    auto const is_it = [&](auto const& other) { return other.get() == &screen; };
    if (known->second.empty()) std::erase_if(of_all_stores_, is_it);
    for (auto const store : known->second) {
        auto& screens = of_store_[store];
        std::erase_if(screens, is_it);
        if (screens.empty()) of_store_.erase(store);
    }
}

bool LiveTopics::is_empty() const {
    std::lock_guard const lock(mutex_);
    return stores_of_.empty();
}

void LiveTopics::each(std::optional<StoreId> store, Visit const& visit) const {
    std::lock_guard const lock(mutex_);
    if (!store) {
        for (auto const& [screen, stores] : stores_of_) visit(*screen);
        return;
    }
    for (auto const& screen : of_all_stores_) visit(*screen);
    auto const found = of_store_.find(*store);
    if (found == of_store_.end()) return;
    for (auto const& screen : found->second) visit(*screen);
}

void LiveTopics::each_of_all_stores(Visit const& visit) const {
    std::lock_guard const lock(mutex_);
    for (auto const& screen : of_all_stores_) visit(*screen);
}

void LiveTopics::each_of_store(StoreId store, Visit const& visit) const {
    std::lock_guard const lock(mutex_);
    auto const found = of_store_.find(store);
    if (found == of_store_.end()) return;
    for (auto const& screen : found->second) visit(*screen);
}

}  // namespace zg::app
