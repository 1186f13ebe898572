#include <zg/demo.h>

#include "baskets.h"
#include "opening.h"
#include "selling.h"

#include <zg/assert.h>
#include <zg/flows_pricing.h>
#include <zg/json_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace zg::demo {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::size_t products_at_once = 40;
constexpr int offers_per_store = 7;
constexpr int offer_share = 800;  // of the ordinary price, in thousandths

template <class Command>
Digest hash_of(std::string_view act, Command const& command) {
    std::string text(act);
    text += '\n';
    json::append(text, command);
    return digest(text);
}

// A day begins in the week of the first store, at its cut-off.
StoreCalendar calendar_of(StoreHabits const& habits) { return StoreCalendar::make(habits.zone, 240).value(); }

}  // namespace

struct Story::State final {
    // An act that waits for its moment.
    using Act = std::function<bool(State&, db::Draft&, Instant)>;

    State(Order the_order, Rng& rng)
        : order(std::move(the_order)),
          chance(rng),
          range(range_of(order.profile.trade)),
          shelves(range, chance),
          calendars{calendar_of(stores()[0]), calendar_of(stores()[1]), calendar_of(stores()[2])} {
        first_day = BusinessDate{calendars[0].date(order.now).days - days_told};
        begin = Instant{calendars[0].start(first_day).ms - 6 * 60 * minute_ms};
        all = cast(range, order, begin, chance);
        people = customers(chance, begin, Instant{begin.ms + days_told * day_ms});
        open();
        for (int day = 0; day <= days_told; ++day) {
            at(calendars[0].start({first_day.days + day}),
               [day](State& state, db::Draft&, Instant) { return state.plan(day); });
        }
    }

    void at(Instant when, Act act) { acts.emplace(when, std::move(act)); }
    [[nodiscard]] flows::Asked asked(Instant when, Digest const& hash) const {
        return {.who = order.owner.id.uuid, .at = when, .hash = hash};
    }
    // A flow's yes or no as an act's; a no is counted, since the story means to ask for nothing wrong.
    template <class Answer>
    bool kept(Answer const& answer) {
        if (answer) return true;
        ++counts.refused;
        return false;
    }

    void open();
    void open_store(std::size_t store);
    void join(std::size_t customer);
    bool plan(int day);
    void plan_offers(std::size_t store, Day const& day);
    bool found(db::Draft&);
    bool receive(db::Draft&, Instant, std::size_t store, std::vector<Shelves::Amount> const&);
    bool throw_away(db::Draft&, Instant, std::size_t store, std::vector<Shelves::Amount> const&);
    bool set_price(db::Draft&, Instant, std::size_t store, std::size_t good, std::int64_t price);
    bool sell(db::Draft&, PlannedSale const&);
    [[nodiscard]] RungUp rung_up(PlannedSale const&) const;
    void take_back_later(PlannedSale const&, flows::RecordedSale const&);
    bool take_back(db::Draft&, Instant, PlannedSale const&, std::int64_t quantity_milli, std::size_t good);

    Order order;
    Chance chance;
    Range range;
    Shelves shelves;
    std::array<StoreCalendar, 3> calendars;
    BusinessDate first_day;
    Instant begin;
    Cast all;
    std::vector<Customer> people;
    std::array<std::vector<Offer>, 3> offers;
    std::multimap<Instant, Act> acts;  // those of one moment in the order in which they were thought of
    Counts counts;
    Instant reached;
};

void Story::State::open() {
    at(begin, [](State& state, db::Draft& draft, Instant) { return state.found(draft); });
    for (std::size_t from = 0; from < range.goods.size(); from += products_at_once) {
        at(begin, [from](State& state, db::Draft& draft, Instant when) {
            auto const to = std::min(from + products_at_once, state.range.goods.size());
            bool changed = true;
            for (auto good = from; good < to; ++good) {
                auto const command = product(state.all, state.range, good);
                changed &= state.kept(
                    flows::create_product(draft, state.asked(when, hash_of("create_product", command)), command));
                ++state.counts.products;
            }
            return changed;
        });
    }
    for (std::size_t store = 0; store < stores().size(); ++store) open_store(store);
    for (std::size_t customer = 0; customer < people.size(); ++customer) join(customer);
}

void Story::State::open_store(std::size_t store) {
    auto const& habits = stores()[store];
    if (habits.price != 1000) {
        at(begin, [store](State& state, db::Draft& draft, Instant when) {
            bool changed = true;
            for (std::size_t good = 0; good < state.range.goods.size(); ++good) {
                changed &=
                    state.set_price(draft, when, store, good, price_in(stores()[store], state.range.goods[good]));
            }
            return changed;
        });
    }
    at(begin, [store](State& state, db::Draft& draft, Instant when) {
        auto const amounts = state.shelves.opening(store);
        for (auto const& amount : amounts) state.shelves.move(store, amount.good, amount.quantity_milli);
        return state.receive(draft, when, store, amounts);
    });
}

