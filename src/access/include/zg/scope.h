#pragma once

#include <zg/id.h>
#include <zg/time.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zg::access {

// What a route asks for. Write implies nothing else.
enum class Scope : std::uint8_t {
    session,  // any signed-in principal
    catalog_read,
    catalog_write,
    price_write,
    sale_create,
    sale_read,
    refund_create,
    stock_read,
    stock_adjust,
    stock_receive,
    member_lookup,
    member_write,
    report_read,
    event_read,
    token_manage,
    company_manage,  // found the company, open tills, change its settings
    member_read      // whole phones, what a member bought, the points' history
};
inline constexpr int scope_count = 17;

// "sale:create", and back.
[[nodiscard]] std::string_view text(Scope);
[[nodiscard]] std::optional<Scope> parse_scope(std::string_view);

class Scopes final {
public:
    Scopes() = default;
    [[nodiscard]] static Scopes all();
    // What a shared till may do: sell, refund, look things up.
    [[nodiscard]] static Scopes till();
    [[nodiscard]] bool has(Scope scope) const { return (bits_ >> static_cast<int>(scope) & 1) != 0; }
    void add(Scope scope) { bits_ |= 1U << static_cast<int>(scope); }
    [[nodiscard]] bool covers(Scopes others) const { return (others.bits_ & ~bits_) == 0; }
    [[nodiscard]] bool empty() const { return bits_ == 0; }
    // In the order of the enum.
    [[nodiscard]] std::vector<std::string> words() const;
    // The same, separated by one space.
    [[nodiscard]] std::string text() const;
    // Unknown words are left out.
    [[nodiscard]] static Scopes parse(std::string_view);
    friend bool operator==(Scopes, Scopes) = default;

private:
    std::uint32_t bits_ = 0;
};

// What somebody may do, and in which stores; nullopt: in every store of the company.
struct Reach final {
    Scopes scopes;
    std::optional<std::vector<StoreId>> stores = {};

    [[nodiscard]] bool sees_all_of(std::optional<std::vector<StoreId>> const&) const;
};

// Who asks, as far as a request has proved it. Only Control makes one.
struct Principal final {
    Uuid id;  // the person or the API token: what the audit trail names
    std::string name;
    Scopes scopes;
    std::optional<std::vector<StoreId>> stores = {};  // nullopt: every store of the company
    std::optional<TillId> till = {};                  // the till this browser is
    std::optional<Instant> signed_in_at = {};         // of a person's session

    [[nodiscard]] bool may(Scope scope) const { return scope == Scope::session || scopes.has(scope); }
    [[nodiscard]] bool sees(StoreId) const;
};

}  // namespace zg::access
