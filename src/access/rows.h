#pragma once

#include <zg/access.h>
#include <zg/control.h>

namespace zg::access {

std::optional<Company> load_company(db::Tx&);
std::vector<Store> load_stores(db::Tx&);
std::vector<Till> load_tills(db::Tx&);
std::vector<Directory::PersonRow> load_people(db::Tx&);  // by name, as they are now
std::vector<Directory::RoleRow> load_roles(db::Tx&);     // by code, as they are now, also ended ones
std::optional<Directory::ProfileRow> load_profile(db::Tx&);
std::optional<Directory::ProfileRow> load_first_profile(db::Tx&);
void insert_company(db::Tx&, Company const&);
void insert_profile(db::Tx&, Directory::ProfileRow const&);
void insert_store(db::Tx&, Store const&);
void update_company(db::Tx&, Company const&);
void update_store(db::Tx&, Store const&);
void insert_till(db::Tx&, Till const&);
void insert_person(db::Tx&, Directory::PersonRow const&);
void insert_role(db::Tx&, Directory::RoleRow const&);

struct AuditHead final {
    std::int64_t sequence = 0;
    Digest hash{};
};
AuditHead load_audit_head(db::Tx&);
void insert_audit(db::Tx&, std::int64_t sequence, AuditTrail::Entry const&, Digest const& hash);
struct AuditRow final {
    std::int64_t sequence;
    Instant at;
    Uuid who;
    std::optional<StoreId> store;
    std::string_view act;
    Uuid document;
    std::string_view hash;
};
void each_audit(db::Tx&, std::function<void(AuditRow const&)> const& visit);
std::int64_t count_tills_without_store(db::Tx&);

std::optional<Request> find_request(db::Tx&, Uuid const& id);
void insert_request(db::Tx&, Uuid const& id, Instant at, Request const&);
std::int64_t delete_requests(db::Tx&, Instant before, std::int64_t count_max);

// control.db
struct SecretRow final {
    std::string hash;
    Principal principal;
    Instant expires_at;
    TokenId token;
};
void insert_link(db::Tx&, SecretRow const&);
std::optional<SecretRow> take_link(db::Tx&, std::string_view hash);
void insert_session(db::Tx&, SecretRow const&);
void delete_session(db::Tx&, std::string_view hash);
std::vector<SecretRow> load_sessions(db::Tx&);
// Who signs in with a name; `changed_at` is not read back.
struct PasswordRow final {
    Principal principal;
    std::string hash;  // libsodium's text
};
void put_password(db::Tx&, PasswordRow const&, std::string_view folded_name, Instant changed_at);
std::optional<PasswordRow> find_password(db::Tx&, std::string_view folded_name);
std::optional<PasswordRow> password_of(db::Tx&, Uuid const& principal);
void rename_password(db::Tx&, Control::Naming const&, std::string_view folded_name);
std::int64_t count_passwords(db::Tx&);
void delete_passwords(db::Tx&);
void delete_tills(db::Tx&);  // their sessions, and all links
void delete_links(db::Tx&, Uuid const& principal);
void delete_other_sessions(db::Tx&, Uuid const& principal, std::string_view kept_hash);
void insert_token(db::Tx&, SecretRow const&, Instant made_at);
bool revoke_token_row(db::Tx&, TokenId);
std::vector<SecretRow> load_tokens(db::Tx&);
std::vector<Control::TokenFacts> token_facts(db::Tx&);
std::optional<std::string> find_token_name(db::Tx&, TokenId);
std::optional<SecretRow> find_token(db::Tx&, std::string_view hash);

}  // namespace zg::access
