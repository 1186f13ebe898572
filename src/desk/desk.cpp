#include <zg/desk.h>

#include "rows.h"
#include "rules.h"

namespace zg::desk {

using Refusal = Refused<ViewRefusal>;

Views::Staged Views::staged() const {
    auto all = command_;
    all.insert(batch_.begin(), batch_.end());  // what the command has changed stays
    return all;
}

std::optional<View> Views::find(db::Tx& stored, ViewId id) const {
    for (auto const* stage : {&command_, &batch_}) {
        auto const found = stage->find(id);
        if (found != stage->end()) return found->second;
    }
    return desk::find(stored, id);
}

std::int64_t Views::count_of(db::Tx& stored, Uuid owner) const {
    auto const changed = staged();
    std::int64_t count = 0;
    each_of(stored, owner, [&](View const& view) { count += !changed.contains(view.id); });
    for (auto const& [id, view] : changed) count += view && view->owner == owner;
    return count;
}

void Views::put(View view) {
    auto const id = view.id;
    command_.insert_or_assign(id, std::move(view));
}

void Views::erase(ViewId id) { command_.insert_or_assign(id, std::nullopt); }

void Views::keep() {
    for (auto& [id, view] : command_) batch_.insert_or_assign(id, std::move(view));
    command_.clear();
}

void Views::drop() { command_.clear(); }

void Views::save(db::Tx& tx) {
    for (auto const& [id, view] : batch_) {
        if (view) {
            desk::save(tx, *view);
        } else {
            desk::erase(tx, id);
        }
    }
}

void Views::committed() { batch_.clear(); }

void Views::rolled_back() {
    command_.clear();
    batch_.clear();
}

Result<View, ViewRefusal> save(db::Draft& draft, View const& view) {
    auto& views = draft.part<Views>();
    auto const known = views.find(draft.stored(), view.id);
    if (known && known->owner != view.owner) return Refusal{ViewRefusal::view_not_yours, "id"};
    if (auto const fault = fault_of(view)) return *fault;
    if (!known && views.count_of(draft.stored(), view.owner) >= view_count_max)
        return Refusal{ViewRefusal::too_many_views, "id"};
    if (known != view) views.put(view);
    return view;
}

Result<Done, ViewRefusal> remove(db::Draft& draft, ViewId id, Uuid owner) {
    auto& views = draft.part<Views>();
    auto const known = views.find(draft.stored(), id);
    // What others keep for themselves is not there.
    if (!known || (known->owner != owner && !known->is_shared)) return Refusal{ViewRefusal::unknown_view, "id"};
    if (known->owner != owner) return Refusal{ViewRefusal::view_not_yours, "id"};
    views.erase(id);
    return Done{};
}

std::vector<View> views_for(db::Tx& tx, Uuid owner, std::optional<Page> page) {
    std::vector<View> found;
    each(tx, [&](View view) {
        if (page && view.page != *page) return;
        if (view.owner == owner || view.is_shared) found.push_back(std::move(view));
    });
    return found;
}

}  // namespace zg::desk
