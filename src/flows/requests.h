#pragma once

#include "rooms.h"

#include <zg/flows.h>

#include <optional>

namespace zg::flows {

// Whether a command whose answer is kept under its own id has run before.
struct AnsweredBefore final {
    bool clash = false;  // the id belongs to another command
    std::optional<Answer> answer = {};
};
[[nodiscard]] inline AnsweredBefore answered_before(Rooms& rooms, Uuid id, Asked const& asked) {
    auto known = rooms.requests.find(rooms.draft, id);
    if (!known) return {};
    if (known->hash != asked.hash) return {.clash = true};
    return {.answer = Answer{.body = std::move(known->answer), .replayed = true}};
}

}  // namespace zg::flows
