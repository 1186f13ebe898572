#include <zg/flows_bring.h>
#include <zg/flows_past_sales.h>

#include "bringing.h"

#include <zg/money.h>
#include <zg/text.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::flows {

Uuid id_of_row(importing::Import const& import, std::int64_t line) {
    return Uuid::named(import.created_at, fmt::format("{} row {}", import.id.text(), line));
}

void close_row(Rooms& rooms, Asked const& asked, BringContext& context, std::string_view act,
               importing::Change change) {
    note(rooms, asked, act, change.thing);
    rooms.imports.record(context.import.id, std::move(change));
}

BringContext bring_context(db::Draft& draft, importing::Import const& import) {
    Rooms rooms(draft);
    BringContext context{.import = import};
    if (auto const terms = rooms.pricing.draft_terms()) context.digits = Currency::parse(terms->currency)->digits();
    for (auto const& category : rooms.catalog.categories()) {
        for (auto const* name :
             {&category.names.zh_hant, &category.names.zh_hans, &category.names.en, &category.names.pt}) {
            if (*name) context.categories.emplace(text::fold(**name), category.id);
        }
    }
    for (auto const& family : rooms.catalog.families()) {
        for (auto const* name : {&family.names.zh_hant, &family.names.zh_hans, &family.names.en, &family.names.pt}) {
            if (*name) context.families.emplace(text::fold(**name), family.id);
        }
    }
    return context;
}

namespace {

template <class Read, class Bring>
Result<Brought, SetupRefusal> brought(Read const& read, Bring bring) {
    if (!read) return refused_as(read.refused());
    return bring(*read);
}

Result<Brought, SetupRefusal> bring(Rooms& rooms, Asked const& asked, BringContext& context, sheets::Row const& row) {
    importing::RowReader const reader(context.import.setup, context.digits);
    switch (context.import.kind) {
        case importing::Kind::products:
            return brought(reader.product(row), [&](auto const& product) {
                return bring_product(rooms, asked, context, row.line, product);
            });
        case importing::Kind::members:
            return brought(reader.member(row),
                           [&](auto const& member) { return bring_member(rooms, asked, context, row.line, member); });
        case importing::Kind::suppliers:
            return brought(reader.supplier(row), [&](auto const& supplier) {
                return bring_supplier(rooms, asked, context, row.line, supplier);
            });
        case importing::Kind::stock:
            return brought(reader.stock(row),
                           [&](auto const& stock) { return bring_stock(rooms, asked, context, row.line, stock); });
        // Alone: the other rows of its document have been brought in, or are mended one by one too.
        case importing::Kind::sales: return bring_past_row(rooms.draft, asked, context.import, row);
    }
    __builtin_unreachable();
}

}  // namespace

Result<Brought, SetupRefusal> bring_row(db::Draft& draft, Asked const& asked, BringContext& context,
                                        sheets::Row const& row) {
    Rooms rooms(draft);
    return bring(rooms, asked, context, row);
}

Result<Answer, SetupRefusal> mend_row(db::Draft& draft, Asked const& asked, ImportId id, MendRow const& command) {
    Rooms rooms(draft);
    auto import = rooms.imports.find(draft.stored(), id);
    if (!import) return SetupRefused{SetupRefusal{"unknown_import"}, "id"};
    if (import->state == importing::State::undone) return SetupRefused{SetupRefusal{"import_undone"}, "id"};
    if (import->state != importing::State::done) return SetupRefused{SetupRefusal{"import_busy"}, "id"};
    if (!importing::quarantined_row(draft.stored(), id, command.line))
        return SetupRefused{SetupRefusal{"row_not_quarantined"}, "line"};
    auto context = bring_context(draft, *import);
    auto const out = bring(rooms, asked, context, {.line = command.line, .cells = command.cells});
    if (!out) return out.refused();
    --import->counts.quarantined;
    if (out->is_repaired) ++import->counts.repaired;
    switch (out->as) {
        case BroughtAs::created: ++import->counts.created; break;
        case BroughtAs::updated: ++import->counts.updated; break;
        case BroughtAs::unchanged: ++import->counts.unchanged; break;
    }
    rooms.imports.release(id, command.line);
    rooms.imports.put(*import);
    return Answer{.body = json::text(import->counts)};
}

namespace {

using Move = Result<importing::Import, importing::ImportRefusal> (*)(db::Draft&, ImportId);

Result<Answer, SetupRefusal> moved(db::Draft& draft, Asked const& asked, ImportId id, std::string_view act, Move move) {
    Rooms rooms(draft);
    auto const import = move(draft, id);
    if (!import) return refused_as(import.refused());
    note(rooms, asked, act, id.uuid);
    return Answer{.body = json::text(import->counts)};
}

}  // namespace

Result<Answer, SetupRefusal> start_import(db::Draft& draft, Asked const& asked, ImportId id) {
    return moved(draft, asked, id, "start_import", importing::start);
}
Result<Answer, SetupRefusal> retry_import(db::Draft& draft, Asked const& asked, ImportId id) {
    return moved(draft, asked, id, "retry_import", importing::retry_all);
}
Result<Answer, SetupRefusal> undo_import(db::Draft& draft, Asked const& asked, ImportId id) {
    return moved(draft, asked, id, "undo_import", importing::undo);
}

}  // namespace zg::flows
