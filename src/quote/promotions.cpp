#include <algorithm>
#include <limits>

#include "working.h"

namespace zg::quote {
namespace {

Round round_of(Promotion const& promotion) {
    auto const counts_spend = promotion.kind == PromotionKind::tiered && promotion.measure == Measure::spend;
    return counts_spend ? Round::spend : Round::goods;
}

// Whole units of one line that a promotion may still count.
struct Units final {
    std::size_t line;
    std::int64_t price;
    std::int64_t count;
};

// What one promotion would take now: amounts[i] off lines[i].
struct Taking final {
    std::vector<std::size_t> lines;
    std::vector<std::int64_t> amounts;
    std::int64_t value = 0;
};

// One promotion looked at in the state that the ones before it have left. Rebuilt for each look, so that its answer
// depends on nothing else.
class Look final {
public:
    Look(Working const& working, std::size_t index, Round round)
        : working_(working), promotion_(working.basket.promotions[index]), round_(round) {}

    Taking take_all() {
        switch (promotion_.kind) {
            case PromotionKind::buy_n_get_m: return cheapest_free();
            case PromotionKind::bundle: return sets_for_a_price();
            case PromotionKind::percent:
            case PromotionKind::amount: return line_by_line();
            case PromotionKind::tiered: return highest_step();
        }
        ZG_ASSERT(false);
        return {};
    }

    // Known after take_all().
    [[nodiscard]] QuotedPromotion lacking() const { return lacking_; }

private:
    bool is_open(std::size_t line) const {
        auto const& promoted = working_.promoted[line];
        if (promoted.alone) return false;
        switch (promotion_.stacking) {
            case Stacking::exclusive: return !promoted.any;
            case Stacking::one_per_line: return !(round_ == Round::goods ? promoted.one_goods : promoted.one_spend);
            case Stacking::stacks: return true;
        }
        return false;
    }

    // The open lines of a part; notes when there are lines and none is open.
    std::vector<std::size_t> open_lines(Part const& part) {
        std::vector<std::size_t> open;
        open.reserve(part.lines.size());
        for (auto const line : part.lines) {
            auto const at = static_cast<std::size_t>(line);
            if (is_open(at)) open.push_back(at);
        }
        if (open.empty() && !part.lines.empty()) lacking_.missing = Missing::lines_taken;
        return open;
    }

    // A line that no promotion has touched sells its units at their price; one that has lost something, at what is left.
    std::int64_t unit_price(std::size_t line) const {
        auto const& sold = working_.basket.lines[line];
        if (!working_.promoted[line].any) return price_in_effect(working_.basket, sold);
        auto const price = divide(static_cast<Wide>(working_.left[line]) * 1000, sold.quantity_milli, Rounding::down);
        ZG_ASSERT(price);
        return *price;
    }

    std::vector<Units> units_of(Part const& part) {
        std::vector<Units> units;
        for (auto const line : open_lines(part)) {
            auto const count = working_.basket.lines[line].quantity_milli / 1000;
            if (count > 0) units.push_back({line, unit_price(line), count});
        }
        return units;
    }

    static std::int64_t count_of(std::vector<Units> const& units) {
        std::int64_t count = 0;
        for (auto const& some : units) count += some.count;
        return count;
    }

    // Spreads `value` over the lines by largest remainder; of equal remainders the first line.
    static Taking spread(std::vector<std::size_t> lines, std::vector<std::int64_t> const& weights, std::int64_t value) {
        Taking taking{.lines = std::move(lines), .amounts = {}, .value = value};
        if (value == 0) return taking;
        taking.amounts.resize(weights.size());
        allocate_into(taking.amounts, value, weights);
        return taking;
    }

    // Spread over the whole group, so that no part of a set can be returned at full price.
    static Taking spread_over_group(std::vector<Units> const& units, std::int64_t value) {
        std::vector<std::size_t> lines;
        std::vector<std::int64_t> weights;
        for (auto const& some : units) {
            lines.push_back(some.line);
            weights.push_back(some.price * some.count);
        }
        return spread(std::move(lines), weights, value);
    }

    void lack_units(std::int64_t count, std::size_t part) {
        lacking_.missing = Missing::units;
        lacking_.missing_count = count * 1000;
        lacking_.missing_part = static_cast<std::int64_t>(part);
    }

