#include "rows.h"

#include <zg/json_text.h>

namespace zg::inventory {

namespace {

constexpr db::Sql select_locations{"inventory.select_locations",
                                   "SELECT id, store, name FROM inventory_location ORDER BY name"};
constexpr db::Sql insert_location_row{"inventory.insert_location",
                                      "INSERT INTO inventory_location (id, store, name) VALUES (:id, :store, :name)"};
constexpr db::Sql select_costs{"inventory.select_costs", "SELECT store, sku, cost_e4 FROM inventory_cost"};
constexpr db::Sql upsert_cost{"inventory.upsert_cost",
                              "INSERT INTO inventory_cost (store, sku, cost_e4) VALUES (:store, :sku, :cost_e4) "
                              "ON CONFLICT (store, sku) DO UPDATE SET cost_e4 = excluded.cost_e4"};
constexpr db::Sql insert_document_row{"inventory.insert_document",
                                      "INSERT INTO inventory_document (id, kind, location, at, reason, body) "
                                      "VALUES (:id, :kind, :location, :at, :reason, :body)"};
constexpr db::Sql select_document{"inventory.select_document", "SELECT body FROM inventory_document WHERE id = :id"};
constexpr db::Sql count_lost{
    "inventory.count_lost",
    "SELECT count(*) FROM inventory_document WHERE location NOT IN (SELECT id FROM inventory_location)"};

}  // namespace

std::vector<Location> load_locations(db::Tx& tx) {
    std::vector<Location> locations;
    tx.each(select_locations, {}, [&](db::Row const& row) {
        locations.push_back(
            {.id = row.id<LocationId>(0), .store = row.id<StoreId>(1), .name = std::string(row.text(2))});
    });
    return locations;
}

void insert_location(db::Tx& tx, Location const& location) {
    tx.run(insert_location_row, {{"id", location.id}, {"store", location.store}, {"name", location.name}});
}

void each_cost(db::Tx& tx, std::function<void(StoreId, SkuId, std::int64_t)> const& visit) {
    tx.each(select_costs, {}, [&](db::Row const& row) { visit(row.id<StoreId>(0), row.id<SkuId>(1), row.integer(2)); });
}

void save_cost(db::Tx& tx, StoreId store, SkuId sku, std::int64_t cost_e4) {
    tx.run(upsert_cost, {{"store", store}, {"sku", sku}, {"cost_e4", cost_e4}});
}

void insert_document(db::Tx& tx, Document const& document) {
    auto const body = json::text(document);
    tx.run(insert_document_row, {{"id", document.id},
                                 {"kind", boost::describe::enum_to_string(document.kind, "")},
                                 {"location", document.location},
                                 {"at", document.at},
                                 {"reason", document.reason},
                                 {"body", body}});
}

std::int64_t count_lost_documents(db::Tx& tx) {
    return tx.one(count_lost, {}, [](db::Row const& row) { return row.integer(0); }).value_or(0);
}

std::optional<Document> find_document(db::Tx& tx, DocumentId id) {
    return tx.one(select_document, {{"id", id}}, [](db::Row const& row) {
        auto const value = json::parse(row.text(0));
        ZG_ASSERT(value);
        auto document = json::decode<Document>(*value);
        ZG_ASSERT(document);
        return *std::move(document);
    });
}

}  // namespace zg::inventory
