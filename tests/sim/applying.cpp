#include "applying.h"

#include "shop.h"

#include <zg/money.h>

#include <algorithm>

namespace zg::sim {

using ledger::Account;
using ledger::Bucket;
using ledger::Transfer;
using sales::ExceptionKind;
using sales::Receipt;

namespace {

Account points_of(MemberId member) { return {ledger::points_unit(), member.uuid, Bucket::points_member}; }
Account owed_by(MemberId member) { return {ledger::points_unit(), member.uuid, Bucket::points_owed}; }
Account points_issuer() { return {ledger::points_unit(), {}, Bucket::points_issuer}; }
Account left_of(CouponId coupon) { return {coupon.uuid, {}, Bucket::coupon_unused}; }
Account coupon_issuer(CouponId coupon) { return {coupon.uuid, {}, Bucket::coupon_issuer}; }
Account left_for(CouponId coupon, MemberId member) { return {coupon.uuid, member.uuid, Bucket::coupon_unused}; }
Account used_by(CouponId coupon, MemberId member) { return {coupon.uuid, member.uuid, Bucket::coupon_issuer}; }

bool is_guarded(Bucket bucket) {
    return bucket == Bucket::shelf || bucket == Bucket::points_member || bucket == Bucket::coupon_unused;
}

LocationId location_of(StoreId store) {
    for (std::int64_t index = 0; index < store_count; ++index) {
        if (store_id(index) == store) return location_id(index);
    }
    throw Finding("a receipt of a store that nobody knows");
}

}  // namespace

bool Applying::has_phone(std::string const& phone) const {
    return std::any_of(books_.members.begin(), books_.members.end(),
                       [&](auto const& each) { return each.second.phone == phone; });
}

bool Applying::move(Transfer const& transfer, Guard guard) {
    auto& from = of(transfer.from);
    bool const is_enough = !is_guarded(transfer.from.bucket) || from.available() >= transfer.amount;
    require(is_enough || guard == Guard::waived, "{} were let go where {} were there and {} of them held",
            transfer.amount, from.posted, from.held);
    from.posted -= transfer.amount;
    of(transfer.to).posted += transfer.amount;
    return is_enough;
}

// -- sales --

void Applying::expect_exceptions(Receipt const& receipt, ExceptionKind kind, std::int64_t count) {
    std::int64_t said = 0;
    std::string details;
    for (auto const& exception : receipt.exceptions) {
        if (exception.kind != kind) continue;
        ++said;
        details += ": " + exception.detail;
    }
    require(said == count, "sale {} has {} exceptions {} and not {}{}", receipt.id.text(), said,
            boost::describe::enum_to_string(kind, ""), count, details);
}

void Applying::operator()(flows::Checkout const& command) {
    if (!decided_.is_accepted) return refused_sale(command);
    auto const receipt = decoded<Receipt>(decided_.text);
    require(receipt.exceptions.empty(), "checkout {} has exceptions", receipt.id.text());
    require(receipt.member == command.member, "checkout {} is another member's", receipt.id.text());
    require(receipt.coupons.size() == command.coupons.size(), "checkout {} used other coupons", receipt.id.text());
    for (std::size_t index = 0; index < receipt.coupons.size(); ++index) {
        auto const known = books_.coupons.find(receipt.coupons[index]);
        require(known != books_.coupons.end() && !known->second.is_ended &&
                    known->second.rule.code == command.coupons[index],
                "checkout {} used a coupon that was none", receipt.id.text());
    }
    sell(receipt, Guard::enforced);
}

void Applying::operator()(flows::RecordedSale const& command) {
    if (!decided_.is_accepted) return;  // a finding of its own
    auto const receipt = decoded<Receipt>(decided_.text);
    bool const is_gone = command.member && !is_there(*command.member);
    require(receipt.member == (is_gone ? std::nullopt : command.member), "sale {} is another member's",
            receipt.id.text());
    expect_exceptions(receipt, ExceptionKind::unknown_member, is_gone ? 1 : 0);
    outcomes_.members_gone += is_gone;
    // A till prices by what it knew when it sold, and so does whoever checks it, as long as both know what time it is and it is not long ago.
    if (knows_prices_) expect_exceptions(receipt, ExceptionKind::price_differs, 0);
    sell(receipt, Guard::waived);
}

void Applying::sell(Receipt const& receipt, Guard guard) {
    Mirror::Sold sold{.member = receipt.member, .total = receipt.total, .points = receipt.points_earned};
    std::set<SkuId> short_of;
    for (auto const& line : receipt.lines) {
        auto const shelf = inventory::shelf(location_of(receipt.store), line.sku);
        bool const was_there = of(shelf).posted >= line.quantity_milli;
        if (!move({.from = shelf, .to = inventory::sold(line.sku), .amount = line.quantity_milli}, guard)) {
            short_of.insert(line.sku);
            outcomes_.holds_in_the_way += was_there;
        }
    }
    expect_exceptions(receipt, ExceptionKind::stock_below_zero, static_cast<std::int64_t>(short_of.size()));
    for (auto const& exception : receipt.exceptions) {
        if (exception.kind != ExceptionKind::stock_below_zero) continue;
        require(short_of.contains(exception.sku.value()), "sale {} names goods that were there", receipt.id.text());
    }
    use_coupons(receipt, guard);
    auto const points = receipt.member ? std::max<std::int64_t>(receipt.total, 0) / spend_per_point : 0;
    require(receipt.points_earned == points, "sale {} earned {} points and not {}", receipt.id.text(),
            receipt.points_earned, points);
    if (receipt.member) {
        books_.members.at(*receipt.member).is_named = true;
        earn(*receipt.member, points);
    }
    mirror_.sale(receipt.id.uuid) = std::move(sold);
}

// A coupon that a till has used too often, for itself or for the member, is told of once.
void Applying::use_coupons(Receipt const& receipt, Guard guard) {
    std::int64_t overused = 0;
    for (auto const& coupon : receipt.coupons) {
        bool is_enough =
            move({.from = left_of(coupon), .to = {coupon.uuid, {}, Bucket::coupon_used}, .amount = 1}, guard);
        if (receipt.member) is_enough &= use_of_member(receipt, books_.coupons.at(coupon), guard);
        overused += !is_enough;
    }
    outcomes_.coupon_uses += static_cast<std::int64_t>(receipt.coupons.size());
    outcomes_.coupons_overused += overused;
    expect_exceptions(receipt, ExceptionKind::coupon_overused, overused);
}

bool Applying::use_of_member(Receipt const& receipt, Mirror::CouponRule const& coupon, Guard guard) {
    auto const& rule = coupon.rule;
    if (rule.uses_per_member == 0) return true;
    auto const left = left_for(rule.id, *receipt.member);
    auto const used = used_by(rule.id, *receipt.member);
    auto const more = rule.uses_per_member - of(left).posted - of(used).posted;
    if (more > 0) move({.from = coupon_issuer(rule.id), .to = left, .amount = more});
    return move({.from = left, .to = used, .amount = 1}, guard);
}

void Applying::earn(MemberId member, std::int64_t points) {
    auto const debt = std::min(-of(owed_by(member)).posted, points);
    outcomes_.debts_paid += debt > 0;
    move({.from = points_issuer(), .to = owed_by(member), .amount = debt});
    move({.from = points_issuer(), .to = points_of(member), .amount = points - debt});
}

void Applying::refused_sale(flows::Checkout const& command) {
    auto const& reason = decided_.text;
    if (reason == "not_enough_on_hand") {
        auto const location = location_of(command.store);
        auto const lacks = [&](auto const& line) {
            return of(inventory::shelf(location, line.sku)).available() < line.quantity_milli;
        };
        require(std::any_of(command.lines.begin(), command.lines.end(), lacks),
                "checkout {} was refused goods that are there", command.id.text());
        bool const is_held = std::any_of(command.lines.begin(), command.lines.end(), [&](auto const& line) {
            return lacks(line) && of(inventory::shelf(location, line.sku)).posted >= line.quantity_milli;
        });
        outcomes_.holds_in_the_way += is_held;
    } else if (reason == "coupon_used_up") {
        require(lacks_coupon(command), "checkout {} was refused a coupon that has uses left", command.id.text());
        ++outcomes_.coupons_refused;
    } else if (reason == "unknown_member") {
        require(!is_there(command.member.value()), "checkout {} was refused its member", command.id.text());
    } else {
        // Its rules have changed or ended while the request was on its way, or its price is another one therefore.
        bool const may_be = reason == "unknown_coupon" || reason == "coupon_not_applicable" ||
                            reason == "tender_short" || reason == "tender_over" || reason == "total_changed" ||
                            reason == "member_needed";
        require(may_be && !command.coupons.empty(), "checkout {} was refused: {}", command.id.text(), reason);
    }
}

bool Applying::lacks_coupon(flows::Checkout const& command) {
    for (auto const& [id, coupon] : books_.coupons) {
        auto const& codes = command.coupons;
        if (coupon.is_ended || std::find(codes.begin(), codes.end(), coupon.rule.code) == codes.end()) continue;
        if (of(left_of(id)).available() < 1) return true;
        if (!command.member || coupon.rule.uses_per_member == 0) continue;
        auto const used = of(used_by(id, *command.member)).posted;
        if (std::max(coupon.rule.uses_per_member - used, of(left_for(id, *command.member)).posted) < 1) return true;
    }
    return false;
}

// What comes back takes back its share of the points, counted over all that has come back; a use of a coupon is spent for good.
void Applying::operator()(flows::Refund const& command) {
    if (!decided_.is_accepted) {
        return require(decided_.text == "more_than_sold" || decided_.text == "more_than_tendered",
                       "refund {} was refused: {}", command.id.text(), decided_.text);
    }
    auto const receipt = decoded<Receipt>(decided_.text);
    auto& sold = mirror_.sale(command.receipt.uuid);
    for (auto const& line : receipt.lines) {
        auto const shelf = inventory::shelf(location_of(receipt.store), line.sku);
        auto const to = command.restock ? shelf : inventory::shrunk(receipt.store, line.sku);
        move({.from = inventory::sold(line.sku), .to = to, .amount = line.quantity_milli});
    }
    sold.total_back += receipt.total;
    require(sold.total_back <= sold.total, "more came back of {} than it cost", command.receipt.text());
    auto const all =
        sold.total == 0 ? 0 : divide(Wide{sold.points} * sold.total_back, sold.total, Rounding::half_up).value();
    auto const points = all - sold.points_back;
    require(receipt.points_earned == points, "refund {} took {} points back and not {}", command.id.text(),
            receipt.points_earned, points);
    sold.points_back = all;
    if (sold.member) take_points_back(*sold.member, points);
}

void Applying::take_points_back(MemberId member, std::int64_t points) {
    auto const there = std::clamp<std::int64_t>(of(points_of(member)).available(), 0, points);
    move({.from = points_of(member), .to = points_issuer(), .amount = there});
    move({.from = owed_by(member), .to = points_issuer(), .amount = points - there});
    outcomes_.points_owed += points > there;
}

void Applying::operator()(flows::ReceiveGoods const& command) {
    require(decided_.is_accepted, "goods were refused: {}", decided_.text);
    for (auto const& line : command.lines) {
        move({.from = {line.sku.uuid, {}, Bucket::supplier},
              .to = inventory::shelf(command.location, line.sku),
              .amount = line.quantity_milli});
    }
}

// -- members --

void Applying::join(MemberId id, std::string const& name, std::string const& phone) {
    require(!has_phone(phone), "two members have phone {}", phone);
    require(books_.members.emplace(id, Mirror::Member{.name = name, .phone = phone}).second, "member {} joined twice",
            id.text());
}

void Applying::operator()(flows::NewMember const& command) {
    if (decided_.is_accepted) return join(command.id, command.name, command.phone.value());
    require(decided_.text == "duplicate_phone" && has_phone(*command.phone), "member {} was refused: {}",
            command.id.text(), decided_.text);
}

void Applying::operator()(BringMember const& command) {
    if (decided_.is_accepted) return join(decoded<BroughtMember>(decided_.text).member, command.name, command.phone);
    require(decided_.text == "duplicate_phone" && has_phone(command.phone), "member {} was refused: {}",
            command.id.text(), decided_.text);
}

void Applying::operator()(TakeMemberBack const& command) {
    auto const known = books_.members.find(command.member);
    if (!decided_.is_accepted) {
        bool const is_changed = known == books_.members.end() || known->second.version != 1;
        bool const has_reason = decided_.text == "undo_changed_since"
                                    ? is_changed
                                    : decided_.text == "undo_used_since" && !is_changed && known->second.is_named;
        return require(has_reason, "member {} was not taken back: {}", command.member.text(), decided_.text);
    }
    require(known != books_.members.end() && known->second.version == 1 && !known->second.is_named,
            "member {} was taken back and is somebody", command.member.text());
    books_.members.erase(known);
    ++outcomes_.members_forgotten;
}

void Applying::operator()(ChangeMember const& command) {
    auto const& change = command.change;
    auto const known = books_.members.find(change.id);
    if (known == books_.members.end()) {
        return require(!decided_.is_accepted && decided_.text == "unknown_member", "nobody was changed: {}",
                       decided_.text);
    }
    auto& member = known->second;
    auto const cards = change.cards.value_or(member.cards);
    auto const name = change.name.value_or(member.name);
    bool const is_news = name != member.name || cards != member.cards;
    if (!decided_.is_accepted) {
        return require(decided_.text == "version_changed" && is_news && change.version != member.version,
                       "member {} was not changed: {}", change.id.text(), decided_.text);
    }
    require(!is_news || change.version == member.version, "member {} was changed by somebody who had not read it",
            change.id.text());
    member.version += is_news;
    member.name = name;
    member.cards = cards;
    auto const answer = json::parse(decided_.text);
    auto const said = [&](char const* field) { return answer->as_object().at(field).to_number<std::int64_t>(); };
    require(said("version") == member.version, "member {} is version {}", change.id.text(), said("version"));
    require(
        said("points") == of(points_of(change.id)).available() && said("points_owed") == -of(owed_by(change.id)).posted,
        "member {} is told of {} points and {} owed", change.id.text(), said("points"), said("points_owed"));
}

// -- coupons --

void Applying::operator()(PutCoupon const& command) {
    auto const& rule = command.coupon;
    auto const known = books_.coupons.find(rule.id);
    bool const is_new = known == books_.coupons.end();
    bool const is_used = !is_new && of(left_of(rule.id)).available() != known->second.rule.uses;
    bool const is_fixed = is_used && (known->second.rule.uses != rule.uses || known->second.rule.code != rule.code);
    bool const is_over = !is_new && known->second.is_ended;
    if (!decided_.is_accepted) {
        return require((decided_.text == "code_fixed" && is_fixed) || (decided_.text == "unknown_coupon" && is_over),
                       "coupon {} was refused: {}", rule.code, decided_.text);
    }
    require(!is_fixed && !is_over, "coupon {} was changed and is {}", rule.code, is_over ? "ended" : "used");
    auto const more = rule.uses - (is_new ? 0 : known->second.rule.uses);
    if (more > 0) move({.from = coupon_issuer(rule.id), .to = left_of(rule.id), .amount = more});
    if (more < 0) move({.from = left_of(rule.id), .to = coupon_issuer(rule.id), .amount = -more});
    books_.coupons[rule.id] = {.rule = rule};
}

void Applying::operator()(EndCoupon const& command) {
    auto const known = books_.coupons.find(command.coupon);
    bool const is_known = known != books_.coupons.end();
    require(decided_.is_accepted == is_known && (is_known || decided_.text == "unknown_coupon"),
            "the end of coupon {}: {}", command.coupon.text(), decided_.text);
    if (is_known) known->second.is_ended = true;
}

// -- holds --

void Applying::hold(DocumentId id, Transfer const& transfer, std::int64_t minutes) {
    auto& from = of(transfer.from);
    if (!decided_.is_accepted) {
        return require(decided_.text == "not_enough" && from.available() < transfer.amount, "hold {} was refused: {}",
                       id.text(), decided_.text);
    }
    require(from.available() >= transfer.amount, "hold {} promises what is not there", id.text());
    auto const held = decoded<Held>(decided_.text);
    from.held += transfer.amount;
    of(transfer.to).incoming += transfer.amount;
    books_.holds[id.uuid] = {.pending = held.pending, .transfer = transfer, .expires_at = {at_.ms + minutes * 60'000}};
}

void Applying::operator()(EndHold const& command) {
    auto const found = books_.holds.find(command.hold.uuid);
    auto expected = [&]() -> std::string {
        if (found == books_.holds.end()) return "unknown_pending";
        auto const& hold = found->second;
        if (hold.fate == Mirror::Fate::expired) return "pending_expired";
        if (hold.fate != Mirror::Fate::open) return "pending_closed";
        if (command.posted > 0 && of(hold.transfer.from).posted < command.posted) return "not_enough";
        return "";
    }();
    auto const said = decided_.is_accepted ? "" : decided_.text;
    require(said == expected, "the end of hold {} is \"{}\" and not \"{}\"", command.hold.text(), said, expected);
    if (!decided_.is_accepted) return;
    close(books_, found->second, command.posted, command.posted > 0 ? Mirror::Fate::posted : Mirror::Fate::given_back);
    ++(command.posted > 0 ? outcomes_.holds_posted : outcomes_.holds_given_back);
}

void Applying::close(Mirror::Books& books, Mirror::Hold& hold, std::int64_t posted, Mirror::Fate fate) {
    auto& from = books.accounts[hold.transfer.from];
    auto& to = books.accounts[hold.transfer.to];
    from.held -= hold.transfer.amount;
    to.incoming -= hold.transfer.amount;
    from.posted -= posted;
    to.posted += posted;
    hold.fate = fate;
}

}  // namespace zg::sim
