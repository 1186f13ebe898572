#pragma once

#include <zg/flows.h>

// Who works here and what they may do. Each writes the whole of one thing: the same again changes nothing.
namespace zg::flows {

struct PutPerson final {
    PersonId id;
    std::string name;
    std::string role;
    std::optional<std::vector<StoreId>> stores = {};  // absent: every store
    bool is_active = true;
};
BOOST_DESCRIBE_STRUCT(PutPerson, (), (id, name, role, stores, is_active))

struct PutRole final {
    std::string code;
    Names names;
    std::vector<std::string> scopes;
};
BOOST_DESCRIBE_STRUCT(PutRole, (), (code, names, scopes))

// Nobody hands out or takes away more than `asker` has: scope_missing, store_not_yours.
Result<Answer, SetupRefusal> put_person(db::Draft&, Asked const&, access::Reach const& asker, PutPerson const&);
Result<Answer, SetupRefusal> put_role(db::Draft&, Asked const&, access::Reach const& asker, PutRole const&);
Result<Answer, SetupRefusal> end_role(db::Draft&, Asked const&, access::Reach const& asker, std::string const& code);

// What `role` is with its scopes read; refused with unknown_scope.
Result<access::Role, SetupRefusal> role_of(PutRole const&);

}  // namespace zg::flows
