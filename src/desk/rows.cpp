#include "rows.h"

#include <zg/assert.h>

namespace zg::desk {

namespace {

using db::Row;
using db::Sql;

constexpr Sql upsert_view{
    "desk.save_view",
    "INSERT INTO desk_view (id, owner, page, name, query, shared) VALUES (:id, :owner, :page, :name, :query, :shared) "
    "ON CONFLICT (id) DO UPDATE SET page = excluded.page, name = excluded.name, query = excluded.query, "
    "shared = excluded.shared"};
constexpr Sql delete_view{"desk.erase_view", "DELETE FROM desk_view WHERE id = :id"};
constexpr Sql select_view{"desk.view", "SELECT id, owner, page, name, query, shared FROM desk_view WHERE id = :id"};
constexpr Sql select_of{"desk.views_of",
                        "SELECT id, owner, page, name, query, shared FROM desk_view WHERE owner = :owner"};
constexpr Sql select_views{"desk.views",
                           "SELECT id, owner, page, name, query, shared FROM desk_view ORDER BY name, id"};

View view_from(Row const& row) {
    View view{.id = row.id<ViewId>(0),
              .owner = row.uuid(1),
              .name = std::string(row.text(3)),
              .query = std::string(row.text(4)),
              .is_shared = row.integer(5) != 0};
    bool const is_known = boost::describe::enum_from_string(std::string(row.text(2)).c_str(), view.page);
    ZG_ASSERT(is_known);
    return view;
}

}  // namespace

void save(db::Tx& tx, View const& view) {
    tx.run(upsert_view, {{"id", view.id},
                         {"owner", view.owner},
                         {"page", boost::describe::enum_to_string(view.page, "")},
                         {"name", view.name},
                         {"query", view.query},
                         {"shared", std::int64_t{view.is_shared}}});
}

void erase(db::Tx& tx, ViewId id) { tx.run(delete_view, {{"id", id}}); }

std::optional<View> find(db::Tx& tx, ViewId id) { return tx.one(select_view, {{"id", id}}, view_from); }

void each_of(db::Tx& tx, Uuid owner, std::function<void(View)> const& visit) {
    tx.each(select_of, {{"owner", owner}}, [&](Row const& row) { visit(view_from(row)); });
}

void each(db::Tx& tx, std::function<void(View)> const& visit) {
    tx.each(select_views, {}, [&](Row const& row) { visit(view_from(row)); });
}

}  // namespace zg::desk
