#include "views.h"

#include "command.h"
#include "who.h"

namespace zg::api {

ViewList views_for(Reading& reading, Call const& call, std::optional<desk::Page> page) {
    auto const me = call.principal.id;
    ViewList list;
    for (auto& view : in_books(reading, [&](db::Tx& tx) { return desk::views_for(tx, me, page); })) {
        bool const is_mine = view.owner == me;
        list.items.push_back({.id = view.id,
                              .page = view.page,
                              .name = std::move(view.name),
                              .query = std::move(view.query),
                              .shared = view.is_shared,
                              .mine = is_mine,
                              .owner = is_mine ? std::nullopt : name_of(call.house, view.owner)});
    }
    return list;
}

void get_views(Call call) {
    Query query(call);
    auto const page = query.choice<desk::Page>("page");
    if (query.refused(call)) return;
    ask(std::move(call), [page](Reading& reading, Call& asked) { return yes(views_for(reading, asked, page)); });
}

void put_view(Call call) {
    auto const id = path_id<desk::ViewId>(call, "id");
    if (!id) return;
    auto const command = body_of<flows::SaveView>(call);
    if (!command) return;
    if (command->id != *id) return refuse(call, {.code = "bad_value", .field = "id"});
    auto const asked = asked_by(call, "save_view", *command);
    decide(std::move(call), {},
           [asked, command = *command](db::Draft& draft) { return outcome(flows::save_view(draft, asked, command)); });
}

void delete_view(Call call) {
    auto const id = path_id<desk::ViewId>(call, "id");
    if (!id) return;
    flows::Asked const asked{.who = call.principal.id, .at = call.at, .hash = {}};
    decide(std::move(call), "id",
           [asked, id = *id](db::Draft& draft) { return outcome(flows::remove_view(draft, asked, id)); });
}

}  // namespace zg::api
