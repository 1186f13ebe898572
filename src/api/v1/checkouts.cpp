#include "command.h"
#include "handlers.h"

namespace zg::api {

void post_checkout(Call call) {
    auto command = body_of<flows::Checkout>(call);
    if (!command || refuse_store(call, command->store, "store")) return;
    auto const asked = asked_by(call, "checkout", *command);
    decide(std::move(call), {}, [asked, command = *std::move(command)](db::Draft& draft) {
        return outcome(flows::checkout(draft, asked, command));
    });
}

}  // namespace zg::api
