#pragma once

#include <zg/draft.h>
#include <zg/result.h>
#include <zg/table.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

// Every import there has been, kept in the books: its file and setup, how far it is, the rows that it set aside, and what each
// row did, so that it can be taken back.
namespace zg::importing {

// uploaded -> running -> done; done -> undoing -> undone, or back to done when something stands against it. A retry of all
// rows that were set aside goes done -> retrying -> done.
enum class State { uploaded, running, done, retrying, undoing, undone };
BOOST_DESCRIBE_ENUM(State, uploaded, running, done, retrying, undoing, undone)

struct Counts final {
    std::int64_t total = 0;  // rows of the file; 0 while it is not known
    std::int64_t read = 0;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t quarantined = 0;
    std::int64_t repaired = 0;  // of those taken: a barcode was put right
    std::int64_t reversed = 0;
    friend bool operator==(Counts const&, Counts const&) = default;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (total, read, created, updated, unchanged, quarantined, repaired, reversed))

struct Import final {
    ImportId id;
    Kind kind{};
    std::string name;  // of the file
    std::string hash;  // of its bytes
    std::int64_t bytes = 0;
    Uuid who;
    Instant created_at;
    std::optional<Instant> ended_at = {};
    State state = State::uploaded;
    Setup setup;
    Counts counts;
    std::int64_t position = 0;  // the line up to which rows are done
    std::string failure = {};   // a code: why it stopped, or why it could not be taken back
};

struct Quarantined final {
    std::int64_t line = 0;
    std::vector<std::string> cells;
    std::string reason;  // a code with a text in the API's table
    std::string field;
};

struct Change final {
    std::int64_t line = 0;
    Uuid thing;
    std::string before;  // empty: it was made
    std::int64_t version = 0;
};

enum class ImportRefusal {
    duplicate_id,
    unknown_import,
    import_busy,       // it is running, or being taken back
    import_started,    // its setup is fixed
    column_missing,    // a field that rows of the kind need has no column
    bad_columns,       // two columns for one field, or more columns than the file has
    already_imported,  // the same file in the same way, and not taken back
    import_not_done,
    import_undone,
    row_not_quarantined,
    undo_changed_since,  // a thing has been changed since
    undo_used_since,     // a later document speaks of a thing that it made
    undo_goods_gone,     // the stock that it brought has been sold or moved
    undo_other_import    // it refunds sales that another import has brought
};
BOOST_DESCRIBE_ENUM(ImportRefusal, duplicate_id, unknown_import, import_busy, import_started, column_missing,
                    bad_columns, already_imported, import_not_done, import_undone, row_not_quarantined,
                    undo_changed_since, undo_used_since, undo_goods_gone, undo_other_import)

// What commands of this batch have changed and not yet written. Nothing else is kept in memory.
class Imports final : public db::DraftPart {
public:
    // -- in a command --
    [[nodiscard]] std::optional<Import> find(db::Tx& stored, ImportId) const;
    // Whether a row of the import has made or changed the thing, and that stands.
    [[nodiscard]] bool has_changed(db::Tx& stored, ImportId, Uuid thing) const;
    // Whether any import has made or changed the thing, and that was not taken back.
    [[nodiscard]] bool stands(db::Tx& stored, Uuid thing) const;
    // The first of `line`, `line` + 2^32, … under which nothing of the import is recorded yet.
    [[nodiscard]] std::int64_t free_line(db::Tx& stored, ImportId, std::int64_t line) const;
    // Whether some import had made or changed the thing to this version, and that was taken back.
    [[nodiscard]] bool was_taken_back(db::Tx& stored, Uuid thing, std::int64_t version) const;
    void put(Import);
    void quarantine(ImportId, Quarantined);
    void release(ImportId, std::int64_t line);
    // Once for each line of an import.
    void record(ImportId, Change);
    void reverse(ImportId, std::int64_t line, Instant at);

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;
    void follow(db::Tx&, db::News const&) override {}  // keeps nothing in memory

private:
    struct Staged final {
        std::map<ImportId, Import> imports;
        std::vector<std::pair<ImportId, Quarantined>> quarantined;
        std::vector<std::pair<ImportId, std::int64_t>> released;
        std::vector<std::pair<ImportId, Change>> changes;
        // What the changes are asked by.
        std::set<std::pair<Uuid, ImportId>> things;
        std::set<std::pair<ImportId, std::int64_t>> lines;
        struct Reversed final {
            ImportId import;
            std::int64_t line = 0;
            Instant at;
        };
        std::vector<Reversed> reversed;
        [[nodiscard]] bool empty() const {
            return imports.empty() && quarantined.empty() && released.empty() && changes.empty() && reversed.empty();
        }
    };
    Staged command_;
    Staged batch_;
};

// -- commands; on the writer's thread --
Result<Import, ImportRefusal> register_import(db::Draft&, Import);
Result<Import, ImportRefusal> change_setup(db::Draft&, ImportId, Setup const&);
Result<Import, ImportRefusal> start(db::Draft&, ImportId);
Result<Import, ImportRefusal> retry_all(db::Draft&, ImportId);
Result<Import, ImportRefusal> undo(db::Draft&, ImportId);

// -- queries on any thread --
[[nodiscard]] std::optional<Import> find_import(db::Tx&, ImportId);
// Newest first, before `before` when given.
[[nodiscard]] std::vector<Import> imports(db::Tx&, std::optional<ImportId> before, std::int64_t count_max);
// Those that something is to be done for, oldest first.
[[nodiscard]] std::vector<Import> imports_at_work(db::Tx&);
[[nodiscard]] std::vector<Quarantined> quarantine(db::Tx&, ImportId, std::int64_t after_line, std::int64_t count_max);
[[nodiscard]] std::optional<Quarantined> quarantined_row(db::Tx&, ImportId, std::int64_t line);
// What stands of it, the latest line first, at lines below `before_line`.
[[nodiscard]] std::vector<Change> changes_before(db::Tx&, ImportId, std::int64_t before_line, std::int64_t count_max);

[[nodiscard]] std::vector<db::Migration> schema();
// Rows that are not accounted for.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::importing
