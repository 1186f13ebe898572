#include <zg/scope.h>

#include <algorithm>
#include <array>

namespace zg::access {

namespace {

constexpr std::array<std::string_view, scope_count> texts = {
    "session",       "catalog:read", "catalog:write", "price:write",    "sale:create",   "sale:read",
    "refund:create", "stock:read",   "stock:adjust",  "stock:receive",  "member:lookup", "member:write",
    "report:read",   "event:read",   "token:manage",  "company:manage", "member:read"};

}  // namespace

std::string_view text(Scope scope) { return texts[static_cast<std::size_t>(scope)]; }

std::optional<Scope> parse_scope(std::string_view wanted) {
    auto const found = std::find(texts.begin(), texts.end(), wanted);
    if (found == texts.end()) return std::nullopt;
    return static_cast<Scope>(found - texts.begin());
}

Scopes Scopes::all() {
    Scopes scopes;
    for (int index = 1; index < scope_count; ++index) scopes.add(static_cast<Scope>(index));
    return scopes;
}

Scopes Scopes::till() {
    Scopes scopes;
    for (auto const scope : {Scope::catalog_read, Scope::sale_create, Scope::sale_read, Scope::refund_create,
                             Scope::stock_read, Scope::member_lookup, Scope::member_write}) {
        scopes.add(scope);
    }
    return scopes;
}

std::vector<std::string> Scopes::words() const {
    std::vector<std::string> out;
    for (int index = 0; index < scope_count; ++index) {
        auto const scope = static_cast<Scope>(index);
        if (has(scope)) out.emplace_back(access::text(scope));
    }
    return out;
}

std::string Scopes::text() const {
    std::string out;
    for (auto const& word : words()) out += (out.empty() ? "" : " ") + word;
    return out;
}

Scopes Scopes::parse(std::string_view list) {
    Scopes scopes;
    while (!list.empty()) {
        auto const end = std::min(list.find(' '), list.size());
        if (auto const scope = parse_scope(list.substr(0, end))) scopes.add(*scope);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return scopes;
}

bool Reach::sees_all_of(std::optional<std::vector<StoreId>> const& others) const {
    if (!stores) return true;
    if (!others) return false;
    return std::all_of(others->begin(), others->end(),
                       [&](auto store) { return std::find(stores->begin(), stores->end(), store) != stores->end(); });
}

bool Principal::sees(StoreId store) const {
    return !stores || std::find(stores->begin(), stores->end(), store) != stores->end();
}

}  // namespace zg::access
