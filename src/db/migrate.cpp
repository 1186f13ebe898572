#include <zg/db.h>

#include "engine.h"
#include "rows.h"

#include <zg/assert.h>
#include <zg/hash.h>

#include <algorithm>
#include <map>

namespace zg::db {
namespace {

Applied line(Migration const& migration) {
    return {std::string(migration.room), migration.number, hex(view(digest(migration.sql)))};
}

[[noreturn]] void refuse(std::string const& file, Applied const& applied, std::string const& why) {
    throw Failure(FailureKind::other,
                  file + ": " + why + " (" + applied.room + " " + std::to_string(applied.number) + ")");
}

// What the file has had must be the beginning of what we know, room by room and text by text.
void check_known(std::string const& file, std::vector<Applied> const& applied, std::vector<Migration> const& known) {
    for (auto const& done : applied) {
        auto const found = std::find_if(known.begin(), known.end(), [&](Migration const& migration) {
            return migration.room == done.room && migration.number == done.number;
        });
        if (found == known.end()) refuse(file, done, "written by a newer version");
        if (line(*found).digest != done.digest) refuse(file, done, "made by another text of a migration");
    }
}

bool is_among(std::vector<Applied> const& applied, Applied const& wanted) {
    return std::any_of(applied.begin(), applied.end(),
                       [&](Applied const& each) { return each.room == wanted.room && each.number == wanted.number; });
}

void check_numbers(std::vector<Migration> const& migrations) {
    std::map<std::string_view, int> last;
    for (auto const& migration : migrations) ZG_ASSERT(migration.number == ++last[migration.room]);
}

}  // namespace

void Db::migrate(std::vector<Migration> const& migrations) {
    check_numbers(migrations);
    std::vector<Applied> applied;
    read([&](Tx& tx) { applied = applied_migrations(tx); });
    check_known(name_of(place()), applied, migrations);

    for (auto const& migration : migrations) {
        auto const wanted = line(migration);
        if (is_among(applied, wanted)) continue;
        write([&](Tx& tx) {
            // Two servers may have come up together.
            if (is_among(applied_migrations(tx), wanted)) return;
            tx.script(connection_->text_of(migration));
            record_migration(tx, wanted);
        });
    }
}

}  // namespace zg::db
