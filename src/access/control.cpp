#include <zg/control.h>

#include "rows.h"

#include <zg/names.h>

#include <algorithm>
#include <mutex>
#include <set>

namespace zg::access {

namespace {

// What other servers are told of: sessions or tokens.
constexpr std::string_view secrets_part = "access.secrets";

constexpr std::int64_t session_ms = 12LL * 3600 * 1000;         // a person at the console
constexpr std::int64_t till_session_ms = 90LL * 86'400 * 1000;  // a till's browser: tills up to 90 days old still sync

constexpr int misses_free = 5;
constexpr std::int64_t miss_wait_ms_max = 60'000;
constexpr std::size_t misses_kept_max = 10'000;

std::string hash_of(std::string_view secret) { return std::string(view(digest(secret))); }

// Of a password that nobody has kept: what an unknown name is checked against, so that the answer takes as long.
constexpr char const* nobodys_hash =
    "$argon2id$v=19$m=47104,t=1,p=1$dgbXxV8kg2XmqhaHQNK+5g$b1XDw90vp4T9FkTkjUEHp4tuBdEpLIJQI1VFcc5qmfg";

}  // namespace

Control::Control(db::Place const& place, Rng& rng) : db_(place, {.writers = db::Writers::by_turns}), rng_(rng) {
    db_.migrate(control_schema());
    db_.read([&](db::Tx& tx) { load(tx); });
}

void Control::load(db::Tx& tx) {
    sessions_.clear();
    tokens_.clear();
    for (auto& row : load_sessions(tx)) sessions_.emplace(row.hash, Known{row.principal, row.expires_at, {}});
    for (auto& row : load_tokens(tx)) tokens_.emplace(row.hash, Known{row.principal, {}, row.token});
}

void Control::catch_up() {
    std::unique_lock const lock(mutex_);
    if (!db_.has_news()) return;
    db_.write([&](db::Tx& tx) {
        auto const news = tx.news();
        if (news && news->names(secrets_part)) load(tx);
    });
}

std::string Control::new_secret(std::string_view prefix) {
    Digest bytes;
    rng_.fill(bytes);
    return std::string(prefix) + hex(view(bytes));
}

std::string Control::make_link(Principal const& principal, Instant expires_at) {
    std::unique_lock const lock(mutex_);
    auto secret = new_secret("");
    db_.write([&](db::Tx& tx) {
        insert_link(tx, {.hash = hash_of(secret), .principal = principal, .expires_at = expires_at, .token = {}});
    });
    return secret;
}

std::optional<Control::Session> Control::redeem_link(std::string_view secret, Instant now) {
    std::unique_lock const lock(mutex_);
    std::optional<Session> session;
    SecretRow row;
    db_.write([&](db::Tx& tx) {
        auto const link = take_link(tx, hash_of(secret));
        if (!link || link->expires_at <= now) return;
        session = Session{.secret = new_secret(""), .principal = link->principal};
        if (!link->principal.till) session->principal.signed_in_at = now;
        row = {.hash = hash_of(session->secret),
               .principal = link->principal,
               .expires_at = {now.ms + (link->principal.till ? till_session_ms : session_ms)},
               .token = {}};
        insert_session(tx, row);
        tx.tell(secrets_part, {});
    });
    if (session) sessions_.emplace(row.hash, Known{row.principal, row.expires_at, {}});
    return session;
}

Control::Session Control::open_session(Principal const& principal, Instant now) {
    std::unique_lock const lock(mutex_);
    Session session{.secret = new_secret(""), .principal = principal};
    session.principal.signed_in_at = now;
    SecretRow const row{
        .hash = hash_of(session.secret), .principal = principal, .expires_at = {now.ms + session_ms}, .token = {}};
    db_.write([&](db::Tx& tx) {
        insert_session(tx, row);
        tx.tell(secrets_part, {});
    });
    sessions_.emplace(row.hash, Known{row.principal, row.expires_at, {}});
    return session;
}

// Under the lock.
std::optional<PasswordRefusal> Control::name_fault(Principal const& principal, std::string_view folded) {
    if (folded.empty()) return PasswordRefusal::name_missing;
    if (text_fault(principal.name, name_characters_max) != TextFault::none) return PasswordRefusal::name_bad;
    std::optional<PasswordRow> other;
    db_.read([&](db::Tx& tx) { other = find_password(tx, folded); });
    if (other && other->principal.id != principal.id) return PasswordRefusal::duplicate_name;
    return std::nullopt;
}

Result<Done, PasswordRefusal> Control::set_password(Principal const& principal, std::string_view password,
                                                    Instant now) {
    if (auto const fault = password_fault(password, principal.name)) return Refused{*fault, "password"};
    auto const folded = fold_name(principal.name);
    auto hash = password_hash(password);
    std::unique_lock const lock(mutex_);
    if (auto const fault = name_fault(principal, folded)) return Refused{*fault, "name"};
    db_.write([&](db::Tx& tx) { put_password(tx, {.principal = principal, .hash = std::move(hash)}, folded, now); });
    misses_.erase(folded);
    return Done{};
}

std::optional<PasswordRefusal> Control::naming_fault(Naming const& naming) {
    std::unique_lock const lock(mutex_);
    return name_fault({.id = naming.id, .name = std::string(naming.name), .scopes = {}}, fold_name(naming.name));
}

void Control::release_name(Uuid principal) {
    std::unique_lock const lock(mutex_);
    db_.write([&](db::Tx& tx) {
        auto const known = password_of(tx, principal);
        // Nobody can type a line break.
        if (known) rename_password(tx, {.id = principal, .name = known->principal.name}, "\n" + principal.text());
    });
}

void Control::end_sessions(Uuid principal, std::string_view kept_session) {
    auto const kept = hash_of(kept_session);
    std::unique_lock const lock(mutex_);
    db_.write([&](db::Tx& tx) {
        delete_other_sessions(tx, principal, kept);
        delete_links(tx, principal);
        tx.tell(secrets_part, {});
    });
    std::erase_if(sessions_, [&](auto const& entry) {
        auto const& known = entry.second.principal;
        return known.id == principal && !known.till && entry.first != kept;
    });
}

Result<Done, PasswordRefusal> Control::rename(Naming const& naming) {
    auto const folded = fold_name(naming.name);
    std::unique_lock const lock(mutex_);
    auto const fault = name_fault({.id = naming.id, .name = std::string(naming.name), .scopes = {}}, folded);
    if (fault) return Refused{*fault, "name"};
    db_.write([&](db::Tx& tx) { rename_password(tx, naming, folded); });
    return Done{};
}

Result<Done, PasswordRefusal> Control::change_password(PasswordChange const& change, Instant now) {
    std::optional<PasswordRow> known;
    {
        std::unique_lock const lock(mutex_);
        db_.read([&](db::Tx& tx) { known = password_of(tx, change.who.id); });
    }
    if (known && !is_password(known->hash, change.old_password)) {
        return Refused{PasswordRefusal::wrong_password, "old_password"};
    }
    if (auto set = set_password(known ? known->principal : change.who, change.new_password, now); !set) return set;
    end_sessions(change.who.id, change.session);
    return Done{};
}

void Control::note_miss(std::string const& folded, Instant now) {
    if (misses_.size() >= misses_kept_max) misses_.clear();
    auto& misses = misses_[folded];
    ++misses.count;
    if (misses.count < misses_free) return;
    auto const doublings = std::min(misses.count - misses_free, 10);
    misses.next_at = {now.ms + std::min<std::int64_t>(std::int64_t{1000} << doublings, miss_wait_ms_max)};
}

Control::Attempt Control::sign_in(std::string_view name, std::string_view password, Instant now) {
    auto const folded = fold_name(name);
    std::optional<PasswordRow> known;
    {
        std::unique_lock const lock(mutex_);
        auto const missed = misses_.find(folded);
        if (missed != misses_.end() && missed->second.next_at > now) {
            return {.wait_seconds = (missed->second.next_at.ms - now.ms + 999) / 1000};
        }
        db_.read([&](db::Tx& tx) { known = find_password(tx, folded); });
    }
    bool const is_right = is_password(known ? known->hash : nobodys_hash, password);
    {
        std::unique_lock const lock(mutex_);
        if (!known || !is_right) {
            note_miss(folded, now);
            return {};
        }
        misses_.erase(folded);
    }
    return {.session = open_session(known->principal, now)};
}

std::optional<std::string> Control::sign_in_name(Uuid principal) {
    std::unique_lock const lock(mutex_);
    std::optional<PasswordRow> known;
    db_.read([&](db::Tx& tx) { known = password_of(tx, principal); });
    return known ? std::optional(known->principal.name) : std::nullopt;
}

bool Control::has_passwords() {
    std::unique_lock const lock(mutex_);
    std::int64_t count = 0;
    db_.read([&](db::Tx& tx) { count = count_passwords(tx); });
    return count > 0;
}

void Control::forget_passwords() {
    std::unique_lock const lock(mutex_);
    db_.write([](db::Tx& tx) { delete_passwords(tx); });
}

void Control::forget_tills() {
    std::unique_lock const lock(mutex_);
    db_.write([](db::Tx& tx) {
        delete_tills(tx);
        tx.tell(secrets_part, {});
    });
    std::erase_if(sessions_, [](auto const& entry) { return entry.second.principal.till.has_value(); });
}

std::size_t Control::count_of_tills_signed_in(Instant now) const {
    std::shared_lock const lock(mutex_);
    std::set<TillId> tills;
    for (auto const& [hash, known] : sessions_) {
        if (known.principal.till && known.expires_at > now) tills.insert(*known.principal.till);
    }
    return tills.size();
}

std::optional<Principal> Control::session(std::string_view secret, Instant now) const {
    std::shared_lock const lock(mutex_);
    auto const found = sessions_.find(hash_of(secret));
    if (found == sessions_.end() || found->second.expires_at <= now) return std::nullopt;
    auto principal = found->second.principal;
    if (!principal.till) principal.signed_in_at = Instant{found->second.expires_at.ms - session_ms};
    return principal;
}

void Control::end_session(std::string_view secret) {
    std::unique_lock const lock(mutex_);
    auto const hash = hash_of(secret);
    db_.write([&](db::Tx& tx) {
        delete_session(tx, hash);
        tx.tell(secrets_part, {});
    });
    sessions_.erase(hash);
}

Control::Token Control::make_token(std::string_view name, Scopes scopes, std::optional<std::vector<StoreId>> stores,
                                   Instant now) {
    std::unique_lock const lock(mutex_);
    Token token{.id = {Uuid::version7(now, rng_)}, .secret = new_secret("zg_")};
    Principal principal{.id = token.id.uuid, .name = std::string(name), .scopes = scopes, .stores = std::move(stores)};
    SecretRow const row{
        .hash = hash_of(token.secret), .principal = std::move(principal), .expires_at = {}, .token = token.id};
    db_.write([&](db::Tx& tx) {
        insert_token(tx, row, now);
        tx.tell(secrets_part, {});
    });
    tokens_.emplace(row.hash, Known{row.principal, {}, token.id});
    return token;
}

std::optional<Principal> Control::token(std::string_view secret) {
    auto const hash = hash_of(secret);
    {
        std::shared_lock const lock(mutex_);
        auto const found = tokens_.find(hash);
        if (found != tokens_.end()) return found->second.principal;
    }
    // `zhanggui token` may have made it beside the running server.
    std::unique_lock const lock(mutex_);
    std::optional<SecretRow> row;
    db_.read([&](db::Tx& tx) { row = find_token(tx, hash); });
    if (!row) return std::nullopt;
    return tokens_.emplace(hash, Known{row->principal, {}, row->token}).first->second.principal;
}

std::vector<Control::TokenFacts> Control::tokens() const {
    std::unique_lock const lock(mutex_);  // the connection is one thread's at a time
    std::vector<TokenFacts> facts;
    db_.read([&](db::Tx& tx) { facts = token_facts(tx); });
    return facts;
}

std::optional<std::string> Control::token_name(TokenId id) const {
    std::unique_lock const lock(mutex_);
    std::optional<std::string> name;
    db_.read([&](db::Tx& tx) { name = find_token_name(tx, id); });
    return name;
}

bool Control::revoke_token(TokenId id) {
    std::unique_lock const lock(mutex_);
    bool revoked = false;
    db_.write([&](db::Tx& tx) {
        revoked = revoke_token_row(tx, id);
        tx.tell(secrets_part, {});
    });
    std::erase_if(tokens_, [&](auto const& entry) { return entry.second.token == id; });
    return revoked;
}

}  // namespace zg::access
