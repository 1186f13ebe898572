#pragma once

#include <zg/events.h>

#include <string_view>

// From the outbox's rows to bodies.
namespace zg::events {

// `event` is what the row says besides; Failure of kind corrupt for bytes that pack::bytes(body) did not make.
[[nodiscard]] Body unpacked_body(Event const& event, std::string_view bytes);
// Of rows from before bodies were packed; Failure of kind corrupt when the type does not have such a body.
[[nodiscard]] Body body_of_json(Event const& event, std::string_view text);

}  // namespace zg::events
