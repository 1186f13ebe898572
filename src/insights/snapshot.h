#pragma once

#include "memory.h"
#include "rows.h"

#include <functional>

namespace zg::insights {

// Runs `on_delta` for each layer in memory, then `on_table` in a transaction that lies exactly below them. When a flush came
// in between, `restart` is called and all begins anew; flushes are seconds apart, so that is rare and ends soon.
struct SnapshotWork final {
    std::function<void()> restart;
    std::function<void(Delta const&)> on_delta;
    std::function<void(db::Tx&)> on_table;
};
void read_snapshot(db::Db& views, Memory const&, SnapshotWork const&);

// Walks the cells of a delta that a question is about.
[[nodiscard]] bool concerns(StoreDayKey const&, Days, Stores const&, std::string_view currency);

}  // namespace zg::insights
