#include <zg/schema_age.h>

#include "rows.h"

#include <algorithm>

namespace zg::db {

SchemaAge schema_age(Tx& tx, std::vector<Migration> const& known) {
    auto const applied = applied_migrations(tx);
    auto const is_same = [](Applied const& done, Migration const& migration) {
        return done.room == migration.room && done.number == migration.number;
    };
    auto const text = [](std::string_view room, int number) {
        return std::string(room) + " " + std::to_string(number);
    };
    SchemaAge age;
    for (auto const& migration : known) {
        bool const is_done =
            std::any_of(applied.begin(), applied.end(), [&](auto const& done) { return is_same(done, migration); });
        if (!is_done) age.missing.push_back(text(migration.room, migration.number));
    }
    for (auto const& done : applied) {
        bool const is_known =
            std::any_of(known.begin(), known.end(), [&](auto const& migration) { return is_same(done, migration); });
        if (!is_known) age.unknown.push_back(text(done.room, done.number));
    }
    return age;
}

}  // namespace zg::db