void Story::State::join(std::size_t customer) {
    at(people[customer].joins_at, [customer](State& state, db::Draft& draft, Instant when) {
        auto const& person = state.people[customer];
        flows::NewMember const command{
            .id = person.id, .name = person.name, .phone = person.phone, .card = person.card};
        ++state.counts.members;
        return state.kept(flows::create_member(draft, state.asked(when, hash_of("create_member", command)), command));
    });
}

bool Story::State::found(db::Draft& draft) {
    // What is the owner's begins now, not ninety days ago: the checklist counts from here.
    return kept(flows::found_company(draft, asked(order.now, {}), company(order, all, range, begin, chance)));
}

// Thinks of a day in the morning: deliveries, offers, everybody who will come to the tills, and the evening's waste.
bool Story::State::plan(int number) {
    auto const day = day_of({first_day.days + number});
    for (std::size_t store = 0; store < stores().size(); ++store) {
        auto const start = calendars[store].start(day.date);
        plan_offers(store, day);
        DayPlan const plan{.store = store,
                           .day = day,
                           .number = number,
                           .calendar = calendars[store],
                           .range = range,
                           .shelves = shelves,
                           .customers = people,
                           .offers = offers[store]};
        for (auto& sale : plan_day(plan, chance)) {
            auto const when = sale.at;
            at(when,
               [sale = std::move(sale)](State& state, db::Draft& draft, Instant) { return state.sell(draft, sale); });
        }
        at({start.ms + 90 * minute_ms}, [store, day, number](State& state, db::Draft& draft, Instant when) {
            return state.receive(draft, when, store, state.shelves.delivery(store, day, number));
        });
        at({start.ms + 20 * 60 * minute_ms}, [store](State& state, db::Draft& draft, Instant when) {
            return state.throw_away(draft, when, store, state.shelves.waste(store, state.chance));
        });
    }
    return false;
}

