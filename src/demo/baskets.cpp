#include "baskets.h"

#include <algorithm>
#include <array>
#include <memory>

namespace zg::demo {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr int lines_max = 16;
constexpr int offer_pull = 3;
constexpr int slips_from_day = 70;

class Planner final {
public:
    Planner(DayPlan const& plan, Chance& chance)
        : plan_(plan), habits_(stores()[plan.store]), chance_(chance), start_(plan.calendar.start(plan.day.date)) {
        for (auto const& customer : plan.customers) {
            bool const is_member = customer.joins_at.ms < start_.ms;
            members_.add(is_member ? (customer.home == plan.store ? customer.weight * 20 : customer.weight) : 0);
        }
        for (auto const weight : hours_of(habits_, plan.range, plan.day)) hours_.add(weight);
    }

    std::vector<PlannedSale> sales() {
        auto const expected = receipts_expected(habits_, plan_.day) * plan_.range.receipts / 1000;
        auto const count = chance_.around(expected, expected / 8);
        std::vector<PlannedSale> planned;
        for (std::int64_t index = 0; index < count; ++index) planned.push_back(one());
        std::sort(planned.begin(), planned.end(), [](auto const& a, auto const& b) { return a.at < b.at; });
        return planned;
    }

private:
    PlannedSale one() {
        auto const hour = hours_.pick(chance_);
        PlannedSale sale{.at = moment_in(hour), .store = plan_.store};
        sale.till = static_cast<std::size_t>(chance_.below(10) < 7 ? 0 : habits_.till_count - 1);
        sale.id = {chance_.id(sale.at)};
        fill(sale, static_cast<int>(hour));
        if (members_.total() > 0 && chance_.permille(habits_.members)) sale.customer = members_.pick(chance_);
        auto const dice = chance_.below(1000);
        sale.tender = dice < habits_.cash                    ? sales::TenderKind::cash
                      : dice < habits_.cash + habits_.wallet ? sales::TenderKind::wallet
                                                             : sales::TenderKind::card;
        sale.has_coupon = sale.customer && chance_.one_in(60);
        if (chance_.one_in(140)) sale.refund_after_minutes = chance_.between(12, 2'600);
        sale.refund = {chance_.id({sale.at.ms + sale.refund_after_minutes * minute_ms})};
        slip(sale);
        return sale;
    }

    // The store's day begins at its cut-off; hours before it belong to the next calendar day.
    Instant moment_in(std::size_t hour) {
        auto const first = plan_.calendar.hour(start_);
        auto const after = (static_cast<int>(hour) - first + 24) % 24;
        return {start_.ms + after * hour_ms + chance_.below(hour_ms)};
    }

    void fill(PlannedSale& sale, int hour) {
        auto const& goods = goods_at(hour);
        int count = 1;
        while (count < lines_max && chance_.permille(habits_.lines_more * plan_.range.lines / 1000)) ++count;
        for (int line = 0; line < count; ++line) {
            auto const good = goods.pick(chance_);
            bool const is_there =
                std::any_of(sale.wants.begin(), sale.wants.end(), [&](auto const& want) { return want.good == good; });
            if (!is_there) sale.wants.push_back({good, quantity_of(plan_.range.goods[good])});
        }
    }

    std::int64_t quantity_of(Good const& good) {
        if (good.is_weighed()) return chance_.around(780, 560) / 5 * 5;
        auto const dice = chance_.below(100);
        if (dice < (good.is_by_the_handful ? 66 : 84)) return 1000;
        return dice < 94 ? 2000 : dice < 98 ? 3000 : 6000;
    }

    // A person may sell what the books say is not there; a till that was away may have sold at last week's price.
    void slip(PlannedSale& sale) {
        if (plan_.number < slips_from_day) return;
        auto const dice = chance_.below(900);
        if (dice == 0) sale.slip = PlannedSale::Slip::more_than_there;
        if (dice == 1) sale.slip = PlannedSale::Slip::old_price;
    }

    Weighted const& goods_at(int hour) {
        auto& known = goods_[static_cast<std::size_t>(hour)];
        if (known) return *known;
        known.emplace();
        for (std::size_t good = 0; good < plan_.range.goods.size(); ++good) {
            auto weight = pull(habits_, plan_.range.goods[good], plan_.day, hour);
            if (plan_.shelves.is_dead(good, plan_.number)) weight = 0;
            bool const is_offered = std::any_of(plan_.offers.begin(), plan_.offers.end(),
                                                [&](auto const& offer) { return offer.good == good; });
            known->add(is_offered ? weight * offer_pull : weight);
        }
        return *known;
    }

    DayPlan const& plan_;
    StoreHabits const& habits_;
    Chance& chance_;
    Instant start_;
    Weighted members_;
    Weighted hours_;
    std::array<std::optional<Weighted>, 24> goods_;
};

}  // namespace

std::vector<PlannedSale> plan_day(DayPlan const& plan, Chance& chance) { return Planner(plan, chance).sales(); }

}  // namespace zg::demo
