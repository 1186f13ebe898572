#include "spoiling.h"

namespace zg::sim {

namespace {

using ledger::Bucket;

bool post(db::Draft& draft, Sent const& sent, ledger::Transfer const& transfer) {
    return bool(draft.part<ledger::Ledger>().post(sent.id, opening_time, {&transfer, 1}));
}

// A sale that is asked for again earns again.
bool earn_again(db::Draft& draft, Sent const& sent, Decided const& decided) {
    bool const is_sale = std::holds_alternative<flows::Checkout>(sent.command) ||
                         std::holds_alternative<flows::RecordedSale>(sent.command);
    if (!is_sale || !decided.is_replay) return false;
    auto const receipt = decoded<sales::Receipt>(decided.text);
    if (!receipt.member || receipt.points_earned == 0) return false;
    return post(draft, sent,
                {.from = {ledger::points_unit(), {}, Bucket::points_issuer},
                 .to = {ledger::points_unit(), receipt.member->uuid, Bucket::points_member},
                 .amount = receipt.points_earned});
}

// A refund gives the sale's coupons back, though a use is spent for good.
bool give_coupons_back(db::Draft& draft, Sent const& sent, Decided const& decided) {
    auto const* refund = std::get_if<flows::Refund>(&sent.command);
    if (!refund || !decided.is_accepted || decided.is_replay) return false;
    auto const sale = draft.part<sales::Receipts>().find(draft, refund->receipt);
    bool has_given = false;
    for (auto const& coupon : sale->receipt.coupons) {
        has_given |= post(draft, sent,
                          {.from = {coupon.uuid, {}, Bucket::coupon_used},
                           .to = {coupon.uuid, {}, Bucket::coupon_unused},
                           .amount = 1});
    }
    return has_given;
}

bool hold_again(db::Draft& draft, Sent const& sent, Decided const& decided) {
    auto const* hold = std::get_if<HoldGoods>(&sent.command);
    if (!hold || !decided.is_accepted || decided.is_replay) return false;
    auto const transfer = transfer_of(*hold);
    auto const until = decoded<Held>(decided.text).expires_at;
    return bool(draft.part<ledger::Ledger>().hold(sent.id, {until.ms - 1}, until, {&transfer, 1}));
}

}  // namespace

bool spoil(Bad bad, db::Draft& draft, Sent const& sent, Decided const& decided) {
    switch (bad) {
        case Bad::points_twice: return earn_again(draft, sent, decided);
        case Bad::coupon_back: return give_coupons_back(draft, sent, decided);
        case Bad::hold_twice: return hold_again(draft, sent, decided);
        case Bad::none:
        case Bad::no_sync:
        case Bad::early_answer:
        case Bad::skip_event:
        case Bad::hold_stays: return false;
    }
    __builtin_unreachable();
}

}  // namespace zg::sim
