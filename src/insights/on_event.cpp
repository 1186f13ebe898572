#include "on_event.h"

#include <zg/db.h>

namespace zg::insights {

std::optional<ReceiptKind> kind_of(events::Event const& event) {
    if (event.type == "SaleCompleted") return ReceiptKind::sale;
    if (event.type == "SaleRefunded") return ReceiptKind::refund;
    return std::nullopt;
}

void apply_event(Delta& delta, events::Event const& event) {
    auto const kind = kind_of(event);
    if (!kind) return;
    auto const* sale = std::get_if<events::Sale>(&event.body);
    if (!sale) {
        throw db::Failure(db::FailureKind::corrupt,
                          "event " + std::to_string(event.sequence) + " is a sale without the body of one");
    }
    apply(delta, *sale, *kind);
}

}  // namespace zg::insights
