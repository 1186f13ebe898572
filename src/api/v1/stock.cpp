#include "command.h"
#include "handlers.h"
#include "question.h"
#include "shapes.h"
#include "stores.h"

#include <zg/inventory.h>
#include <zg/sales.h>

#include <algorithm>
#include <unordered_map>

namespace zg::api {

namespace {

void add_rows(StockPage& page, Call const& call, catalog::Product const& product,
              std::vector<access::Store> const& stores) {
    for (auto const& store : stores) {
        auto const balance = call.house.ledger.balance(inventory::shelf(store.location, product.id));
        // A product that is no longer sold shows for as long as there is some of it.
        if (!product.active && balance.posted == 0) continue;
        page.items.push_back({.sku = product.id,
                              .code = product.code,
                              .names = product.names,
                              .unit = product.unit,
                              .store = store.id,
                              .location = store.location,
                              .on_hand_milli = balance.posted,
                              .held_milli = balance.held,
                              .available_milli = balance.available()});
        if (call.shows_costs()) page.items.back().cost_e4 = call.house.stock.cost_e4(store.id, product.id);
    }
}

std::optional<StoreId> store_of(House const& house, LocationId id) {
    auto const locations = house.stock.locations();
    auto const found =
        std::find_if(locations.begin(), locations.end(), [&](auto const& location) { return location.id == id; });
    return found == locations.end() ? std::nullopt : std::optional(found->store);
}

// What a movement's document is; one document may move a SKU more than once.
struct Described final {
    MovementKind kind{};
    std::optional<std::string> number;
    std::optional<std::string> reason;
};

MovementKind kind_of(inventory::DocumentKind kind) {
    switch (kind) {
        case inventory::DocumentKind::goods_receipt: return MovementKind::goods_receipt;
        case inventory::DocumentKind::adjustment: return MovementKind::adjustment;
        case inventory::DocumentKind::opening: return MovementKind::opening;
    }
    __builtin_unreachable();
}

Described describe(db::Tx& tx, ledger::Movement const& movement) {
    if (auto stored = sales::find_receipt(tx, {movement.document})) {
        auto& receipt = stored->receipt;
        return {receipt.kind == sales::ReceiptKind::sale ? MovementKind::sale : MovementKind::refund,
                std::move(receipt.number), std::move(receipt.reason)};
    }
    if (auto document = inventory::find_document(tx, {movement.document})) {
        auto reason = document->reason.empty() ? std::nullopt : std::optional(std::move(document->reason));
        return {kind_of(document->kind), std::nullopt, std::move(reason)};
    }
    return {
        movement.other.bucket == ledger::Bucket::opening ? MovementKind::opening : MovementKind::adjustment, {}, {}};
}

MovementPage movements(db::Tx& tx, House const& house, ledger::Account const& shelf, std::int64_t before,
                       std::int64_t limit) {
    auto const found = house.ledger.movements(tx, shelf, before, static_cast<std::size_t>(limit));
    std::unordered_map<Uuid, Described> documents;
    MovementPage page;
    for (auto const& movement : found) {
        auto [entry, is_new] = documents.try_emplace(movement.document);
        if (is_new) entry->second = describe(tx, movement);
        page.items.push_back({.sequence = movement.sequence,
                              .at = movement.at,
                              .document = {movement.document},
                              .kind = entry->second.kind,
                              .number = entry->second.number,
                              .reason = entry->second.reason,
                              .quantity_milli = movement.amount,
                              .on_hand_milli = movement.posted_after});
    }
    if (static_cast<std::int64_t>(found.size()) == limit) page.next_before = found.back().sequence;
    return page;
}

// True when the location is in a store that the principal does not see; a location that is not there is the flow's to refuse.
bool refuse_location(Call& call, LocationId location) {
    auto const store = store_of(call.house, location);
    return store && refuse_store(call, *store, "location");
}

}  // namespace

void get_stock(Call call) {
    Query query(call);
    auto const wanted = query.stores();
    auto const after = query.id<SkuId>("after").value_or(SkuId{});
    auto const sku = query.id<SkuId>("sku");
    auto const words = query.text("query");
    auto const limit = static_cast<std::size_t>(query.limit(100, 1000));
    if (query.refused(call)) return;
    ask(std::move(call), [=](Reading&, Call& asked) {
        auto const stores = stores_among(asked.house, wanted);
        auto const& catalog = asked.house.catalog;
        StockPage page;
        if (sku) {
            auto const listing = catalog.listing(*sku);
            if (listing) add_rows(page, asked, listing->product, stores);
            return yes(page);
        }
        auto const listings = words ? catalog.search(*words, limit) : catalog.list_after(after, limit);
        for (auto const& listing : listings) add_rows(page, asked, listing->product, stores);
        if (!words && listings.size() == limit) page.next = listings.back()->product.id.text();
        return yes(page);
    });
}

void get_movements(Call call) {
    Query query(call);
    auto const sku = query.id<SkuId>("sku");
    auto const location = query.id<LocationId>("location");
    auto const before = query.integer("before", 1, std::numeric_limits<std::int64_t>::max()).value_or(0);
    auto const limit = query.limit(50, 200);
    if (!sku) query.fail("missing_field", "sku");
    if (!location) query.fail("missing_field", "location");
    if (query.refused(call) || refuse_location(call, *location)) return;
    if (!store_of(call.house, *location)) return refuse(call, {.code = "unknown_location", .field = "location"});
    auto const shelf = inventory::shelf(*location, *sku);
    ask(std::move(call), [=](Reading& reading, Call& asked) {
        return in_books(reading, [&](db::Tx& tx) { return yes(movements(tx, asked.house, shelf, before, limit)); });
    });
}

void post_goods_receipt(Call call) {
    auto command = body_of<flows::ReceiveGoods>(call);
    if (!command || refuse_location(call, command->location)) return;
    auto const asked = asked_by(call, "receive_goods", *command);
    decide(std::move(call), {}, [asked, command = *std::move(command)](db::Draft& draft) {
        return outcome(flows::receive_goods(draft, asked, command));
    });
}

void post_stock_adjustment(Call call) {
    auto command = body_of<flows::AdjustStock>(call);
    if (!command || refuse_location(call, command->location)) return;
    auto const asked = asked_by(call, "adjust_stock", *command);
    decide(std::move(call), {}, [asked, command = *std::move(command)](db::Draft& draft) {
        return outcome(flows::adjust_stock(draft, asked, command));
    });
}

}  // namespace zg::api
