#include "route_table.h"
#include "shapes_desk.h"
#include "v1/views.h"

namespace zg::api {

void add_desk(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/views",
                     .door = Scope::session,
                     .limit = asking,
                     .handle = get_views,
                     .summary = "Saved views of lists: the asker's own, and those that others share",
                     .answer = schema_of<ViewList>,
                     .query = {{.name = "page"}}});
    table.push_back({.method = Method::put,
                     .path = "/v1/views/{id}",
                     .door = Scope::session,
                     .limit = managing,
                     .handle = put_view,
                     .summary = "Saves a view, or changes one of the asker's own",
                     .request = schema_of<flows::SaveView>,
                     .answer = schema_of<flows::SaveView>,
                     .refusals = codes_of<desk::ViewRefusal>()});
    table.push_back({.method = Method::delete_,
                     .path = "/v1/views/{id}",
                     .door = Scope::session,
                     .limit = managing,
                     .handle = delete_view,
                     .summary = "Takes one of the asker's views away",
                     .status = 204,
                     .refusals = codes_of<desk::ViewRefusal>()});
}

}  // namespace zg::api
