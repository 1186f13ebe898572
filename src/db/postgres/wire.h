#pragma once

#include <zg/db.h>

#include <libpq-fe.h>

#include <string>
#include <string_view>

// Values as PostgreSQL sends them in its binary form: whole numbers big end first, text and bytes as they are.
namespace zg::db {

// The types that the books know, by the numbers of PostgreSQL's catalogue.
inline constexpr Oid bool_type = 16;
inline constexpr Oid bytes_type = 17;
inline constexpr Oid int8_type = 20;
inline constexpr Oid int2_type = 21;
inline constexpr Oid int4_type = 23;
inline constexpr Oid text_type = 25;
inline constexpr Oid numeric_type = 1700;

// As SQL spells it; empty for a type that is not among them.
[[nodiscard]] std::string_view name_of_type(Oid);

void append_int32(std::string& to, std::int32_t value);
// Length and value, for a parameter of the type; NULL has the length -1. A value that the type cannot hold is a Failure
// (constraint) that names the parameter.
void append_value(std::string& to, Arg const&, Oid type);
[[nodiscard]] std::int32_t read_int32(std::string_view bytes);

// Throws Failure (other) for a type that is no number.
[[nodiscard]] std::int64_t read_integer(std::string_view bytes, Oid type);

}  // namespace zg::db
