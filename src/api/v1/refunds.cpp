#include "command.h"
#include "handlers.h"

namespace zg::api {

void post_refund(Call call) {
    auto command = body_of<flows::Refund>(call);
    if (!command) return;
    auto const till = call.house.directory.till(command->till);
    if (till && refuse_store(call, till->store, "till")) return;
    auto const asked = asked_by(call, "refund", *command);
    decide(std::move(call), {}, [asked, command = *std::move(command)](db::Draft& draft) {
        return outcome(flows::refund(draft, asked, command));
    });
}

}  // namespace zg::api
