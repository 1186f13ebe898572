#include "bringing.h"

#include <zg/text.h>

#include <algorithm>

namespace zg::flows {

namespace {

// An option that a row gives, and what the axis is called on which it stands.
struct Given final {
    Names axis;
    std::string text;
};

std::vector<Given> given_by(importing::ProductRow const& row) {
    std::vector<Given> given;
    auto const add = [&](Names axis, std::optional<std::string> const& text) {
        if (text) given.push_back({std::move(axis), *text});
    };
    add({"顏色", "颜色", "Colour", "Cor"}, row.colour);
    add({"尺碼", "尺码", "Size", "Tamanho"}, row.size);
    add({"款式", "款式", "Variant", "Variante"}, row.variant);
    return given;
}

bool is_called(Names const& names, std::string const& folded) {
    auto const all = {&names.zh_hant, &names.zh_hans, &names.en, &names.pt};
    return std::any_of(all.begin(), all.end(), [&](auto const* name) { return *name && text::fold(**name) == folded; });
}

bool share_a_name(Names const& one, Names const& other) {
    auto const all = {&one.zh_hant, &one.zh_hans, &one.en, &one.pt};
    return std::any_of(all.begin(), all.end(),
                       [&](auto const* name) { return *name && is_called(other, text::fold(**name)); });
}

catalog::Family new_family(BringContext const& context, std::string const& name, std::vector<Given> const& given) {
    auto const& language = context.import.setup.language;
    catalog::Family family{
        .id = {Uuid::named(context.import.created_at, context.import.id.text() + " family " + text::fold(name))},
        .names = importing::names_in(language, name)};
    for (auto const& one : given) {
        family.axes.push_back(
            {.names = one.axis, .options = {{.id = 1, .names = importing::names_in(language, one.text)}}});
    }
    return family;
}

// The place of the option among those of its axis, which is made when there is none of the name.
std::int64_t take_option(catalog::Axis& axis, std::string const& language, std::string const& text) {
    std::int64_t last = 0;
    auto const folded = text::fold(text);
    for (auto const& option : axis.options) {
        if (is_called(option.names, folded)) return option.id;
        last = std::max(last, option.id);
    }
    axis.options.push_back({.id = last + 1, .names = importing::names_in(language, text)});
    return last + 1;
}

}  // namespace

Result<std::optional<Variant>, SetupRefusal> variant_of(Rooms& rooms, BringContext& context,
                                                        importing::ProductRow const& row) {
    auto const given = given_by(row);
    if (!row.family || given.empty()) return std::optional<Variant>{};
    auto const folded = text::fold(*row.family);
    auto const known = context.families.find(folded);
    auto const* there = known == context.families.end() ? nullptr : catalog::find(rooms.draft, known->second);
    // One that this import has made may be called otherwise by now.
    auto const made = new_family(context, *row.family, given);
    if (!there) there = catalog::find(rooms.draft, made.id);
    auto family = there ? *there : made;
    Variant variant{.family = family.id, .options = {}};
    for (auto& axis : family.axes) {
        auto const one = std::find_if(given.begin(), given.end(),
                                      [&](Given const& each) { return share_a_name(axis.names, each.axis); });
        if (one == given.end()) return SetupRefused{SetupRefusal{"bad_combination"}, "family"};
        variant.options.push_back(take_option(axis, context.import.setup.language, one->text));
    }
    if (variant.options.size() != given.size()) return SetupRefused{SetupRefusal{"bad_combination"}, "family"};
    auto const saved =
        there ? catalog::change_family(rooms.draft, family) : catalog::create_family(rooms.draft, family);
    if (!saved) return refused_at(saved.refused(), "family");
    return std::optional(std::move(variant));
}

Names names_of(Rooms const& rooms, BringContext const& context, importing::ProductRow const& row) {
    auto names = row.names;
    if (names.empty() && row.family) {
        auto const* like = rooms.catalog.find_code(*row.family);
        names = like ? like->names : importing::names_in(context.import.setup.language, *row.family);
    }
    for (auto const& one : given_by(row)) {
        for (auto* name : {&names.zh_hant, &names.zh_hans, &names.en, &names.pt}) {
            if (*name) **name += " " + one.text;
        }
    }
    return names;
}

}  // namespace zg::flows
