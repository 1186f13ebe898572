#include "rows.h"

#include <zg/json_text.h>

namespace zg::inventory {

namespace {

constexpr db::Sql select_locations{"inventory.select_locations",
                                   "SELECT id, store, name FROM inventory_location ORDER BY name"};
constexpr db::Sql insert_location_row{"inventory.insert_location",
                                      "INSERT INTO inventory_location (id, store, name) VALUES (:id, :store, :name)"};
constexpr db::Sql select_costs{"inventory.select_costs", "SELECT store, sku, cost_e4 FROM inventory_cost"};
constexpr db::Sql select_costs_since{
    "inventory.select_costs_since", "",
    "SELECT c.store, c.sku, c.cost_e4 FROM inventory_cost c WHERE (c.store, c.sku) IN (SELECT substring(key FOR 16), "
    "substring(key FROM 17) FROM db_change WHERE turn > :since AND part = 'inventory.cost')"};
constexpr db::Sql upsert_cost{"inventory.upsert_cost",
                              "INSERT INTO inventory_cost (store, sku, cost_e4) VALUES (:store, :sku, :cost_e4) "
                              "ON CONFLICT (store, sku) DO UPDATE SET cost_e4 = excluded.cost_e4"};
constexpr db::Sql insert_document_row{"inventory.insert_document",
                                      "INSERT INTO inventory_document (id, kind, location, at, reason, body) "
                                      "VALUES (:id, :kind, :location, :at, :reason, :body)"};
constexpr db::Sql select_document{"inventory.select_document", "SELECT body FROM inventory_document WHERE id = :id"};
constexpr db::Sql select_first_at{"inventory.select_first_at",
                                  "SELECT min(at) FROM inventory_document WHERE location = :location"};
constexpr db::Sql select_since{
    "inventory.select_since",
    "SELECT body FROM inventory_document WHERE location = :location AND at >= :from ORDER BY at, id"};
constexpr db::Sql count_lost{
    "inventory.count_lost",
    "SELECT count(*) FROM inventory_document WHERE location NOT IN (SELECT id FROM inventory_location)"};

Document document_of(std::string_view body) {
    auto const value = json::parse(body);
    ZG_ASSERT(value);
    auto document = json::decode<Document>(*value);
    ZG_ASSERT(document);
    return *std::move(document);
}

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

void each_cost_since(db::Tx& tx, db::News const& news, std::function<void(StoreId, SkuId, std::int64_t)> const& visit) {
    tx.each(select_costs_since, {{"since", news.since}},
            [&](db::Row const& row) { visit(row.id<StoreId>(0), row.id<SkuId>(1), row.integer(2)); });
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
    return tx.one(select_document, {{"id", id}}, [](db::Row const& row) { return document_of(row.text(0)); });
}

std::optional<Instant> first_document_at(db::Tx& tx, LocationId location) {
    std::optional<Instant> first;
    tx.each(select_first_at, {{"location", location}}, [&](db::Row const& row) {
        if (!row.is_null(0)) first = row.instant(0);
    });
    return first;
}

void each_document_since(db::Tx& tx, LocationId location, Instant from,
                         std::function<void(Document const&)> const& visit) {
    tx.each(select_since, {{"location", location}, {"from", from}},
            [&](db::Row const& row) { visit(document_of(row.text(0))); });
}

}  // namespace zg::inventory
