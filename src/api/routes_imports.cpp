#include "handlers.h"
#include "imports_shapes.h"
#include "route_table.h"

#include <zg/sales_table.h>

#include <algorithm>

namespace zg::api {

namespace {

constexpr Limit changing{6'000, 600, 1024 * 1024};
constexpr std::size_t file_body = 64 * 1024 * 1024;  // a million rows of text, and several of what is packed
constexpr Limit uploading{120, 60, file_body};

constexpr Parameter encoding{.name = "encoding"};
constexpr Parameter delimiter{.name = "delimiter"};

std::vector<std::string_view> file_refusals() { return codes_of<sheets::SheetRefusal>(); }
std::vector<std::string_view> import_refusals() { return codes_of<importing::ImportRefusal>(); }

std::vector<std::string_view> mending_refusals() {
    auto codes = codes_of<importing::RowFault>();
    for (auto const code : codes_of<importing::Reason>()) codes.push_back(code);
    for (auto const code : codes_of<flows::SaleRefusal>()) codes.push_back(code);
    for (auto const code : {"cancellation_alone", "document_differs", "unknown_import", "import_undone", "import_busy",
                            "row_not_quarantined", "duplicate_row", "unknown_sku", "unknown_store", "unknown_tax_class",
                            "unknown_supplier"})
        codes.push_back(code);
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

void add_one_import(std::vector<Route>& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/imports/{id}",
                     .door = Scope::catalog_write,
                     .limit = asking,
                     .handle = get_import,
                     .summary = "An import and how far it is",
                     .answer = schema_of<ImportView>,
                     .refusals = {"unknown_import"}});
    table.push_back({.method = Method::get,
                     .path = "/v1/imports/{id}/preview",
                     .door = Scope::catalog_write,
                     .limit = changing,
                     .handle = get_import_preview,
                     .summary = "The first rows as they would be taken, and those that could not be",
                     .answer = schema_of<ImportPreview>,
                     .refusals = {"unknown_import", "import_started", "file_damaged", "file_too_large"}});
    table.push_back({.method = Method::put,
                     .path = "/v1/imports/{id}/setup",
                     .door = Scope::catalog_write,
                     .limit = changing,
                     .handle = put_import_setup,
                     .summary = "How the rows are to be taken",
                     .request = schema_of<SetupChange>,
                     .answer = schema_of<ImportView>,
                     .refusals = import_refusals()});
    struct Act final {
        std::string_view path;
        void (*handle)(Call);
        std::string_view summary;
    };
    for (auto const& act :
         {Act{"/v1/imports/{id}/start", post_import_start, "Brings the rows in"},
          Act{"/v1/imports/{id}/retry", post_import_retry, "Tries all rows again that were set aside"},
          Act{"/v1/imports/{id}/undo", post_import_undo, "Takes the whole import back"}}) {
        table.push_back({.method = Method::post,
                         .path = act.path,
                         .door = Scope::catalog_write,
                         .limit = changing,
                         .handle = act.handle,
                         .summary = act.summary,
                         .answer = schema_of<importing::Counts>,
                         .status = 202,
                         .refusals = import_refusals()});
    }
    table.push_back({.method = Method::get,
                     .path = "/v1/imports/{id}/quarantine",
                     .door = Scope::catalog_write,
                     .limit = asking,
                     .handle = get_import_quarantine,
                     .summary = "Rows that were set aside, and why",
                     .answer = schema_of<QuarantinePage>,
                     .query = {after, limit},
                     .refusals = {"unknown_import"}});
    table.push_back({.method = Method::post,
                     .path = "/v1/imports/{id}/rows",
                     .door = Scope::catalog_write,
                     .limit = changing,
                     .handle = post_import_row,
                     .summary = "Brings in a row that was set aside, as it has been mended",
                     .request = schema_of<flows::MendRow>,
                     .answer = schema_of<importing::Counts>,
                     .refusals = mending_refusals()});
}

void add_export(std::vector<Route>& table) {
    table.push_back(
        {.method = Method::get,
         .path = "/v1/exports/{list}",
         .door = Scope::session,
         .limit = Limit{600, 120, 0},
         .handle = get_export,
         .summary =
             "A list as a file: products, stock, movements, receipts, exceptions, members, suppliers, board, "
             "attention, "
             "stores, metrics, promotions, coupons, price-books, planned-prices, taxes, people, roles, views, imports, "
             "quarantine",
         .content_type = "application/octet-stream",
         .query = {{.name = "format"},
                   {.name = "language"},
                   {.name = "store"},
                   {.name = "query"},
                   {.name = "from", .format = "date"},
                   {.name = "to", .format = "date"},
                   {.name = "hour", .type = "integer"},
                   {.name = "weekday", .type = "integer"},
                   {.name = "sku", .format = "uuid"},
                   {.name = "location", .format = "uuid"},
                   {.name = "number"},
                   {.name = "member", .format = "uuid"},
                   {.name = "kind"},
                   {.name = "tender"},
                   {.name = "total_min", .type = "integer"},
                   {.name = "total_max", .type = "integer"},
                   {.name = "import", .format = "uuid"},
                   {.name = "state"},
                   {.name = "lacking"},
                   {.name = "category"},
                   {.name = "supplier"},
                   {.name = "shelf"},
                   {.name = "set"},
                   {.name = "outlook"}},
         .refusals = {"not_found", "unknown_import", "unknown_sku", "scope_missing", "store_not_yours"}});
}

}  // namespace

void add_imports(std::vector<Route>& table) {
    table.push_back({.method = Method::post,
                     .path = "/v1/imports",
                     .door = Scope::catalog_write,
                     .limit = uploading,
                     .handle = post_import,
                     .summary = "Takes a file: CSV, TSV, packed by gzip or not, or XLSX, as the body",
                     .answer = schema_of<ImportView>,
                     .status = 201,
                     .query = {{.name = "id", .format = "uuid", .is_required = true},
                               {.name = "kind", .is_required = true},
                               {.name = "name"},
                               encoding,
                               delimiter},
                     .refusals = [] {
                         auto codes = file_refusals();
                         codes.push_back("duplicate_id");
                         return codes;
                     }()});
    table.push_back({.method = Method::get,
                     .path = "/v1/imports",
                     .door = Scope::catalog_write,
                     .limit = asking,
                     .handle = get_imports,
                     .summary = "All imports, newest first",
                     .answer = schema_of<ImportPage>,
                     .query = {after, limit}});
    add_one_import(table);
    add_export(table);
    table.push_back({.method = Method::get,
                     .path = "/v1/suppliers",
                     .door = Scope::catalog_read,
                     .limit = asking,
                     .handle = get_suppliers,
                     .summary = "Whom goods are bought from, by name",
                     .answer = schema_of<SupplierList>});
    table.push_back({.method = Method::put,
                     .path = "/v1/suppliers/{id}",
                     .door = Scope::catalog_write,
                     .limit = changing,
                     .handle = put_supplier,
                     .summary = "Makes or changes a supplier",
                     .request = schema_of<SupplierChange>,
                     .answer = schema_of<supply::Supplier>,
                     .refusals = codes_of<supply::SupplyRefusal>()});
}

}  // namespace zg::api
