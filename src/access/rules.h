#pragma once

#include <zg/access.h>

namespace zg::access {

// What is wrong with a store, a till or a company on its own, without looking at others.
std::optional<Refused<OpenRefusal>> wrong(Company const&);
std::optional<Refused<OpenRefusal>> wrong(Store const&);
std::optional<Refused<OpenRefusal>> wrong(Till const&);
std::optional<Refused<RegionRefusal>> wrong_region(std::optional<std::string> const&);
std::optional<Refused<OpenRefusal>> wrong(Profile const&);

// What is wrong with a person or a role beside all others as they are, without it or with what it was before.
struct Staff final {
    std::vector<Person> const& people;
    std::vector<Role> const& roles;  // the owner's among them; ended ones not
    std::vector<StoreId> const& stores;
};
std::optional<Refused<PeopleRefusal>> wrong(Person const&, Staff const&);
// Why the role of this code cannot go.
std::optional<Refused<PeopleRefusal>> wrong_to_end(std::string_view code, Staff const&);
[[nodiscard]] Role role_of_owners();

// The next link of the audit chain.
Digest chain(Digest const& previous, std::int64_t sequence, AuditTrail::Entry const&);

}  // namespace zg::access
