#include "past_sales.h"
#include "refunding.h"
#include "stock_document.h"

#include <zg/hash.h>

#include <algorithm>

namespace zg::flows {

namespace {

// A product that sales brought along goes out of use unless something else has made use of it.
Result<Done, SetupRefusal> take_back_product(Rooms& rooms, Asked const& asked, importing::Change const& change) {
    SkuId const sku{change.thing};
    auto const* product = rooms.catalog.find(sku);
    bool is_used =
        !product || product->version != change.version || rooms.ledger.draft_balance(inventory::sold(sku)).posted != 0;
    for (auto const& location : rooms.stock.locations())
        is_used = is_used || rooms.ledger.draft_balance(inventory::shelf(location.id, sku)).posted != 0;
    if (is_used) return Done{};
    if (auto const changed = catalog::change_product(rooms.draft, asked.at, {.id = sku, .active = false}); !changed)
        return refused_as(changed.refused());
    return Done{};
}

// Onto a shelf, or off it when the quantity is below zero. What stands there meanwhile does not count: goods_are_there has seen to
// it that in the end enough does.
bool move(Rooms& rooms, TakeBackContext& context, inventory::Document& document, SkuId sku, std::int64_t quantity_milli,
          ledger::Account const& other) {
    auto const shelf = inventory::shelf(document.location, sku);
    bool const comes = quantity_milli > 0;
    std::vector<ledger::Transfer> const transfers = {{.from = comes ? other : shelf,
                                                      .to = comes ? shelf : other,
                                                      .amount = comes ? quantity_milli : -quantity_milli,
                                                      .guarding = ledger::Guarding::waive}};
    if (!rooms.ledger.post(document.id.uuid, document.at, transfers)) return false;
    context.shelf_change[{document.location, sku}] += quantity_milli;
    auto const store = rooms.stock.draft_location(document.location)->store;
    document.lines.push_back(
        {sku, quantity_milli, rooms.ledger.draft_balance(shelf).posted, rooms.stock.draft_cost_e4(store, sku)});
    return true;
}

// Goods that a document brought onto the shelf from before the books go back there.
Result<Done, SetupRefusal> leave_shelf(Rooms& rooms, Asked const& asked, TakeBackContext& context,
                                       inventory::Document document, std::vector<FromOpening> const& opening) {
    if (opening.empty()) return Done{};
    for (auto const& [sku, quantity_milli] : opening) {
        if (!move(rooms, context, document, sku, -quantity_milli, inventory::before_the_books(sku)))
            return not_undone("undo_goods_gone");
    }
    record_stock(rooms, asked, "undo_import", document);
    return Done{};
}

bool is_goods(PastTrace const& trace, SkuId sku) {
    return std::find(trace.not_goods.begin(), trace.not_goods.end(), sku) == trace.not_goods.end();
}

// What refunds have left of the sale comes back at the sale's own time, so that the net sales and the goods of the past days are what
// they were; that there was a sale, and that it was taken back, stays in their counts of receipts and refunds.
Result<Done, SetupRefusal> take_back_sale(Rooms& rooms, Asked const& asked, TakeBackContext& context,
                                          importing::Change const& change, PastTrace const& trace) {
    auto const stored = rooms.receipts.find(rooms.draft, {change.thing});
    if (!stored) return not_undone("undo_changed_since");
    auto const& sale = stored->receipt;
    std::vector<std::int64_t> left;
    for (auto const& line : sale.lines) left.push_back(line.quantity_milli);
    for (auto const& refund : rooms.receipts.refunds_of(rooms.draft, sale.id)) {
        if (refund.origin != sales::Origin::import) return not_undone("undo_used_since");
        for (auto const& line : refund.lines) left[static_cast<std::size_t>(*line.sale_line)] -= line.quantity_milli;
    }
    auto const location = rooms.directory.draft_store(sale.store)->location;
    Returned back{.id = {undoing_of(sale.id.uuid)},
                  .receipt = sale.id,
                  .till = sale.till,
                  .at = sale.at,
                  .lines = {},
                  .goods_to = {},
                  .reason = "import_undone",
                  .origin = sales::Origin::import,
                  .reference = sale.reference};
    for (std::size_t line = 0; line < left.size(); ++line) {
        if (left[line] == 0) continue;
        back.lines.push_back({static_cast<std::int64_t>(line), left[line]});
        auto const sku = sale.lines[line].sku;
        back.goods_to.push_back(is_goods(trace, sku) ? GoodsTo::shelf : GoodsTo::opening);
        if (is_goods(trace, sku)) context.shelf_change[{location, sku}] += left[line];
    }
    if (!back.lines.empty()) {
        auto const given =
            take_back(rooms, {.who = asked.who, .at = asked.at, .hash = digest(back.id.text())}, "undo_import", back);
        if (!given) return refused_as(given.refused());
    }
    auto opening = trace.opening;
    std::erase_if(opening, [&](auto const& from) { return !is_goods(trace, from.sku); });
    return leave_shelf(rooms, asked, context,
                       {.id = {undoing_of(back.id.uuid)},
                        .kind = inventory::DocumentKind::opening,
                        .location = location,
                        .at = sale.at,
                        .reason = context.import.name},
                       opening);
}

Result<Done, SetupRefusal> take_back_adjustment(Rooms& rooms, Asked const& asked, TakeBackContext& context,
                                                importing::Change const& change, PastTrace const& trace) {
    auto const made = inventory::find_document(rooms.draft.stored(), {change.thing});
    if (!made) return not_undone("undo_changed_since");
    inventory::Document back{.id = {undoing_of(change.thing)},
                             .kind = inventory::DocumentKind::adjustment,
                             .location = made->location,
                             .at = made->at,
                             .reason = context.import.name};
    auto const store = rooms.stock.draft_location(made->location)->store;
    for (auto const& line : made->lines) {
        if (!move(rooms, context, back, line.sku, -line.quantity_milli, inventory::shrunk(store, line.sku)))
            return not_undone("undo_goods_gone");
    }
    record_stock(rooms, asked, "undo_import", back);
    return leave_shelf(rooms, asked, context,
                       {.id = {undoing_of(back.id.uuid)},
                        .kind = inventory::DocumentKind::opening,
                        .location = made->location,
                        .at = made->at,
                        .reason = context.import.name},
                       trace.opening);
}

// Goes with its sale when that is of this import or has been taken back. One of a sale of another import cannot go alone: the
// books have no way to sell again what a refund has taken back.
Result<Done, SetupRefusal> take_back_refund(Rooms& rooms, TakeBackContext const& context, PastTrace const& trace) {
    auto& stored = rooms.draft.stored();
    auto const sale = trace.sale->uuid;
    if (rooms.imports.has_changed(stored, context.import.id, sale) || !rooms.imports.stands(stored, sale))
        return Done{};
    return not_undone("undo_other_import");
}

}  // namespace

Result<Done, SetupRefusal> take_back_past(Rooms& rooms, Asked const& asked, TakeBackContext& context,
                                          importing::Change const& change) {
    auto const trace = trace_of(change);
    if (trace.claimed) return Done{};
    switch (trace.thing) {
        case PastThing::product: return take_back_product(rooms, asked, change);
        case PastThing::sale: return take_back_sale(rooms, asked, context, change, trace);
        case PastThing::adjustment: return take_back_adjustment(rooms, asked, context, change, trace);
        case PastThing::refund: return take_back_refund(rooms, context, trace);
    }
    __builtin_unreachable();
}

}  // namespace zg::flows
