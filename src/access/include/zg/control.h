#pragma once

#include <zg/db.h>
#include <zg/hash.h>
#include <zg/passwords.h>
#include <zg/result.h>
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

// control.db, or the schema of control beside books in PostgreSQL: one-time sign-in links, sessions and API tokens. Secrets are 256 bits, given out once and kept as hashes.
// Every method may be called from any thread; look-ups are answered from memory.
class Control final {
public:
    // Opens the file or its like in PostgreSQL, brings its schema up and loads sessions and tokens.
    Control(db::Place const&, Rng&);
    // Learns what other servers with the same control have given out and ended; nothing of a file.
    void catch_up();

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

    // -- names and passwords; each call works for tens of milliseconds on purpose --

    // Gives `principal` a password, or another one, under their name.
    Result<Done, PasswordRefusal> set_password(Principal const&, std::string_view password, Instant now);
    // The same for who knows the old one; ends their sessions in other browsers. Who has none yet needs none.
    struct PasswordChange final {
        Principal who;
        std::string_view old_password;
        std::string_view new_password;
        std::string_view session;  // the browser that asks stays signed in
    };
    Result<Done, PasswordRefusal> change_password(PasswordChange const&, Instant now);
    struct Attempt final {
        std::optional<Session> session = {};  // nullopt: no such name, or not its password; which one is not told
        std::int64_t wait_seconds = 0;        // above 0: too many wrong ones under this name, ask later
    };
    [[nodiscard]] Attempt sign_in(std::string_view name, std::string_view password, Instant now);
    // Who has a password signs in with another name from now on; who has none may be called anything that is free.
    struct Naming final {
        Uuid id;
        std::string_view name;
    };
    Result<Done, PasswordRefusal> rename(Naming const&);
    // Why nobody else may be called so; nullopt: the name is free.
    [[nodiscard]] std::optional<PasswordRefusal> naming_fault(Naming const&);
    // Somebody who was dismissed keeps the password and gives up the name to others; `rename` gives one again.
    void release_name(Uuid principal);
    // Signs a person out everywhere but in the browser that `kept_session` is the secret of, and ends links to them that nobody has used.
    void end_sessions(Uuid principal, std::string_view kept_session = {});
    [[nodiscard]] bool has_password(Uuid principal) { return sign_in_name(principal).has_value(); }
    // The name that `principal` signs in with; nullopt for who has no password.
    [[nodiscard]] std::optional<std::string> sign_in_name(Uuid principal);
    [[nodiscard]] bool has_passwords();
    // While no company exists nobody owns a password: what an unfinished first run has left goes.
    void forget_passwords();
    // Signs every till out and ends links that nobody has used: their company is gone.
    void forget_tills();
    // How many tills have a browser that is signed in.
    [[nodiscard]] std::size_t count_of_tills_signed_in(Instant now) const;
    // Opens a session for a principal that has proved itself otherwise.
    [[nodiscard]] Session open_session(Principal const&, Instant now);

    struct Token final {
        TokenId id;
        std::string secret;  // "zg_…"
    };
    [[nodiscard]] Token make_token(std::string_view name, Scopes, std::optional<std::vector<StoreId>> stores,
                                   Instant now);
    [[nodiscard]] std::optional<Principal> token(std::string_view secret);
    // Every token that is not revoked, the newest first; never a secret.
    struct TokenFacts final {
        TokenId id;
        std::string name;
        Scopes scopes;
        std::optional<std::vector<StoreId>> stores;
        Instant made_at;
    };
    [[nodiscard]] std::vector<TokenFacts> tokens() const;
    // What a token is or was called; nullopt: there was never one.
    [[nodiscard]] std::optional<std::string> token_name(TokenId) const;
    // Ends it at once. False: no such token.
    bool revoke_token(TokenId);

private:
    struct Known final {
        Principal principal;
        Instant expires_at;
        TokenId token;
    };
    // Wrong passwords under one name: after the first few each makes the next wait longer.
    struct Misses final {
        int count = 0;
        Instant next_at;
    };
    std::string new_secret(std::string_view prefix);
    void load(db::Tx&);
    [[nodiscard]] std::optional<PasswordRefusal> name_fault(Principal const&, std::string_view folded);
    void note_miss(std::string const& folded, Instant now);

    mutable std::shared_mutex mutex_;  // guards all below; writes to the file happen under it too, they are rare
    mutable db::Db db_;
    Rng& rng_;
    std::unordered_map<std::string, Known> sessions_;  // by hash of the secret
    std::unordered_map<std::string, Known> tokens_;
    std::unordered_map<std::string, Misses> misses_;  // by folded name
};

[[nodiscard]] std::vector<db::Migration> control_schema();

}  // namespace zg::access
