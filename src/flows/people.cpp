#include <zg/people.h>

#include "refusing.h"
#include "rooms.h"

#include <zg/json_text.h>

#include <algorithm>

namespace zg::flows {

namespace {

// Whether `asker` may do all that somebody of this role in these stores may.
std::optional<SetupRefused> beyond(access::Reach const& asker, std::optional<access::Role> const& role,
                                   std::optional<std::vector<StoreId>> const& stores) {
    if (role && !asker.scopes.covers(role->scopes)) return SetupRefused{SetupRefusal{"scope_missing"}, "role"};
    if (!asker.sees_all_of(stores)) return SetupRefused{SetupRefusal{"store_not_yours"}, "stores"};
    return std::nullopt;
}

// A role is the whole company's.
std::optional<SetupRefused> beyond(access::Reach const& asker, access::Role const& role) {
    if (asker.stores) return SetupRefused{SetupRefusal{"store_not_yours"}};
    if (!asker.scopes.covers(role.scopes)) return SetupRefused{SetupRefusal{"scope_missing"}, "scopes"};
    return std::nullopt;
}

bool is_same(access::Person const& person, PutPerson const& wanted) {
    return person.name == wanted.name && person.role == wanted.role && person.stores == wanted.stores &&
           person.is_active == wanted.is_active;
}

bool is_same(access::Role const& role, access::Role const& wanted) {
    return role.names == wanted.names && role.scopes == wanted.scopes;
}

std::string_view act_of(std::optional<access::Person> const& before, PutPerson const& wanted) {
    if (!before) return "add_person";
    if (before->is_active != wanted.is_active) return wanted.is_active ? "admit_person" : "dismiss_person";
    return "change_person";
}

void tell(Rooms& rooms, Asked const& asked, std::string_view act) {
    auto const* company = rooms.directory.draft_company();
    rooms.trail.append(
        {.at = asked.at, .who = asked.who, .store = {}, .act = act, .document = company ? company->id.uuid : Uuid{}});
}

}  // namespace

Result<access::Role, SetupRefusal> role_of(PutRole const& wanted) {
    access::Role role{.code = wanted.code, .names = wanted.names, .scopes = {}};
    for (auto const& word : wanted.scopes) {
        auto const scope = access::parse_scope(word);
        if (!scope) return SetupRefused{SetupRefusal{"unknown_scope"}, "scopes"};
        role.scopes.add(*scope);
    }
    return role;
}

Result<Answer, SetupRefusal> put_person(db::Draft& draft, Asked const& asked, access::Reach const& asker,
                                        PutPerson const& wanted) {
    Rooms rooms(draft);
    auto& directory = rooms.directory;
    auto const before = directory.draft_person(wanted.id);
    if (before) {
        if (auto no = beyond(asker, directory.draft_role(before->role), before->stores)) return *no;
    }
    if (auto no = beyond(asker, directory.draft_role(wanted.role), wanted.stores)) return *no;
    Answer answer{.body = json::text(wanted)};
    if (before && is_same(*before, wanted)) return answer;
    auto const put = directory.put_person({.id = wanted.id,
                                           .name = wanted.name,
                                           .role = wanted.role,
                                           .stores = wanted.stores,
                                           .is_active = wanted.is_active},
                                          asked.at, asked.who);
    if (!put) return refused_as(put.refused());
    rooms.trail.append(
        {.at = asked.at, .who = asked.who, .store = {}, .act = act_of(before, wanted), .document = wanted.id.uuid});
    return answer;
}

Result<Answer, SetupRefusal> put_role(db::Draft& draft, Asked const& asked, access::Reach const& asker,
                                      PutRole const& wanted) {
    Rooms rooms(draft);
    auto role = role_of(wanted);
    if (!role) return SetupRefused{role.reason(), role.refused().field};
    if (auto no = beyond(asker, *role)) return *no;
    auto const before = rooms.directory.draft_role(wanted.code);
    if (before) {
        if (auto no = beyond(asker, *before)) return *no;
    }
    Answer answer{.body = json::text(wanted)};
    if (before && is_same(*before, *role)) return answer;
    auto const put = rooms.directory.put_role(*std::move(role), asked.at, asked.who);
    if (!put) return refused_as(put.refused());
    tell(rooms, asked, before ? "change_role" : "add_role");
    return answer;
}

Result<Answer, SetupRefusal> end_role(db::Draft& draft, Asked const& asked, access::Reach const& asker,
                                      std::string const& code) {
    Rooms rooms(draft);
    auto const role = rooms.directory.draft_role(code);
    if (role) {
        if (auto no = beyond(asker, *role)) return *no;
    }
    auto const ended = rooms.directory.end_role(code, asked.at, asked.who);
    if (!ended) return refused_as(ended.refused());
    tell(rooms, asked, "end_role");
    return Answer{.body = json::text(PutRole{.code = code, .names = role->names, .scopes = role->scopes.words()})};
}

}  // namespace zg::flows
