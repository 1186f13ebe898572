#include "on_event.h"

#include "read_sale.h"

namespace zg::insights {

std::optional<ReceiptKind> kind_of(events::Event const& event) {
    if (event.type == "SaleCompleted") return ReceiptKind::sale;
    if (event.type == "SaleRefunded") return ReceiptKind::refund;
    return std::nullopt;
}

void apply_event(Delta& delta, events::Event const& event, events::Sale& buffer) {
    auto const kind = kind_of(event);
    if (!kind) return;
    read_sale(event, buffer);
    apply(delta, buffer, *kind);
}

}  // namespace zg::insights
