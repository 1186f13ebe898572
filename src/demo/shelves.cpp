#include "shelves.h"

#include <algorithm>

namespace zg::demo {

namespace {

constexpr std::int64_t one = 1000;
constexpr int late_count = 14;
constexpr int dead_count = 12;

// Things by the piece come in packs, things by weight in half kilos.
std::int64_t rounded_up(Good const& good, std::int64_t quantity_milli) {
    std::int64_t const pack = good.is_weighed()    ? 500
                              : good.price >= 5000 ? 2 * one
                              : good.price >= 1500 ? 6 * one
                                                   : 12 * one;
    return (quantity_milli + pack - 1) / pack * pack;
}

int cover_days(Good const& good) {
    if (good.keeps == Keeps::a_day) return 1;
    return good.is_fresh() ? 2 : 12;
}

// Bread, milk and greens come every day; the rest twice or three times a week, by category.
bool comes_today(Good const& good, Day const& day) {
    if (good.is_fresh()) return true;
    return (day.weekday + static_cast<int>(good.category)) % 3 == 0;
}

}  // namespace

Shelves::Shelves(Range const& range, Chance& chance) : range_(range), traits_(range.goods.size()) {
    Day const ordinary{.weekday = 4};
    for (std::size_t store = 0; store < stores().size(); ++store) {
        auto const& habits = stores()[store];
        auto const hours = hours_of(habits, range, ordinary);
        std::vector<std::int64_t> pulls(range.goods.size());
        std::int64_t total = 0;
        for (int hour = 0; hour < 24; ++hour) {
            for (std::size_t good = 0; good < range.goods.size(); ++good) {
                auto const pulled =
                    pull(habits, range.goods[good], ordinary, hour) * hours[static_cast<std::size_t>(hour)];
                pulls[good] += pulled;
                total += pulled;
            }
        }
        // A basket has 1 / (1 - more) lines, of a little more than one thing each.
        auto const receipts = habits.receipts_per_day * range.receipts / 1000;
        auto const things = receipts * one * 1000 / (1000 - habits.lines_more * range.lines / 1000) * 1250 / 1000;
        shelves_[store].resize(range.goods.size());
        for (std::size_t good = 0; good < range.goods.size(); ++good) {
            at(store, good).a_day = things * pulls[good] / total;
        }
    }
    auto mark = [&](bool Traits::* trait, int count) {
        for (int marked = 0; marked < count;) {
            auto const good = static_cast<std::size_t>(chance.below(static_cast<std::int64_t>(range.goods.size())));
            auto& traits = traits_[good];
            auto const& what = range.goods[good];
            bool const is_slow = what.demand < 10;
            if (traits.is_late || traits.is_dead || what.is_fresh() || what.feast != Feast::none) continue;
            if (is_slow != (trait == &Traits::is_dead)) continue;
            traits.*trait = true;
            ++marked;
        }
    };
    mark(&Traits::is_late, late_count);
    mark(&Traits::is_dead, dead_count);
}

std::int64_t Shelves::order_up_to(std::size_t store, std::size_t good, Day const& day, int number) const {
    auto const& what = range_.goods[good];
    auto const a_day = at(store, good).a_day;
    if (traits_[good].is_late && number >= late_from_day) return std::max(2 * one, a_day / 2);
    auto target = a_day * cover_days(what) * 3 / 2;
    auto const usual = receipts_expected(stores()[store], {.weekday = 4});
    target = target * receipts_expected(stores()[store], day) / std::max(usual, 1);
    if (what.feast != Feast::none && what.feast == day.feast) target = std::max(target, 24 * one) * 4;
    return std::max(target, what.is_weighed() ? 3 * one : 4 * one);
}

std::vector<Shelves::Amount> Shelves::opening(std::size_t store) const {
    std::vector<Amount> amounts;
    Day const ordinary{.weekday = 5};
    for (std::size_t good = 0; good < range_.goods.size(); ++good) {
        auto const target = order_up_to(store, good, ordinary, 0);
        // Of what will stop selling there is too much from the start.
        auto const more = traits_[good].is_dead ? 36 * one : 0;
        amounts.push_back({good, rounded_up(range_.goods[good], target * 5 / 4 + more)});
    }
    return amounts;
}

std::vector<Shelves::Amount> Shelves::delivery(std::size_t store, Day const& day, int number) {
    std::vector<Amount> amounts;
    for (std::size_t good = 0; good < range_.goods.size(); ++good) {
        auto const& what = range_.goods[good];
        if (!comes_today(what, day) || is_dead(good, number)) continue;
        auto const target = order_up_to(store, good, day, number);
        auto const there = std::max<std::int64_t>(on_hand(store, good), 0);
        if (there * 5 > target * 3) continue;
        auto const quantity = rounded_up(what, target - there);
        move(store, good, quantity);
        amounts.push_back({good, quantity});
    }
    return amounts;
}

std::vector<Shelves::Amount> Shelves::waste(std::size_t store, Chance& chance) {
    std::vector<Amount> amounts;
    for (std::size_t good = 0; good < range_.goods.size(); ++good) {
        if (range_.goods[good].keeps != Keeps::a_day) continue;
        auto const left = on_hand(store, good) / one;
        auto const thrown = left * chance.between(20, 60) / 100;
        if (thrown <= 0) continue;
        move(store, good, -thrown * one);
        amounts.push_back({good, -thrown * one});
    }
    return amounts;
}

}  // namespace zg::demo