    Taking cheapest_free() {
        auto const group = units_of(promotion_.parts[0]);
        auto const unit_count = count_of(group);
        auto const set = promotion_.count + promotion_.free;
        if (unit_count > 0) lack_units(set - unit_count % set, 0);
        auto sorted = group;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](Units const& a, Units const& b) { return a.price < b.price; });
        auto free_left = unit_count / set * promotion_.free;
        std::int64_t value = 0;
        for (auto const& some : sorted) {
            auto const freed = std::min(some.count, free_left);
            value += some.price * freed;
            free_left -= freed;
        }
        return spread_over_group(group, value);
    }

    // The units of one part, dearest first, and how far sets have used them up.
    struct Shelf final {
        std::vector<Units> units;
        std::int64_t per_set;
        std::int64_t left;
        std::size_t at = 0;
        std::int64_t used_of_at = 0;

        // What the next set costs here, and how many sets in a row cost the same.
        [[nodiscard]] std::int64_t next_price() const {
            std::int64_t price = 0;
            auto wanted = per_set;
            for (auto i = at; wanted > 0; ++i) {
                auto const there = units[i].count - (i == at ? used_of_at : 0);
                auto const taken = std::min(there, wanted);
                price += units[i].price * taken;
                wanted -= taken;
            }
            return price;
        }
        [[nodiscard]] std::int64_t alike() const {
            return std::max<std::int64_t>(1, (units[at].count - used_of_at) / per_set);
        }
        template <class Visit>
        void use(std::int64_t sets, Visit visit) {
            auto wanted = sets * per_set;
            left -= wanted;
            while (wanted > 0) {
                auto const taken = std::min(units[at].count - used_of_at, wanted);
                visit(units[at], taken);
                wanted -= taken;
                used_of_at += taken;
                if (used_of_at < units[at].count) continue;
                ++at;
                used_of_at = 0;
            }
        }
    };

    Taking sets_for_a_price() {
        std::vector<Shelf> shelves;
        for (auto const& part : promotion_.parts) {
            auto units = units_of(part);
            std::stable_sort(units.begin(), units.end(),
                             [](Units const& a, Units const& b) { return a.price > b.price; });
            auto const left = count_of(units);
            shelves.push_back({.units = std::move(units), .per_set = part.count, .left = left});
        }
        auto const has_set = [&] {
            return std::all_of(shelves.begin(), shelves.end(),
                               [](Shelf const& shelf) { return shelf.left >= shelf.per_set; });
        };
        std::vector<std::size_t> lines;
        std::vector<std::int64_t> weights;
        std::int64_t value = 0;
        while (has_set()) {
            std::int64_t price = 0;
            auto sets = std::numeric_limits<std::int64_t>::max();
            for (auto const& shelf : shelves) {
                price += shelf.next_price();
                sets = std::min(sets, shelf.alike());
                sets = std::min(sets, shelf.left / shelf.per_set);
            }
            if (price <= promotion_.value) break;
            value += (price - promotion_.value) * sets;
            for (auto& shelf : shelves) {
                shelf.use(sets, [&](Units const& some, std::int64_t count) {
                    lines.push_back(some.line);
                    weights.push_back(some.price * count);
                });
            }
        }
        note_lacking(shelves);
        if (shelves.size() == 1) return spread_over_group(in_line_order(shelves[0].units), value);
        return spread_over_used(lines, weights, value);
    }

    static std::vector<Units> in_line_order(std::vector<Units> units) {
        std::stable_sort(units.begin(), units.end(), [](Units const& a, Units const& b) { return a.line < b.line; });
        return units;
    }

    // A line may have given units to several sets; its weights are added up, line by line in the basket's order.
    Taking spread_over_used(std::vector<std::size_t> const& lines, std::vector<std::int64_t> const& weights,
                            std::int64_t value) const {
        std::vector<std::int64_t> by_line(working_.left.size());
        for (std::size_t i = 0; i < lines.size(); ++i) by_line[lines[i]] += weights[i];
        std::vector<std::size_t> used;
        std::vector<std::int64_t> sums;
        for (std::size_t line = 0; line < by_line.size(); ++line) {
            if (by_line[line] == 0) continue;
            used.push_back(line);
            sums.push_back(by_line[line]);
        }
        return spread(std::move(used), sums, value);
    }

    // The first part that the next set waits for; nothing while the basket has nothing of the bundle.
    void note_lacking(std::vector<Shelf> const& shelves) {
        if (lacking_.missing == Missing::lines_taken) return;
        auto const any = std::any_of(shelves.begin(), shelves.end(), [](Shelf const& shelf) { return shelf.left > 0; });
        for (std::size_t part = 0; part < shelves.size(); ++part) {
            auto const& shelf = shelves[part];
            if (shelf.left >= shelf.per_set) continue;
            if (any || shelves.size() == 1) lack_units(shelf.per_set - shelf.left, part);
            return;
        }
    }

