#include <zg/events.h>

#include "rows.h"

#include <fmt/format.h>

namespace zg::events {
namespace {

constexpr std::int64_t named_max = 20;  // a broken feed is broken everywhere: the first few are enough to find out why

}  // namespace

std::vector<std::string> audit(db::Tx& tx) {
    std::vector<std::string> broken;
    auto const shape = outbox_shape(tx);
    if (shape.first != 1 || shape.last != shape.count) {
        broken.push_back(
            fmt::format("outbox is not dense: {} events numbered {} to {}", shape.count, shape.first, shape.last));
    }
    for (auto const& each : broken_aggregates(tx, named_max)) {
        broken.push_back(fmt::format("aggregate {} has {} events with versions {} to {}", each.aggregate.text(),
                                     each.count, each.first, each.last));
    }
    return broken;
}

}  // namespace zg::events
