#include "command.h"
#include "handlers.h"
#include "question.h"
#include "shapes.h"

#include <zg/sales.h>

namespace zg::api {

void get_exceptions(Call call) {
    Query query(call);
    auto const stores = query.stores();
    auto const before = query.integer("after", 1, std::numeric_limits<std::int64_t>::max()).value_or(0);
    auto const state = query.choice<sales::ExceptionState>("state");
    auto const limit = query.limit(50, 500);
    if (query.refused(call)) return;
    ask(std::move(call), [=](Reading& reading, Call&) {
        auto const rows = in_books(reading, [&](db::Tx& tx) { return sales::exceptions(tx, before, limit, state); });
        ExceptionPage page;
        for (auto const& row : rows) {
            if (!among(stores, row.store)) continue;
            page.items.push_back(
                {row.id, row.kind, row.receipt, row.store, row.sku, row.at, row.detail, row.settled_at, row.note});
        }
        // A page may be short, or empty, when other stores' rows lie in it; `next` still leads on.
        if (static_cast<std::int64_t>(rows.size()) == limit) page.next = std::to_string(rows.back().sequence);
        return yes(page);
    });
}

void post_settlement(Call call) {
    auto const exception = path_id<ExceptionId>(call, "id");
    if (!exception) return;
    auto const given = body_of<Note>(call);
    if (!given) return;
    flows::SettleException const command{.exception = *exception, .note = given->note.value_or("")};
    auto const asked = asked_by(call, "settle_exception", command);
    auto const principal = call.principal;
    decide(std::move(call), "id", [asked, command, principal](db::Draft& draft) {
        auto const store = sales::store_of_exception(draft.stored(), command.exception);
        if (store && !principal.sees(*store)) return Outcome{.refusal = "store_not_yours"};
        return outcome(flows::settle_exception(draft, asked, command));
    });
}

}  // namespace zg::api
