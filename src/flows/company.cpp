#include <zg/flows.h>

#include "refusing.h"
#include "requests.h"
#include "rooms.h"

#include <zg/json_text.h>

namespace zg::flows {

Result<Answer, SetupRefusal> open_till(db::Draft& draft, Asked const& asked, NewTill const& command) {
    Rooms rooms(draft);
    auto const before = answered_before(rooms, command.id.uuid, asked);
    if (before.clash) return SetupRefused{SetupRefusal{"id_reused"}, "id"};
    if (before.answer) return *before.answer;
    auto const opened = rooms.directory.open_till(
        {.id = command.id, .store = command.store, .code = command.code, .device = command.device});
    if (!opened) return refused_as(opened.refused());
    auto body = json::text(command);
    note(rooms, asked, "open_till", command.id.uuid, command.store);
    rooms.requests.remember(command.id.uuid, asked.at, {asked.hash, body});
    return Answer{.body = std::move(body)};
}

Result<Answer, SetupRefusal> change_profile(db::Draft& draft, Asked const& asked, ProfileChange const& command) {
    Rooms rooms(draft);
    auto const* company = rooms.directory.draft_company();
    if (!company) return SetupRefused{SetupRefusal{"company_missing"}};
    auto profile = rooms.directory.draft_profile();
    if (command.receipt_header) profile.receipt_header = *command.receipt_header;
    if (command.receipt_footer) profile.receipt_footer = *command.receipt_footer;
    if (command.units) profile.units = *command.units;
    if (command.kpis) profile.kpis = *command.kpis;
    if (command.hidden_tasks) profile.hidden_tasks = *command.hidden_tasks;
    if (auto const set = rooms.directory.set_profile(profile, asked.at, asked.who); !set) {
        return refused_as(set.refused());
    }
    note(rooms, asked, "change_profile", company->id.uuid);
    return Answer{.body = json::text(profile)};
}

}  // namespace zg::flows
