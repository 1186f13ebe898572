#pragma once

#include "commands.h"
#include "finding.h"

#include <zg/company.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zg::sim {

struct Sent;

// How often what was rare has happened: a workload in which it never does checks nothing.
struct Outcomes final {
    std::int64_t coupon_uses = 0;
    std::int64_t coupons_refused = 0;   // used up, at a checkout
    std::int64_t coupons_overused = 0;  // by a till's sale, which stands
    std::int64_t points_owed = 0;       // times that a refund found them spent
    std::int64_t debts_paid = 0;
    std::int64_t members_gone = 0;  // sales that named a member who had been taken back
    std::int64_t members_forgotten = 0;
    std::int64_t holds_posted = 0;
    std::int64_t holds_given_back = 0;
    std::int64_t holds_expired = 0;
    std::int64_t holds_in_the_way = 0;  // goods refused, or sold all the same, that were there and held
    void add(Outcomes const&);
    [[nodiscard]] bool has_never() const;  // had one of them
};

// The shop's goods, points, coupons, holds and members as anybody would keep them on paper, moved by each command as it is
// decided and by nothing else. After every batch, and after every start, the books must be the same.
class Applying;

class Mirror final {
public:
    explicit Mirror(bool has_true_clocks) : has_true_clocks_(has_true_clocks) {}

    // What the next decisions bring counts once the batch is known to be kept.
    void begin_batch();
    // One command was decided; throws a Finding when the answer is not what the paper says.
    void decided(Sent const&, Decided const&, Instant at);
    // An expiry batch, at this moment.
    void expired(Instant at);
    void committed() { is_committed_ = true; }
    void failed() { take_batch_back(); }

    // Between batches.
    void check(app::Company&) const;
    // After an expiry batch at this moment: no hold outlives its time.
    void check_due(Instant now) const;
    // After a start: a batch in which the process died is in the books as a whole or not at all, and it is when it was answered.
    void settle(app::Company&);

    [[nodiscard]] std::optional<Instant> next_expiry() const;
    [[nodiscard]] Outcomes const& outcomes() const { return outcomes_; }

private:
    friend class Applying;
    enum class Fate { open, posted, given_back, expired };
    struct Hold final {
        ledger::PendingId pending = 0;
        ledger::Transfer transfer;
        Instant expires_at;
        Fate fate = Fate::open;
    };
    struct Member final {
        std::string name;
        std::string phone;
        std::vector<std::string> cards = {};
        std::int64_t version = 1;
        bool is_named = false;  // by a receipt
    };
    struct CouponRule final {
        pricing::Coupon rule;
        bool is_ended = false;
    };
    struct Sold final {
        std::optional<MemberId> member = {};
        std::int64_t total = 0;
        std::int64_t points = 0;
        std::int64_t total_back = 0;
        std::int64_t points_back = 0;
    };
    struct Books final {
        std::map<ledger::Account, ledger::Balance> accounts;
        std::map<Uuid, Hold> holds;
        std::map<MemberId, Member> members;
        std::map<CouponId, CouponRule> coupons;
    };
    // To be changed, or made.
    [[nodiscard]] Sold& sale(Uuid);
    void take_batch_back();
    // What is different in the books; empty when nothing is.
    [[nodiscard]] static std::string difference(Books const&, app::Company&);

    bool has_true_clocks_;
    Books books_;
    Books before_;
    // Only added to, and too many to be copied for every batch.
    std::map<Uuid, Sold> sales_;
    std::set<Uuid> done_;
    std::vector<Uuid> done_in_batch_;
    std::vector<std::pair<Uuid, std::optional<Sold>>> sales_before_;  // of the batch, in its order
    bool is_committed_ = true;
    Outcomes outcomes_;
};

}  // namespace zg::sim
