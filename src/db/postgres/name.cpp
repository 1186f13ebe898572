#include "name.h"

#include <libpq-fe.h>

namespace zg::db {

std::string postgres_name(Postgres const& database) {
    char* complaint = nullptr;
    auto* const options = PQconninfoParse(database.url().c_str(), &complaint);
    PQfreemem(complaint);
    if (!options) return "postgres://?";
    std::string name = "postgres://";
    for (auto const* keyword : {"host", "port", "dbname"}) {
        for (auto const* option = options; option->keyword; ++option) {
            if (std::string_view(option->keyword) != keyword || !option->val) continue;
            if (option->keyword == std::string_view("port")) name += ":";
            if (option->keyword == std::string_view("dbname")) name += "/";
            name += option->val;
        }
    }
    PQconninfoFree(options);
    return name;
}

}  // namespace zg::db
