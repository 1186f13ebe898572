// What clients of the world do besides selling: members, coupons, and goods and points that are held.
#include "world.h"

#include <fmt/format.h>

#include <algorithm>

namespace zg::sim {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t phones = 30;  // few, so that two people give the same one now and then
constexpr std::int64_t look_ms_min = 1'000;
constexpr std::int64_t look_ms_max = 5 * minute_ms;
constexpr std::int64_t hold_minutes_max = 180;

}  // namespace

void World::greet_first_members() {
    for (std::int64_t count = mix_.members == 0 ? 0 : 1 + below(4); count > 0; --count) join();
    for (std::int64_t count = mix_.coupons == 0 ? 0 : 1 + below(3); count > 0; --count) put_coupon(std::nullopt);
}

std::optional<MemberId> World::draw_member() {
    if (members_.empty() || !chance(mix_.members)) return std::nullopt;
    return members_[static_cast<std::size_t>(below(static_cast<std::int64_t>(members_.size())))];
}

std::vector<pricing::Coupon> World::draw_coupons(std::vector<pricing::Coupon> const& known, bool has_member) {
    std::vector<pricing::Coupon> drawn;
    if (known.empty() || !chance(mix_.coupons)) return drawn;
    for (std::int64_t count = 1 + below(2); count > 0; --count) {
        auto const& coupon = known[static_cast<std::size_t>(below(static_cast<std::int64_t>(known.size())))];
        if (coupon.uses_per_member > 0 && !has_member) continue;
        if (std::find(drawn.begin(), drawn.end(), coupon) == drawn.end()) drawn.push_back(coupon);
    }
    return drawn;
}

// -- members --

void World::change_members() {
    switch (below(4)) {
        case 0: return join();
        case 1: return bring_member();
        case 2: return take_member_back();
        default: return change_member();
    }
}

void World::join() {
    send(flows::NewMember{.id = {fresh_id()},
                          .name = fmt::format("Member {}", ++named_count_),
                          .phone = fmt::format("66{:06}", below(phones))},
         {}, std::nullopt);
}

void World::bring_member() {
    auto const line = ++named_count_;
    send(BringMember{.id = {fresh_id()},
                     .line = line,
                     .name = fmt::format("Member {}", line),
                     .phone = fmt::format("66{:06}", below(phones))},
         {}, std::nullopt);
}

void World::take_member_back() {
    if (brought_.empty()) return bring_member();
    auto const& row = brought_[static_cast<std::size_t>(below(static_cast<std::int64_t>(brought_.size())))];
    send(TakeMemberBack{.id = {fresh_id()}, .line = row.line, .member = row.member}, {}, std::nullopt);
}

// Reads the member first; on its way the change may be overtaken by another one.
void World::change_member() {
    if (members_.empty()) return join();
    auto const id = members_[static_cast<std::size_t>(below(static_cast<std::int64_t>(members_.size())))];
    std::optional<members::Member> member;
    server_.company().books.read([&](db::Tx& tx) { member = members::by_id(tx, id); });
    if (!member) return join();
    flows::ChangedMember change{.id = id, .version = member->version};
    if (below(2) == 0) {
        change.name = fmt::format("Member {}", ++named_count_);
    } else {
        change.cards = {fmt::format("C{}", ++named_count_)};
    }
    send(ChangeMember{.id = {fresh_id()}, .change = change}, {}, std::nullopt);
}

// -- coupons --

void World::change_coupons() {
    auto const known = server_.company().pricing.view().coupons;
    if (known.empty() || below(3) == 0) return put_coupon(std::nullopt);
    auto const& coupon = known[static_cast<std::size_t>(below(static_cast<std::int64_t>(known.size())))];
    if (below(3) > 0) return put_coupon(coupon);
    send(EndCoupon{.id = {fresh_id()}, .coupon = coupon.id}, {}, std::nullopt);
}

