#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zg::db {

// One numbered, forward-only step of a room's schema. Never edited once it has shipped.
struct Migration final {
    std::string_view room;
    int number;
    std::string_view sql;
    std::string_view postgres = {};  // for PostgreSQL, where the translation of `sql` would not do
};

}  // namespace zg::db
