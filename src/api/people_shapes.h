#pragma once

#include "elsewhere.h"

#include <zg/people.h>

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

// The wire's shapes of who works here and what they may do.
namespace zg::api {

struct RoleRow final {
    std::string code;
    Names names;
    std::vector<std::string> scopes;
    bool is_fixed = false;  // the owner's
    std::int64_t people = 0;
};
BOOST_DESCRIBE_STRUCT(RoleRow, (), (code, names, scopes, is_fixed, people))
struct RoleList final {
    std::vector<RoleRow> items;
};
BOOST_DESCRIBE_STRUCT(RoleList, (), (items))

struct RoleChange final {
    Names names;
    std::vector<std::string> scopes;
};
BOOST_DESCRIBE_STRUCT(RoleChange, (), (names, scopes))

struct PersonRow final {
    PersonId id;
    std::string name;
    std::string role;
    std::optional<std::vector<StoreId>> stores;  // null: every store
    bool is_active = true;
    bool has_password = false;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (), (id, name, role, stores, is_active, has_password))
struct PersonList final {
    std::vector<PersonRow> items;
};
BOOST_DESCRIBE_STRUCT(PersonList, (), (items))

struct PersonChange final {
    std::string name;
    std::string role;
    std::optional<std::vector<StoreId>> stores = {};
    bool is_active = true;
};
BOOST_DESCRIBE_STRUCT(PersonChange, (), (name, role, stores, is_active))

struct FirstPassword final {
    std::string password;
};
BOOST_DESCRIBE_STRUCT(FirstPassword, (), (password))

// A path on this server that signs a browser in as the person, once.
struct PersonLink final {
    std::string path;
    Instant expires_at;
    std::optional<Elsewhere> elsewhere = {};
};
BOOST_DESCRIBE_STRUCT(PersonLink, (), (path, expires_at, elsewhere))

}  // namespace zg::api
