#include "command.h"
#include "handlers.h"
#include "question.h"
#include "shapes_settings.h"
#include "stores.h"

namespace zg::api {

namespace {

template <class Marked, class Section>
Marked marked(Section section) {
    auto mark = flows::mark_of(section);
    return {.mark = std::move(mark), .section = std::move(section)};
}

// A section from the body, to the flow that changes it.
template <class Marked, class Flow>
void change(Call call, std::string_view act, Flow flow) {
    auto body = body_of<Marked>(call);
    if (!body) return;
    // What is the company's own is not for one who sees some of its stores only.
    if (call.principal.stores) return refuse(call, {.code = "store_not_yours"});
    auto const asked = asked_by(call, act, *body);
    flows::SectionChange<decltype(body->section)> command{std::move(body->mark), std::move(body->section)};
    decide(std::move(call), {}, [asked, flow, command = std::move(command)](db::Draft& draft) {
        return outcome(flow(draft, asked, command));
    });
}

}  // namespace

void get_settings(Call call) {
    auto const& house = call.house;
    Settings settings{.loyalty = marked<MarkedLoyalty>(flows::section_of(house.members.settings())),
                      .terms = marked<MarkedTerms>(flows::section_of(house.pricing.view().terms))};
    if (auto const company = house.directory.company()) {
        settings.company = marked<MarkedCompany>(flows::section_of(*company, house.directory.profile()));
    }
    for (auto const& store : stores_among(house, call.principal.stores)) {
        settings.stores.push_back(marked<MarkedStore>(flows::section_of(store)));
    }
    answer(call, yes(settings));
}

void put_company(Call call) { change<MarkedCompany>(std::move(call), "change_company", flows::change_company); }

void put_store(Call call) {
    auto body = body_of<MarkedStore>(call);
    if (!body || refuse_store(call, body->section.id, "id")) return;
    auto const asked = asked_by(call, "change_store", *body);
    flows::SectionChange<flows::StoreSection> command{std::move(body->mark), std::move(body->section)};
    decide(std::move(call), {}, [asked, command = std::move(command)](db::Draft& draft) {
        return outcome(flows::change_store(draft, asked, command));
    });
}

void put_loyalty(Call call) { change<MarkedLoyalty>(std::move(call), "change_loyalty", flows::change_loyalty); }

void put_terms(Call call) { change<MarkedTerms>(std::move(call), "change_terms", flows::change_terms); }

}  // namespace zg::api
