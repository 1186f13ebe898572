#include <zg/access.h>

#include "rows.h"
#include "rules.h"

#include <algorithm>
#include <mutex>

namespace zg::access {

namespace {

bool is_same(Directory::PersonRow const& one, Directory::PersonRow const& other) {
    return one.person.id == other.person.id;
}
bool is_same(Directory::RoleRow const& one, Directory::RoleRow const& other) {
    return one.role.code == other.role.code;
}

// Each in the place of the one that it changes, or behind the others.
template <class Row>
void put_all(std::vector<Row> const& from, std::vector<Row>& to) {
    for (auto const& row : from) {
        auto const found = std::find_if(to.begin(), to.end(), [&](Row const& other) { return is_same(other, row); });
        if (found == to.end()) {
            to.push_back(row);
        } else {
            *found = row;
        }
    }
}

std::vector<Person> people_of(std::vector<Directory::PersonRow> const& rows) {
    std::vector<Person> people;
    for (auto const& row : rows) people.push_back(row.person);
    return people;
}

std::vector<Role> roles_of(std::vector<Directory::RoleRow> const& rows) {
    std::vector<Role> roles{role_of_owners()};
    for (auto const& row : rows) {
        if (!row.role.is_ended) roles.push_back(row.role);
    }
    return roles;
}

template <class Thing, class Is>
std::optional<Thing> first(std::vector<Thing> const& things, Is is) {
    auto const found = std::find_if(things.begin(), things.end(), is);
    return found == things.end() ? std::nullopt : std::optional(*found);
}

bool may_the_same(Person const& one, Person const& other) {
    return one.role == other.role && one.stores == other.stores && one.is_active == other.is_active;
}

}  // namespace

std::vector<Person> Directory::draft_people() const {
    auto rows = stored_.people;
    put_all(batch_.people, rows);
    put_all(command_.people, rows);
    return people_of(rows);
}

std::vector<Role> Directory::draft_roles() const {
    auto rows = stored_.roles;
    put_all(batch_.roles, rows);
    put_all(command_.roles, rows);
    return roles_of(rows);
}

std::optional<Person> Directory::draft_person(PersonId id) const {
    return first(draft_people(), [&](Person const& person) { return person.id == id; });
}

std::optional<Role> Directory::draft_role(std::string_view code) const {
    return first(draft_roles(), [&](Role const& role) { return role.code == code; });
}

Result<Done, PeopleRefusal> Directory::put_person(Person person, Instant at, Uuid who) {
    auto const people = draft_people();
    auto const roles = draft_roles();
    std::vector<StoreId> stores;
    for (auto const* content : {&stored_, &batch_, &command_}) {
        for (auto const& store : content->stores) stores.push_back(store.id);
    }
    if (auto refused = wrong(person, {.people = people, .roles = roles, .stores = stores})) return *refused;
    auto const before = draft_person(person.id);
    // Who comes anew may have signed in before: the one who founds the company.
    person.since = !before ? Instant{} : may_the_same(*before, person) ? before->since : at;
    command_.people.push_back({.person = std::move(person), .at = at, .who = who, .is_new = !before});
    return Done{};
}

Result<Done, PeopleRefusal> Directory::put_role(Role role, Instant at, Uuid who) {
    if (auto refused = wrong(role)) return *refused;
    auto const before = draft_role(role.code);
    role.since = !before ? Instant{} : before->scopes == role.scopes ? before->since : at;
    role.is_ended = false;
    command_.roles.push_back({.role = std::move(role), .at = at, .who = who});
    return Done{};
}

Result<Done, PeopleRefusal> Directory::end_role(std::string const& code, Instant at, Uuid who) {
    auto const people = draft_people();
    auto const roles = draft_roles();
    if (auto refused = wrong_to_end(code, {.people = people, .roles = roles, .stores = {}})) return *refused;
    auto role = *draft_role(code);
    role.is_ended = true;
    command_.roles.push_back({.role = std::move(role), .at = at, .who = who});
    return Done{};
}

std::vector<Person> Directory::people() const {
    std::shared_lock const lock(mutex_);
    return people_of(stored_.people);
}

std::vector<Role> Directory::roles() const {
    std::shared_lock const lock(mutex_);
    return roles_of(stored_.roles);
}

std::optional<Person> Directory::owner() const {
    return first(people(), [](Person const& person) { return person.is_active && person.role == owner_role; });
}

std::optional<Directory::Standing> Directory::standing_of(PersonId id) const {
    std::shared_lock const lock(mutex_);
    auto const row = std::find_if(stored_.people.begin(), stored_.people.end(),
                                  [&](auto const& each) { return each.person.id == id; });
    if (row == stored_.people.end() || !row->person.is_active) return std::nullopt;
    auto const& person = row->person;
    if (person.role == owner_role) return Standing{.reach = {.scopes = Scopes::all()}, .since = person.since};
    auto const role = std::find_if(stored_.roles.begin(), stored_.roles.end(),
                                   [&](auto const& each) { return each.role.code == person.role; });
    if (role == stored_.roles.end() || role->role.is_ended) return std::nullopt;
    return Standing{.reach = {.scopes = role->role.scopes, .stores = person.stores},
                    .since = std::max(person.since, role->role.since)};
}

std::optional<Reach> Directory::reach_of(PersonId id) const {
    auto standing = standing_of(id);
    return standing ? std::optional(std::move(standing->reach)) : std::nullopt;
}

std::optional<Principal> Directory::as_of_now(Principal principal) const {
    if (!principal.signed_in_at || !has_company_) return principal;
    auto standing = standing_of({principal.id});
    if (!standing) return std::nullopt;
    // Of the same moment is before it, as far as anybody can know.
    bool const has_changed_since = standing->since != Instant{} && *principal.signed_in_at <= standing->since;
    if (has_changed_since) return std::nullopt;
    principal.scopes = standing->reach.scopes;
    principal.stores = std::move(standing->reach.stores);
    return principal;
}

void Directory::keep_people() {
    batch_.people.insert(batch_.people.end(), command_.people.begin(), command_.people.end());
    batch_.roles.insert(batch_.roles.end(), command_.roles.begin(), command_.roles.end());
}

void Directory::save_people(db::Tx& tx) const {
    for (auto const& row : batch_.people) insert_person(tx, row);
    for (auto const& row : batch_.roles) insert_role(tx, row);
}

// Under the lock.
void Directory::people_committed() {
    if (!batch_.people.empty() || !batch_.roles.empty()) ++people_version_;
    put_all(batch_.people, stored_.people);
    put_all(batch_.roles, stored_.roles);
    std::sort(stored_.people.begin(), stored_.people.end(),
              [](auto const& one, auto const& other) { return one.person.name < other.person.name; });
    std::sort(stored_.roles.begin(), stored_.roles.end(),
              [](auto const& one, auto const& other) { return one.role.code < other.role.code; });
}

}  // namespace zg::access
