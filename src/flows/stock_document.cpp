#include "stock_document.h"

#include <zg/event_bodies.h>

namespace zg::flows {

void record_stock(Rooms& rooms, inventory::Document const& document) {
    auto const store = rooms.stock.draft_location(document.location)->store;
    events::StockChange change{.document = document.id,
                               .store = store,
                               .location = document.location,
                               .at = document.at,
                               .reason = document.reason};
    for (auto const& line : document.lines) change.lines.push_back({line.sku, line.quantity_milli, line.on_hand_milli});
    rooms.stock.record(document);
    rooms.outbox.append(
        {.type = document.kind == inventory::DocumentKind::goods_receipt ? "GoodsReceived" : "StockAdjusted",
         .aggregate = document.id.uuid,
         .aggregate_version = 1,
         .store = store,
         .at = document.at,
         .body = change});
}

void record_stock(Rooms& rooms, Asked const& asked, std::string_view act, inventory::Document const& document) {
    record_stock(rooms, document);
    note(rooms, asked, act, document.id.uuid, rooms.stock.draft_location(document.location)->store);
}

}  // namespace zg::flows
