#include "command.h"
#include "handlers.h"
#include "question.h"
#include "shapes.h"

#include <zg/members.h>

namespace zg::api {

namespace {

Member member_of(House const& house, members::Member member) {
    auto const points = house.ledger.balance({ledger::points_unit(), member.id.uuid, ledger::Bucket::points_member});
    return {member.id, std::move(member.name), std::move(member.phone), std::move(member.card), points.available()};
}

}  // namespace

void get_members(Call call) {
    Query query(call);
    members::MemberSearch const search{.phone = query.text("phone"),
                                       .card = query.text("card"),
                                       .name = query.text("query"),
                                       .after = query.id<MemberId>("after").value_or(MemberId{}),
                                       .count_max = static_cast<std::size_t>(query.limit(50, 200))};
    if (query.refused(call)) return;
    ask(std::move(call), [search](Reading& reading, Call& asked) {
        auto found = in_books(reading, [&](db::Tx& tx) { return members::search(tx, search); });
        MemberPage page;
        if (found.size() == search.count_max) page.next = found.back().id.text();
        for (auto& member : found) page.items.push_back(member_of(asked.house, std::move(member)));
        return yes(page);
    });
}

void get_member(Call call) {
    auto const id = path_id<MemberId>(call, "id");
    if (!id) return;
    ask(std::move(call), [id = *id](Reading& reading, Call& asked) {
        auto member = in_books(reading, [&](db::Tx& tx) { return members::by_id(tx, id); });
        if (!member) return no(asked, {.code = "unknown_member", .field = "id", .status = 404});
        return yes(member_of(asked.house, *std::move(member)));
    });
}

void post_member(Call call) {
    auto command = body_of<flows::NewMember>(call);
    if (!command) return;
    auto const asked = asked_by(call, "create_member", *command);
    decide(std::move(call), {}, [asked, command = *std::move(command)](db::Draft& draft) {
        return outcome(flows::create_member(draft, asked, command));
    });
}

}  // namespace zg::api
