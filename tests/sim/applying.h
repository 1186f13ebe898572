#pragma once

#include "mirror.h"

namespace zg::sim {

// One command, written on the mirror's paper: what it must have done when it was accepted, and whether there was a reason when it
// was refused. Knows the rules of the shop, and nothing of how the flows keep them.
class Applying final {
public:
    Applying(Mirror& mirror, bool knows_prices, Decided const& decided, Instant at)
        : mirror_(mirror),
          books_(mirror.books_),
          outcomes_(mirror.outcomes_),
          knows_prices_(knows_prices),
          decided_(decided),
          at_(at) {}

    void operator()(flows::Checkout const&);
    void operator()(flows::RecordedSale const&);
    void operator()(flows::Refund const&);
    void operator()(flows::ReceiveGoods const&);
    void operator()(flows::NewMember const&);
    void operator()(ChangeMember const&);
    void operator()(BringMember const&);
    void operator()(TakeMemberBack const&);
    void operator()(PutCoupon const&);
    void operator()(EndCoupon const&);
    void operator()(HoldGoods const& command) { hold(command.id, transfer_of(command), command.minutes); }
    void operator()(HoldPoints const& command) { hold(command.id, transfer_of(command), command.minutes); }
    void operator()(EndHold const&);

    static void close(Mirror::Books&, Mirror::Hold&, std::int64_t posted, Mirror::Fate);

private:
    enum class Guard { enforced, waived };
    [[nodiscard]] ledger::Balance& of(ledger::Account const& account) { return books_.accounts[account]; }
    [[nodiscard]] bool is_there(MemberId member) const { return books_.members.contains(member); }
    [[nodiscard]] bool has_phone(std::string const& phone) const;
    // False: a guard was waived for it. One that was not is a finding.
    bool move(ledger::Transfer const&, Guard = Guard::enforced);

    void sell(sales::Receipt const&, Guard);
    void use_coupons(sales::Receipt const&, Guard);
    bool use_of_member(sales::Receipt const&, Mirror::CouponRule const&, Guard);
    void earn(MemberId, std::int64_t points);
    void take_points_back(MemberId, std::int64_t points);
    void refused_sale(flows::Checkout const&);
    [[nodiscard]] bool lacks_coupon(flows::Checkout const&);
    void hold(DocumentId, ledger::Transfer const&, std::int64_t minutes);
    void join(MemberId, std::string const& name, std::string const& phone);
    void expect_exceptions(sales::Receipt const&, sales::ExceptionKind, std::int64_t count);

    Mirror& mirror_;
    Mirror::Books& books_;
    Outcomes& outcomes_;
    bool knows_prices_;
    Decided const& decided_;
    Instant at_;
};

}  // namespace zg::sim
