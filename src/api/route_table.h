#pragma once

#include "route.h"

// What the parts of the table of routes share; each part is a function that adds its routes.
namespace zg::api {

using access::Scope;
using http::Method;

inline constexpr std::size_t no_body = 0;
inline constexpr std::size_t small_body = 16 * 1024;
inline constexpr std::size_t document_body = 1024 * 1024;  // a thousand lines with everything that a line can have

// Generous: they stop a program that has gone wild, not a busy shop.
inline constexpr Limit asking{60'000, 5'000, no_body};
inline constexpr Limit selling{6'000'000, 200'000, document_body};
inline constexpr Limit keeping{120'000, 20'000, document_body};
inline constexpr Limit signing_in{600, 120, small_body};
inline constexpr Limit managing{6'000, 600, small_body};
inline constexpr Limit printing{1'200, 120, no_body};  // a page is drawn for each
inline constexpr Limit watching{600'000, 50'000, no_body};

inline constexpr Parameter store{.name = "store"};  // an id, "region:" and a name, or "all"
inline constexpr Parameter after{.name = "after"};
inline constexpr Parameter limit{.name = "limit", .type = "integer"};
inline constexpr Parameter words{.name = "query"};
inline constexpr Parameter from{.name = "from", .format = "date"};
inline constexpr Parameter to{.name = "to", .format = "date"};

template <class... Enums>
std::vector<std::string_view> with(std::vector<std::string_view> more) {
    auto codes = codes_of<Enums...>();
    codes.insert(codes.end(), more.begin(), more.end());
    return codes;
}

// How most routes of goods and prices begin: a question about the catalogue, and a command.
inline Route reading(std::string_view path, void (*handle)(Call), std::string_view summary, SchemaOf answer) {
    return {.method = Method::get,
            .path = path,
            .door = Scope::catalog_read,
            .limit = asking,
            .handle = handle,
            .summary = summary,
            .answer = answer};
}
inline Route writing(Method method, std::string_view path, Scope door, void (*handle)(Call), std::string_view summary) {
    return {.method = method, .path = path, .door = door, .limit = keeping, .handle = handle, .summary = summary};
}

using Table = std::vector<Route>;

// -- routes_company.cpp --
void add_access(Table&);
void add_tokens(Table&);
void add_beginning(Table&);
void add_tills(Table&);
void add_settings(Table&);
// -- routes_goods.cpp --
void add_goods(Table&);
// -- routes_people.cpp --
void add_people(Table&);
// -- routes_pricing.cpp --
void add_pricing_routes(Table&);

// -- routes_desk.cpp --
void add_desk(Table&);

// -- routes_imports.cpp --
void add_imports(Table&);

}  // namespace zg::api
