#include <zg/flows.h>

#include "rooms.h"

#include <zg/json_text.h>
#include <zg/names.h>

namespace zg::flows {

namespace {
constexpr std::size_t note_characters_max = 200;
}  // namespace

Result<Answer, SettleRefusal> settle_exception(db::Draft& draft, Asked const& asked, SettleException const& command) {
    Rooms rooms(draft);
    auto const fault = command.note.empty() ? TextFault::none : text_fault(command.note, note_characters_max);
    if (fault == TextFault::too_long) return Refused{SettleRefusal::text_too_long, "note"};
    if (fault == TextFault::unprintable) return Refused{SettleRefusal::name_bad, "note"};
    auto const store = sales::store_of_exception(draft.stored(), command.exception);
    if (!store) return Refused{SettleRefusal::unknown_exception, "id"};
    if (auto const before = rooms.receipts.find_settlement(draft, command.exception)) {
        return Answer{.body = json::text(*before), .replayed = true};
    }
    sales::Settlement const settlement{
        .exception = command.exception, .at = asked.at, .who = {asked.who}, .note = command.note};
    rooms.receipts.settle(settlement);
    note(rooms, asked, "settle_exception", command.exception.uuid, *store);
    return Answer{.body = json::text(settlement)};
}

}  // namespace zg::flows
