#include <zg/control.h>

#include "rows.h"

#include <mutex>

namespace zg::access {

namespace {

constexpr std::int64_t session_ms = 12LL * 3600 * 1000;         // a person at the console
constexpr std::int64_t till_session_ms = 90LL * 86'400 * 1000;  // a till's browser: tills up to 90 days old still sync

std::string hash_of(std::string_view secret) { return std::string(view(digest(secret))); }

}  // namespace

Control::Control(std::filesystem::path const& file, Rng& rng) : db_(file), rng_(rng) {
    db_.migrate(control_schema());
    load();
}

void Control::load() {
    db_.read([&](db::Tx& tx) {
        for (auto& row : load_sessions(tx)) sessions_.emplace(row.hash, Known{row.principal, row.expires_at, {}});
        for (auto& row : load_tokens(tx)) tokens_.emplace(row.hash, Known{row.principal, {}, row.token});
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
        row = {.hash = hash_of(session->secret),
               .principal = link->principal,
               .expires_at = {now.ms + (link->principal.till ? till_session_ms : session_ms)},
               .token = {}};
        insert_session(tx, row);
    });
    if (session) sessions_.emplace(row.hash, Known{row.principal, row.expires_at, {}});
    return session;
}

std::optional<Principal> Control::session(std::string_view secret, Instant now) const {
    std::shared_lock const lock(mutex_);
    auto const found = sessions_.find(hash_of(secret));
    if (found == sessions_.end() || found->second.expires_at <= now) return std::nullopt;
    return found->second.principal;
}

void Control::end_session(std::string_view secret) {
    std::unique_lock const lock(mutex_);
    auto const hash = hash_of(secret);
    db_.write([&](db::Tx& tx) { delete_session(tx, hash); });
    sessions_.erase(hash);
}

Control::Token Control::make_token(std::string_view name, Scopes scopes, std::optional<std::vector<StoreId>> stores,
                                   Instant now) {
    std::unique_lock const lock(mutex_);
    Token token{.id = {Uuid::version7(now, rng_)}, .secret = new_secret("zg_")};
    Principal principal{.id = token.id.uuid, .name = std::string(name), .scopes = scopes, .stores = std::move(stores)};
    SecretRow const row{
        .hash = hash_of(token.secret), .principal = std::move(principal), .expires_at = {}, .token = token.id};
    db_.write([&](db::Tx& tx) { insert_token(tx, row, now); });
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

bool Control::revoke_token(TokenId id) {
    std::unique_lock const lock(mutex_);
    bool revoked = false;
    db_.write([&](db::Tx& tx) { revoked = revoke_token_row(tx, id); });
    std::erase_if(tokens_, [&](auto const& entry) { return entry.second.token == id; });
    return revoked;
}

}  // namespace zg::access
