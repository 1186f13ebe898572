#include "rows.h"

#include <algorithm>
#include <cstring>

namespace zg::access {

namespace {

constexpr db::Sql select_company{"access.select_company",
                                 "SELECT id, name, languages, receipt_languages, receipt_logo FROM access_company"};
constexpr db::Sql select_stores{
    "access.select_stores",
    "SELECT id, code, name, zone, cutoff_minutes, location, region, address, phone FROM access_store ORDER BY code"};
constexpr db::Sql select_tills{"access.select_tills", "SELECT id, store, code, device FROM access_till ORDER BY code"};
// Who has no standing is an owner from before there were roles.
constexpr db::Sql select_people{
    "access.select_people",
    "SELECT person.id, coalesce(standing.name, person.name) AS name, coalesce(standing.role, 'owner'), standing.stores,"
    " coalesce(standing.active, 1), coalesce(standing.since, 0) FROM access_person person"
    " LEFT JOIN access_standing standing ON standing.version ="
    " (SELECT max(version) FROM access_standing WHERE person = person.id) ORDER BY 2, 1"};
constexpr db::Sql select_roles{"access.select_roles",
                               "SELECT code, names, scopes, since, ended FROM access_role AS role WHERE version ="
                               " (SELECT max(version) FROM access_role WHERE code = role.code) ORDER BY code"};
constexpr db::Sql insert_company_row{
    "access.insert_company", "INSERT INTO access_company (id, name, languages) VALUES (:id, :name, :languages)"};
constexpr db::Sql select_profile{
    "access.select_profile",
    "SELECT at, who, trade, region, is_demo, receipt_header, receipt_footer, units, kpis, hidden_tasks "
    "FROM access_profile ORDER BY version DESC LIMIT 1"};
constexpr db::Sql select_first_profile{
    "access.select_first_profile",
    "SELECT at, who, trade, region, is_demo, receipt_header, receipt_footer, units, kpis, hidden_tasks "
    "FROM access_profile ORDER BY version LIMIT 1"};
constexpr db::Sql insert_profile_row{
    "access.insert_profile",
    "INSERT INTO access_profile "
    "(at, who, trade, region, is_demo, receipt_header, receipt_footer, units, kpis, hidden_tasks) "
    "VALUES (:at, :who, :trade, :region, :is_demo, :receipt_header, :receipt_footer, :units, :kpis, :hidden_tasks)"};
constexpr db::Sql insert_store_row{"access.insert_store",
                                   "INSERT INTO access_store (id, code, name, zone, cutoff_minutes, location) "
                                   "VALUES (:id, :code, :name, :zone, :cutoff_minutes, :location)"};
// A company or a store is founded by the rows above; what it says on paper comes with the first change.
constexpr db::Sql update_company_row{
    "access.update_company",
    "UPDATE access_company SET name = :name, languages = :languages, receipt_languages = :receipt_languages,"
    " receipt_logo = :receipt_logo WHERE id = :id"};
constexpr db::Sql update_store_row{
    "access.update_store",
    "UPDATE access_store SET name = :name, zone = :zone, cutoff_minutes = :cutoff_minutes, region = :region,"
    " address = :address, phone = :phone WHERE id = :id"};
constexpr db::Sql insert_till_row{
    "access.insert_till", "INSERT INTO access_till (id, store, code, device) VALUES (:id, :store, :code, :device)"};
constexpr db::Sql insert_person_row{"access.insert_person", "INSERT INTO access_person (id, name) VALUES (:id, :name)"};
constexpr db::Sql insert_standing_row{
    "access.insert_standing",
    "INSERT INTO access_standing (person, at, who, name, role, stores, active, since) "
    "VALUES (:person, :at, :who, :name, :role, :stores, :active, :since)"};
constexpr db::Sql insert_role_row{"access.insert_role",
                                  "INSERT INTO access_role (code, at, who, names, scopes, since, ended) "
                                  "VALUES (:code, :at, :who, :names, :scopes, :since, :ended)"};

constexpr db::Sql select_audit_head{"access.select_audit_head",
                                    "SELECT sequence, hash FROM access_audit ORDER BY sequence DESC LIMIT 1"};
constexpr db::Sql insert_audit_row{"access.insert_audit",
                                   "INSERT INTO access_audit (sequence, at, who, store, act, document, hash) "
                                   "VALUES (:sequence, :at, :who, :store, :act, :document, :hash)"};
constexpr db::Sql select_audit{
    "access.select_audit", "SELECT sequence, at, who, store, act, document, hash FROM access_audit ORDER BY sequence"};
// The act is spelled out, since only then the index of these few rows is used.
constexpr db::Sql select_reprints{"access.select_reprints",
                                  "SELECT at, who FROM access_audit WHERE act = 'reprint_receipt'"
                                  " AND document = :document ORDER BY sequence"};
constexpr db::Sql select_lost_tills{
    "access.select_lost_tills", "SELECT count(*) FROM access_till WHERE store NOT IN (SELECT id FROM access_store)"};

constexpr db::Sql select_request{"access.select_request", "SELECT hash, answer FROM access_request WHERE id = :id"};
constexpr db::Sql insert_request_row{
    "access.insert_request", "INSERT INTO access_request (id, hash, at, answer) VALUES (:id, :hash, :at, :answer)"};
constexpr db::Sql delete_request_rows{
    "access.delete_requests",
    "DELETE FROM access_request WHERE sequence IN "
    "(SELECT sequence FROM access_request WHERE at < :before ORDER BY sequence LIMIT :count_max)"};

constexpr db::Sql insert_link_row{"access.insert_link",
                                  "INSERT INTO access_link (hash, principal, name, scopes, stores, till, expires_at) "
                                  "VALUES (:hash, :principal, :name, :scopes, :stores, :till, :expires_at)"};
constexpr db::Sql take_link_row{"access.take_link",
                                "DELETE FROM access_link WHERE hash = :hash "
                                "RETURNING hash, principal, name, scopes, stores, till, expires_at"};
constexpr db::Sql insert_session_row{
    "access.insert_session",
    "INSERT INTO access_session (hash, principal, name, scopes, stores, till, expires_at) "
    "VALUES (:hash, :principal, :name, :scopes, :stores, :till, :expires_at)"};
constexpr db::Sql delete_session_row{"access.delete_session", "DELETE FROM access_session WHERE hash = :hash"};
constexpr db::Sql select_sessions{"access.select_sessions",
                                  "SELECT hash, principal, name, scopes, stores, till, expires_at FROM access_session"};
constexpr db::Sql insert_token_row{"access.insert_token",
                                   "INSERT INTO access_token (id, hash, name, scopes, stores, made_at) "
                                   "VALUES (:id, :hash, :name, :scopes, :stores, :made_at)"};
constexpr db::Sql revoke_token_sql{"access.revoke_token",
                                   "UPDATE access_token SET revoked = 1 WHERE id = :id AND revoked = 0"};
constexpr db::Sql select_tokens{"access.select_tokens",
                                "SELECT id, hash, name, scopes, stores FROM access_token WHERE revoked = 0"};
constexpr db::Sql select_token_facts{
    "access.select_token_facts",
    "SELECT id, name, scopes, stores, made_at FROM access_token WHERE revoked = 0 ORDER BY made_at DESC, id"};
constexpr db::Sql select_token_name{"access.select_token_name", "SELECT name FROM access_token WHERE id = :id"};
constexpr db::Sql select_token{
    "access.select_token",
    "SELECT id, hash, name, scopes, stores FROM access_token WHERE hash = :hash AND revoked = 0"};

constexpr db::Sql put_password_row{
    "access.put_password",
    "INSERT INTO access_password (principal, name, folded_name, scopes, stores, hash, changed_at) "
    "VALUES (:principal, :name, :folded_name, :scopes, :stores, :hash, :changed_at) "
    "ON CONFLICT (principal) DO UPDATE SET name = excluded.name, folded_name = excluded.folded_name, "
    "scopes = excluded.scopes, stores = excluded.stores, hash = excluded.hash, changed_at = excluded.changed_at"};
constexpr db::Sql select_password_of_name{
    "access.select_password_of_name",
    "SELECT principal, name, scopes, stores, hash FROM access_password WHERE folded_name = :folded_name"};
constexpr db::Sql select_password{
    "access.select_password",
    "SELECT principal, name, scopes, stores, hash FROM access_password WHERE principal = :principal"};
constexpr db::Sql rename_password_row{
    "access.rename_password",
    "UPDATE access_password SET name = :name, folded_name = :folded_name WHERE principal = :principal"};
constexpr db::Sql select_password_count{"access.select_password_count", "SELECT count(*) FROM access_password"};
constexpr db::Sql delete_password_rows{"access.delete_passwords", "DELETE FROM access_password"};
constexpr db::Sql delete_till_session_rows{"access.delete_till_sessions",
                                           "DELETE FROM access_session WHERE till IS NOT NULL"};
constexpr db::Sql delete_link_rows{"access.delete_links", "DELETE FROM access_link"};
constexpr db::Sql delete_person_link_rows{"access.delete_person_links",
                                          "DELETE FROM access_link WHERE principal = :principal AND till IS NULL"};
constexpr db::Sql delete_session_rows{
    "access.delete_sessions",
    "DELETE FROM access_session WHERE principal = :principal AND till IS NULL AND hash <> :kept"};

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        if (end > 0) out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string joined(std::vector<std::string> const& list) {
    std::string out;
    for (auto const& word : list) out += (out.empty() ? "" : " ") + word;
    return out;
}

// NULL stands for every store.
std::optional<std::string> store_list(std::optional<std::vector<StoreId>> const& stores) {
    if (!stores) return std::nullopt;
    std::vector<std::string> texts;
    for (auto const& store : *stores) texts.push_back(store.text());
    return joined(texts);
}

std::optional<std::vector<StoreId>> parse_store_list(std::optional<std::string> const& text) {
    if (!text) return std::nullopt;
    std::vector<StoreId> stores;
    for (auto const& word : words(*text)) {
        if (auto const id = StoreId::parse(word)) stores.push_back(*id);
    }
    return stores;
}

SecretRow secret_row(db::Row const& row) {
    Principal principal{.id = row.uuid(1),
                        .name = std::string(row.text(2)),
                        .scopes = Scopes::parse(row.text(3)),
                        .stores = parse_store_list(row.text_or_null(4))};
    if (!row.is_null(5)) principal.till = row.id<TillId>(5);
    return {.hash = std::string(row.bytes(0)), .principal = principal, .expires_at = row.instant(6), .token = {}};
}

SecretRow token_row(db::Row const& row) {
    return {.hash = std::string(row.bytes(1)),
            .principal = {.id = row.uuid(0),
                          .name = std::string(row.text(2)),
                          .scopes = Scopes::parse(row.text(3)),
                          .stores = parse_store_list(row.text_or_null(4))},
            .expires_at = {},
            .token = row.id<TokenId>(0)};
}

void insert_secret(db::Tx& tx, db::Sql const& sql, SecretRow const& row) {
    auto const stores = store_list(row.principal.stores);
    auto const scopes = row.principal.scopes.text();
    tx.run(sql, {db::Arg::bytes("hash", row.hash),
                 {"principal", row.principal.id},
                 {"name", row.principal.name},
                 {"scopes", scopes},
                 {"stores", stores},
                 {"till", row.principal.till},
                 {"expires_at", row.expires_at}});
}

}  // namespace

std::optional<Company> load_company(db::Tx& tx) {
    return tx.one(select_company, {}, [](db::Row const& row) {
        return Company{.id = row.id<CompanyId>(0),
                       .name = std::string(row.text(1)),
                       .languages = words(row.text(2)),
                       .receipt_languages = words(row.text(3)),
                       .receipt_logo = std::string(row.text(4))};
    });
}

std::vector<Store> load_stores(db::Tx& tx) {
    std::vector<Store> stores;
    tx.each(select_stores, {}, [&](db::Row const& row) {
        stores.push_back({.id = row.id<StoreId>(0),
                          .code = std::string(row.text(1)),
                          .name = std::string(row.text(2)),
                          .zone = std::string(row.text(3)),
                          .cutoff_minutes = static_cast<int>(row.integer(4)),
                          .location = row.id<LocationId>(5),
                          .region = row.text_or_null(6),
                          .address = std::string(row.text(7)),
                          .phone = std::string(row.text(8))});
    });
    return stores;
}

std::vector<Till> load_tills(db::Tx& tx) {
    std::vector<Till> tills;
    tx.each(select_tills, {}, [&](db::Row const& row) {
        tills.push_back({.id = row.id<TillId>(0),
                         .store = row.id<StoreId>(1),
                         .code = std::string(row.text(2)),
                         .device = row.id<DeviceId>(3)});
    });
    return tills;
}

std::vector<Directory::PersonRow> load_people(db::Tx& tx) {
    std::vector<Directory::PersonRow> people;
    tx.each(select_people, {}, [&](db::Row const& row) {
        people.push_back({.person = {.id = row.id<PersonId>(0),
                                     .name = std::string(row.text(1)),
                                     .role = std::string(row.text(2)),
                                     .stores = parse_store_list(row.text_or_null(3)),
                                     .is_active = row.integer(4) != 0,
                                     .since = row.instant(5)},
                          .at = {},
                          .who = {}});
    });
    return people;
}

std::vector<Directory::RoleRow> load_roles(db::Tx& tx) {
    std::vector<Directory::RoleRow> roles;
    tx.each(select_roles, {}, [&](db::Row const& row) {
        roles.push_back({.role = {.code = std::string(row.text(0)),
                                  .names = names_of_json(row.text(1)),
                                  .scopes = Scopes::parse(row.text(2)),
                                  .since = row.instant(3),
                                  .is_ended = row.integer(4) != 0},
                         .at = {},
                         .who = {}});
    });
    return roles;
}

void insert_company(db::Tx& tx, Company const& company) {
    auto const languages = joined(company.languages);
    tx.run(insert_company_row, {{"id", company.id}, {"name", company.name}, {"languages", languages}});
}

void insert_store(db::Tx& tx, Store const& store) {
    tx.run(insert_store_row, {{"id", store.id},
                              {"code", store.code},
                              {"name", store.name},
                              {"zone", store.zone},
                              {"cutoff_minutes", store.cutoff_minutes},
                              {"location", store.location}});
}

void update_company(db::Tx& tx, Company const& company) {
    auto const languages = joined(company.languages);
    auto const receipt_languages = joined(company.receipt_languages);
    tx.run(update_company_row, {{"id", company.id},
                                {"name", company.name},
                                {"languages", languages},
                                {"receipt_languages", receipt_languages},
                                {"receipt_logo", company.receipt_logo}});
}

void update_store(db::Tx& tx, Store const& store) {
    tx.run(update_store_row, {{"id", store.id},
                              {"name", store.name},
                              {"zone", store.zone},
                              {"cutoff_minutes", store.cutoff_minutes},
                              {"region", store.region},
                              {"address", store.address},
                              {"phone", store.phone}});
}

void insert_till(db::Tx& tx, Till const& till) {
    tx.run(insert_till_row, {{"id", till.id}, {"store", till.store}, {"code", till.code}, {"device", till.device}});
}

void insert_person(db::Tx& tx, Directory::PersonRow const& row) {
    auto const& person = row.person;
    if (row.is_new) tx.run(insert_person_row, {{"id", person.id}, {"name", person.name}});
    auto const stores = store_list(person.stores);
    tx.run(insert_standing_row, {{"person", person.id},
                                 {"at", row.at},
                                 {"who", row.who},
                                 {"name", person.name},
                                 {"role", person.role},
                                 {"stores", stores},
                                 {"active", person.is_active ? 1 : 0},
                                 {"since", person.since}});
}

void insert_role(db::Tx& tx, Directory::RoleRow const& row) {
    auto const names = names_json(row.role.names);
    auto const scopes = row.role.scopes.text();
    tx.run(insert_role_row, {{"code", row.role.code},
                             {"at", row.at},
                             {"who", row.who},
                             {"names", names},
                             {"scopes", scopes},
                             {"since", row.role.since},
                             {"ended", row.role.is_ended ? 1 : 0}});
}

namespace {

Directory::ProfileRow profile_row(db::Row const& row) {
    return {.profile = {.trade = std::string(row.text(2)),
                        .region = std::string(row.text(3)),
                        .is_demo = row.integer(4) != 0,
                        .receipt_header = std::string(row.text(5)),
                        .receipt_footer = std::string(row.text(6)),
                        .units = words(row.text(7)),
                        .kpis = words(row.text(8)),
                        .hidden_tasks = words(row.text(9))},
            .at = row.instant(0),
            .who = row.uuid(1)};
}

}  // namespace

std::optional<Directory::ProfileRow> load_profile(db::Tx& tx) { return tx.one(select_profile, {}, profile_row); }

std::optional<Directory::ProfileRow> load_first_profile(db::Tx& tx) {
    return tx.one(select_first_profile, {}, profile_row);
}

void insert_profile(db::Tx& tx, Directory::ProfileRow const& row) {
    auto const& profile = row.profile;
    auto const units = joined(profile.units);
    auto const kpis = joined(profile.kpis);
    auto const hidden = joined(profile.hidden_tasks);
    tx.run(insert_profile_row, {{"at", row.at},
                                {"who", row.who},
                                {"trade", profile.trade},
                                {"region", profile.region},
                                {"is_demo", profile.is_demo ? 1 : 0},
                                {"receipt_header", profile.receipt_header},
                                {"receipt_footer", profile.receipt_footer},
                                {"units", units},
                                {"kpis", kpis},
                                {"hidden_tasks", hidden}});
}

AuditHead load_audit_head(db::Tx& tx) {
    auto const head = tx.one(select_audit_head, {}, [](db::Row const& row) {
        AuditHead found{.sequence = row.integer(0)};
        auto const bytes = row.bytes(1);
        std::memcpy(found.hash.data(), bytes.data(), std::min(bytes.size(), found.hash.size()));
        return found;
    });
    return head.value_or(AuditHead{});
}

void insert_audit(db::Tx& tx, std::int64_t sequence, AuditTrail::Entry const& entry, Digest const& hash) {
    tx.run(insert_audit_row, {{"sequence", sequence},
                              {"at", entry.at},
                              {"who", entry.who},
                              {"store", entry.store},
                              {"act", entry.act},
                              {"document", entry.document},
                              db::Arg::bytes("hash", view(hash))});
}

void each_audit(db::Tx& tx, std::function<void(AuditRow const&)> const& visit) {
    tx.each(select_audit, {}, [&](db::Row const& row) {
        AuditRow found{.sequence = row.integer(0),
                       .at = row.instant(1),
                       .who = row.uuid(2),
                       .store = {},
                       .act = row.text(4),
                       .document = row.uuid(5),
                       .hash = row.bytes(6)};
        if (!row.is_null(3)) found.store = row.id<StoreId>(3);
        visit(found);
    });
}

std::vector<Reprint> reprints_of(db::Tx& tx, Uuid receipt) {
    std::vector<Reprint> found;
    tx.each(select_reprints, {{"document", receipt}},
            [&](db::Row const& row) { found.push_back({.at = row.instant(0), .who = row.uuid(1)}); });
    return found;
}

std::int64_t count_tills_without_store(db::Tx& tx) {
    return tx.one(select_lost_tills, {}, [](db::Row const& row) { return row.integer(0); }).value_or(0);
}

std::optional<Request> find_request(db::Tx& tx, Uuid const& id) {
    return tx.one(select_request, {{"id", id}}, [](db::Row const& row) {
        Request found{.hash = {}, .answer = std::string(row.text(1))};
        auto const bytes = row.bytes(0);
        std::memcpy(found.hash.data(), bytes.data(), std::min(bytes.size(), found.hash.size()));
        return found;
    });
}

void insert_request(db::Tx& tx, Uuid const& id, Instant at, Request const& request) {
    tx.run(insert_request_row,
           {{"id", id}, db::Arg::bytes("hash", view(request.hash)), {"at", at}, {"answer", request.answer}});
}

std::int64_t delete_requests(db::Tx& tx, Instant before, std::int64_t count_max) {
    return tx.run_counted(delete_request_rows, {{"before", before}, {"count_max", count_max}});
}

void insert_link(db::Tx& tx, SecretRow const& row) { insert_secret(tx, insert_link_row, row); }

std::optional<SecretRow> take_link(db::Tx& tx, std::string_view hash) {
    return tx.one(take_link_row, {db::Arg::bytes("hash", hash)}, secret_row);
}

void insert_session(db::Tx& tx, SecretRow const& row) { insert_secret(tx, insert_session_row, row); }

void delete_session(db::Tx& tx, std::string_view hash) { tx.run(delete_session_row, {db::Arg::bytes("hash", hash)}); }

std::vector<SecretRow> load_sessions(db::Tx& tx) {
    std::vector<SecretRow> rows;
    tx.each(select_sessions, {}, [&](db::Row const& row) { rows.push_back(secret_row(row)); });
    return rows;
}

void insert_token(db::Tx& tx, SecretRow const& row, Instant made_at) {
    auto const stores = store_list(row.principal.stores);
    auto const scopes = row.principal.scopes.text();
    tx.run(insert_token_row, {{"id", row.token},
                              db::Arg::bytes("hash", row.hash),
                              {"name", row.principal.name},
                              {"scopes", scopes},
                              {"stores", stores},
                              {"made_at", made_at}});
}

bool revoke_token_row(db::Tx& tx, TokenId id) { return tx.run_counted(revoke_token_sql, {{"id", id}}) == 1; }

std::vector<SecretRow> load_tokens(db::Tx& tx) {
    std::vector<SecretRow> rows;
    tx.each(select_tokens, {}, [&](db::Row const& row) { rows.push_back(token_row(row)); });
    return rows;
}

std::vector<Control::TokenFacts> token_facts(db::Tx& tx) {
    std::vector<Control::TokenFacts> facts;
    tx.each(select_token_facts, {}, [&](db::Row const& row) {
        facts.push_back({.id = row.id<TokenId>(0),
                         .name = std::string(row.text(1)),
                         .scopes = Scopes::parse(row.text(2)),
                         .stores = parse_store_list(row.text_or_null(3)),
                         .made_at = row.instant(4)});
    });
    return facts;
}

std::optional<std::string> find_token_name(db::Tx& tx, TokenId id) {
    return tx.one(select_token_name, {{"id", id}}, [](db::Row const& row) { return std::string(row.text(0)); });
}

std::optional<SecretRow> find_token(db::Tx& tx, std::string_view hash) {
    return tx.one(select_token, {db::Arg::bytes("hash", hash)}, token_row);
}

namespace {

PasswordRow password_row(db::Row const& row) {
    return {.principal = {.id = row.uuid(0),
                          .name = std::string(row.text(1)),
                          .scopes = Scopes::parse(row.text(2)),
                          .stores = parse_store_list(row.text_or_null(3))},
            .hash = std::string(row.text(4))};
}

}  // namespace

void put_password(db::Tx& tx, PasswordRow const& row, std::string_view folded_name, Instant changed_at) {
    auto const stores = store_list(row.principal.stores);
    auto const scopes = row.principal.scopes.text();
    tx.run(put_password_row, {{"principal", row.principal.id},
                              {"name", row.principal.name},
                              {"folded_name", folded_name},
                              {"scopes", scopes},
                              {"stores", stores},
                              {"hash", row.hash},
                              {"changed_at", changed_at}});
}

std::optional<PasswordRow> find_password(db::Tx& tx, std::string_view folded_name) {
    return tx.one(select_password_of_name, {{"folded_name", folded_name}}, password_row);
}

std::optional<PasswordRow> password_of(db::Tx& tx, Uuid const& principal) {
    return tx.one(select_password, {{"principal", principal}}, password_row);
}

void rename_password(db::Tx& tx, Control::Naming const& naming, std::string_view folded_name) {
    tx.run(rename_password_row, {{"principal", naming.id}, {"name", naming.name}, {"folded_name", folded_name}});
}

std::int64_t count_passwords(db::Tx& tx) {
    return tx.one(select_password_count, {}, [](db::Row const& row) { return row.integer(0); }).value_or(0);
}

void delete_passwords(db::Tx& tx) { tx.run(delete_password_rows, {}); }

void delete_tills(db::Tx& tx) {
    tx.run(delete_till_session_rows, {});
    tx.run(delete_link_rows, {});
}

void delete_links(db::Tx& tx, Uuid const& principal) { tx.run(delete_person_link_rows, {{"principal", principal}}); }

void delete_other_sessions(db::Tx& tx, Uuid const& principal, std::string_view kept_hash) {
    tx.run(delete_session_rows, {{"principal", principal}, db::Arg::bytes("kept", kept_hash)});
}

}  // namespace zg::access
