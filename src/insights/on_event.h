#pragma once

#include "rules.h"

#include <zg/events.h>

namespace zg::insights {

// The kind of receipt an event is about; nullopt when insights does not count it.
[[nodiscard]] std::optional<ReceiptKind> kind_of(events::Event const&);

// Adds an event to the delta. Failure of kind corrupt for a sale without the body of one.
void apply_event(Delta&, events::Event const&);

}  // namespace zg::insights
