#include "command.h"
#include "handlers.h"
#include "question.h"
#include "shapes_members.h"
#include "who.h"

#include <zg/member_sales.h>
#include <zg/members.h>
#include <zg/sales.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace zg::api {

namespace {

ledger::Account points_account(MemberId member, ledger::Bucket bucket) {
    return {ledger::points_unit(), member.uuid, bucket};
}

// The last four digits tell a person whom they know, and nobody whom they do not.
std::string masked(std::string_view phone) {
    return "••••" + std::string(phone.substr(phone.size() - std::min<std::size_t>(phone.size(), 4)));
}

bool sees_phones(access::Principal const& principal) { return principal.may(access::Scope::member_read); }

Member member_of(Call const& call, members::Member member) {
    auto const balance = [&](ledger::Bucket bucket) {
        return call.house.ledger.balance(points_account(member.id, bucket)).available();
    };
    if (!sees_phones(call.principal)) {
        for (auto& phone : member.phones) phone = masked(phone);
    }
    return {.id = member.id,
            .name = std::move(member.name),
            .phones = std::move(member.phones),
            .cards = std::move(member.cards),
            .joined_at = member.joined_at,
            .version = member.version,
            .points = balance(ledger::Bucket::points_member),
            .points_owed = -balance(ledger::Bucket::points_owed)};
}

// What a command has answered is kept whole, for its replay; who may not see phones gets it without.
Outcome without_phones(Outcome outcome, bool sees) {
    if (sees || outcome.body.empty()) return outcome;
    auto body = json::parse(outcome.body).value();
    for (auto& phone : body.as_object().at("phones").as_array()) phone = masked(phone.as_string());
    outcome.body = json::write(body);
    return outcome;
}

// "<version>_<joined>_<place in the receipts>": how far each of the three sources of a timeline has been told.
struct TimelinePlace final {
    std::int64_t version = 0;
    bool is_joined_told = false;
    std::string receipts;
};

std::string text_of(TimelinePlace const& place) {
    return std::to_string(place.version) + (place.is_joined_told ? "_1_" : "_0_") + place.receipts;
}

std::optional<TimelinePlace> parse_place(std::string_view text) {
    TimelinePlace place;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), place.version);
    if (error != std::errc{} || place.version < 0) return std::nullopt;
    auto const rest = text.substr(static_cast<std::size_t>(end - text.data()));
    if (!rest.starts_with("_0_") && !rest.starts_with("_1_")) return std::nullopt;
    place.is_joined_told = rest[1] == '1';
    place.receipts = rest.substr(3);
    return place;
}

TimelineItem item_of(db::Tx& tx, insights::ReceiptSummary const& receipt) {
    bool const is_sale = receipt.kind == insights::ReceiptKind::sale;
    TimelineItem item{.kind = is_sale ? TimelineKind::sale : TimelineKind::refund,
                      .at = receipt.at,
                      .receipt = receipt.id,
                      .number = receipt.number,
                      .store = receipt.store,
                      .total = is_sale ? receipt.total : -receipt.total};
    if (auto const stored = sales::find_receipt(tx, receipt.id)) {
        auto const points = stored->receipt.points_earned;
        item.points = is_sale ? points : -points;
    }
    return item;
}

// Three lists, each newest first, told as one.
struct Timeline final {
    std::vector<insights::ReceiptSummary> receipts;
    std::vector<members::Change> changes;
    std::optional<Instant> joined_at;
};

TimelinePage page_of(House const& house, db::Tx& tx, Timeline const& sources, TimelinePlace place, std::size_t limit) {
    TimelinePage page;
    auto receipt = sources.receipts.begin();
    auto change = sources.changes.begin();
    auto joined_at = sources.joined_at;
    auto const oldest = Instant{std::numeric_limits<std::int64_t>::min()};
    while (page.items.size() < limit) {
        auto const of_receipt = receipt != sources.receipts.end() ? receipt->at : oldest;
        auto const of_change = change != sources.changes.end() ? change->at : oldest;
        auto const of_joining = joined_at.value_or(oldest);
        auto const newest = std::max({of_receipt, of_change, of_joining});
        if (newest == oldest) return page;
        if (newest == of_receipt) {
            page.items.push_back(item_of(tx, *receipt));
            place.receipts = insights::cursor_after(*receipt++);
        } else if (newest == of_change) {
            page.items.push_back({.kind = TimelineKind::change,
                                  .at = change->at,
                                  .fields = change->fields,
                                  .who = name_of(house, change->who)});
            place.version = (change++)->version;
        } else {
            page.items.push_back({.kind = TimelineKind::joined, .at = *joined_at});
            joined_at.reset();
            place.is_joined_told = true;
        }
    }
    bool const is_more = receipt != sources.receipts.end() || change != sources.changes.end() || joined_at;
    if (is_more) page.next = text_of(place);
    return page;
}

}  // namespace

void get_members(Call call) {
    Query query(call);
    members::MemberSearch const search{.phone = query.text("phone"),
                                       .card = query.text("card"),
                                       .words = query.text("query"),
                                       .after = query.id<MemberId>("after").value_or(MemberId{}),
                                       .count_max = static_cast<std::size_t>(query.limit(50, 200))};
    if (query.refused(call)) return;
    ask(std::move(call), [search](Reading& reading, Call& asked) {
        auto found = in_books(reading, [&](db::Tx& tx) { return members::search(tx, search); });
        MemberPage page;
        if (found.size() == search.count_max) page.next = found.back().id.text();
        for (auto& member : found) page.items.push_back(member_of(asked, std::move(member)));
        return yes(page);
    });
}

