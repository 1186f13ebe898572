#include "world.h"

#include "disk_vfs.h"

#include <zg/hash.h>
#include <zg/json_text.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::sim {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t good_faith_ms = hour_ms;  // how long a till may sell by prices that have been replaced
constexpr std::int64_t jump_hours_max = 26;
constexpr std::int64_t sold_out_soon = 6;
constexpr std::int64_t plenty = 400;
constexpr std::int64_t rest_hours_max = 24 * 7;  // a day is done long before, with all that was asked again

std::vector<Moved> out_of(std::int64_t store, std::vector<std::int64_t> const& skus,
                          std::vector<std::int64_t> const& pieces) {
    std::vector<Moved> moved;
    for (std::size_t line = 0; line < skus.size(); ++line) moved.push_back({store, skus[line], -1000 * pieces[line]});
    return moved;
}

}  // namespace

World::World(Beginning const& beginning, RunOptions const& options)
    : options_(options),
      rng_(options.seed),
      mix_(options.is_stormy ? Mix::of(rng_).stormy() : Mix::of(rng_)),
      disk_(beginning.disk().copy(rng_.next())),
      server_({.disk = *disk_,
               .folder = beginning.folder(),
               .mix = mix_,
               .bad = options.bad,
               .model = model_,
               .answer = [this](Reply reply) { leave(std::move(reply)); }},
              rng_.next()) {
    if (options_.bad == Bad::no_sync) disk_->ignore_syncs();
    mount(disk_.get());
}

Tally World::tally() const {
    auto tally = server_.tally();
    tally.sales = model_.sales_answered();
    return tally;
}

bool World::chance(std::int64_t per_thousand) { return is_open() && below(1000) < per_thousand; }
std::int64_t World::below(std::int64_t bound) {
    return static_cast<std::int64_t>(rng_.below(static_cast<std::uint64_t>(bound)));
}
Instant World::server_now() const { return {opening_time.ms + timeline_.now() + server_ms_fast_}; }
Uuid World::fresh_id() { return Uuid::version7({opening_time.ms + timeline_.now()}, rng_); }
bool World::is_done(std::size_t index) const {
    return model_.sent(index).answer.has_value() || model_.sent(index).is_refused;
}

void World::play() {
    server_.start();
    fill_shelves();
    greet_first_members();
    for (std::int64_t till = 0; till < mix_.tills; ++till) {
        tills_.push_back({.number = till});
        timeline_.after(below(mix_.till_pause_s * 1000), [this, till] { till_lives(static_cast<std::size_t>(till)); });
    }
    for (std::int64_t client = 0; client < mix_.clients; ++client) {
        timeline_.after(below(mix_.client_pause_s * 1000), [this, client] { client_lives(client % mix_.stores); });
    }
    timeline_.after(mix_.hours * hour_ms, [this] { server_.calm(); });
    while (timeline_.step()) {
        if (timeline_.now() > rest_hours_max * hour_ms) throw Finding("does not come to rest");
    }
    for (std::size_t index = 0; index < model_.all().size(); ++index) {
        if (!is_done(index)) throw Finding("never answered: " + model_.sent(index).id.text());
    }
    model_.check(server_.company(), Model::Extent::whole);
    server_.restart();
    model_.check(server_.company(), Model::Extent::whole);
}

