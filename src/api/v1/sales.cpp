#include "command.h"
#include "handlers.h"

namespace zg::api {

void post_sale(Call call) {
    auto command = body_of<flows::RecordedSale>(call);
    if (!command || refuse_store(call, command->store, "store")) return;
    auto const asked = asked_by(call, "record_sale", *command);
    // The till's next entry names this one by the hash of the very bytes that it has kept and sent.
    auto const body_hash = sha256(call.request.body);
    decide(std::move(call), {}, [asked, body_hash, command = *std::move(command)](db::Draft& draft) {
        return outcome(flows::record_sale(draft, asked, command, body_hash));
    });
}

}  // namespace zg::api
