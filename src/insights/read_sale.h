#pragma once

#include <zg/event_bodies.h>
#include <zg/events.h>

#include <string_view>

namespace zg::insights {

// Reads an event's body into `into`, whose memory is used again from sale to sale. A body in the very form in which the house
// writes it takes the short way; any other goes through the general decoder. Failure of kind corrupt when that refuses it:
// the outbox holds nothing that we did not write.
void read_sale(events::Event const& event, events::Sale& into);

// The short way alone: false, and `into` half-filled, when the text is in another form.
[[nodiscard]] bool read_sale_as_written(std::string_view body, events::Sale& into);

}  // namespace zg::insights
