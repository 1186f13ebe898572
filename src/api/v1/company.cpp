#include "company.h"

#include "command.h"
#include "handlers.h"
#include "question.h"
#include "welcome_shapes.h"

#include <zg/insights.h>
#include <zg/rng.h>

#include <algorithm>

namespace zg::api {

namespace {

constexpr std::int64_t link_ms = 15LL * 60 * 1000;  // long enough to carry a phone to the counter

bool has_sold(Reading& reading) {
    auto const page = reading.insights.receipts({.limit = 1});
    return page && !page->items.empty();
}

// What a new shop does first; each is done when the books say so. A demo's own goods and sales count: they are there.
Checklist checklist_of(Reading& reading, Call const& call) {
    auto const& house = call.house;
    auto const founding = house.directory.founding();
    auto const profile = house.directory.profile();
    bool const has_own_receipt = founding && (profile.receipt_header != founding->profile.receipt_header ||
                                              profile.receipt_footer != founding->profile.receipt_footer);
    auto const till_count = house.control.count_of_tills_signed_in(call.at);
    Checklist list{{{.name = "password", .is_done = house.control.has_password(call.principal.id)},
                    {.name = "product", .is_done = house.catalog.product_count() > 0},
                    {.name = "till", .is_done = till_count >= 1},
                    {.name = "sale", .is_done = has_sold(reading)},
                    {.name = "second_till", .is_done = till_count >= 2},
                    {.name = "receipt", .is_done = has_own_receipt},
                    {.name = "person", .is_done = house.directory.people().size() >= 2}}};
    for (auto& task : list.items) {
        task.is_hidden = std::find(profile.hidden_tasks.begin(), profile.hidden_tasks.end(), task.name) !=
                         profile.hidden_tasks.end();
    }
    return list;
}

}  // namespace

void get_checklist(Call call) {
    ask(std::move(call), [](Reading& reading, Call& asked) { return yes(checklist_of(reading, asked)); });
}

std::optional<Problem> kpis_problem(std::vector<std::string> const& kpis) {
    bool const are_known = std::all_of(kpis.begin(), kpis.end(), [](auto const& kpi) {
        insights::Metric metric{};
        return boost::describe::enum_from_string(kpi.c_str(), metric);
    });
    if (!are_known) return Problem{.code = "bad_word", .field = "kpis"};
    return std::nullopt;
}

void put_profile(Call call) {
    auto change = body_of<flows::ProfileChange>(call);
    if (!change || refuse_part_of_company(call)) return;
    if (change->kpis) {
        if (auto const problem = kpis_problem(*change->kpis)) return refuse(call, *problem);
    }
    auto const asked = asked_by(call, "change_profile", *change);
    decide(std::move(call), "", [asked, change = *std::move(change)](db::Draft& draft) {
        return outcome(flows::change_profile(draft, asked, change));
    });
}

TillList till_list(House const& house, Stores const& stores) {
    TillList list;
    for (auto const& till : house.directory.tills()) {
        if (among(stores, till.store)) list.items.push_back({till.id, till.store, till.code});
    }
    return list;
}

void get_tills(Call call) {
    Query query(call);
    auto const stores = query.stores();
    if (query.refused(call)) return;
    answer(call, yes(till_list(call.house, stores)));
}

void post_till(Call call) {
    auto till = body_of<flows::NewTill>(call);
    if (!till || refuse_store(call, till->store, "store")) return;
    auto const asked = asked_by(call, "open_till", *till);
    decide(std::move(call), "", [asked, till = *std::move(till)](db::Draft& draft) {
        return outcome(flows::open_till(draft, asked, till));
    });
}

void post_till_link(Call call) {
    auto const id = path_id<TillId>(call, "id");
    if (!id) return;
    auto const till = call.house.directory.till(*id);
    if (!till) return refuse(call, {.code = "unknown_till", .field = "id", .status = 404});
    if (refuse_store(call, till->store, "id")) return;
    // Who opens the link may sell and refund: so nobody gives away what they have not.
    if (!call.principal.scopes.covers(access::Scopes::till()))
        return refuse(call, {.code = "scope_missing", .field = "id"});
    ask(std::move(call), [till = *till](Reading&, Call& asked) {
        Instant const expires_at{asked.at.ms + link_ms};
        auto const secret = asked.house.control.make_link({.id = till.id.uuid,
                                                           .name = till.code,
                                                           .scopes = access::Scopes::till(),
                                                           .stores = std::vector{till.store},
                                                           .till = till.id},
                                                          expires_at);
        return json_response(
            201, answer_text(TillLink{"/till/#sign-in=" + secret, expires_at, way_in_elsewhere(asked.options)}));
    });
}

}  // namespace zg::api
