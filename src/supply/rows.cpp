#include "rows.h"

namespace zg::supply {

namespace {

using db::Row;
using db::Sql;

constexpr Sql upsert_supplier{
    "supply.save_supplier",
    "INSERT INTO supply_supplier (id, code, name, contact, phone, email, note, active, version) VALUES (:id, :code, "
    ":name, :contact, :phone, :email, :note, :active, :version) ON CONFLICT (id) DO UPDATE SET code = excluded.code, "
    "name = excluded.name, contact = excluded.contact, phone = excluded.phone, email = excluded.email, note = "
    "excluded.note, active = excluded.active, version = excluded.version"};
constexpr Sql upsert_source{"supply.save_source",
                            "INSERT INTO supply_source (sku, supplier, cost_e4) VALUES (:sku, :supplier, :cost_e4) "
                            "ON CONFLICT (sku) DO UPDATE SET supplier = excluded.supplier, cost_e4 = excluded.cost_e4"};
#define SUPPLIERS "SELECT id, code, name, contact, phone, email, note, active, version FROM supply_supplier"
constexpr Sql select_suppliers{"supply.suppliers", SUPPLIERS};
constexpr Sql select_suppliers_since{
    "supply.suppliers_since", "",
    SUPPLIERS " WHERE id IN (SELECT key FROM db_change WHERE turn > :since AND part = 'supply.supplier')"};
#undef SUPPLIERS
#define SOURCES "SELECT sku, supplier, cost_e4 FROM supply_source"
constexpr Sql select_sources{"supply.sources", SOURCES};
constexpr Sql select_sources_since{
    "supply.sources_since", "",
    SOURCES " WHERE sku IN (SELECT key FROM db_change WHERE turn > :since AND part = 'supply.source')"};
#undef SOURCES

Supplier supplier(Row const& row) {
    return {.id = row.id<SupplierId>(0),
            .code = std::string(row.text(1)),
            .name = std::string(row.text(2)),
            .contact = std::string(row.text(3)),
            .phone = std::string(row.text(4)),
            .email = std::string(row.text(5)),
            .note = std::string(row.text(6)),
            .active = row.integer(7) != 0,
            .version = row.integer(8)};
}

Source source(Row const& row) {
    Source source{.sku = row.id<SkuId>(0), .cost_e4 = row.integer_or_null(2)};
    if (!row.is_null(1)) source.supplier = row.id<SupplierId>(1);
    return source;
}

}  // namespace

void save(db::Tx& tx, Supplier const& supplier) {
    tx.run(upsert_supplier, {{"id", supplier.id},
                             {"code", supplier.code},
                             {"name", supplier.name},
                             {"contact", supplier.contact},
                             {"phone", supplier.phone},
                             {"email", supplier.email},
                             {"note", supplier.note},
                             {"active", std::int64_t{supplier.active}},
                             {"version", supplier.version}});
}

void save(db::Tx& tx, Source const& source) {
    tx.run(upsert_source, {{"sku", source.sku}, {"supplier", source.supplier}, {"cost_e4", source.cost_e4}});
}

void each_supplier(db::Tx& tx, std::function<void(Supplier)> const& visit) {
    tx.each(select_suppliers, {}, [&](Row const& row) { visit(supplier(row)); });
}

void each_source(db::Tx& tx, std::function<void(Source)> const& visit) {
    tx.each(select_sources, {}, [&](Row const& row) { visit(source(row)); });
}

void each_supplier_since(db::Tx& tx, db::News const& news, std::function<void(Supplier)> const& visit) {
    tx.each(select_suppliers_since, {{"since", news.since}}, [&](Row const& row) { visit(supplier(row)); });
}

void each_source_since(db::Tx& tx, db::News const& news, std::function<void(Source)> const& visit) {
    tx.each(select_sources_since, {{"since", news.since}}, [&](Row const& row) { visit(source(row)); });
}

}  // namespace zg::supply
