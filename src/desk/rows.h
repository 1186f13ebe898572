#pragma once

#include <zg/desk.h>

#include <functional>

// All SQL of the room.
namespace zg::desk {

void save(db::Tx&, View const&);
void erase(db::Tx&, ViewId);
[[nodiscard]] std::optional<View> find(db::Tx&, ViewId);
void each_of(db::Tx&, Uuid owner, std::function<void(View)> const& visit);
// Of all owners, in the order of their names.
void each(db::Tx&, std::function<void(View)> const& visit);

}  // namespace zg::desk
