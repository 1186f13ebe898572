#include <zg/catalog.h>

#include "rules.h"
#include "state.h"

#include <algorithm>

// Commands on families and categories.
namespace zg::catalog {

Result<Family, FamilyRefusal> create_family(db::Draft& draft, Family const& command) {
    auto& state = draft.part<Catalog>().state();
    if (state.find(command.id)) return Refused{FamilyRefusal::duplicate_id, "id"};
    if (auto fault = family_fault(command)) return *fault;
    auto family = command;
    family.version = 1;
    state.command.families.insert_or_assign(family.id, family);
    return family;
}

Result<Family, FamilyRefusal> change_family(db::Draft& draft, Family const& command) {
    auto& state = draft.part<Catalog>().state();
    auto const* before = state.find(command.id);
    if (!before) return Refused{FamilyRefusal::unknown_family, "id"};
    auto family = command;
    family.version = before->version;
    if (family == *before) return family;
    if (command.version != before->version) return Refused{FamilyRefusal::version_changed, "version"};
    if (auto fault = family_fault(family)) return *fault;
    if (auto fault = change_fault(*before, family, state.draft_members(family.id))) return *fault;
    ++family.version;
    state.command.families.insert_or_assign(family.id, family);
    return family;
}

Result<Category, CategoryRefusal> create_category(db::Draft& draft, Category const& category) {
    auto& state = draft.part<Catalog>().state();
    if (state.find(category.id)) return Refused{CategoryRefusal::duplicate_id, "id"};
    if (auto fault = category_fault(state.draft_categories(), category)) return *fault;
    state.command.categories.insert_or_assign(category.id, category);
    return category;
}

Result<Category, CategoryRefusal> change_category(db::Draft& draft, Category const& category) {
    auto& state = draft.part<Catalog>().state();
    auto const all = state.draft_categories();
    auto const before = all.find(category.id);
    if (before == all.end()) return Refused{CategoryRefusal::unknown_category, "id"};
    if (before->second == category) return category;
    if (auto fault = category_fault(all, category)) return *fault;
    state.command.categories.insert_or_assign(category.id, category);
    return category;
}

Result<Category, CategoryRefusal> delete_category(db::Draft& draft, CategoryId id) {
    auto& state = draft.part<Catalog>().state();
    auto const all = state.draft_categories();
    auto const before = all.find(id);
    if (before == all.end()) return Refused{CategoryRefusal::unknown_category, "id"};
    bool const has_children =
        std::any_of(all.begin(), all.end(), [&](auto const& each) { return each.second.parent == id; });
    if (has_children || state.has_products_in(id)) return Refused{CategoryRefusal::category_used, "category"};
    state.command.categories.insert_or_assign(id, std::nullopt);
    return before->second;
}

std::set<CategoryId> with_below(std::vector<Category> const& categories, CategoryId top) {
    std::set<CategoryId> found{top};
    for (std::size_t depth = 1; depth < category_depth_max; ++depth) {
        for (auto const& category : categories) {
            if (category.parent && found.contains(*category.parent)) found.insert(category.id);
        }
    }
    return found;
}

Family const* find(db::Draft& draft, FamilyId id) { return draft.part<Catalog>().state().find(id); }

bool has_category(db::Draft& draft, CategoryId id) { return draft.part<Catalog>().state().find(id) != nullptr; }

}  // namespace zg::catalog
