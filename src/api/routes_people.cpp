#include "handlers.h"
#include "people_shapes.h"
#include "route_table.h"

namespace zg::api {

void add_people(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/people",
                     .door = Scope::company_manage,
                     .limit = asking,
                     .handle = get_people,
                     .summary = "Who works here, also those who do not come in any more",
                     .answer = schema_of<PersonList>});
    table.push_back({.method = Method::put,
                     .path = "/v1/people/{id}",
                     .door = Scope::company_manage,
                     .limit = managing,
                     .handle = put_person,
                     .summary = "Adds a person, or changes their name, role, stores, or whether they may come in",
                     .request = schema_of<PersonChange>,
                     .answer = schema_of<flows::PutPerson>,
                     .refusals = codes_of<access::PeopleRefusal>()});
    table.push_back({.method = Method::post,
                     .path = "/v1/people/{id}/link",
                     .door = Scope::company_manage,
                     .limit = managing,
                     .handle = post_person_link,
                     .summary = "Makes a one-time link that signs a browser in as the person",
                     .answer = schema_of<PersonLink>,
                     .status = 201,
                     .refusals = {"unknown_person", "person_dismissed"}});
    table.push_back({.method = Method::put,
                     .path = "/v1/people/{id}/password",
                     .door = Scope::company_manage,
                     .limit = signing_in,
                     .handle = put_person_password,
                     .summary = "Gives a person a password to begin with",
                     .request = schema_of<FirstPassword>,
                     .status = 204,
                     .refusals = with<access::PasswordRefusal>({"unknown_person", "person_dismissed"})});
    table.push_back({.method = Method::get,
                     .path = "/v1/roles",
                     .door = Scope::company_manage,
                     .limit = asking,
                     .handle = get_roles,
                     .summary = "What people of each kind may do",
                     .answer = schema_of<RoleList>});
    table.push_back({.method = Method::put,
                     .path = "/v1/roles/{code}",
                     .door = Scope::company_manage,
                     .limit = managing,
                     .handle = put_role,
                     .summary = "Makes a role, or changes its names and what it allows",
                     .request = schema_of<RoleChange>,
                     .answer = schema_of<flows::PutRole>,
                     .refusals = with<access::PeopleRefusal>({"unknown_scope"})});
    table.push_back({.method = Method::delete_,
                     .path = "/v1/roles/{code}",
                     .door = Scope::company_manage,
                     .limit = managing,
                     .handle = delete_role,
                     .summary = "Takes a role away that nobody has",
                     .answer = schema_of<flows::PutRole>,
                     .refusals = {"unknown_role", "role_fixed", "role_in_use"}});
}

}  // namespace zg::api
