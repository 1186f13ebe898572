#pragma once

#include <zg/flows.h>
#include <zg/imports.h>
#include <zg/supply.h>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

// Rows of a table become products, members, suppliers and opening stock, and go back again. One row is one unit of truth: what
// it did is recorded under its import in the same commit, so that it can be undone.
namespace zg::flows {

enum class BroughtAs { created, updated, unchanged };

struct Brought final {
    BroughtAs as{};
    Uuid thing;
    bool is_repaired = false;
};

// What is looked up once for all rows of an import. Lives on the writer's thread while the import is at work.
struct BringContext final {
    importing::Import import;
    int digits = 2;
    std::unordered_map<std::string, CategoryId> categories = {};  // by folded name
    std::unordered_map<std::string, FamilyId> families = {};      // the same
};
[[nodiscard]] BringContext bring_context(db::Draft&, importing::Import const&);

// A refusal's code is that of a RowFault, of the room, or one of: duplicate_row (two rows of the file speak of one thing and differ),
// unknown_sku, unknown_store, unknown_tax_class. Its field is the name of an importing::Field.
Result<Brought, SetupRefusal> bring_row(db::Draft&, Asked const&, BringContext&, sheets::Row const&);

// A row that was set aside, with its cells as a person has mended them. Refused rows stay where they are.
struct MendRow final {
    std::int64_t line = 0;
    std::vector<std::string> cells;
};
BOOST_DESCRIBE_STRUCT(MendRow, (), (line, cells))
// The answer is the import as it stands then.
Result<Answer, SetupRefusal> mend_row(db::Draft&, Asked const&, ImportId, MendRow const&);

// The state of an import, with an entry in the audit trail. The answer is the import.
Result<Answer, SetupRefusal> start_import(db::Draft&, Asked const&, ImportId);
Result<Answer, SetupRefusal> retry_import(db::Draft&, Asked const&, ImportId);
Result<Answer, SetupRefusal> undo_import(db::Draft&, Asked const&, ImportId);

// Makes the supplier, or puts it in the place of the one of its id. The answer is the supplier.
Result<Answer, SetupRefusal> save_supplier(db::Draft&, Asked const&, supply::Supplier const&);

// Takes one row back: what it made is put out of use, what it changed becomes what it was, what it brought onto a shelf leaves it, a
// member of whom nothing speaks is forgotten, a past sale is given back at its own time with the goods where they came from.
// Refused with undo_changed_since, undo_used_since, undo_goods_gone or undo_other_import when something stands against it.
struct TakeBackContext final {
    importing::Import import;
    std::unordered_set<Uuid> used = {};  // SKUs that some transfer speaks of, or members that some receipt names
    std::int64_t used_upto = 0;  // the event up to which that has been looked at; later ones are, member by member
    std::unordered_set<Uuid> own = {};  // stock documents of the import and of its undoing
    // What undoing past sales does to each shelf in all.
    std::map<std::pair<LocationId, SkuId>, std::int64_t> shelf_change = {};
};
Result<Done, SetupRefusal> take_row_back(db::Draft&, Asked const&, TakeBackContext&, importing::Change const&);
// After a trial of all rows: undo_goods_gone when some shelf has not what is to leave it. While past sales go back, row by row, a
// shelf may have less than nothing; in the end it has not.
Result<Done, SetupRefusal> goods_are_there(db::Draft&, TakeBackContext const&);
// The stock document that takes another one of the import back.
[[nodiscard]] Uuid reversal_of(importing::Import const&, Uuid document);

}  // namespace zg::flows
