#include <zg/flows_desk.h>

#include <zg/access.h>
#include <zg/json_text.h>

namespace zg::flows {

namespace {

void tell(db::Draft& draft, Asked const& asked, std::string_view act, desk::ViewId id) {
    draft.part<access::AuditTrail>().append(
        {.at = asked.at, .who = asked.who, .store = {}, .act = act, .document = id.uuid});
}

}  // namespace

Result<Answer, desk::ViewRefusal> save_view(db::Draft& draft, Asked const& asked, SaveView const& command) {
    auto const saved = desk::save(draft, {.id = command.id,
                                          .owner = asked.who,
                                          .page = command.page,
                                          .name = command.name,
                                          .query = command.query,
                                          .is_shared = command.shared});
    if (!saved) return saved.refused();
    tell(draft, asked, "save_view", command.id);
    return Answer{.body = json::text(command)};
}

Result<Answer, desk::ViewRefusal> remove_view(db::Draft& draft, Asked const& asked, desk::ViewId id) {
    auto const removed = desk::remove(draft, id, asked.who);
    if (!removed) return removed.refused();
    tell(draft, asked, "remove_view", id);
    return Answer{};
}

}  // namespace zg::flows
