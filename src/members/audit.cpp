#include "rows.h"
#include "rules.h"

#include <zg/names.h>

#include <fmt/format.h>

#include <unordered_set>

namespace zg::members {

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    std::unordered_set<std::string> phones;
    std::unordered_set<std::string> cards;
    each_stored(tx, [&](Member const& member, std::string_view reversed_phone, std::string_view search) {
        // By id only: an audit's report may be shown to people who must not see who it is.
        auto const complain = [&](std::string_view what) {
            broken.push_back(fmt::format("members: {} {}", member.id.text(), what));
        };
        if (text_fault(member.name, name_characters_max) != TextFault::none) complain("has no good name");
        if (member.phone && normal_phone("+" + *member.phone, "0") != member.phone)
            complain("has a phone that is not normal");
        if (reversed(member.phone.value_or("")) != reversed_phone) complain("is filed under another phone");
        if (member.phone && !phones.insert(*member.phone).second) complain("shares its phone");
        if (member.card && !cards.insert(*member.card).second) complain("shares its card");
        if (search_text(member.name) != search) complain("has another search text than its name");
        if (member.version < 1) complain("has no version");
    });
    if (auto const fault = settings_fault(stored_settings(tx)))
        broken.push_back("members: bad settings at " + fault->field);
    return broken;
}

}  // namespace zg::members
