#include "command.h"
#include "handlers.h"

#include <zg/flows_float.h>

namespace zg::api {

void post_float(Call call) {
    auto command = body_of<flows::RecordedFloat>(call);
    if (!command || refuse_store(call, command->store, "store")) return;
    auto const asked = asked_by(call, "record_float", *command);
    // As with a sale: the till's next entry names this one by the hash of its very bytes.
    auto const body_hash = sha256(call.request.body);
    decide(std::move(call), {}, [asked, body_hash, command = *std::move(command)](db::Draft& draft) {
        return outcome(flows::record_float(draft, asked, command, body_hash));
    });
}

}  // namespace zg::api
