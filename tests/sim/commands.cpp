#include "commands.h"

#include "shop.h"

#include <zg/flows_bring.h>
#include <zg/json_text.h>

namespace zg::sim {

namespace {

using flows::Asked;

template <class Reason>
std::string name_of(Reason reason) {
    return boost::describe::enum_to_string(reason, "");
}
std::string name_of(flows::SetupRefusal const& refusal) { return std::string(refusal.code); }
std::string name_of(ledger::TransferRefusal refusal) {
    switch (refusal) {
        case ledger::TransferRefusal::not_enough: return "not_enough";
        case ledger::TransferRefusal::unknown_pending: return "unknown_pending";
        case ledger::TransferRefusal::pending_closed: return "pending_closed";
        case ledger::TransferRefusal::pending_expired: return "pending_expired";
        case ledger::TransferRefusal::more_than_pending: return "more_than_pending";
        case ledger::TransferRefusal::amount_not_positive:
        case ledger::TransferRefusal::same_account:
        case ledger::TransferRefusal::different_units:
        case ledger::TransferRefusal::amount_too_large:
        case ledger::TransferRefusal::pending_not_due: return "malformed";
    }
    __builtin_unreachable();
}

template <class Reason>
Decided said(Result<flows::Answer, Reason> const& answer) {
    if (!answer) return {.text = name_of(answer.reason())};
    return {.is_accepted = true, .is_replay = answer->replayed, .text = answer->body};
}

// For what has no flow that keeps its answer: the same id answers the same bytes and changes nothing.
template <class Work>
Decided once(db::Draft& draft, Asked const& asked, DocumentId id, Work const& work) {
    auto& requests = draft.part<access::Requests>();
    if (auto const known = requests.find(draft, id.uuid)) {
        return {.is_accepted = true, .is_replay = true, .text = known->answer};
    }
    Decided made = work();
    if (made.is_accepted) requests.remember(id.uuid, asked.at, {asked.hash, made.text});
    return made;
}

Decided hold(db::Draft& draft, Asked const& asked, DocumentId id, ledger::Transfer const& transfer,
             std::int64_t minutes) {
    return once(draft, asked, id, [&]() -> Decided {
        Instant const expires_at{asked.at.ms + minutes * 60'000};
        auto const held = draft.part<ledger::Ledger>().hold(id.uuid, asked.at, expires_at, {&transfer, 1});
        if (!held) return {.text = name_of(held.reason())};
        return {.is_accepted = true, .text = json::text(Held{.pending = held->front(), .expires_at = expires_at})};
    });
}

class CarryOut final {
public:
    CarryOut(db::Draft& draft, Asked const& asked, std::string const& body)
        : draft_(draft), asked_(asked), body_(body) {}

    Decided operator()(flows::Checkout const& command) { return said(flows::checkout(draft_, asked_, command)); }
    Decided operator()(flows::RecordedSale const& command) {
        return said(flows::record_sale(draft_, asked_, command, sha256(body_)));
    }
    Decided operator()(flows::Refund const& command) { return said(flows::refund(draft_, asked_, command)); }
    Decided operator()(flows::ReceiveGoods const& command) {
        return said(flows::receive_goods(draft_, asked_, command));
    }
    Decided operator()(flows::NewMember const& command) { return said(flows::create_member(draft_, asked_, command)); }
    Decided operator()(ChangeMember const& command) {
        return said(flows::change_member(draft_, asked_, command.change));
    }
    Decided operator()(PutCoupon const& command) { return said(flows::put_coupon(draft_, asked_, command.coupon)); }
    Decided operator()(EndCoupon const& command) { return said(flows::end_coupon(draft_, asked_, command.coupon)); }

    Decided operator()(BringMember const& command) {
        return once(draft_, asked_, command.id, [&]() -> Decided {
            auto context = flows::bring_context(draft_, members_list());
            auto const brought = flows::bring_row(draft_, asked_, context,
                                                  {.line = command.line, .cells = {command.name, command.phone}});
            if (!brought) return {.text = name_of(brought.reason())};
            return {.is_accepted = true, .text = json::text(BroughtMember{{brought->thing}})};
        });
    }
    Decided operator()(TakeMemberBack const& command) {
        return once(draft_, asked_, command.id, [&]() -> Decided {
            flows::TakeBackContext context{.import = members_list()};
            auto const done = flows::take_row_back(draft_, asked_, context,
                                                   {.line = command.line, .thing = command.member.uuid, .version = 1});
            if (!done) return {.text = name_of(done.reason())};
            return {.is_accepted = true, .text = json::text(BroughtMember{command.member})};
        });
    }

    Decided operator()(HoldGoods const& command) {
        return hold(draft_, asked_, command.id, transfer_of(command), command.minutes);
    }
    Decided operator()(HoldPoints const& command) {
        return hold(draft_, asked_, command.id, transfer_of(command), command.minutes);
    }
    Decided operator()(EndHold const& command) {
        return once(draft_, asked_, command.id, [&]() -> Decided {
            auto const known = draft_.part<access::Requests>().find(draft_, command.hold.uuid);
            if (!known) return {.text = name_of(ledger::TransferRefusal::unknown_pending)};
            auto const pending = decoded<Held>(known->answer).pending;
            auto& books = draft_.part<ledger::Ledger>();
            auto const ended = [&](auto const& result) -> Decided {
                if (!result) return {.text = name_of(result.reason())};
                return {.is_accepted = true, .text = json::text(command)};
            };
            if (command.posted == 0) {
                return ended(books.void_pending(draft_.stored(), command.id.uuid, asked_.at, pending));
            }
            return ended(books.post_pending(draft_.stored(), command.id.uuid, asked_.at, pending, command.posted));
        });
    }

private:
    db::Draft& draft_;
    Asked const& asked_;
    std::string const& body_;
};

}  // namespace

bool is_kept_by_id(Command const& command) {
    return !std::holds_alternative<ChangeMember>(command) && !std::holds_alternative<PutCoupon>(command) &&
           !std::holds_alternative<EndCoupon>(command);
}

Decided carry_out(db::Draft& draft, Asked const& asked, Command const& command, std::string const& body) {
    return std::visit(CarryOut(draft, asked, body), command);
}

ledger::Transfer transfer_of(HoldGoods const& command) {
    return {.from = inventory::shelf(command.location, command.sku),
            .to = {command.sku.uuid, command.store.uuid, ledger::Bucket::transit},
            .amount = command.quantity_milli};
}

ledger::Transfer transfer_of(HoldPoints const& command) {
    return {.from = {ledger::points_unit(), command.member.uuid, ledger::Bucket::points_member},
            .to = {ledger::points_unit(), {}, ledger::Bucket::points_issuer},
            .amount = command.points};
}

}  // namespace zg::sim
