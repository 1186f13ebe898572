#include "bodies.h"

#include <zg/json_text.h>
#include <zg/pack.h>

namespace zg::events {
namespace {

db::Failure unreadable(Event const& event) {
    return {db::FailureKind::corrupt,
            "event " + std::to_string(event.sequence) + " (" + event.type + ") has a body that cannot be read"};
}

template <class T>
Body from_json(Event const& event, std::string_view text) {
    auto const value = json::parse(text);
    if (!value) throw unreadable(event);
    auto decoded = json::decode<T>(*value);
    if (!decoded) throw unreadable(event);
    return *std::move(decoded);
}

}  // namespace

Body unpacked_body(Event const& event, std::string_view bytes) {
    auto body = pack::read<Body>(bytes);
    if (!body) throw unreadable(event);
    return *std::move(body);
}

Body body_of_json(Event const& event, std::string_view text) {
    auto const& type = event.type;
    if (type == "SaleCompleted" || type == "SaleRefunded") return from_json<Sale>(event, text);
    if (type == "StockAdjusted" || type == "GoodsReceived") return from_json<StockChange>(event, text);
    if (type == "ExceptionRaised") return from_json<ExceptionRaised>(event, text);
    if (type == "PriceChanged") return from_json<PriceChanged>(event, text);
    if (type == "ProductChanged" || type == "MemberChanged") return from_json<IdSaysAll>(event, text);
    throw unreadable(event);
}

std::string body_json(Event const& event) {
    return std::visit([](auto const& value) { return json::text(value); }, event.body);
}

}  // namespace zg::events
