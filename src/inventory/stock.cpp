#include <zg/inventory.h>

#include "rows.h"

#include <algorithm>
#include <mutex>

namespace zg::inventory {

Stock::Stock(db::Db& books) {
    books.read([&](db::Tx& tx) {
        stored_.locations = load_locations(tx);
        each_cost(tx, [&](StoreId store, SkuId sku, std::int64_t cost_e4) { stored_.costs[{store, sku}] = cost_e4; });
    });
}

void Stock::add_location(Location location) { command_.locations.push_back(std::move(location)); }

Location const* Stock::draft_location(LocationId id) const {
    for (auto const* stage : {&stored_, &batch_, &command_}) {
        for (auto const& location : stage->locations) {
            if (location.id == id) return &location;
        }
    }
    return nullptr;
}

std::optional<std::int64_t> Stock::draft_cost_e4(StoreId store, SkuId sku) const {
    for (auto const* stage : {&command_, &batch_, &stored_}) {
        if (stage->costs.empty()) continue;
        auto const found = stage->costs.find({store, sku});
        if (found != stage->costs.end()) return found->second;
    }
    return std::nullopt;
}

void Stock::set_cost(StoreId store, SkuId sku, std::int64_t cost_e4) { command_.costs[{store, sku}] = cost_e4; }

void Stock::record(Document document) { command_.documents.push_back(std::move(document)); }

std::vector<Location> Stock::locations() const {
    std::shared_lock const lock(mutex_);
    return stored_.locations;
}

std::optional<std::int64_t> Stock::cost_e4(StoreId store, SkuId sku) const {
    std::shared_lock const lock(mutex_);
    auto const found = stored_.costs.find({store, sku});
    return found == stored_.costs.end() ? std::nullopt : std::optional(found->second);
}

void Stock::keep() {
    if (command_.empty()) return;
    std::move(command_.locations.begin(), command_.locations.end(), std::back_inserter(batch_.locations));
    std::move(command_.documents.begin(), command_.documents.end(), std::back_inserter(batch_.documents));
    for (auto const& [key, cost] : command_.costs) batch_.costs[key] = cost;
    command_ = {};
}

void Stock::drop() {
    if (!command_.empty()) command_ = {};
}

void Stock::save(db::Tx& tx) {
    for (auto const& location : batch_.locations) insert_location(tx, location);
    for (auto const& [key, cost] : batch_.costs) save_cost(tx, key.store, key.sku, cost);
    for (auto const& document : batch_.documents) insert_document(tx, document);
    if (!batch_.locations.empty()) tx.tell(location_part, {});
    for (auto const& [key, cost] : batch_.costs)
        tx.tell(cost_part, std::string(key.store.uuid.view()) + std::string(key.sku.uuid.view()));
}

void Stock::follow(db::Tx& tx, db::News const& news) {
    if (news.names(location_part)) {
        auto locations = load_locations(tx);
        std::unique_lock const lock(mutex_);
        stored_.locations = std::move(locations);
    }
    if (!news.names(cost_part)) return;
    Costs costs;
    each_cost_since(tx, news, [&](StoreId store, SkuId sku, std::int64_t cost_e4) { costs[{store, sku}] = cost_e4; });
    std::unique_lock const lock(mutex_);
    for (auto const& [key, cost] : costs) stored_.costs[key] = cost;
}

void Stock::committed() {
    if (batch_.empty()) return;
    std::unique_lock const lock(mutex_);
    std::move(batch_.locations.begin(), batch_.locations.end(), std::back_inserter(stored_.locations));
    for (auto const& [key, cost] : batch_.costs) stored_.costs[key] = cost;
    batch_ = {};
}

void Stock::rolled_back() {
    command_ = {};
    batch_ = {};
}

}  // namespace zg::inventory