// What is there in the morning comes as a delivery like all others, and may be as late.
void World::fill_shelves() {
    for (std::int64_t store = 0; store < mix_.stores; ++store) {
        flows::ReceiveGoods goods{.id = {fresh_id()}, .location = location_id(store), .lines = {}};
        std::vector<Moved> moved;
        for (std::int64_t sku = 0; sku < sku_count; ++sku) {
            auto const milli = 1000 * (sku < mix_.scarce_skus ? 1 + below(sold_out_soon) : plenty);
            goods.lines.push_back({sku_id(sku), milli, price_of(sku) * 6'000});
            moved.push_back({store, sku, milli});
        }
        send(std::move(goods), std::move(moved), std::nullopt);
    }
}

Basket World::draw_basket() {
    Basket basket;
    auto const lines = 1 + below(3);
    while (static_cast<std::int64_t>(basket.skus.size()) < lines) {
        auto const sku = below(sku_count);
        if (std::find(basket.skus.begin(), basket.skus.end(), sku) != basket.skus.end()) continue;
        basket.skus.push_back(sku);
        basket.pieces.push_back(1 + below(3));
    }
    return basket;
}

void World::till_lives(std::size_t till) {
    if (!is_open()) return;
    auto& me = tills_[till];
    if (chance(mix_.offline)) me.offline_until = timeline_.now() + below(3 * hour_ms);
    if (chance(mix_.clock_jumps)) me.clock_ms_fast = (below(2 * jump_hours_max) - jump_hours_max) * hour_ms;
    till_sells(me);
    server_.maybe_die_idle();
    timeline_.after(1 + below(2 * mix_.till_pause_s * 1000), [this, till] { till_lives(till); });
}

void World::till_reads_prices(Till& till) {
    if (till.pricing_version > 0 && till.offline_until > timeline_.now()) return;
    auto const view = server_.company().pricing.view();
    till.priced_at = timeline_.now();
    till.pricing_version = view.version;
    till.coupons = view.coupons;
}

void World::till_sells(Till& till) {
    till_reads_prices(till);
    auto basket = draw_basket();
    auto const member = draw_member();
    basket.coupons = draw_coupons(till.coupons, member.has_value());
    auto const quoted = price(basket);
    auto const store = store_of_till(till.number);
    flows::RecordedSale sale{.id = {fresh_id()},
                             .device = device_id(till.number),
                             .device_sequence = till.sold_count + 1,
                             .previous_hash = till.journal_hash,
                             .store = store_id(store),
                             .till = till_id(till.number),
                             .sequence = till.sold_count + 1,
                             .at = {opening_time.ms + timeline_.now() + till.clock_ms_fast},
                             .currency = currency,
                             .member = member,
                             .pricing_version = till.pricing_version,
                             .lines = {},
                             .tenders = {}};
    for (std::size_t line = 0; line < basket.skus.size(); ++line) {
        auto const sku = basket.skus[line];
        auto const& exact = quoted.lines[line];
        sale.lines.push_back({.sku = sku_id(sku),
                              .quantity_milli = 1000 * basket.pieces[line],
                              .unit_price = price_of(sku),
                              .gross = exact.gross,
                              .net = exact.net,
                              .tax = exact.tax,
                              .tax_class = tax_class_of(sku),
                              .total = exact.total});
        for (auto const& share : quoted.shares_of(exact)) {
            sale.lines.back().discounts.push_back({rule_text(basket, share), share.amount});
        }
    }
    for (auto const& coupon : basket.coupons) sale.coupons.push_back(coupon.id);
    sale.total = quoted.totals.total;
    sale.change = below(3) * 100;
    sale.tenders = {{sales::TenderKind::cash, sale.total + sale.change}};
    ++till.sold_count;
    till.journal_hash = hex(view(sha256(json::text(sale))));
    send(std::move(sale), out_of(store, basket.skus, basket.pieces), static_cast<std::size_t>(till.number),
         timeline_.now() - till.priced_at > good_faith_ms);
}

void World::upload(Till& till) {
    auto const offline_ms = till.offline_until - timeline_.now();
    if (offline_ms > 0) {
        auto const number = static_cast<std::size_t>(till.number);
        return timeline_.after(offline_ms, [this, number] { upload(tills_[number]); });
    }
    while (!till.waiting.empty() && till.in_flight_count < mix_.uploads_at_once) {
        ++till.in_flight_count;
        auto const index = till.waiting.front();
        till.waiting.pop_front();
        ask(index);
    }
}

void World::client_lives(std::int64_t store) {
    if (!is_open()) return;
    if (chance(mix_.clock_jumps)) server_ms_fast_ = (below(2 * jump_hours_max) - jump_hours_max) * hour_ms;
    if (chance(mix_.member_changes)) {
        change_members();
    } else if (chance(mix_.coupon_changes)) {
        change_coupons();
    } else if (chance(mix_.holds)) {
        hold(store);
    } else if (chance(mix_.refunds)) {
        refund(store);
    } else if (chance(mix_.deliveries)) {
        receive(store);
    } else {
        check_out(store);
    }
    server_.maybe_die_idle();
    timeline_.after(1 + below(2 * mix_.client_pause_s * 1000), [this, store] { client_lives(store); });
}

void World::check_out(std::int64_t store) {
    auto basket = draw_basket();
    auto const member = draw_member();
    basket.coupons = draw_coupons(server_.company().pricing.view().coupons, member.has_value());
    auto const total = price(basket).totals.total;
    flows::Checkout command{.id = {fresh_id()},
                            .store = store_id(store),
                            .till = channel_id(store),
                            .currency = currency,
                            .member = member,
                            .lines = {},
                            .tenders = {{sales::TenderKind::card, total}},
                            .expected_total = total};
    for (std::size_t line = 0; line < basket.skus.size(); ++line) {
        auto const sku = basket.skus[line];
        command.lines.push_back({sku_id(sku), 1000 * basket.pieces[line], price_of(sku)});
    }
    for (auto const& coupon : basket.coupons) command.coupons.push_back(coupon.code);
    send(std::move(command), out_of(store, basket.skus, basket.pieces), std::nullopt);
}

void World::refund(std::int64_t store) {
    if (!refund_of(store, std::nullopt)) check_out(store);
}

// It may have come back before.
bool World::refund_of(std::optional<std::int64_t> store, std::optional<MemberId> member) {
    auto const& all = model_.all();
    auto const begin = static_cast<std::size_t>(below(static_cast<std::int64_t>(all.size())));
    for (std::size_t step = 0; step < all.size(); ++step) {
        auto const& sent = all[(begin + step) % all.size()];
        auto const* checkout = std::get_if<flows::Checkout>(&sent.command);
        auto const* recorded = std::get_if<flows::RecordedSale>(&sent.command);
        if ((!checkout && !recorded) || !sent.answer) continue;
        if (store && sent.moved.front().store != *store) continue;
        if (member && (checkout ? checkout->member : recorded->member) != member) continue;
        auto const line = below(static_cast<std::int64_t>(sent.moved.size()));
        bool const restock = below(4) > 0;
        auto moved = sent.moved[static_cast<std::size_t>(line)];
        moved.milli = restock ? 1000 : 0;
        send(flows::Refund{.id = {fresh_id()},
                           .receipt = {sent.id},
                           .till = channel_id(moved.store),
                           .lines = {{line, 1000}},
                           .reason = flows::RefundReason::unwanted,
                           .restock = restock},
             {moved}, std::nullopt);
        return true;
    }
    return false;
}

void World::receive(std::int64_t store) {
    auto const sku = below(sku_count);
    auto const milli = 1000 * (1 + below(sold_out_soon));
    send(
        flows::ReceiveGoods{
            .id = {fresh_id()}, .location = location_id(store), .lines = {{sku_id(sku), milli, price_of(sku) * 5'500}}},
        {{store, sku, milli}}, std::nullopt);
}

void World::send(Command command, std::vector<Moved> moved, Owner owner, bool has_old_prices) {
    auto const index = model_.send(std::move(command), std::move(moved), has_old_prices);
    owners_.push_back(owner);
    if (!owner) return ask(index);
    tills_[*owner].waiting.push_back(index);
    upload(tills_[*owner]);
}

std::int64_t World::travel_ms() { return chance(mix_.late) ? 1 + below(10 * minute_ms) : 5 + below(200); }

// Asks until there is an answer; each time the same bytes under the same id.
void World::ask(std::size_t index) {
    if (is_done(index)) return;
    auto const copies = chance(mix_.duplicates) ? 2 : 1;
    for (int copy = 0; copy < copies; ++copy) {
        if (chance(mix_.lost_requests)) continue;
        timeline_.after(travel_ms(), [this, index] { arrive(index); });
    }
    timeline_.after(30'000 + below(5 * minute_ms), [this, index] { ask(index); });
}

void World::arrive(std::size_t index) {
    server_.take(index);
    plan_batch();
}

void World::plan_batch() {
    if (is_batch_planned_ || !server_.has_work()) return;
    is_batch_planned_ = true;
    // In the evening the server has time: a slow one would be asked again faster than it answers, for ever.
    timeline_.after(1 + (is_open() ? below(mix_.batch_wait_ms) : 0), [this] {
        is_batch_planned_ = false;
        server_.run_batch(server_now());
        plan_batch();
        plan_expiry();
    });
}

void World::leave(Reply reply) {
    if (chance(mix_.lost_answers)) return;
    timeline_.after(travel_ms(), [this, reply = std::move(reply)] { hear(reply); });
}

void World::hear(Reply const& reply) {
    bool const was_done = is_done(reply.index);
    switch (reply.kind) {
        case Reply::Kind::failed: return;  // asks again when its patience ends
        case Reply::Kind::accepted: model_.accepted(reply.index, reply.text, reply.order); break;
        case Reply::Kind::refused: model_.refused(reply.index, reply.text, reply.order); break;
    }
    answers_ = answers_ * 31 + reply.text.size();
    if (!was_done) learn(model_.sent(reply.index));
    if (was_done || !owners_[reply.index]) return;
    auto& till = tills_[*owners_[reply.index]];
    --till.in_flight_count;
    upload(till);
}

}  // namespace zg::sim
