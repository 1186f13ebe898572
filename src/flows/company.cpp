#include <zg/flows.h>

#include "refusing.h"
#include "requests.h"
#include "rooms.h"

#include <zg/json_text.h>

namespace zg::flows {

namespace {

using Refusal = SetupRefused;

}  // namespace

Result<Answer, SetupRefusal> open_till(db::Draft& draft, Asked const& asked, NewTill const& command) {
    Rooms rooms(draft);
    auto const before = answered_before(rooms, command.id.uuid, asked);
    if (before.clash) return Refusal{SetupRefusal{"id_reused"}, "id"};
    if (before.answer) return *before.answer;
    auto const opened = rooms.directory.open_till(
        {.id = command.id, .store = command.store, .code = command.code, .device = command.device});
    if (!opened) return refused_as(opened.refused());
    auto body = json::text(command);
    rooms.trail.append(
        {.at = asked.at, .who = asked.who, .store = command.store, .act = "open_till", .document = command.id.uuid});
    rooms.requests.remember(command.id.uuid, asked.at, {asked.hash, body});
    return Answer{.body = std::move(body)};
}

Result<Answer, SetupRefusal> change_profile(db::Draft& draft, Asked const& asked, ProfileChange const& command) {
    Rooms rooms(draft);
    auto const* company = rooms.directory.draft_company();
    if (!company) return Refusal{SetupRefusal{"company_missing"}};
    auto profile = rooms.directory.draft_profile();
    if (command.receipt_header) profile.receipt_header = *command.receipt_header;
    if (command.receipt_footer) profile.receipt_footer = *command.receipt_footer;
    if (command.units) profile.units = *command.units;
    if (command.kpis) profile.kpis = *command.kpis;
    if (command.hidden_tasks) profile.hidden_tasks = *command.hidden_tasks;
    if (auto const set = rooms.directory.set_profile(profile, asked.at, asked.who); !set) {
        return refused_as(set.refused());
    }
    rooms.trail.append(
        {.at = asked.at, .who = asked.who, .store = {}, .act = "change_profile", .document = company->id.uuid});
    return Answer{.body = json::text(profile)};
}

}  // namespace zg::flows