// A new one, or one that is there with something else about it.
void World::put_coupon(std::optional<pricing::Coupon> changed) {
    bool const is_new = !changed;
    if (is_new) changed = {.id = {fresh_id()}, .code = fmt::format("K{}", ++named_count_), .names = {.en = "Coupon"}};
    auto& coupon = *changed;
    auto const what = below(4);
    if (is_new || what == 0) {
        coupon.kind = below(2) == 0 ? pricing::CouponKind::amount : pricing::CouponKind::percent;
        coupon.amount = 1 + below(250);
        coupon.percent_e2 = 100 + below(4'000);
        coupon.spend_min = below(2) * 900;
    }
    if (is_new || what == 1) coupon.uses = 1 + below(5);
    if (is_new || what == 2) coupon.uses_per_member = below(3) == 0 ? 1 + below(2) : 0;
    if (!is_new && what == 3) coupon.code = fmt::format("K{}", ++named_count_);
    send(PutCoupon{.id = {fresh_id()}, .coupon = coupon}, {}, std::nullopt);
}

// -- holds --

void World::hold(std::int64_t store) {
    auto const minutes = 1 + below(hold_minutes_max);
    if (!members_.empty() && below(2) == 0) {
        auto const member = members_[static_cast<std::size_t>(below(static_cast<std::int64_t>(members_.size())))];
        auto const there = server_.company().ledger.balance(transfer_of(HoldPoints{.member = member}).from).available();
        return send(
            HoldPoints{
                .id = {fresh_id()}, .member = member, .points = std::max<std::int64_t>(there, 1), .minutes = minutes},
            {}, std::nullopt);
    }
    send(HoldGoods{.id = {fresh_id()},
                   .store = store_id(store),
                   .location = location_id(store),
                   .sku = sku_id(below(sku_count)),
                   .quantity_milli = 1000 * (1 + below(3)),
                   .minutes = minutes},
         {}, std::nullopt);
}

// Some are forgotten and expire; some are ended twice, or too late.
void World::plan_end(DocumentId hold, std::optional<HoldGoods> const& goods, std::int64_t minutes) {
    for (std::int64_t count = (below(4) > 0) + (below(4) == 0); count > 0; --count) {
        timeline_.after(below(minutes * minute_ms * 5 / 4), [this, hold, goods] { end_hold(hold, goods); });
    }
}

// Points are only ever given back: what they would be spent on has no flow, and the receipts must tell of every point.
void World::end_hold(DocumentId hold, std::optional<HoldGoods> const& goods) {
    EndHold command{.id = {fresh_id()}, .hold = hold};
    std::vector<Moved> moved;
    if (goods && below(3) > 0) {
        command.posted = below(2) == 0 ? goods->quantity_milli : 1 + below(goods->quantity_milli);
        for (std::int64_t store = 0; store < store_count; ++store) {
            for (std::int64_t sku = 0; sku < sku_count; ++sku) {
                bool const is_it = store_id(store) == goods->store && sku_id(sku) == goods->sku;
                if (is_it) moved.push_back({store, sku, -command.posted});
            }
        }
    }
    send(command, std::move(moved), std::nullopt);
}

void World::plan_expiry() {
    auto const next = server_.next_expiry();
    if (!next || is_expiry_planned_) return;
    is_expiry_planned_ = true;
    auto const wait_ms = std::clamp(next->ms - server_now().ms, look_ms_min, look_ms_max);
    timeline_.after(wait_ms, [this] {
        is_expiry_planned_ = false;
        server_.expire_holds(server_now());
        plan_expiry();
    });
}

// What a client was told for the first time.
void World::learn(Sent const& sent) {
    if (!sent.answer) return;
    if (auto const* joined = std::get_if<flows::NewMember>(&sent.command)) members_.push_back(joined->id);
    if (auto const* row = std::get_if<BringMember>(&sent.command)) {
        auto const member = decoded<BroughtMember>(*sent.answer).member;
        members_.push_back(member);
        brought_.push_back({row->line, member});
    }
    if (auto const* goods = std::get_if<HoldGoods>(&sent.command)) plan_end(goods->id, *goods, goods->minutes);
    if (auto const* points = std::get_if<HoldPoints>(&sent.command)) {
        plan_end(points->id, std::nullopt, points->minutes);
        // Goods that come back while their points are held leave a debt.
        timeline_.after(below(points->minutes * minute_ms), [this, member = points->member] {
            if (is_open()) refund_of(std::nullopt, member);
        });
    }
}

}  // namespace zg::sim
