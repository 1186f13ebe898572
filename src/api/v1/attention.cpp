#include "attention.h"

#include "handlers.h"
#include "question.h"
#include "shapes.h"
#include "survey.h"

#include <zg/sales.h>

#include <map>

namespace zg::api {

namespace {

using insights::Outlook;

AttentionKind kind_of(Outlook outlook) {
    switch (outlook) {
        case Outlook::sold_out: return AttentionKind::sold_out;
        case Outlook::running_out: return AttentionKind::running_out;
        case Outlook::unsold:
        case Outlook::fine: return AttentionKind::dead_stock;
    }
    __builtin_unreachable();
}

void add_exceptions(Attention& attention, Reading& reading, Stores const& wanted) {
    std::map<AttentionKind, std::int64_t> counts;
    for (auto const& open : in_books(reading, [](db::Tx& tx) { return sales::open_exceptions(tx); })) {
        if (!among(wanted, open.store)) continue;
        counts[open.kind == "sequence_gap" ? AttentionKind::late_receipts : AttentionKind::exceptions] += open.count;
    }
    for (auto const& [kind, count] : counts) attention.items.push_back({.kind = kind, .count = count});
}

void add_shelves(Attention& attention, Surveys const& surveys) {
    for (auto const& [outlook, rows] : surveys) {
        AttentionItem item{.kind = kind_of(outlook), .count = static_cast<std::int64_t>(rows.size())};
        if (outlook == Outlook::unsold) {
            for (auto const& row : rows) {
                if (row.cost) item.amount = item.amount.value_or(0) + *row.cost;
            }
        }
        attention.items.push_back(item);
    }
}

}  // namespace

std::vector<ShelfInNeed> shelves_in_need(Reading& reading, Call const& asked, Stores const& wanted) {
    std::vector<ShelfInNeed> found;
    for (auto& [outlook, rows] : survey_of(scene_of(reading, asked, wanted))) {
        for (auto& row : rows) found.push_back({outlook, std::move(row)});
    }
    return found;
}

void get_attention(Call call) {
    Query query(call);
    auto const wanted = query.stores();
    if (query.refused(call)) return;
    ask(std::move(call), [wanted](Reading& reading, Call& asked) {
        auto const scene = scene_of(reading, asked, wanted);
        Attention attention{.as_of = asked.at, .business_date = scene.today, .rules = scene.rules, .items = {}};
        add_exceptions(attention, reading, wanted);
        add_shelves(attention, survey_of(scene));
        return yes(attention);
    });
}

void get_attention_shelves(Call call) {
    Query query(call);
    auto const wanted = query.stores();
    auto const kind = query.choice<Outlook>("kind");
    auto const limit = static_cast<std::size_t>(query.limit(200, 1000));
    if (!kind || *kind == Outlook::fine) query.fail("bad_value", "kind");
    if (query.refused(call)) return;
    ask(std::move(call), [wanted, limit, outlook = *kind](Reading& reading, Call& asked) {
        auto const scene = scene_of(reading, asked, wanted);
        auto surveys = survey_of(scene);
        auto& rows = surveys[outlook];
        ShelfList list{.rules = scene.rules, .count = static_cast<std::int64_t>(rows.size()), .items = std::move(rows)};
        if (list.items.size() > limit) list.items.resize(limit);
        for (auto& row : list.items) add_name(row, asked.house);
        return yes(list);
    });
}

}  // namespace zg::api
