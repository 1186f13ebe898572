#include "rows.h"

#include <zg/json_text.h>

#include <limits>

namespace zg::importing {

namespace {

using db::Row;
using db::Sql;

constexpr Sql upsert_import{
    "importing.save",
    "INSERT INTO importing_import (id, kind, name, hash, bytes, who, created_at, ended_at, state, setup, total_count, "
    "read_count, created_count, updated_count, unchanged_count, quarantined_count, repaired_count, reversed_count, "
    "position, failure) VALUES (:id, :kind, :name, :hash, :bytes, :who, :created_at, :ended_at, :state, :setup, "
    ":total, "
    ":read, :created, :updated, :unchanged, :quarantined, :repaired, :reversed, :position, :failure) "
    "ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at, state = excluded.state, setup = excluded.setup, "
    "total_count = excluded.total_count, read_count = excluded.read_count, created_count = excluded.created_count, "
    "updated_count = excluded.updated_count, unchanged_count = excluded.unchanged_count, quarantined_count = "
    "excluded.quarantined_count, repaired_count = excluded.repaired_count, reversed_count = excluded.reversed_count, "
    "position = excluded.position, failure = excluded.failure"};
#define ZG_IMPORT_COLUMNS                                                                                          \
    "SELECT id, kind, name, hash, bytes, who, created_at, ended_at, state, setup, total_count, read_count, "       \
    "created_count, updated_count, unchanged_count, quarantined_count, repaired_count, reversed_count, position, " \
    "failure FROM importing_import "
constexpr Sql select_import{"importing.find", ZG_IMPORT_COLUMNS "WHERE id = :id"};
constexpr Sql select_imports{"importing.list",
                             ZG_IMPORT_COLUMNS "WHERE id < :before ORDER BY id DESC LIMIT :count_max"};
constexpr Sql select_at_work{"importing.at_work",
                             ZG_IMPORT_COLUMNS "WHERE state IN ('running', 'retrying', 'undoing') ORDER BY id"};
constexpr Sql select_of_hash{"importing.of_hash", ZG_IMPORT_COLUMNS "WHERE hash = :hash ORDER BY id"};
#undef ZG_IMPORT_COLUMNS
constexpr Sql upsert_row{
    "importing.save_row",
    "INSERT INTO importing_quarantine (import, line, cells, reason, field) VALUES (:import, :line, "
    ":cells, :reason, :field) ON CONFLICT (import, line) DO UPDATE SET cells = excluded.cells, "
    "reason = excluded.reason, field = excluded.field"};
constexpr Sql delete_row{"importing.delete_row",
                         "DELETE FROM importing_quarantine WHERE import = :import AND line = :line"};
constexpr Sql select_rows{
    "importing.rows",
    "SELECT line, cells, reason, field FROM importing_quarantine WHERE import = :import AND line > "
    ":after ORDER BY line LIMIT :count_max"};
constexpr Sql select_row{
    "importing.row",
    "SELECT line, cells, reason, field FROM importing_quarantine WHERE import = :import AND line = :line"};
constexpr Sql insert_change{
    "importing.save_change",
    "INSERT INTO importing_change (import, line, thing, before, version, reversed_at) VALUES (:import, :line, :thing, "
    ":before, :version, 0)"};
constexpr Sql update_reversed{"importing.reverse",
                              "UPDATE importing_change SET reversed_at = :at WHERE import = :import AND line = :line"};
constexpr Sql select_changes{"importing.changes",
                             "SELECT line, thing, before, version FROM importing_change WHERE import = :import AND "
                             "line < :before AND reversed_at = 0 ORDER BY line DESC LIMIT :count_max"};
// The plus keeps SQLite from walking the whole import by its primary key.
constexpr Sql select_changed{
    "importing.changed",
    "SELECT 1 FROM importing_change WHERE thing = :thing AND +import = :import AND reversed_at = 0 LIMIT 1",
    "SELECT 1 FROM importing_change WHERE thing = :thing AND import = :import AND reversed_at = 0 LIMIT 1"};
constexpr Sql select_standing{"importing.standing",
                              "SELECT 1 FROM importing_change WHERE thing = :thing AND reversed_at = 0 LIMIT 1"};
constexpr Sql select_recorded{"importing.recorded",
                              "SELECT 1 FROM importing_change WHERE import = :import AND line = :line"};
constexpr Sql select_reversed{"importing.reversed",
                              "SELECT 1 FROM importing_change WHERE thing = :thing AND reversed_at > 0 AND version = "
                              ":version LIMIT 1"};
constexpr Sql select_sums{
    "importing.sums",
    "SELECT id, read_count, created_count + updated_count + unchanged_count + quarantined_count, quarantined_count, "
    "(SELECT count(*) FROM importing_quarantine WHERE import = importing_import.id) FROM importing_import"};

template <class Enum>
char const* word(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

template <class Enum>
Enum enum_of(std::string_view text) {
    Enum value{};
    bool const is_known = boost::describe::enum_from_string(std::string(text).c_str(), value);
    ZG_ASSERT(is_known);
    return value;
}

template <class T>
T decoded(std::string_view text) {
    auto const value = json::parse(text);
    ZG_ASSERT(value);
    auto read = json::decode<T>(*value);
    ZG_ASSERT(read);
    return *std::move(read);
}

Import import_of(Row const& row) {
    Import import{.id = row.id<ImportId>(0),
                  .kind = enum_of<Kind>(row.text(1)),
                  .name = std::string(row.text(2)),
                  .hash = std::string(row.text(3)),
                  .bytes = row.integer(4),
                  .who = row.uuid(5),
                  .created_at = row.instant(6),
                  .state = enum_of<State>(row.text(8)),
                  .setup = decoded<Setup>(row.text(9)),
                  .counts = {.total = row.integer(10),
                             .read = row.integer(11),
                             .created = row.integer(12),
                             .updated = row.integer(13),
                             .unchanged = row.integer(14),
                             .quarantined = row.integer(15),
                             .repaired = row.integer(16),
                             .reversed = row.integer(17)},
                  .position = row.integer(18),
                  .failure = std::string(row.text(19))};
    if (row.integer(7) > 0) import.ended_at = row.instant(7);
    return import;
}

Quarantined quarantined_of(Row const& row) {
    return {.line = row.integer(0),
            .cells = decoded<std::vector<std::string>>(row.text(1)),
            .reason = std::string(row.text(2)),
            .field = std::string(row.text(3))};
}

}  // namespace

void save(db::Tx& tx, Import const& import) {
    auto const setup = json::text(import.setup);
    auto const& counts = import.counts;
    tx.run(upsert_import, {{"id", import.id},
                           {"kind", word(import.kind)},
                           {"name", import.name},
                           {"hash", import.hash},
                           {"bytes", import.bytes},
                           {"who", import.who},
                           {"created_at", import.created_at},
                           {"ended_at", import.ended_at.value_or(Instant{})},
                           {"state", word(import.state)},
                           {"setup", setup},
                           {"total", counts.total},
                           {"read", counts.read},
                           {"created", counts.created},
                           {"updated", counts.updated},
                           {"unchanged", counts.unchanged},
                           {"quarantined", counts.quarantined},
                           {"repaired", counts.repaired},
                           {"reversed", counts.reversed},
                           {"position", import.position},
                           {"failure", import.failure}});
}

void save(db::Tx& tx, ImportId import, Quarantined const& row) {
    auto const cells = json::text(row.cells);
    tx.run(upsert_row,
           {{"import", import}, {"line", row.line}, {"cells", cells}, {"reason", row.reason}, {"field", row.field}});
}

void remove_quarantined(db::Tx& tx, ImportId import, std::int64_t line) {
    tx.run(delete_row, {{"import", import}, {"line", line}});
}

void save(db::Tx& tx, ImportId import, Change const& change) {
    tx.run(insert_change, {{"import", import},
                           {"line", change.line},
                           {"thing", change.thing},
                           {"before", change.before},
                           {"version", change.version}});
}

void save_reversed(db::Tx& tx, ImportId import, std::int64_t line, Instant at) {
    tx.run(update_reversed, {{"import", import}, {"line", line}, {"at", at}});
}

std::optional<Import> find_import(db::Tx& tx, ImportId id) { return tx.one(select_import, {{"id", id}}, import_of); }

std::vector<Import> imports(db::Tx& tx, std::optional<ImportId> before, std::int64_t count_max) {
    std::vector<Import> found;
    Uuid beyond_all;
    beyond_all.bytes.fill(0xFF);
    tx.each(select_imports, {{"before", before ? before->uuid : beyond_all}, {"count_max", count_max}},
            [&](Row const& row) { found.push_back(import_of(row)); });
    return found;
}

std::vector<Import> imports_at_work(db::Tx& tx) {
    std::vector<Import> found;
    tx.each(select_at_work, {}, [&](Row const& row) { found.push_back(import_of(row)); });
    return found;
}

std::vector<Import> imports_of_hash(db::Tx& tx, std::string const& hash) {
    std::vector<Import> found;
    tx.each(select_of_hash, {{"hash", hash}}, [&](Row const& row) { found.push_back(import_of(row)); });
    return found;
}

std::vector<Quarantined> quarantine(db::Tx& tx, ImportId import, std::int64_t after_line, std::int64_t count_max) {
    std::vector<Quarantined> found;
    tx.each(select_rows, {{"import", import}, {"after", after_line}, {"count_max", count_max}},
            [&](Row const& row) { found.push_back(quarantined_of(row)); });
    return found;
}

std::optional<Quarantined> quarantined_row(db::Tx& tx, ImportId import, std::int64_t line) {
    return tx.one(select_row, {{"import", import}, {"line", line}}, quarantined_of);
}

std::vector<Change> changes_before(db::Tx& tx, ImportId import, std::int64_t before_line, std::int64_t count_max) {
    std::vector<Change> found;
    tx.each(select_changes, {{"import", import}, {"before", before_line}, {"count_max", count_max}},
            [&](Row const& row) {
                found.push_back({.line = row.integer(0),
                                 .thing = row.uuid(1),
                                 .before = std::string(row.text(2)),
                                 .version = row.integer(3)});
            });
    return found;
}

bool is_changed(db::Tx& tx, ImportId import, Uuid thing) {
    return tx.one(select_changed, {{"import", import}, {"thing", thing}}, [](Row const&) { return true; }).has_value();
}

bool is_standing(db::Tx& tx, Uuid thing) {
    return tx.one(select_standing, {{"thing", thing}}, [](Row const&) { return true; }).has_value();
}

bool is_recorded(db::Tx& tx, ImportId import, std::int64_t line) {
    return tx.one(select_recorded, {{"import", import}, {"line", line}}, [](Row const&) { return true; }).has_value();
}

bool is_reversed(db::Tx& tx, Uuid thing, std::int64_t version) {
    return tx.one(select_reversed, {{"thing", thing}, {"version", version}}, [](Row const&) { return true; })
        .has_value();
}

std::vector<Sums> sums(db::Tx& tx) {
    std::vector<Sums> found;
    tx.each(select_sums, {}, [&](Row const& row) {
        found.push_back({row.id<ImportId>(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)});
    });
    return found;
}

}  // namespace zg::importing
