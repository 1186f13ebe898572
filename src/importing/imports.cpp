#include <zg/imports.h>

#include "rows.h"

#include <algorithm>
#include <set>

namespace zg::importing {

namespace {

using ImportRefused = Refused<ImportRefusal>;

bool is_at_work(State state) { return state == State::running || state == State::retrying || state == State::undoing; }

std::optional<ImportRefused> wrong_columns(Kind kind, Setup const& setup) {
    auto const& known = fields_of(kind);
    std::set<Field> taken;
    if (static_cast<std::int64_t>(setup.columns.size()) > setup.layout.column_count)
        return ImportRefused{ImportRefusal::bad_columns, "columns"};
    for (std::size_t index = 0; index < setup.columns.size(); ++index) {
        auto const field = setup.columns[index];
        if (field == Field::skip) continue;
        bool const is_known = std::find(known.begin(), known.end(), field) != known.end();
        if (!is_known || !taken.insert(field).second)
            return ImportRefused{ImportRefusal::bad_columns, "columns[" + std::to_string(index) + "]"};
    }
    return std::nullopt;
}

// Which files an import may not be brought in beside: the same bytes taken in the same way.
bool is_same(Import const& one, Import const& other) {
    return one.id != other.id && one.kind == other.kind && one.setup == other.setup &&
           (other.state == State::done || is_at_work(other.state)) && other.counts.reversed == 0;
}

Result<Import, ImportRefusal> known(db::Draft& draft, ImportId id) {
    auto found = draft.part<Imports>().find(draft.stored(), id);
    if (!found) return ImportRefused{ImportRefusal::unknown_import, "id"};
    if (is_at_work(found->state)) return ImportRefused{ImportRefusal::import_busy, "id"};
    return *std::move(found);
}

Result<Import, ImportRefusal> moved(db::Draft& draft, Result<Import, ImportRefusal> found, State state) {
    if (!found) return found;
    found->state = state;
    found->failure.clear();
    draft.part<Imports>().put(*found);
    return found;
}

}  // namespace

std::optional<Import> Imports::find(db::Tx& stored, ImportId id) const {
    for (auto const* stage : {&command_, &batch_}) {
        auto const found = stage->imports.find(id);
        if (found != stage->imports.end()) return found->second;
    }
    return find_import(stored, id);
}

bool Imports::has_changed(db::Tx& stored, ImportId import, Uuid thing) const {
    for (auto const* stage : {&command_, &batch_}) {
        if (stage->things.contains({thing, import})) return true;
    }
    return is_changed(stored, import, thing);
}

bool Imports::stands(db::Tx& stored, Uuid thing) const {
    for (auto const* stage : {&command_, &batch_}) {
        auto const found = stage->things.lower_bound({thing, ImportId{}});
        if (found != stage->things.end() && found->first == thing) return true;
    }
    return is_standing(stored, thing);
}

std::int64_t Imports::free_line(db::Tx& stored, ImportId import, std::int64_t line) const {
    constexpr std::int64_t apart = std::int64_t{1} << 32;
    auto const is_taken = [&](std::int64_t wanted) {
        for (auto const* stage : {&command_, &batch_}) {
            if (stage->lines.contains({import, wanted})) return true;
        }
        return is_recorded(stored, import, wanted);
    };
    while (is_taken(line)) line += apart;
    return line;
}

bool Imports::was_taken_back(db::Tx& stored, Uuid thing, std::int64_t version) const {
    return is_reversed(stored, thing, version);
}

void Imports::put(Import import) {
    auto const id = import.id;
    command_.imports.insert_or_assign(id, std::move(import));
}
void Imports::quarantine(ImportId import, Quarantined row) {
    command_.quarantined.emplace_back(import, std::move(row));
}
void Imports::release(ImportId import, std::int64_t line) { command_.released.emplace_back(import, line); }
void Imports::record(ImportId import, Change change) {
    command_.things.emplace(change.thing, import);
    command_.lines.emplace(import, change.line);
    command_.changes.emplace_back(import, std::move(change));
}
void Imports::reverse(ImportId import, std::int64_t line, Instant at) {
    command_.reversed.push_back({import, line, at});
}

void Imports::keep() {
    if (command_.empty()) return;
    for (auto& [id, import] : command_.imports) batch_.imports.insert_or_assign(id, std::move(import));
    std::move(command_.quarantined.begin(), command_.quarantined.end(), std::back_inserter(batch_.quarantined));
    std::move(command_.released.begin(), command_.released.end(), std::back_inserter(batch_.released));
    std::move(command_.changes.begin(), command_.changes.end(), std::back_inserter(batch_.changes));
    batch_.things.merge(command_.things);
    batch_.lines.merge(command_.lines);
    std::move(command_.reversed.begin(), command_.reversed.end(), std::back_inserter(batch_.reversed));
    command_ = {};
}

void Imports::drop() {
    if (!command_.empty()) command_ = {};
}

// A row is set aside before it can be released in the same batch; the import comes first, since its rows refer to it.
void Imports::save(db::Tx& tx) {
    for (auto const& [id, import] : batch_.imports) importing::save(tx, import);
    for (auto const& [import, row] : batch_.quarantined) importing::save(tx, import, row);
    for (auto const& [import, line] : batch_.released) remove_quarantined(tx, import, line);
    for (auto const& [import, change] : batch_.changes) importing::save(tx, import, change);
    for (auto const& reversed : batch_.reversed) save_reversed(tx, reversed.import, reversed.line, reversed.at);
}

void Imports::committed() {
    if (!batch_.empty()) batch_ = {};
}

void Imports::rolled_back() {
    command_ = {};
    batch_ = {};
}

Result<Import, ImportRefusal> register_import(db::Draft& draft, Import import) {
    auto& imports = draft.part<Imports>();
    if (imports.find(draft.stored(), import.id)) return ImportRefused{ImportRefusal::duplicate_id, "id"};
    imports.put(import);
    return import;
}

Result<Import, ImportRefusal> change_setup(db::Draft& draft, ImportId id, Setup const& setup) {
    auto found = known(draft, id);
    if (!found) return found;
    if (found->state != State::uploaded) return ImportRefused{ImportRefusal::import_started, "id"};
    if (auto refused = wrong_columns(found->kind, setup)) return *refused;
    found->setup = setup;
    draft.part<Imports>().put(*found);
    return found;
}

Result<Import, ImportRefusal> start(db::Draft& draft, ImportId id) {
    auto found = known(draft, id);
    if (!found) return found;
    if (found->state != State::uploaded) return ImportRefused{ImportRefusal::import_started, "id"};
    if (!missing_fields(found->kind, found->setup).empty())
        return ImportRefused{ImportRefusal::column_missing, "columns"};
    for (auto const& other : imports_of_hash(draft.stored(), found->hash)) {
        if (is_same(*found, other)) return ImportRefused{ImportRefusal::already_imported, "id"};
    }
    return moved(draft, std::move(found), State::running);
}

Result<Import, ImportRefusal> retry_all(db::Draft& draft, ImportId id) {
    auto found = known(draft, id);
    if (found && found->state == State::undone) return ImportRefused{ImportRefusal::import_undone, "id"};
    if (found && found->state != State::done) return ImportRefused{ImportRefusal::import_not_done, "id"};
    return moved(draft, std::move(found), State::retrying);
}

Result<Import, ImportRefusal> undo(db::Draft& draft, ImportId id) {
    auto found = known(draft, id);
    if (found && found->state == State::undone) return ImportRefused{ImportRefusal::import_undone, "id"};
    if (found && found->state != State::done) return ImportRefused{ImportRefusal::import_not_done, "id"};
    return moved(draft, std::move(found), State::undoing);
}

}  // namespace zg::importing
