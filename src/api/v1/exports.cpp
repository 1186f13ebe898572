#include "exports.h"

#include "handlers.h"
#include "question.h"
#include "receipt_page.h"
#include "route.h"

#include <zg/imports.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::api {

namespace {

enum class ExportFormat { csv, xlsx };
BOOST_DESCRIBE_ENUM(ExportFormat, csv, xlsx)

ExportFilters filters_of(Query& query) {
    return {.stores = query.stores(),
            .words = query.text("query"),
            .from = query.date("from"),
            .to = query.date("to"),
            .hour = query.integer("hour", 0, 23),
            .weekday = query.integer("weekday", 1, 7),
            .sku = query.id<SkuId>("sku"),
            .location = query.id<LocationId>("location"),
            .number = query.text("number"),
            .member = query.id<MemberId>("member"),
            .kind = query.choice<insights::ReceiptKind>("kind"),
            .tender = query.choice<sales::TenderKind>("tender"),
            .total_min = query.integer("total_min", 0, receipt_total_max),
            .total_max = query.integer("total_max", 0, receipt_total_max),
            .import = query.id<ImportId>("import"),
            .state = query.text("state"),
            .lack = query.choice<GoodsLack>("lacking"),
            .category = query.text("category"),
            .supplier = query.text("supplier"),
            .shelf = query.choice<ShelfState>("shelf"),
            .set = query.choice<insights::SkuSet>("set"),
            .outlook = query.choice<insights::Outlook>("outlook")};
}

}  // namespace

void get_export(Call call) {
    auto const* list = find_export(call.part);
    if (!list) return refuse(call, {.code = "not_found", .field = "list", .status = 404});
    if (!call.principal.may(list->scope))
        return refuse(call, {.code = "scope_missing", .field = access::text(list->scope)});
    if (list->is_of_company && call.principal.stores)
        return refuse(call, {.code = "store_not_yours", .field = "store"});
    Query query(call);
    auto const format = query.choice<ExportFormat>("format").value_or(ExportFormat::csv);
    auto const filters = filters_of(query);
    if (auto const wanted = query.text("language")) call.language = language_of(*wanted);
    if (query.refused(call)) return;
    ask(std::move(call), [list, format, filters](Reading& reading, Call& asked) {
        bool const is_csv = format == ExportFormat::csv;
        auto const writer =
            is_csv ? sheets::csv_writer() : sheets::xlsx_writer(asked.house.uploads, std::string(list->name));
        if (auto const problem = list->write(reading, asked, filters, *writer)) return no(asked, *problem);
        http::Response response{
            .content_type = is_csv ? "text/csv; charset=utf-8"
                                   : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            .body = writer->finish()};
        response.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"{}-{}.{}\"",
                                                                         list->name, asked.at.text().substr(0, 10),
                                                                         boost::describe::enum_to_string(format, "")));
        return response;
    });
}

}  // namespace zg::api
