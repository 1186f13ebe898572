#include "export_lists.h"
#include "export_values.h"
#include "v1/company.h"
#include "v1/people.h"
#include "v1/views.h"
#include "who.h"

#include <zg/imports.h>

#include <algorithm>

namespace zg::api {

// Neither passwords nor what is made of them.
Failed export_people(Reading&, Call& call, ExportFilters const&, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::name, Word::role, Word::stores, Word::active, Word::has_password});
    auto const roles = role_list(call.house).items;
    for (auto const& person : people_seen(call).items) {
        auto const role =
            std::find_if(roles.begin(), roles.end(), [&](auto const& each) { return each.code == person.role; });
        writer.row({text(person.name), text(role == roles.end() ? person.role : context.name(role->names)),
                    context.store_codes(person.stores), context.yes_or_no(person.is_active),
                    context.yes_or_no(person.has_password)});
    }
    return {};
}

Failed export_roles(Reading&, Call& call, ExportFilters const&, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::code, Word::name, Word::people, Word::scopes});
    for (auto const& role : role_list(call.house).items) {
        writer.row({text(role.code), text(context.name(role.names)), number(role.people, 0),
                    role.is_fixed ? context.word(Word::all) : text(joined(role.scopes))});
    }
    return {};
}

Failed export_tills(Reading&, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::code, Word::till, Word::store, Word::region});
    for (auto const& till : till_list(call.house, filters.stores).items) {
        auto const& store = context.stores.at(till.store);
        writer.row(
            {text(store.code + "-" + till.code), text(till.code), text(store.name), text(store.region.value_or(""))});
    }
    return {};
}

// Neither secrets nor what is made of them.
Failed export_tokens(Reading&, Call& call, ExportFilters const&, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::name, Word::scopes, Word::stores, Word::made});
    for (auto const& token : token_list(call.house).items)
        writer.row({text(token.name), text(joined(token.scopes)), context.store_codes(token.stores),
                    text(context.wall(token.made_at))});
    return {};
}

Failed export_views(Reading& reading, Call& call, ExportFilters const&, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::page, Word::name, Word::filters, Word::shared, Word::owner});
    for (auto const& view : views_for(reading, call, std::nullopt).items) {
        writer.row({text(said(view.page, call.language)), text(view.name), text(view.query),
                    context.yes_or_no(view.shared), text(view.mine ? call.principal.name : view.owner.value_or(""))});
    }
    return {};
}

Failed export_imports(Reading& reading, Call& call, ExportFilters const&, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::at, Word::file, Word::kind, Word::state, Word::who, Word::rows_read, Word::rows_created,
                  Word::rows_updated, Word::rows_unchanged, Word::rows_quarantined, Word::rows_reversed, Word::ended});
    for (std::optional<ImportId> before;;) {
        auto const page = in_books(
            reading, [&](db::Tx& tx) { return importing::imports(tx, before, static_cast<std::int64_t>(page_rows)); });
        for (auto const& import : page) {
            auto const& counts = import.counts;
            writer.row({text(context.wall(import.created_at)), text(import.name),
                        text(said(import.kind, call.language)), text(said(import.state, call.language)),
                        text(name_of(call.house, import.who).value_or("")), number(counts.read, 0),
                        number(counts.created, 0), number(counts.updated, 0), number(counts.unchanged, 0),
                        number(counts.quarantined, 0), number(counts.reversed, 0),
                        text(import.ended_at ? context.wall(*import.ended_at) : "")});
        }
        if (page.size() < page_rows) return {};
        before = page.back().id;
    }
}

}  // namespace zg::api
