#include "rules.h"

#include <zg/json_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>

// Pure decisions about families and the tree of categories.
namespace zg::catalog {
namespace {

// The refusal of a bad set of names, when it is one.
template <class Refusal>
std::optional<Refused<Refusal>> names_refused(Names const& names, std::string const& field) {
    auto const fault = names_fault(names);
    if (fault.fault == TextFault::none) return {};
    if (fault.language.empty()) return Refused{Refusal::name_missing, field};
    return Refused{Refusal::name_bad, field + "." + std::string(fault.language)};
}

Option const* option_of(Axis const& axis, std::int64_t id) {
    auto const found =
        std::find_if(axis.options.begin(), axis.options.end(), [&](Option const& option) { return option.id == id; });
    return found == axis.options.end() ? nullptr : &*found;
}

constexpr std::int64_t option_id_max = 1'000'000'000;  // the next one is one more

FamilyFault axis_fault(Axis const& axis, std::string const& field) {
    if (auto fault = names_refused<FamilyRefusal>(axis.names, field + ".names")) return fault;
    if (axis.options.empty() || axis.options.size() > option_count_max) {
        return Refused{FamilyRefusal::bad_options, field + ".options"};
    }
    std::set<std::int64_t> ids;
    for (std::size_t index = 0; index < axis.options.size(); ++index) {
        auto const& option = axis.options[index];
        auto const place = fmt::format("{}.options[{}]", field, index);
        bool const is_id = option.id >= 1 && option.id <= option_id_max;
        if (!is_id || !ids.insert(option.id).second) return Refused{FamilyRefusal::bad_options, place + ".id"};
        if (auto fault = names_refused<FamilyRefusal>(option.names, place + ".names")) return fault;
    }
    return {};
}

// How many levels hang from a category, itself counted. The tree holds no cycle.
std::size_t height(Categories const& all, CategoryId id) {
    std::size_t below = 0;
    for (auto const& [child, category] : all) {
        if (category.parent == id) below = std::max(below, height(all, child));
    }
    return below + 1;
}

}  // namespace

std::string own_barcode(std::int64_t index) {
    auto const digits = fmt::format("29{:010}", index);
    return digits + check_digit(digits);
}

std::string combination_key(Product const& product) {
    return product.family ? product.family->text() + json::text(product.options) : std::string();
}

bool is_combination(Family const& family, std::vector<std::int64_t> const& options) {
    if (options.size() != family.axes.size()) return false;
    for (std::size_t index = 0; index < options.size(); ++index) {
        if (!option_of(family.axes[index], options[index])) return false;
    }
    return true;
}

FamilyFault family_fault(Family const& family) {
    if (auto fault = names_refused<FamilyRefusal>(family.names, "names")) return fault;
    if (family.axes.empty() || family.axes.size() > axis_count_max) return Refused{FamilyRefusal::bad_axes, "axes"};
    for (std::size_t index = 0; index < family.axes.size(); ++index) {
        if (auto fault = axis_fault(family.axes[index], fmt::format("axes[{}]", index))) return fault;
    }
    return {};
}

FamilyFault change_fault(Family const& before, Family const& after, std::vector<Product const*> const& members) {
    if (members.empty()) return {};
    if (before.axes.size() != after.axes.size()) return Refused{FamilyRefusal::axes_fixed, "axes"};
    for (auto const* member : members) {
        for (std::size_t index = 0; index < after.axes.size(); ++index) {
            if (option_of(after.axes[index], member->options[index])) continue;
            return Refused{FamilyRefusal::option_used, fmt::format("axes[{}].options", index)};
        }
    }
    return {};
}

Names member_names(Family const& family, std::vector<std::int64_t> const& options) {
    auto const told = [&](std::optional<std::string> Names::* language) -> std::optional<std::string> {
        auto const& name = family.names.*language;
        if (!name) return {};
        auto whole = *name;
        for (std::size_t index = 0; index < options.size() && index < family.axes.size(); ++index) {
            auto const* option = option_of(family.axes[index], options[index]);
            if (!option) continue;
            auto const& said = option->names.*language;
            whole += " " + (said ? *said : std::string(option->names.any()));
        }
        return whole;
    };
    return {.zh_hant = told(&Names::zh_hant),
            .zh_hans = told(&Names::zh_hans),
            .en = told(&Names::en),
            .pt = told(&Names::pt)};
}

CategoryFault category_fault(Categories const& all, Category const& placed) {
    if (auto fault = names_refused<CategoryRefusal>(placed.names, "names")) return fault;
    std::size_t depth = height(all, placed.id);
    for (auto above = placed.parent; above; ++depth) {
        if (*above == placed.id) return Refused{CategoryRefusal::category_cycle, "parent"};
        auto const found = all.find(*above);
        if (found == all.end()) return Refused{CategoryRefusal::unknown_parent, "parent"};
        above = found->second.parent;
    }
    if (depth > category_depth_max) return Refused{CategoryRefusal::category_too_deep, "parent"};
    return {};
}

}  // namespace zg::catalog
