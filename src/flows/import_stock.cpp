#include <zg/flows_import.h>

#include "opening.h"
#include "refusing.h"
#include "rooms.h"
#include "stock_document.h"

#include <zg/json_text.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::flows {

namespace {

constexpr std::size_t reason_bytes_max = 200;

bool says_the_same(inventory::Document const& document, ImportAdjustment const& command) {
    if (document.at != command.at || document.location != command.location || document.reason != command.reason)
        return false;
    auto const same = [](inventory::StockLine const& line, AdjustLine const& other) {
        return line.sku == other.sku && line.quantity_milli == other.quantity_milli;
    };
    return std::equal(document.lines.begin(), document.lines.end(), command.lines.begin(), command.lines.end(), same);
}

std::optional<StockRefused> wrong(Rooms const& rooms, ImportAdjustment const& command) {
    if (!rooms.stock.draft_location(command.location)) return StockRefused{StockRefusal::unknown_location, "location"};
    if (command.reason.size() > reason_bytes_max) return StockRefused{StockRefusal::text_too_long, "reason"};
    for (std::size_t index = 0; index < command.lines.size(); ++index) {
        if (!rooms.catalog.find(command.lines[index].sku)) {
            return StockRefused{StockRefusal::unknown_sku, fmt::format("lines[{}].sku", index)};
        }
    }
    return std::nullopt;
}

struct Moved final {
    std::vector<inventory::StockLine> lines;
    std::vector<FromOpening> from_opening;
};

// Straight through the room: what is missing on the shelf comes from the opening account, the rest is an adjustment.
Result<Moved, StockRefusal> move_goods(Rooms& rooms, ImportAdjustment const& command) {
    if (command.lines.empty()) return Moved{};
    Needs needs;
    std::vector<inventory::Adjust> lines;
    for (auto const& line : command.lines) {
        if (line.quantity_milli < 0) needs.add(line.sku, -line.quantity_milli);
        lines.push_back({line.sku, line.quantity_milli});
    }
    auto from_opening = needs.from_opening(rooms.ledger, command.location);
    auto const opening = transfers_of(from_opening, command.location);
    if (!opening.empty() && !rooms.ledger.post(command.id.uuid, command.at, opening)) {
        return StockRefused{StockRefusal::quantity_too_large, "lines"};
    }
    auto adjusted = inventory::adjust(rooms.draft, command.id.uuid, command.at, command.location, lines);
    if (adjusted) return Moved{*std::move(adjusted), std::move(from_opening)};
    switch (adjusted.reason()) {
        case inventory::StockRefusal::quantity_zero:
            return StockRefused{StockRefusal::quantity_zero, adjusted.refused().field};
        case inventory::StockRefusal::too_many_lines: return StockRefused{StockRefusal::too_many_lines, "lines"};
        case inventory::StockRefusal::not_enough_on_hand:
            return StockRefused{StockRefusal::not_enough_on_hand, "lines"};
        case inventory::StockRefusal::unknown_location: return StockRefused{StockRefusal::unknown_location, "location"};
        case inventory::StockRefusal::no_lines: return StockRefused{StockRefusal::no_lines, "lines"};
        case inventory::StockRefusal::quantity_too_large:
        case inventory::StockRefusal::cost_negative:
        case inventory::StockRefusal::cost_too_large:
            return StockRefused{StockRefusal::quantity_too_large, adjusted.refused().field};
    }
    __builtin_unreachable();
}

}  // namespace

Result<Imported, StockRefusal> import_adjustment(db::Draft& draft, Asked const& asked,
                                                 ImportAdjustment const& command) {
    Rooms rooms(draft);
    if (auto const known = inventory::find_document(draft.stored(), command.id)) {
        if (!says_the_same(*known, command)) return StockRefused{StockRefusal::id_reused, "id"};
        return Imported{.was_there = true};
    }
    if (auto refused = wrong(rooms, command)) return *refused;
    auto moved = move_goods(rooms, command);
    if (!moved) return moved.refused();
    inventory::Document const document{.id = command.id,
                                       .kind = inventory::DocumentKind::adjustment,
                                       .location = command.location,
                                       .at = command.at,
                                       .reason = command.reason,
                                       .lines = std::move(moved->lines)};
    record_stock(rooms, asked, "import_adjustment", document);
    return Imported{.from_opening = std::move(moved->from_opening)};
}

}  // namespace zg::flows