void get_member(Call call) {
    auto const id = path_id<MemberId>(call, "id");
    if (!id) return;
    ask(std::move(call), [id = *id](Reading& reading, Call& asked) {
        auto member = in_books(reading, [&](db::Tx& tx) { return members::by_id(tx, id); });
        if (!member) return no(asked, {.code = "unknown_member", .field = "id", .status = 404});
        return yes(member_of(asked, *std::move(member)));
    });
}

void post_member(Call call) {
    auto command = body_of<flows::NewMember>(call);
    if (!command) return;
    auto const asked = asked_by(call, "create_member", *command);
    bool const sees = sees_phones(call.principal);
    decide(std::move(call), {}, [asked, sees, command = *std::move(command)](db::Draft& draft) {
        return without_phones(outcome(flows::create_member(draft, asked, command)), sees);
    });
}

void put_member(Call call) {
    auto const id = path_id<MemberId>(call, "id");
    if (!id) return;
    auto change = body_of<MemberChange>(call);
    if (!change) return;
    // Who sees only the end of a phone would write the rest away.
    if (change->phones && !sees_phones(call.principal)) {
        return refuse(call, {.code = "scope_missing", .field = "phones"});
    }
    flows::ChangedMember command{.id = *id,
                                 .version = change->version,
                                 .name = std::move(change->name),
                                 .phones = std::move(change->phones),
                                 .cards = std::move(change->cards)};
    auto const asked = asked_by(call, "change_member", command);
    bool const sees = sees_phones(call.principal);
    decide(std::move(call), "id", [asked, sees, command = std::move(command)](db::Draft& draft) {
        return without_phones(outcome(flows::change_member(draft, asked, command)), sees);
    });
}

void get_member_figures(Call call) {
    auto const id = path_id<MemberId>(call, "id");
    if (!id) return;
    ask(std::move(call), [id = *id](Reading& reading, Call& asked) {
        auto const& house = asked.house;
        if (!house.members.exists(id)) return no(asked, {.code = "unknown_member", .field = "id", .status = 404});
        auto sales = reading.insights.member_sales(
            {.member = id, .stores = asked.principal.stores, .currency = currency_of(house)});
        MemberFigures figures{.visits = sales.visits,
                              .refunds = sales.refunds,
                              .net_sales = sales.net_sales,
                              .basket_value = sales.basket_value,
                              .first_visit = sales.first_visit,
                              .last_visit = sales.last_visit};
        for (auto const& [sku, receipts] : sales.favourites) {
            FavouriteRow row{.sku = sku, .receipts = receipts};
            if (auto const listing = house.catalog.listing(sku)) {
                row.code = listing->product.code;
                row.names = listing->product.names;
            }
            figures.favourites.push_back(std::move(row));
        }
        return yes(figures);
    });
}

void get_member_timeline(Call call) {
    auto const id = path_id<MemberId>(call, "id");
    if (!id) return;
    Query query(call);
    auto const after = query.text("after");
    auto const place = after ? parse_place(*after) : TimelinePlace{};
    auto const limit = static_cast<std::size_t>(query.limit(30, 200));
    if (!place) query.fail("bad_cursor", "after");
    if (query.refused(call)) return;
    ask(std::move(call), [id = *id, place = *place, limit](Reading& reading, Call& asked) {
        auto const receipts = reading.insights.receipts({.stores = asked.principal.stores,
                                                         .member = id,
                                                         .after = place.receipts,
                                                         .limit = static_cast<std::int64_t>(limit + 1)});
        if (!receipts) return no(asked, {.code = "bad_cursor", .field = "after"});
        return in_books(reading, [&](db::Tx& tx) {
            auto const member = members::by_id(tx, id);
            if (!member) return no(asked, {.code = "unknown_member", .field = "id", .status = 404});
            Timeline sources{.receipts = receipts->items,
                             .changes = members::changes(tx, id, place.version, limit + 1)};
            if (!place.is_joined_told) sources.joined_at = member->joined_at;
            return yes(page_of(asked.house, tx, sources, place, limit));
        });
    });
}

void get_member_points(Call call) {
    auto const id = path_id<MemberId>(call, "id");
    if (!id) return;
    Query query(call);
    auto const before = query.integer("before", 1, std::numeric_limits<std::int64_t>::max()).value_or(0);
    auto const limit = static_cast<std::size_t>(query.limit(50, 200));
    if (query.refused(call)) return;
    ask(std::move(call), [id = *id, before, limit](Reading& reading, Call& asked) {
        return in_books(reading, [&](db::Tx& tx) {
            if (!members::by_id(tx, id)) return no(asked, {.code = "unknown_member", .field = "id", .status = 404});
            PointsPage page;
            auto const account = points_account(id, ledger::Bucket::points_member);
            for (auto const& movement : asked.house.ledger.movements(tx, account, before, limit)) {
                PointsRow row{.sequence = movement.sequence,
                              .at = movement.at,
                              .document = {movement.document},
                              .points = movement.amount,
                              .balance = movement.posted_after};
                if (auto const stored = sales::find_receipt(tx, {movement.document}))
                    row.number = stored->receipt.number;
                page.items.push_back(std::move(row));
            }
            if (page.items.size() == limit) page.next_before = page.items.back().sequence;
            return yes(page);
        });
    });
}

}  // namespace zg::api