    Taking line_by_line() {
        Taking taking;
        auto const is_percent = promotion_.kind == PromotionKind::percent;
        for (auto const line : open_lines(promotion_.parts[0])) {
            auto const left = working_.left[line];
            auto amount = value_of({Discount::Kind::percent, is_percent ? promotion_.value : 0}, left);
            if (!is_percent) {
                auto const whole = extend(promotion_.value, Quantity{working_.basket.lines[line].quantity_milli});
                amount = whole ? std::min(*whole, left) : left;
            }
            taking.lines.push_back(line);
            taking.amounts.push_back(amount);
            taking.value += amount;
        }
        return taking;
    }

    // Quantities of 1000 lines of 2^53 stay inside int64.
    Taking highest_step() {
        auto lines = open_lines(promotion_.parts[0]);
        std::vector<std::int64_t> weights;
        std::int64_t reached = 0;
        std::int64_t base = 0;
        for (auto const line : lines) {
            weights.push_back(working_.left[line]);
            base += working_.left[line];
            reached +=
                promotion_.measure == Measure::spend ? working_.left[line] : working_.basket.lines[line].quantity_milli;
        }
        Discount discount;
        for (auto const& step : promotion_.steps) {
            if (step.from > reached) {
                lack_to(step.from - reached);
                break;
            }
            discount = step.discount;
        }
        if (promotion_.repeats) {
            auto const& step = promotion_.steps[0];
            lack_to(step.from - reached % step.from);
            auto const times = checked_multiply(step.discount.value, reached / step.from);
            discount.value = times.value_or(amount_max);
        }
        return spread(std::move(lines), weights, value_of(discount, base));
    }

    void lack_to(std::int64_t distance) {
        if (lacking_.missing == Missing::lines_taken) return;
        lacking_.missing = promotion_.measure == Measure::spend ? Missing::spend : Missing::units;
        lacking_.missing_count = distance;
    }

    Working const& working_;
    Promotion const& promotion_;
    Round round_;
    QuotedPromotion lacking_;
};

void mark(Promoted& promoted, Stacking stacking, Round round) {
    promoted.any = true;
    if (stacking == Stacking::exclusive) promoted.alone = true;
    if (stacking == Stacking::one_per_line) (round == Round::goods ? promoted.one_goods : promoted.one_spend) = true;
}

void apply(Working& working, std::size_t index, Round round) {
    Look look(working, index, round);
    auto const taking = look.take_all();
    auto& quoted = working.quoted.promotions[index];
    quoted = look.lacking();
    quoted.amount = taking.value;
    if (taking.value == 0) return;
    // A line whose part came to no cent has taken part all the same: who gets the odd cent must not decide what comes next.
    for (std::size_t i = 0; i < taking.lines.size(); ++i) {
        take(working, taking.lines[i], {Rule::promotion, static_cast<std::int64_t>(index), taking.amounts[i]});
        mark(working.promoted[taking.lines[i]], working.basket.promotions[index].stacking, round);
    }
}

struct Place final {
    std::size_t index;
    std::int64_t saving;
};

// One priority after the other, the highest first. Within one, the promotion that by itself would save most comes first.
void apply_equals(Working& working, std::vector<Place> equals, Round round) {
    if (equals.size() > 1) {
        for (auto& place : equals) place.saving = Look(working, place.index, round).take_all().value;
        std::stable_sort(equals.begin(), equals.end(),
                         [](Place const& a, Place const& b) { return a.saving > b.saving; });
    }
    for (auto const& place : equals) apply(working, place.index, round);
}

}  // namespace

void apply_promotions(Working& working, Round round) {
    auto const& promotions = working.basket.promotions;
    working.promoted.resize(working.left.size());
    working.quoted.promotions.resize(promotions.size());
    std::vector<Place> order;
    for (std::size_t i = 0; i < promotions.size(); ++i) {
        if (round_of(promotions[i]) == round) order.push_back({i, 0});
    }
    auto const priority = [&](Place const& place) { return promotions[place.index].priority; };
    std::stable_sort(order.begin(), order.end(),
                     [&](Place const& a, Place const& b) { return priority(a) > priority(b); });
    for (auto begin = order.begin(); begin != order.end();) {
        auto const end =
            std::find_if(begin, order.end(), [&](Place const& place) { return priority(place) != priority(*begin); });
        apply_equals(working, {begin, end}, round);
        begin = end;
    }
}

}  // namespace zg::quote
