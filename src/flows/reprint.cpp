#include <zg/flows.h>

#include "requests.h"
#include "rooms.h"

#include <zg/json_text.h>

namespace zg::flows {

Result<Answer, ReprintRefusal> reprint_receipt(db::Draft& draft, Asked const& asked, Reprint const& command) {
    Rooms rooms(draft);
    auto const before = answered_before(rooms, command.id.uuid, asked);
    if (before.clash) return Refused{ReprintRefusal::id_reused, "id"};
    if (before.answer) return *before.answer;
    auto const stored = rooms.receipts.find(draft, command.receipt);
    if (!stored) return Refused{ReprintRefusal::unknown_receipt, "receipt"};
    note(rooms, asked, access::reprint_act, command.receipt.uuid, stored->receipt.store);
    Answer answer{.body = json::write(json::Object{{"at", asked.at.text()}, {"receipt", command.receipt.text()}})};
    rooms.requests.remember(command.id.uuid, asked.at, {asked.hash, answer.body});
    return answer;
}

}  // namespace zg::flows
