#pragma once

#include "../world/world.h"

#include <cstdint>

namespace zg::bench {

// What a push costs when nothing is decided, written or projected: the product's HTTP adapter, the same handshake and
// subscription, and each checkout answered and passed on to its store's sockets at once with as many bytes as the product
// sends. Serves until SIGTERM; prints the port.
void run_bare_push(std::int64_t message_bytes, std::int64_t answer_bytes);

}  // namespace zg::bench
