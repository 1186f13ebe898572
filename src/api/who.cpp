#include "who.h"

#include <algorithm>

namespace zg::api {

std::optional<std::string> name_of(House const& house, Uuid who) {
    auto const people = house.directory.people();
    auto const person =
        std::find_if(people.begin(), people.end(), [&](auto const& each) { return each.id.uuid == who; });
    if (person != people.end()) return person->name;
    return house.control.token_name({who});
}

}  // namespace zg::api
