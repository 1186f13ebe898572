#include <zg/flows.h>

#include "requests.h"
#include "rooms.h"
#include "stock_document.h"

#include <zg/json_text.h>

#include <fmt/format.h>

namespace zg::flows {

namespace {

constexpr std::size_t reference_bytes_max = 200;

StockRefusal reason_of(inventory::StockRefusal refusal) {
    switch (refusal) {
        case inventory::StockRefusal::unknown_location: return StockRefusal::unknown_location;
        case inventory::StockRefusal::quantity_zero: return StockRefusal::quantity_zero;
        case inventory::StockRefusal::quantity_too_large: return StockRefusal::quantity_too_large;
        case inventory::StockRefusal::cost_negative: return StockRefusal::cost_negative;
        case inventory::StockRefusal::cost_too_large: return StockRefusal::cost_too_large;
        case inventory::StockRefusal::not_enough_on_hand: return StockRefusal::not_enough_on_hand;
        case inventory::StockRefusal::too_many_lines: return StockRefusal::too_many_lines;
        case inventory::StockRefusal::no_lines: return StockRefusal::no_lines;
    }
    __builtin_unreachable();
}

template <class Line>
std::optional<Refused<StockRefusal>> unknown_sku(Rooms const& rooms, std::vector<Line> const& lines) {
    for (std::size_t index = 0; index < lines.size(); ++index) {
        if (!rooms.catalog.find(lines[index].sku)) {
            return Refused{StockRefusal::unknown_sku, fmt::format("lines[{}].sku", index)};
        }
    }
    return std::nullopt;
}

// The document, its audit entry, its event and its remembered answer.
Answer close_document(Rooms& rooms, Asked const& asked, std::string_view act, inventory::Document const& document) {
    auto body = json::text(document);
    record_stock(rooms, asked, act, document);
    rooms.requests.remember(document.id.uuid, asked.at, {asked.hash, body});
    return {.body = std::move(body)};
}

}  // namespace

Result<Answer, StockRefusal> receive_goods(db::Draft& draft, Asked const& asked, ReceiveGoods const& command) {
    Rooms rooms(draft);
    auto const before = answered_before(rooms, command.id.uuid, asked);
    if (before.clash) return Refused{StockRefusal::id_reused, "id"};
    if (before.answer) return *before.answer;
    if (command.reference && command.reference->size() > reference_bytes_max) {
        return Refused{StockRefusal::text_too_long, "reference"};
    }
    if (auto refused = unknown_sku(rooms, command.lines)) return *refused;
    std::vector<inventory::Receive> lines;
    for (auto const& line : command.lines) lines.push_back({line.sku, line.quantity_milli, line.unit_cost_e4});
    auto received = inventory::receive(draft, command.id.uuid, asked.at, command.location, lines);
    if (!received) return Refused{reason_of(received.reason()), received.refused().field};
    return close_document(rooms, asked, "receive_goods",
                          {.id = command.id,
                           .kind = inventory::DocumentKind::goods_receipt,
                           .location = command.location,
                           .at = asked.at,
                           .reason = command.reference.value_or(""),
                           .lines = *std::move(received)});
}

Result<Answer, StockRefusal> adjust_stock(db::Draft& draft, Asked const& asked, AdjustStock const& command) {
    Rooms rooms(draft);
    auto const before = answered_before(rooms, command.id.uuid, asked);
    if (before.clash) return Refused{StockRefusal::id_reused, "id"};
    if (before.answer) return *before.answer;
    if (auto refused = unknown_sku(rooms, command.lines)) return *refused;
    std::vector<inventory::Adjust> lines;
    for (auto const& line : command.lines) lines.push_back({line.sku, line.quantity_milli});
    auto adjusted = inventory::adjust(draft, command.id.uuid, asked.at, command.location, lines);
    if (!adjusted) return Refused{reason_of(adjusted.reason()), adjusted.refused().field};
    return close_document(rooms, asked, "adjust_stock",
                          {.id = command.id,
                           .kind = inventory::DocumentKind::adjustment,
                           .location = command.location,
                           .at = asked.at,
                           .reason = boost::describe::enum_to_string(command.reason, ""),
                           .lines = *std::move(adjusted)});
}

}  // namespace zg::flows
