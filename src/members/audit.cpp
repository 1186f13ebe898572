#include "rows.h"
#include "rules.h"

#include <zg/names.h>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace zg::members {

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    std::unordered_set<std::string> phones;
    std::unordered_set<std::string> cards;
    each_stored(tx, [&](Member const& member, std::string_view search) {
        // By id only: an audit's report may be shown to people who must not see who it is.
        auto const complain = [&](std::string_view what) {
            broken.push_back(fmt::format("members: {} {}", member.id.text(), what));
        };
        if (text_fault(member.name, name_characters_max) != TextFault::none) complain("has no good name");
        for (auto const& phone : member.phones) {
            if (normal_phone("+" + phone, "0") != phone) complain("has a phone that is not normal");
            if (!phones.insert(phone).second) complain("shares its phone");
        }
        for (auto const& card : member.cards) {
            if (!cards.insert(card).second) complain("shares its card");
        }
        if (search_text(member.name) != search) complain("has another search text than its name");
        if (member.version < 1) complain("has no version");
        for (auto const& change : changes(tx, member.id, 0, 1)) {
            if (change.version != member.version) complain("has another version than its last change");
        }
    });
    each_phone(tx, [&](std::string_view phone, std::string_view backwards) {
        // The last digits alone: a whole number would say who it is.
        if (reversed(phone) != backwards)
            broken.push_back(fmt::format("members: a phone that ends in {} is filed under another",
                                         phone.substr(phone.size() - std::min<std::size_t>(phone.size(), 2))));
    });
    if (auto const count = count_strays(tx); count > 0)
        broken.push_back(fmt::format("members: {} phones, cards or changes belong to nobody", count));
    if (auto const fault = settings_fault(stored_settings(tx)))
        broken.push_back("members: bad settings at " + fault->field);
    return broken;
}

}  // namespace zg::members
