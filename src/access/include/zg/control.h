#pragma once

#include <zg/db.h>
#include <zg/hash.h>
#include <zg/rng.h>
#include <zg/scope.h>
#include <zg/time.h>

#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zg::access {

// control.db: one-time sign-in links, sessions and API tokens. Secrets are 256 bits, given out once and kept as hashes.
// Every method may be called from any thread; look-ups are answered from memory.
class Control final {
public:
    // Opens the file, brings its schema up and loads sessions and tokens.
    Control(std::filesystem::path const& file, Rng&);

    // A link for a person at the console or for a till; good once and until `expires_at`.
    [[nodiscard]] std::string make_link(Principal const&, Instant expires_at);

    struct Session final {
        std::string secret;  // for the cookie
        Principal principal;
    };
    // Uses the link up. nullopt: unknown, used or expired.
    [[nodiscard]] std::optional<Session> redeem_link(std::string_view secret, Instant now);
    [[nodiscard]] std::optional<Principal> session(std::string_view secret, Instant now) const;
    void end_session(std::string_view secret);

    struct Token final {
        TokenId id;
        std::string secret;  // "zg_…"
    };
    [[nodiscard]] Token make_token(std::string_view name, Scopes, std::optional<std::vector<StoreId>> stores,
                                   Instant now);
    [[nodiscard]] std::optional<Principal> token(std::string_view secret);
    // Ends it at once. False: no such token.
    bool revoke_token(TokenId);

private:
    struct Known final {
        Principal principal;
        Instant expires_at;
        TokenId token;
    };
    std::string new_secret(std::string_view prefix);
    void load();

    mutable std::shared_mutex mutex_;  // guards all below; writes to the file happen under it too, they are rare
    db::Db db_;
    Rng& rng_;
    std::unordered_map<std::string, Known> sessions_;  // by hash of the secret
    std::unordered_map<std::string, Known> tokens_;
};

[[nodiscard]] std::vector<db::Migration> control_schema();

}  // namespace zg::access