// From Friday to Sunday each store has offers of its own.
void Story::State::plan_offers(std::size_t store, Day const& day) {
    auto const start = calendars[store].start(day.date);
    if (day.weekday == 1) {
        for (auto const& offer : offers[store]) {
            at(start, [store, offer](State& state, db::Draft& draft, Instant when) {
                return state.set_price(draft, when, store, offer.good,
                                       price_in(stores()[store], state.range.goods[offer.good]));
            });
        }
        offers[store].clear();
    }
    if (day.weekday != 5) return;
    while (offers[store].size() < offers_per_store) {
        auto const good = static_cast<std::size_t>(chance.below(static_cast<std::int64_t>(range.goods.size())));
        auto const& what = range.goods[good];
        bool const is_there = std::any_of(offers[store].begin(), offers[store].end(),
                                          [&](auto const& offer) { return offer.good == good; });
        if (is_there || what.demand < 12 || what.feast != Feast::none) continue;
        offers[store].push_back({good, price_in(stores()[store], what) * offer_share / 10'000 * 10});
    }
    for (auto const& offer : offers[store]) {
        at(start, [store, offer](State& state, db::Draft& draft, Instant when) {
            return state.set_price(draft, when, store, offer.good, offer.price);
        });
    }
}

bool Story::State::receive(db::Draft& draft, Instant when, std::size_t store,
                           std::vector<Shelves::Amount> const& amounts) {
    if (amounts.empty()) return false;
    ++counts.deliveries;
    flows::ReceiveGoods command{.id = {chance.id(when)},
                                .location = all.places[store].store.location,
                                .reference = fmt::format("PO-{}-{:04}", stores()[store].code, counts.deliveries)};
    for (auto const& amount : amounts) {
        // Suppliers' prices move a little from time to time.
        auto const cost_e4 = range.goods[amount.good].cost * 10'000 * chance.around(1000, 25) / 1000;
        command.lines.push_back({all.skus[amount.good], amount.quantity_milli, cost_e4});
    }
    return kept(flows::receive_goods(draft, asked(when, hash_of("receive_goods", command)), command));
}

bool Story::State::throw_away(db::Draft& draft, Instant when, std::size_t store,
                              std::vector<Shelves::Amount> const& amounts) {
    if (amounts.empty()) return false;
    flows::AdjustStock command{.id = {chance.id(when)},
                               .location = all.places[store].store.location,
                               .reason = inventory::AdjustReason::expired};
    for (auto const& amount : amounts) command.lines.push_back({all.skus[amount.good], amount.quantity_milli});
    return kept(flows::adjust_stock(draft, asked(when, hash_of("adjust_stock", command)), command));
}

bool Story::State::set_price(db::Draft& draft, Instant when, std::size_t store, std::size_t good, std::int64_t price) {
    auto const member = product(all, range, good).member_price;
    flows::NewPrice command{.sku = all.skus[good], .store = all.places[store].store.id, .price = price};
    if (member) command.member_price = std::min(*member, price);
    return kept(flows::set_price(draft, asked(when, hash_of("set_price", command)), command));
}

RungUp Story::State::rung_up(PlannedSale const& sale) const {
    auto const& place = all.places[sale.store];
    RungUp rung{
        .id = sale.id, .at = sale.at, .till = place.tills[sale.till], .currency = currency, .tender = sale.tender};
    if (sale.customer) rung.member = people[*sale.customer].id;
    if (sale.has_coupon) rung.coupon = coupon_code;
    for (auto const& want : sale.wants) {
        auto const there = std::max<std::int64_t>(shelves.on_hand(sale.store, want.good), 0);
        auto quantity = std::min(want.quantity_milli, there);
        if (!range.goods[want.good].is_weighed()) quantity = quantity / 1000 * 1000;
        if (sale.slip == PlannedSale::Slip::more_than_there) quantity = there / 1000 * 1000 + 1000;
        if (quantity <= 0) continue;
        rung.lines.push_back({all.skus[want.good], quantity, tax_class});
        if (sale.slip != PlannedSale::Slip::none) break;
    }
    if (sale.slip == PlannedSale::Slip::old_price) {
        rung.price_off = 100;
        rung.coupon.reset();
    }
    return rung;
}

bool Story::State::sell(db::Draft& draft, PlannedSale const& planned) {
    auto rung = rung_up(planned);
    if (rung.lines.empty()) return false;
    auto sale = ring_up(draft, rung);
    if (!sale && rung.coupon) {
        rung.coupon.reset();
        sale = ring_up(draft, rung);
    }
    if (!sale) return false;
    auto const body = json::text(*sale);
    auto const answer = flows::record_sale(draft, asked(sale->at, hash_of("record_sale", *sale)), *sale, sha256(body));
    if (!kept(answer)) return false;
    ++counts.sales;
    for (auto const& line : sale->lines) {
        auto const found = std::find(all.skus.begin(), all.skus.end(), line.sku);
        shelves.move(planned.store, static_cast<std::size_t>(found - all.skus.begin()), -line.quantity_milli);
    }
    if (planned.refund_after_minutes > 0) take_back_later(planned, *sale);
    return true;
}

// The first line comes back, at an hour when the store is open.
void Story::State::take_back_later(PlannedSale const& planned, flows::RecordedSale const& sale) {
    Instant when{planned.at.ms + planned.refund_after_minutes * minute_ms};
    auto const hour = calendars[planned.store].hour(when);
    if (hour < 8 || hour >= 22) when.ms += 11 * 60 * minute_ms;
    auto const good = static_cast<std::size_t>(std::find(all.skus.begin(), all.skus.end(), sale.lines.front().sku) -
                                               all.skus.begin());
    at(when, [planned, good, quantity = sale.lines.front().quantity_milli](State& state, db::Draft& draft, Instant at) {
        return state.take_back(draft, at, planned, quantity, good);
    });
}

bool Story::State::take_back(db::Draft& draft, Instant when, PlannedSale const& planned, std::int64_t quantity_milli,
                             std::size_t good) {
    bool const is_whole = !range.goods[good].is_fresh();
    flows::Refund const command{.id = planned.refund,
                                .receipt = planned.id,
                                .till = all.places[planned.store].tills[planned.till].id,
                                .lines = {{.line = 0, .quantity_milli = quantity_milli}},
                                .reason = is_whole ? flows::RefundReason::unwanted : flows::RefundReason::damaged,
                                .restock = is_whole};
    if (!kept(flows::refund(draft, asked(when, hash_of("refund", command)), command))) return false;
    if (is_whole) shelves.move(planned.store, good, quantity_milli);
    ++counts.refunds;
    return true;
}

Story::Story(Order order, Rng& rng) : state_(std::make_unique<State>(std::move(order), rng)) {}
Story::~Story() = default;

bool Story::act(db::Draft& draft) {
    if (is_over()) return false;
    auto const next = state_->acts.begin();
    auto const when = next->first;
    auto const act = std::move(next->second);
    state_->acts.erase(next);
    state_->reached = when;
    return act(*state_, draft, when);
}

bool Story::is_over() const { return state_->acts.empty() || state_->acts.begin()->first > state_->order.now; }

int Story::percent() const {
    auto const whole = state_->order.now.ms - state_->begin.ms;
    return static_cast<int>(std::clamp<std::int64_t>((state_->reached.ms - state_->begin.ms) * 100 / whole, 0, 100));
}

Story::Counts Story::counts() const { return state_->counts; }

}  // namespace zg::demo
