#pragma once

#include <boost/describe.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zg::access {

enum class PasswordRefusal {
    password_short,   // fewer than password_characters_min
    password_long,    // more than password_bytes_max
    password_common,  // a well-known one, a run of keys, or a few characters over and over
    password_is_name,
    wrong_password,  // what was given as the old one is not it
    duplicate_name,  // somebody else signs in with this name
    name_missing,
    name_bad  // unprintable or longer than a name may be
};
BOOST_DESCRIBE_ENUM(PasswordRefusal, password_short, password_long, password_common, password_is_name, wrong_password,
                    duplicate_name, name_missing, name_bad)

inline constexpr std::size_t password_characters_min = 12;
inline constexpr std::size_t password_bytes_max = 512;

// What is wrong with `password` for somebody called `name`. Length is asked for and known ones are refused; no rule demands
// signs and digits, since such rules make passwords that are hard for people and easy for programs.
[[nodiscard]] std::optional<PasswordRefusal> password_fault(std::string_view password, std::string_view name);

// How names are compared at sign-in: without blanks at the ends, ASCII without case.
[[nodiscard]] std::string fold_name(std::string_view name);

// Argon2id over 46 MiB, one pass: tens of milliseconds on purpose. Never on a lane of the server.
[[nodiscard]] std::string password_hash(std::string_view password);
[[nodiscard]] bool is_password(std::string const& hash, std::string_view password);

}  // namespace zg::access
